//! Libraries made up for the purpose, what is new in them, and who hears of it.

use std::fmt::Write as _;
use std::fs;
use std::sync::Arc;

use proptest::prelude::*;

use super::*;
use crate::knowledge::{EntryId, Language, Library};
use crate::search::Searcher;

const TOPICS: &str = "- {id: labour, label: Labour}\n- {id: sea, label: Work at sea, broader: labour}\n- {id: nets, label: Nets, broader: sea}\n- {id: health, label: Health}\n";
const REGIONS: &str = "- {id: global, label: Worldwide}\n- {id: europe, label: Europe}\n- {id: asia, label: Asia}\n- {id: UA, label: Ukraine, broader: europe}\n- {id: FR, label: France, broader: europe}\n- {id: JP, label: Japan, broader: asia}\n";

/// Entries by id, each with more lines of front matter. What comes behind `---` is the summary.
fn library(entries: &[(&str, &str)]) -> Library {
    let folder = tempfile::tempdir().unwrap();
    fs::create_dir(folder.path().join("entries")).unwrap();
    fs::write(folder.path().join("topics.yaml"), TOPICS).unwrap();
    fs::write(folder.path().join("regions.yaml"), REGIONS).unwrap();
    for (id, rest) in entries {
        let (fields, summary) = rest.split_once("---").unwrap_or((rest, "A summary."));
        let mut text = format!("---\ntitle: \"The {id}\"\n");
        for (key, value) in [("type", "report"), ("language", "en")] {
            if !fields.lines().any(|line| line.starts_with(key)) {
                let _ = writeln!(text, "{key}: {value}");
            }
        }
        fs::write(folder.path().join(format!("entries/{id}.md")), format!("{text}{}\n---\n{summary}\n", fields.trim()))
            .unwrap();
    }
    let library = Library::load(folder.path());
    assert_eq!(library.entries().len(), entries.len(), "{:#?}", library.problems);
    library
}

fn id(id: &str) -> EntryId {
    EntryId::parse(id).unwrap()
}

fn entry(of: &str) -> News {
    News { entry: id(of), what: What::Entry }
}

fn edition(of: &str, replaces: &str) -> News {
    News { entry: id(of), what: What::Edition { replaces: id(replaces) } }
}

fn version(of: &str, languages: &[&str]) -> News {
    let languages = languages.iter().map(|tag| Language::parse(tag).unwrap()).collect();
    News { entry: id(of), what: What::Version { languages } }
}

/// The memory after `library` was announced to those who knew `known`.
fn after(mut known: Vec<Known>, library: &Library) -> Vec<Known> {
    for new in remember(&known, library) {
        match known.iter_mut().find(|known| known.entry == new.entry) {
            Some(known) => *known = new,
            None => known.push(new),
        }
    }
    known
}

/// What is news in each library after the ones before it; the first is the first run.
fn told(libraries: &[&[(&str, &str)]]) -> Vec<Vec<News>> {
    let mut known = after(vec![], &library(libraries[0]));
    let tell = |entries: &&[(&str, &str)]| {
        let library = library(entries);
        let news = news(&known, &library);
        known = after(std::mem::take(&mut known), &library);
        assert!(super::news(&known, &library).is_empty(), "told twice");
        assert!(remember(&known, &library).is_empty(), "nothing is written twice");
        assert!(news.iter().all(|news| is_current(news, &library)));
        news
    };
    libraries[1..].iter().map(tell).collect()
}

fn with_versions(languages: &[&str]) -> String {
    let version = |tag: &&str| format!("\n  - {{language: {tag}, url: \"https://example.org/{tag}\"}}");
    let versions = languages.iter().map(version).collect::<String>();
    if versions.is_empty() { versions } else { format!("versions:{versions}") }
}

#[test]
fn a_new_entry_is_news_once_and_an_edited_one_is_not() {
    let both = [("a", "topic: sea"), ("b", "")];
    let edited = [("a", "topic: health\nissued: 2025"), ("b", "--- Other words.")];
    assert_eq!(told(&[&[("a", "")], &both, &edited]), [vec![entry("b")], vec![]]);
}

