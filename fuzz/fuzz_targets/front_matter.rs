//! Any text of an entry's file is read or reported, at a place inside it, without a panic; what is not changed is written as it stands.
#![no_main]

use std::path::Path;
use std::sync::LazyLock;

use guidepost::knowledge::{Draft, EntryId, Library};
use libfuzzer_sys::fuzz_target;

static LIBRARY: LazyLock<Library> =
    LazyLock::new(|| Library::load(&Path::new(env!("CARGO_MANIFEST_DIR")).join("../knowledge")));

fuzz_target!(|text: &str| {
    let id = EntryId::parse("fuzzed").expect("an id");
    let (entry, problems) = LIBRARY.examine(&id, text);
    assert!(entry.is_some() || !problems.is_empty(), "refused without a word");
    for problem in &problems {
        let line = text.split('\n').nth(problem.line - 1).expect("a line of the text");
        assert!((1..=line.chars().count() + 1).contains(&problem.column), "{problem}");
    }
    if let Some(draft) = Draft::read(text) {
        assert_eq!(draft.revise(text), text);
    }
});
