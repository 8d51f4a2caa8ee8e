//! Being told by the file system that the store may have changed. Network file systems tell nothing.

use std::path::{Path, PathBuf};

use notify::{ErrorKind, Event, RecommendedWatcher, RecursiveMode, Watcher};

use crate::knowledge::ENTRIES;

/// Calls `tell` whenever something happens to the store, until the watcher is dropped.
///
/// Only what is there now is watched: when folders are replaced, a new watcher is needed.
///
/// # Errors
/// When the system does not let us watch, or no more.
pub fn watch(store: &Path, tell: impl Fn() + Send + 'static) -> notify::Result<RecommendedWatcher> {
    let above = store.parent().filter(|_| store.file_name().is_some()).map(Path::to_owned);
    let besides = (above.clone(), store.to_owned());
    let mut watcher = notify::recommended_watcher(move |event: notify::Result<Event>| {
        if event.is_ok_and(|event| may_matter(&event, &besides)) {
            tell();
        }
    })?;
    // The folder above tells when the store, or the link to it, is replaced as a whole.
    let places = [
        (above, RecursiveMode::NonRecursive),
        (Some(store.to_owned()), RecursiveMode::NonRecursive),
        (Some(store.join(ENTRIES)), RecursiveMode::Recursive),
    ];
    for (place, mode) in places {
        let Some(place) = place else { continue };
        match watcher.watch(&place, mode) {
            Err(error) if !is_missing(&error) => return Err(error),
            _ => {}
        }
    }
    Ok(watcher)
}

/// Reading is no change, ours least of all. Nor is what happens to the store's neighbours.
fn may_matter(event: &Event, (above, store): &(Option<PathBuf>, PathBuf)) -> bool {
    let neighbour = |path: &PathBuf| above.is_some() && path.parent() == above.as_deref() && path != store;
    !event.kind.is_access() && (event.paths.is_empty() || !event.paths.iter().all(neighbour))
}

fn is_missing(error: &notify::Error) -> bool {
    match &error.kind {
        ErrorKind::PathNotFound => true,
        ErrorKind::Io(error) => error.kind() == std::io::ErrorKind::NotFound,
        _ => false,
    }
}
