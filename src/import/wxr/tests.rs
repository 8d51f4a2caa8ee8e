//! Exports as WordPress writes them, and broken ones.
