//! Tests of names in questions and texts, over a small store of its own.

use std::fs;
use std::sync::Arc;

use crate::knowledge::Library;
use crate::search::{Attribute, Choices, Question, Searcher, Understanding};

const THESAURUS: &str = "
- id: nrm
  prefLabel: {en: national referral mechanism}
  altLabel: {en: [NRM], fr: [mécanisme national d'orientation], ru: [национальный механизм перенаправления]}
  broader: [referral]
- id: referral
  prefLabel: {en: referral}
- id: csec
  prefLabel: {en: sexual exploitation of children}
  altLabel: {en: [CSE]}
- id: cse
  prefLabel: {en: commercial sexual exploitation}
  altLabel: {en: [CSE]}
- id: human-trafficking
  prefLabel: {en: human trafficking}
  altLabel: {en: [TIP]}
";

fn searcher() -> Searcher {
    let folder = tempfile::tempdir().unwrap();
    let entries = folder.path().join("entries");
    fs::create_dir(&entries).unwrap();
    fs::write(folder.path().join("thesaurus.yaml"), THESAURUS).unwrap();
    let regions = "- {id: europe, label: Europe}\n- {id: RS, label: Serbia, broader: europe, altLabel: {en: [Serbian], fr: [serbe]}}\n- {id: FR, label: France, altLabel: {en: [French]}}\n";
    fs::write(folder.path().join("regions.yaml"), regions).unwrap();
    let audiences = "- {id: border-guard, label: Border guards, altLabel: {es: [guardias de frontera]}}\n";
    fs::write(folder.path().join("audiences.yaml"), audiences).unwrap();
    for (id, fields, summary) in [
        (
            "nrm-guide",
            "type: handbook\npublisher: [OSCE]\nissued: \"2022\"\nregion: [RS]\naudience: [border-guard]",
            "How a national referral mechanism is built.",
        ),
        (
            "tips",
            "type: factsheet\nissued: \"2015\"\npublisher: [International Labour Organization (ILO)]",
            "Tips for interviewers, and what a court needs.",
        ),
        (
            "old-report",
            "type: report\npublisher: [International Labour Organization (ILO)]\nissued: \"2009\"",
            "Figures of forced labour for a court.",
        ),
        (
            "new-report",
            "type: report\npublisher: [International Labour Organization (ILO)]\nissued: \"2021\"\nversions:\n  - {language: fr, url: https://www.ilo.org/fr}",
            "Figures of forced labour for a court.",
        ),
        ("minors", "type: standard", "On the sexual exploitation of children."),
        ("brothels", "type: report", "On commercial sexual exploitation."),
    ] {
        let text =
            format!("---\ntitle: {id}\n{fields}\nlanguage: en\ndownload: https://www.ilo.org/{id}\n---\n{summary}\n");
        fs::write(entries.join(id).with_extension("md"), text).unwrap();
    }
    Searcher::in_memory(Arc::new(Library::load(folder.path()))).unwrap()
}

fn asked(searcher: &Searcher, words: &str, choices: Choices) -> (Vec<String>, Understanding) {
    let findings = searcher.find_as(&Question::new(words).ok().unwrap(), choices).unwrap();
    (findings.hits.iter().map(|hit| hit.entry.id.to_string()).collect(), findings.understanding())
}

fn found(searcher: &Searcher, words: &str) -> Vec<String> {
    asked(searcher, words, Choices::default()).0
}

#[test]
fn names_of_one_thing_meet_in_all_languages_and_as_abbreviations() {
    let searcher = searcher();
    for words in [
        "NRM",
        "nrm",
        "mécanisme national d'orientation",
        "mecanisme national orientation",
        "национального механизма перенаправления",
    ] {
        assert_eq!(found(&searcher, words)[0], "nrm-guide", "{words}");
    }
    let (_, understood) = asked(&searcher, "NRM", Choices::default());
    assert_eq!(understood.also, ["national referral mechanism"]);
    assert!(asked(&searcher, "national referral mechanisms", Choices::default()).1.also.is_empty());
}

#[test]
fn what_is_meant_is_marked_though_it_is_said_in_other_words() {
    let searcher = searcher();
    let question = Question::new("mécanisme national d'orientation").ok().unwrap();
    let findings = searcher.find(&question).unwrap();
    let excerpt = findings.excerpt(&findings.hits[0]);
    let marked: Vec<&str> = excerpt.marks.iter().map(|mark| &excerpt.text[mark.clone()]).collect();
    assert_eq!(marked, ["national referral mechanism"]);
}

#[test]
fn an_abbreviation_is_no_ordinary_word() {
    let searcher = searcher();
    let senses = |id: &str| {
        let entry = searcher.library().entries().iter().find(|entry| entry.id.as_str() == id).unwrap();
        let senses = searcher.labels.of_entry(entry, &searcher.stems);
        senses.into_iter().map(|sense| searcher.labels.senses.get(sense).label.clone()).collect::<Vec<_>>()
    };
    assert!(!senses("tips").contains(&"human trafficking".to_owned()), "{:?}", senses("tips"));
}

#[test]
fn of_two_senses_one_can_be_chosen() {
    let searcher = searcher();
    let (both, understood) = asked(&searcher, "CSE", Choices::default());
    assert_eq!(both.len(), 2);
    assert_eq!(understood.senses, ["sexual exploitation of children", "commercial sexual exploitation"]);
    let (one, _) = asked(&searcher, "CSE", Choices { sense: 1, ..Choices::default() });
    assert_eq!(one, ["minors"]);
    let (other, _) = asked(&searcher, "CSE", Choices { sense: 2, ..Choices::default() });
    assert_eq!(other, ["brothels"]);
}

#[test]
fn wishes_are_told_from_words() {
    let searcher = searcher();
    for (words, wanted) in [
        (
            "court ilo reports after 2020 in french",
            vec!["International Labour Organization (ILO)", "report", "2021..2099", "French"],
        ),
        ("court handbook for border guards", vec!["handbook", "Border guards"]),
        ("guardias de frontera court", vec!["Border guards"]),
        ("court figures since 2010", vec!["2010..2099"]),
        ("court figures between 2010 and 2022", vec!["2010..2022"]),
        ("court 2009", vec!["2009..2009"]),
        ("court serbe", vec!["Serbia"]),
        ("French court", vec!["France"]),
        ("court type:report lang:fr year:2015..2022", vec!["report", "French", "2015..2022"]),
        ("court year:>=2015", vec!["2015..2099"]),
        ("court year:banana", vec![]),
    ] {
        let (_, understood) = asked(&searcher, words, Choices::default());
        let name = |attribute: &Attribute| match attribute {
            Attribute::Years(first, last) => format!("{first}..{last}"),
            Attribute::Type(name)
            | Attribute::Publisher(name)
            | Attribute::Region(name)
            | Attribute::Audience(name)
            | Attribute::Topic(name)
            | Attribute::Language(name) => name.clone(),
        };
        let seen: Vec<String> = understood.wanted.iter().map(|wanted| name(&wanted.attribute)).collect();
        assert_eq!(seen, wanted, "{words}");
    }
}

#[test]
fn demands_leave_out_what_does_not_meet_them_unless_nothing_does() {
    let searcher = searcher();
    assert_eq!(found(&searcher, "forced labour figures after 2015"), ["new-report"]);
    assert_eq!(found(&searcher, "forced labour figures in French"), ["new-report"]);
    assert_eq!(found(&searcher, "court type:factsheet"), ["tips"]);
    let (hits, understood) = asked(&searcher, "forced labour figures type:standard", Choices::default());
    assert!(understood.is_relaxed && hits.contains(&"new-report".to_owned()), "{hits:?}");
    let without = Choices { without: 1, ..Choices::default() };
    let (hits, understood) = asked(&searcher, "forced labour figures after 2015", without);
    assert!(hits.contains(&"old-report".to_owned()) && !understood.wanted[0].counts, "{hits:?}");
    assert_eq!(found(&searcher, "year:2009 type:report"), ["old-report"], "demands alone are a question");
}

#[test]
fn phrases_and_words_to_leave_out() {
    let searcher = searcher();
    assert_eq!(found(&searcher, "\"forced labour\" -french").len(), 1, "a word of another field");
    assert_eq!(found(&searcher, "court -tips"), found(&searcher, "court -interviewers"));
    assert_eq!(found(&searcher, "\"commercial sexual exploitation\""), ["brothels"]);
    assert!(found(&searcher, "“exploitation commercial”").contains(&"brothels".to_owned()), "no entry has the phrase");
}

#[test]
fn typing_errors_are_mended_and_can_be_kept() {
    let searcher = searcher();
    let (hits, understood) = asked(&searcher, "forcedlabour figuers", Choices::default());
    assert!(hits.contains(&"new-report".to_owned()));
    let read: Vec<(&str, &str)> =
        understood.corrections.iter().map(|one| (one.typed.as_str(), one.read.as_str())).collect();
    assert_eq!(read, [("forcedlabour", "forced labour"), ("figuers", "figures")]);
    let verbatim = Choices { verbatim: true, ..Choices::default() };
    assert!(asked(&searcher, "forcedlabour figuers", verbatim).0.is_empty());
    let (_, understood) = asked(&searcher, "inter viewers court", Choices::default());
    assert_eq!(understood.corrections[0].read, "interviewers");
    for sound in ["court", "OSCX court", "c0urt4", "labour"] {
        assert!(asked(&searcher, sound, Choices::default()).1.corrections.is_empty(), "{sound}");
    }
}