#[test]
fn what_comes_back_is_no_news() {
    let french = with_versions(&["fr"]);
    let (whole, english, none): (&[_], &[_], &[_]) = (&[("a", french.as_str())], &[("a", "")], &[]);
    assert_eq!(told(&[whole, none, whole, english, whole]), vec![vec![]; 4]);
}

#[test]
fn an_edition_is_news_with_the_one_that_was_known_before() {
    let second = [("a", ""), ("b", "replaces: a")];
    let fourth = [("a", ""), ("b", "replaces: a"), ("c", "replaces: b"), ("d", "replaces: c")];
    assert_eq!(told(&[&[("a", "")], &second, &fourth]), [vec![edition("b", "a")], vec![edition("d", "b")]]);
    assert_eq!(told(&[&[], &second]), [vec![entry("b")]], "the earlier one is no news beside it");
    assert_eq!(told(&[&[("b", "")], &second]), [vec![]], "neither is one that is added later");
    assert_eq!(told(&[&[("a", "")], &[("b", "")]]), [vec![entry("b")]], "where the earlier one was taken away");
}

#[test]
fn a_language_is_news_and_a_corrected_tag_is_not() {
    let [none, some, more] = [&[][..], &["fr", "pt"], &["fr", "pt-BR", "uk", "uk"]].map(with_versions);
    let more_still = with_versions(&["fr", "pt-BR", "pt-PT", "uk"]);
    let libraries: [&[(&str, &str)]; 4] = [&[("a", &none)], &[("a", &some)], &[("a", &more)], &[("a", &more_still)]];
    let expected = [vec![version("a", &["fr", "pt"])], vec![version("a", &["uk"])], vec![version("a", &["pt-PT"])]];
    assert_eq!(told(&libraries), expected);
    let (one, two) = (with_versions(&["zh"]), with_versions(&["zh-Hans", "zh-Hant"]));
    assert_eq!(told(&[&[("a", &one)], &[("a", &two)]]), [vec![version("a", &["zh-Hant"])]]);
}

#[test]
fn news_is_not_current_any_more_when_it_was_withdrawn_or_superseded() {
    let now = library(&[("a", ""), ("b", "replaces: a"), ("c", &with_versions(&["fr"]))]);
    assert!(!is_current(&entry("a"), &now), "superseded");
    assert!(!is_current(&entry("gone"), &now), "withdrawn");
    assert!(!is_current(&version("c", &["uk"]), &now), "the language was withdrawn");
    assert!(is_current(&edition("b", "a"), &now) && is_current(&version("c", &["uk", "fr"]), &now));
    assert!(is_current(&edition("b", "gone"), &now), "that the earlier one goes changes nothing");
}

#[test]
fn what_is_new_is_read_as_it_was_written() {
    for what in [entry("a").what, edition("b", "a").what, version("a", &["fr", "pt-BR"]).what] {
        assert_eq!(What::read(&what.to_text()), Ok(what));
    }
    for nonsense in [
        "",
        r#"{"v":1,"replaces":"A b"}"#,
        r#"{"v":1,"languages":["xx"]}"#,
        r#"{"v":1,"replaces":"a","languages":["en"]}"#,
    ] {
        assert_eq!(What::read(nonsense), Err(Unreadable::Damaged), "{nonsense}");
    }
}

#[test]
fn a_digest_tells_of_each_entry_once_the_latest_first() {
    let french = with_versions(&["fr", "uk"]);
    let (a, b) = (format!("issued: 2020\n{french}"), "issued: 2024-05\nreplaces: old".to_owned());
    let library = library(&[("a", &a), ("b", &b), ("c", ""), ("d", "issued: 2024-05-01"), ("old", ""), ("e", &french)]);
    let items = vec![
        version("a", &["fr"]),
        entry("c"),
        entry("a"),
        version("b", &["en"]),
        entry("old"),
        edition("b", "old"),
        version("b", &["en"]),
        version("e", &["fr"]),
        entry("gone"),
        version("e", &["uk", "fr"]),
        entry("d"),
        entry("d"),
    ];
    let digest = digest(items, &library).unwrap();
    let expected = [entry("d"), edition("b", "old"), entry("a"), entry("c"), version("e", &["fr", "uk"])];
    assert_eq!(digest.items(), expected);
}

