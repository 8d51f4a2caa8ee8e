//! Handlers: each reads the update, asks the app and sends the reply.

pub mod command;
pub mod press;
pub mod question;
pub mod wordless;
