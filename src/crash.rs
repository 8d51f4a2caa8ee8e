//! Places at which a test lets the program die at once, as it would without power, or panic. A release has none of them.

use std::fmt::Debug;

/// Dies here when this place is armed and its turn has come.
pub fn point(place: &str) {
    held(place, &());
}

/// The same; when it is to panic instead, then in words that hold `what`, as a slip of ours might.
pub fn held(place: &str, what: &impl Debug) {
    #[cfg(debug_assertions)]
    armed::pass(place, what);
    #[cfg(not(debug_assertions))]
    let _ = (place, what);
}

#[cfg(debug_assertions)]
pub use armed::arm;

#[cfg(debug_assertions)]
mod armed {
    use std::fmt::Debug;
    use std::sync::{Mutex, PoisonError};

    struct Armed {
        place: String,
        /// How often it is passed, the first time that it takes effect included.
        passes: u32,
        panics: bool,
    }

    static ARMED: Mutex<Option<Armed>> = Mutex::new(None);

    /// Arms a place; `after claim:17` dies at its 17th pass, `panic in a handler:3` panics at its third and all that follow.
    /// Nonsense arms nothing.
    pub fn arm(text: &str) {
        let (text, panics) = text.strip_prefix("panic ").map_or((text, false), |rest| (rest, true));
        let Some((place, passes)) = text.rsplit_once(':') else { return };
        let armed = passes.parse().ok().map(|passes| Armed { place: place.to_owned(), passes, panics });
        *ARMED.lock().unwrap_or_else(PoisonError::into_inner) = armed;
    }

    pub fn pass(place: &str, what: &impl Debug) {
        let mut armed = ARMED.lock().unwrap_or_else(PoisonError::into_inner);
        let Some(armed_here) = armed.as_mut().filter(|armed| armed.place == place) else { return };
        armed_here.passes = armed_here.passes.saturating_sub(1);
        if armed_here.passes > 0 {
            return;
        }
        if !armed_here.panics {
            // With the lock held, so that nothing passes any place meanwhile.
            std::process::abort();
        }
        drop(armed);
        panic!("let panic {place}, with {what:?}");
    }
}