#[test]
fn a_digest_is_never_empty() {
    let library = library(&[("a", "")]);
    assert_eq!(digest(vec![], &library), None);
    assert_eq!(digest(vec![entry("gone")], &library), None);
}

/// Which of these wishes an entry with these lines of front matter matches.
fn matched<'w>(fields: &str, news: &News, wishes: &[(&'w str, Wish)]) -> Vec<&'w str> {
    let searcher = Searcher::in_memory(Arc::new(library(&[("a", fields)]))).unwrap();
    let announced = Announced::new(news, &searcher).unwrap();
    for (_, wish) in wishes {
        assert_eq!(matches(wish, &announced), !why(wish, &announced).is_empty());
    }
    wishes.iter().filter(|(_, wish)| matches(wish, &announced)).map(|(name, _)| *name).collect()
}

fn wishes<'w>(names: &[&'w str], wish: impl Fn(Vec<String>) -> Wish) -> Vec<(&'w str, Wish)> {
    names.iter().map(|name| (*name, wish(vec![(*name).to_owned()]))).collect()
}

#[test]
fn a_topic_has_its_narrower_ones_in_it_and_not_its_wider_ones() {
    let wanted = wishes(&["labour", "sea", "nets", "health", "gone"], |topics| Wish { topics, ..Wish::default() });
    assert_eq!(matched("topic: sea", &entry("a"), &wanted), ["labour", "sea"]);
    assert_eq!(matched("topic: [nets, health]", &entry("a"), &wanted), ["labour", "sea", "nets", "health"]);
    assert!(matched("", &entry("a"), &wanted).is_empty());
}

#[test]
fn a_region_gets_what_holds_there() {
    let names = ["global", "europe", "asia", "UA", "FR", "JP", "gone"];
    let wanted = wishes(&names, |regions| Wish { regions, ..Wish::default() });
    assert_eq!(matched("region: UA", &entry("a"), &wanted), ["europe", "UA"]);
    assert_eq!(matched("region: europe", &entry("a"), &wanted), ["europe", "UA", "FR"]);
    assert_eq!(matched("region: [FR, JP]", &entry("a"), &wanted), ["europe", "asia", "FR", "JP"]);
    for everywhere in ["region: global", "", "region: [UA, global]"] {
        assert_eq!(matched(everywhere, &entry("a"), &wanted), names[..6], "{everywhere:?}");
    }
}

#[test]
fn a_language_is_met_by_any_version_and_for_a_new_version_by_that_one() {
    let fields = format!("language: en\n{}", with_versions(&["pt-BR", "uk"]));
    let names = ["en", "pt", "pt-BR", "PT-br", "pt-PT", "uk", "u", "fr", "xx"];
    let wanted = wishes(&names, |languages| Wish { languages, ..Wish::default() });
    assert_eq!(matched(&fields, &entry("a"), &wanted), ["en", "pt", "pt-BR", "PT-br", "uk"]);
    assert_eq!(matched(&fields, &version("a", &["uk"]), &wanted), ["uk"]);
    let plain = with_versions(&["pt"]);
    assert_eq!(matched(&plain, &version("a", &["pt"]), &wanted), ["pt", "pt-BR", "PT-br", "pt-PT"]);
}

#[test]
fn types_are_equal_and_publishers_look_equal() {
    let wanted = wishes(&["report", "training", "podcast"], |types| Wish { types, ..Wish::default() });
    assert_eq!(matched("type: training", &entry("a"), &wanted), ["training"]);
    let names = ["Église (Aide)", "EGLISE AIDE", "Église", "Aide", "?", ""];
    let wanted = wishes(&names, |publishers| Wish { publishers, ..Wish::default() });
    assert_eq!(matched("publisher: Église (Aide)", &entry("a"), &wanted), ["Église (Aide)", "EGLISE AIDE"]);
    assert!(matched("", &entry("a"), &wanted).is_empty());
}

#[test]
fn left_out_words_are_stronger_than_the_question() {
    let typed = ["shelter standards", "shelter standards -children", "shelter -ships", "pizza", "shelter -the"];
    let wanted: Vec<_> = typed.iter().map(|typed| (*typed, Wish::of_question(typed).ok().unwrap())).collect();
    let fields = "topic: sea --- Standards of a shelter for a child and other children.";
    assert_eq!(matched(fields, &entry("a"), &wanted), ["shelter standards", "shelter -ships", "shelter -the"]);
}

