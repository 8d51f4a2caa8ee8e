//! Handlers: each reads the update, asks the app and sends the reply.

pub mod alerts;
pub mod asking;
pub mod cleaning;
pub mod document;
pub mod erasure;
pub mod feedback;
pub mod inline;
pub mod membership;
pub mod message;
pub mod press;
pub mod reload;
pub mod report;
pub mod saving;
pub mod settings;
pub mod status;
