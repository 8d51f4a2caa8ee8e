//! Places at which a test lets the program die at once, as it would without power. A release has none of them.

/// Dies here when this place is armed and its turn has come.
pub fn point(place: &str) {
    #[cfg(debug_assertions)]
    armed::pass(place);
    #[cfg(not(debug_assertions))]
    let _ = place;
}

#[cfg(debug_assertions)]
pub use armed::arm;

#[cfg(debug_assertions)]
mod armed {
    use std::sync::{Mutex, PoisonError};

    struct Armed {
        place: String,
        /// How often it is passed, the last time included.
        passes: u32,
    }

    static ARMED: Mutex<Option<Armed>> = Mutex::new(None);

    /// Arms a place; `after claim:17` is for its 17th pass. Nonsense arms nothing.
    pub fn arm(text: &str) {
        let Some((place, passes)) = text.rsplit_once(':') else { return };
        let armed = passes.parse().ok().map(|passes| Armed { place: place.to_owned(), passes });
        *ARMED.lock().unwrap_or_else(PoisonError::into_inner) = armed;
    }

    pub fn pass(place: &str) {
        let mut armed = ARMED.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(armed) = armed.as_mut().filter(|armed| armed.place == place) {
            armed.passes = armed.passes.saturating_sub(1);
            if armed.passes == 0 {
                std::process::abort();
            }
        }
    }
}
