//! What people ask of the store, its titles, and what professionals ask elsewhere: nothing of it is data of a case.

use std::fs;
use std::path::Path;

use guidepost::guard::{case_data, danger};

/// Of a hundred questions, so many may be taken for something that they are not.
const MOST: usize = 2;

/// What professionals ask about that has numbers and capitals.
const PROFESSIONAL: &[&str] = &[
    "Convention No. 29 and Protocol of 2014",
    "C190",
    "Article 4 ECHR",
    "ICS 2.0 risk analysis",
    "Directive 2011/36/EU as amended by Directive (EU) 2024/1712",
    "ISO 45001",
    "resolution 2331 (2016)",
    "trends 2019-2020",
    "SDG 8.7",
    "ILO P029",
    "Dr Congo cobalt",
    "DR Congo",
    "Palermo Protocol",
    "Mr Big operations",
    "a handbook of 250 pages",
    "fines of 1 500 000 euro",
    "compensation of $25,000",
    "16-year-old girl, under 18, age assessment",
    "hotline 116 111",
    "call 112",
    "116 006",
    "27.6 million people in forced labour",
    "49 600 000 victims",
    "Rantsev v. Cyprus and Russia, application no. 25965/04",
    "A/HRC/53/28",
    "CTOC/COP/WG.4/2023/2",
    "E/CN.4/2006/62",
    "UNSCR 2388 (2017)",
    "Regulation (EC) No 810/2009",
    "COM(2021) 171 final",
    "ISBN 978-92-2-031862-6",
    "https://www.ilo.org/publications/20230410123456",
    "24/7 helpline",
    "conventions 29 105 138 182",
    "case study 3",
    "case law 2019 2020",
    "visa types T and U",
    "T visa 2023",
    "form I-914",
    "passport retention 2021",
    "Denis Mukwege Foundation",
    "La Strada International",
    "Victim Support Europe",
    "loi n° 2016-444 du 13 avril 2016",
    "Code pénal article 225-4-1",
    "convention n° 189 travailleuses domestiques",
    "3919 violences femmes info",
    "Ley Orgánica 10/2022, de 6 de septiembre",
    "Convenio 189 OIT",
    "016 violencia de género",
    "niñas de 12 a 17 años",
    "Protocolo de Palermo",
    "اتفاقية رقم 189",
    "القانون رقم 64 لسنة 2010",
    "المادة 4 من القانون رقم 51 لسنة 2006",
    "القرار 2331 (2016)",
    "خط المساعدة 116 111",
    "الضحايا دون 18 سنة",
    "статья 127.1 УК РФ",
    "закон № 3739-VI",
    "Закон Украины от 20.09.2011 № 3739-VI, положение жертвы",
    "Конвенция МОТ № 29",
    "гражданка Украины без документов",
    "дети 12-17 лет",
    "горячая линия 116 123",
    "стаття 149 ККУ",
    "постанова КМУ № 417 від 23.05.2012",
    "гаряча лінія 1547",
    "громадянка Молдови",
    "дитина 16 років",
    "Lei n.º 23/2007",
    "artigo 160.º do Código Penal",
    "Convenção n.º 29 da OIT",
    "Disque 100",
    "Portaria 1293/2017",
    "§ 232 StGB Menschenhandel",
    "§ 25 Abs. 4a AufenthG",
    "Richtlinie 2011/36/EU Opfer",
    "Hilfetelefon 116 016",
    "Lieferkettengesetz 2023, Frau Opfer",
    "Mädchen unter 18 Jahren",
    "die Frau Beratung",
];

fn files(folder: &str) -> Vec<String> {
    let root = Path::new("knowledge").join(folder);
    let files = fs::read_dir(root).unwrap().map(|file| fs::read_to_string(file.unwrap().path()).unwrap());
    files.collect()
}

fn unquoted(text: &str) -> String {
    text.trim().trim_matches(['"', '\'']).to_owned()
}

/// The questions by which the search is measured.
fn judged() -> Vec<String> {
    let text = fs::read_to_string("knowledge/questions.yaml").unwrap_or_default();
    text.lines().filter_map(|line| line.strip_prefix("- q: ")).map(unquoted).collect()
}

/// The titles of the store, and the questions that its entries answer.
fn of_entries() -> [Vec<String>; 2] {
    let (mut titles, mut questions) = (Vec::new(), Vec::new());
    for text in files("entries") {
        let front_matter = text.split("---").nth(1).unwrap_or_default();
        titles.extend(front_matter.lines().filter_map(|line| line.strip_prefix("title: ")).map(unquoted));
        questions.extend(front_matter.lines().filter_map(|line| line.strip_prefix("    - ")).map(unquoted));
    }
    [titles, questions]
}

/// Of these texts, those for which it is so; prints them.
fn assert_few(what: &str, texts: &[String], is_so: impl Fn(&str) -> bool) {
    let so: Vec<_> = texts.iter().filter(|text| is_so(text)).collect();
    println!("{what}: {} of {}", so.len(), texts.len());
    for text in &so {
        println!("    {text}");
    }
    assert!(so.len() * 100 <= texts.len() * MOST, "{what}: {so:#?}");
}

#[test]
fn questions_of_professionals_are_no_data_of_a_case() {
    let [titles, questions] = of_entries();
    assert!(titles.len() > 100 && questions.len() > 100, "the store is not where it is looked for");
    for (what, texts) in [("judged questions", judged()), ("titles", titles), ("questions of entries", questions)] {
        assert_few(&format!("case data in {what}"), &texts, |text| !case_data(text).is_empty());
        assert_few(&format!("danger in {what}"), &texts, danger);
    }
}

#[test]
fn numbers_that_everybody_may_know_are_no_data_of_a_case() {
    for question in PROFESSIONAL {
        let data = case_data(question);
        assert!(data.is_empty(), "{question}: {:?}", data.found());
        assert!(!danger(question), "{question}");
    }
}