#[test]
fn every_kind_has_to_fit_and_any_of_its_items() {
    let fields = "type: training\ntopic: nets\nregion: UA\npublisher: The Union --- Standards of a shelter.";
    let searcher = Searcher::in_memory(Arc::new(library(&[("a", fields)]))).unwrap();
    let announced = Announced::new(&entry("a"), &searcher).unwrap();
    assert_eq!(why(&Wish::default(), &announced), [Reason::Everything]);
    let list = |items: &[&str]| items.iter().map(ToString::to_string).collect::<Vec<_>>();
    let whole = || Wish {
        topics: list(&["health", "sea", "labour"]),
        regions: list(&["gone", "UA"]),
        languages: list(&["fr", "en"]),
        types: list(&["training"]),
        publishers: list(&["the union"]),
        ..Wish::of_question("shelter -food").ok().unwrap()
    };
    let reasons = [
        Reason::Topic("sea"),
        Reason::Topic("labour"),
        Reason::Region("UA"),
        Reason::Language("en"),
        Reason::Type("training"),
        Reason::Publisher("the union"),
        Reason::Question,
    ];
    assert_eq!(why(&whole(), &announced), reasons);
    for change in [
        |wish: &mut Wish| wish.topics = vec!["health".to_owned()],
        |wish: &mut Wish| wish.regions = vec!["gone".to_owned()],
        |wish: &mut Wish| wish.languages = vec!["fr".to_owned()],
        |wish: &mut Wish| wish.types = vec!["report".to_owned()],
        |wish: &mut Wish| wish.publishers = vec!["Union".to_owned()],
        |wish: &mut Wish| wish.question = SavedQuestion::new("shelter -standard").ok(),
    ] {
        let mut wish = whole();
        change(&mut wish);
        assert!(!matches(&wish, &announced) && why(&wish, &announced).is_empty());
    }
}

#[test]
fn what_was_withdrawn_cannot_be_announced() {
    let searcher = Searcher::in_memory(Arc::new(library(&[("a", "")]))).unwrap();
    assert!(Announced::new(&entry("gone"), &searcher).is_none());
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(32))]

    /// Whatever curators do, nobody hears of the same thing twice, and of nothing that is not there.
    #[test]
    fn nothing_is_told_twice(
        states in prop::collection::vec(
            prop::collection::btree_map(0_usize..4, (prop::bool::ANY, prop::collection::btree_set(0_usize..3, 0..3)), 0..4),
            2..6,
        ),
    ) {
        let names = ["a", "b", "c", "d"];
        let mut known: Vec<Known> = Vec::new();
        let mut heard: Vec<(EntryId, Option<Language>)> = Vec::new();
        for (round, state) in states.iter().enumerate() {
            let entries: Vec<(&str, String)> = state.iter().map(|(number, (replaces, versions))| {
                let tags: Vec<&str> = versions.iter().map(|tag| ["fr", "pt", "uk"][*tag]).collect();
                let earlier = number.checked_sub(1).filter(|earlier| *replaces && state.contains_key(earlier));
                let replaces = earlier.map_or(String::new(), |earlier| format!("replaces: {}\n", names[earlier]));
                (names[*number], format!("{replaces}{}", with_versions(&tags)))
            }).collect();
            let entries: Vec<(&str, &str)> = entries.iter().map(|(id, fields)| (*id, fields.as_str())).collect();
            let library = library(&entries);
            for news in news(&known, &library) {
                prop_assert!(is_current(&news, &library));
                let News { entry, what } = news;
                let languages = match what {
                    What::Version { languages } => languages.into_iter().map(Some).collect(),
                    What::Edition { replaces } => {
                        prop_assert!(known.iter().any(|known| known.entry == replaces.as_str()));
                        vec![None]
                    }
                    What::Entry => vec![None],
                };
                for language in languages {
                    let this = (entry.clone(), language);
                    prop_assert!(!heard.contains(&this), "{this:?} in round {round}");
                    heard.push(this);
                }
            }
            known = after(known, &library);
            prop_assert!(news(&known, &library).is_empty());
        }
    }
}
