//! Any message is answered or refused, without a panic, over the bundled store.
#![no_main]

use std::path::Path;
use std::sync::{Arc, LazyLock};

use guidepost::knowledge::Library;
use guidepost::search::{Question, Searcher};
use libfuzzer_sys::fuzz_target;

static SEARCHER: LazyLock<Searcher> = LazyLock::new(|| {
    let store = Path::new(env!("CARGO_MANIFEST_DIR")).join("../knowledge");
    Searcher::in_memory(Arc::new(Library::load(&store))).expect("an index")
});

fuzz_target!(|message: &str| {
    for question in [Question::new(message), Question::being_typed(message)].into_iter().flatten() {
        let findings = SEARCHER.find(&question).expect("hits");
        let _ = findings.understanding();
        for hit in &findings.hits {
            let _ = findings.excerpt(hit);
        }
    }
});
