//! Words and their forms: what makes two ways of writing one word equal, in every language of a store.

mod families;
mod script;
pub mod stems;
pub mod stop_words;
pub mod words;

pub use script::Script;
