//! Tests of names in texts.
