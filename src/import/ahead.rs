//! Items are read and worked on ahead, on threads of their own, and what comes of them is taken in their order.

use std::collections::BTreeMap;
use std::io;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::thread;

use super::item::{Item, Site};
use super::source::{Source, SourceError};

/// So many items wait to be worked on, and so many more to be taken: enough to be busy, and little memory.
const WAITING: usize = 8;

/// Works on each item of a source, and shows `take` what comes of it, with the number of bytes read so far; gives the site.
///
/// # Errors
/// When the source is broken, or `take` fails: its error is given then, and nothing more is taken.
pub fn each<T: Send>(
    source: &Source,
    work: &(impl Fn(Item) -> T + Sync),
    take: &mut dyn FnMut(T, u64) -> Result<(), SourceError>,
) -> Result<Site, SourceError> {
    let (items, waiting) = sync_channel(WAITING);
    let (made, results) = sync_channel(WAITING);
    let waiting = Arc::new(Mutex::new(waiting));
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(source, &items));
        for _ in 0..thread::available_parallelism().map_or(1, usize::from) {
            let (waiting, made) = (Arc::clone(&waiting), made.clone());
            scope.spawn(move || work_on(&waiting, work, &made));
        }
        // The channels end with the threads that use them.
        drop((waiting, made));
        let taken = take_in_order(results, take);
        let read = reader.join().unwrap_or_else(|panic| std::panic::resume_unwind(panic));
        taken.and(read)
    })
}

type Numbered<T> = (usize, T, u64);

fn read(source: &Source, items: &SyncSender<Numbered<Item>>) -> Result<Site, SourceError> {
    let mut number = 0;
    source.each(&mut |item, done| {
        // Nobody takes items any more when `take` has failed.
        let sent = items.send((number, item, done)).map_err(|_| SourceError::Stopped(io::ErrorKind::BrokenPipe.into()));
        number += 1;
        sent
    })
}

fn work_on<T>(waiting: &Mutex<Receiver<Numbered<Item>>>, work: &impl Fn(Item) -> T, made: &SyncSender<Numbered<T>>) {
    loop {
        let next = waiting.lock().unwrap_or_else(PoisonError::into_inner).recv();
        let Ok((number, item, done)) = next else { return };
        if made.send((number, work(item), done)).is_err() {
            return;
        }
    }
}

fn take_in_order<T>(
    results: Receiver<Numbered<T>>,
    take: &mut dyn FnMut(T, u64) -> Result<(), SourceError>,
) -> Result<(), SourceError> {
    let mut early = BTreeMap::new();
    let mut next = 0;
    for (number, made, done) in results {
        early.insert(number, (made, done));
        while let Some((made, done)) = early.remove(&next) {
            next += 1;
            take(made, done)?;
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;

    fn fetched(count: u64) -> (tempfile::TempDir, Source) {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("items.jsonl");
        let mut lines = vec![serde_json::to_string(&Site::default()).unwrap()];
        lines.extend((0..count).map(|id| serde_json::to_string(&Item { id, ..Item::default() }).unwrap()));
        std::fs::write(&path, lines.join("\n")).unwrap();
        (folder, Source::Fetched(path))
    }

    /// Every seventh takes longer than those behind it.
    fn work(item: &Item) -> u64 {
        if item.id.is_multiple_of(7) {
            thread::sleep(Duration::from_millis(2));
        }
        item.id
    }

    #[test]
    fn what_comes_of_items_is_taken_in_their_order() {
        let (_folder, source) = fetched(100);
        let mut taken = Vec::new();
        let site = each(&source, &|item| work(&item), &mut |id, _| {
            taken.push(id);
            Ok(())
        });
        assert!(site.is_ok());
        assert_eq!(taken, (0..100).collect::<Vec<_>>());
    }

    #[test]
    fn who_takes_may_stop_and_a_broken_source_tells() {
        let (folder, source) = fetched(100);
        let mut taken = 0;
        let stopped = each(&source, &|item| work(&item), &mut |_, _| {
            taken += 1;
            if taken == 10 { Err(SourceError::Stopped(io::ErrorKind::StorageFull.into())) } else { Ok(()) }
        });
        assert!(matches!(stopped, Err(SourceError::Stopped(error)) if error.kind() == io::ErrorKind::StorageFull));
        assert_eq!(taken, 10);

        let path = folder.path().join("items.jsonl");
        let text = std::fs::read_to_string(&path).unwrap() + "\nnothing";
        std::fs::write(&path, text).unwrap();
        let mut taken = 0;
        let broken = each(&source, &|item| work(&item), &mut |_, _| {
            taken += 1;
            Ok(())
        });
        assert!(matches!(broken, Err(SourceError::Fetched { .. })));
        assert_eq!(taken, 100);
    }
}
