//! The conventions of resource centres, read out of a page: lines that end in DOWNLOAD, the sentence that says where
//! other languages are, and a line of tags. What is left is the text.

use crate::knowledge::Language;

use super::citation::{self, Citation};
use super::page::{Line, Paragraph};

/// What a page says about its documents.
#[derive(Debug, Default)]
pub struct Documents {
    /// A line for each file, in order.
    pub files: Vec<FileLine>,
    /// Where the document is in other languages; `mul` where they are not named.
    pub elsewhere: Vec<(Language, String)>,
    pub tags: Vec<String>,
    /// Links in the text that lead to a file.
    pub links: Vec<String>,
}

#[derive(Debug, Default)]
pub struct FileLine {
    pub citation: Citation,
    /// As it is written; none when the link was lost.
    pub href: Option<String>,
}

/// What links to a file are called.
const DOWNLOADS: [&str; 16] = [
    "download",
    "downloads",
    "download here",
    "download pdf",
    "download the pdf",
    "download report",
    "download now",
    "pdf",
    "télécharger",
    "descargar",
    "descarga",
    "baixar",
    "скачать",
    "завантажити",
    "تحميل",
    "تنزيل",
];
/// A longer line is prose that only mentions other languages.
const LONGEST_HINT: usize = 300;

/// Takes the documents out of `paragraphs`, which keeps the rest.
pub fn take(paragraphs: &mut Vec<Paragraph>, is_known: &dyn Fn(&str) -> bool) -> Documents {
    let mut documents = Documents::default();
    for at in 0..paragraphs.len() {
        let lines = std::mem::take(&mut paragraphs[at].lines);
        for line in lines {
            let Some((title, href)) = file_line(&line) else {
                if !documents.takes(&line) {
                    paragraphs[at].lines.push(line);
                }
                continue;
            };
            // A button below the line that names the document.
            let title = if title.is_empty() { named_before(&mut paragraphs[..=at], is_known) } else { title };
            let mut citation = citation::read(&title, is_known);
            if let Some(previous) = documents.files.last().filter(|_| citation.title.is_empty()) {
                citation = Citation { language: citation.language, ..previous.citation.clone() };
            }
            documents.files.push(FileLine { citation, href });
        }
    }
    paragraphs.retain(|paragraph| !paragraph.lines.is_empty());
    let runs = paragraphs.iter().flat_map(|paragraph| &paragraph.lines).flat_map(|line| &line.runs);
    documents.links = runs.filter_map(|run| run.href.clone()).filter(|href| is_document(href)).collect();
    documents
}

impl Documents {
    /// Takes a line that says where other languages are, or that lists tags.
    fn takes(&mut self, line: &Line) -> bool {
        let text = line.text();
        let lower = text.trim().to_lowercase();
        if let Some(tags) = lower.strip_prefix("tags:") {
            let start = text.trim().len() - tags.len();
            let tags = text.trim().get(start..).unwrap_or_default();
            self.tags.extend(tags.split([',', ';']).map(|tag| tag.trim().to_owned()).filter(|tag| !tag.is_empty()));
            return true;
        }
        let hints = ["available in", "disponible en", "доступно на", "доступен на", "verfügbar auf", "disponível em"];
        if lower.len() > LONGEST_HINT || !hints.iter().any(|hint| lower.contains(hint)) {
            return false;
        }
        let mut before = String::new();
        let mut found = Vec::new();
        for run in &line.runs {
            if let Some(href) = &run.href {
                match citation::language(&run.text) {
                    Some(language) => found.push((language, href.clone())),
                    None => {
                        let named: Vec<Language> =
                            before.split([',', ' ', '.', ':', '(', ')']).filter_map(citation::language).collect();
                        let several = Language::parse("mul").filter(|_| named.is_empty());
                        found.extend(named.into_iter().chain(several).map(|language| (language, href.clone())));
                    }
                }
            }
            before.push_str(&run.text);
        }
        let takes = !found.is_empty();
        self.elsewhere.append(&mut found);
        takes
    }
}

/// What stands before the link to a file at the end of a line, and where that leads.
fn file_line(line: &Line) -> Option<(String, Option<String>)> {
    let text = line.text();
    let text = text.trim().trim_end_matches(['.', ')', ']', '»', '>', '↓', ' ']);
    let href = line.runs.iter().rev().find_map(|run| run.href.clone());
    let last_link = line.runs.iter().rev().find(|run| run.href.is_some());
    let is_button = |name: &str| {
        let name = name.trim_matches(['[', '(', ' ', ':']).to_lowercase();
        // `DOWNLOAD Part 1`
        DOWNLOADS.contains(&name.as_str()) || name.split(' ').next().is_some_and(|first| DOWNLOADS.contains(&first))
    };
    // `Title – ILO, 2018 DOWNLOAD`, with or without a link, and as a link itself.
    let marked = ["DOWNLOAD", "TÉLÉCHARGER", "DESCARGAR", "СКАЧАТЬ", "ЗАВАНТАЖИТИ"]
        .iter()
        .find_map(|mark| text.strip_suffix(mark));
    if let Some(title) = marked.filter(|title| !title.ends_with(char::is_alphanumeric)) {
        return Some((trimmed(title), href));
    }
    let last = last_link?;
    let name = last.text.trim().trim_end_matches(['.', ')', ']', ' ']);
    let leads_to_file = last.href.as_deref().is_some_and(is_document);
    // A line that is a link to a file as a whole, and names it as the centre does.
    if leads_to_file && text == name && !is_button(name) {
        let citation = citation::read(name, &|_| false);
        let names_file = citation.issued.is_some() && !citation.publishers.is_empty();
        return names_file.then(|| (name.to_owned(), last.href.clone()));
    }
    if !is_button(name) || !(leads_to_file || name.to_lowercase().starts_with("download") || name.chars().count() > 3) {
        return None;
    }
    // Behind the button nothing more is said.
    if let Some(title) = text.strip_suffix(name) {
        return Some((trimmed(title), last.href.clone()));
    }
    None
}

fn trimmed(title: &str) -> String {
    title.trim().trim_end_matches(['[', '(', ':', '|', ' ']).to_owned()
}

/// Takes the line before a button when it names a document.
fn named_before(paragraphs: &mut [Paragraph], is_known: &dyn Fn(&str) -> bool) -> String {
    let Some(paragraph) = paragraphs.iter_mut().rev().find(|paragraph| !paragraph.lines.is_empty()) else {
        return String::new();
    };
    let text = paragraph.lines.last().map(Line::text).unwrap_or_default();
    let citation = citation::read(&text, is_known);
    if citation.issued.is_none() || citation.publishers.is_empty() || text.ends_with('.') {
        return String::new();
    }
    paragraph.lines.pop();
    text
}

/// Whether an address is that of a file to read, and not of a page or a picture.
#[must_use]
pub fn is_document(address: &str) -> bool {
    let path = address.split(['?', '#']).next().unwrap_or(address).to_lowercase();
    let ending = path.rsplit('.').next().unwrap_or_default();
    matches!(
        ending,
        "pdf" | "doc" | "docx" | "odt" | "rtf" | "ppt" | "pptx" | "odp" | "xls" | "xlsx" | "ods" | "epub" | "zip"
    )
}

#[cfg(test)]
mod tests {
    use super::super::page;
    use super::*;

    fn taken(html: &str) -> (String, String) {
        let mut paragraphs = page::read(html, true);
        let documents = take(&mut paragraphs, &|_| false);
        let files = documents.files.iter().map(|file| {
            let Citation { title, publishers, issued, .. } = &file.citation;
            let href = file.href.as_deref().unwrap_or("-");
            format!("{title} | {} | {} | {href}\n", publishers.join("; "), issued.as_deref().unwrap_or("-"))
        });
        let elsewhere = documents.elsewhere.iter().map(|(language, href)| format!("{language}: {href}\n"));
        let tags = documents.tags.iter().map(|tag| format!("tag {tag}\n"));
        let text = paragraphs.iter().map(Paragraph::text).collect::<Vec<_>>().join("\n");
        (files.chain(elsewhere).chain(tags).collect(), text)
    }

    #[test]
    fn files_are_taken_and_the_text_stays() {
        let html = "<p>Guidance for all. Use the download button.</p>\
            <p>The Handbook is also available in other languages <a href='/l'>here</a>.</p>\
            <p><b>Title</b> – OSCE &amp; ODIHR, 2004 <a href='/a.pdf'>DOWNLOAD</a><br>Title (French) – OSCE, 2005 <a href='/f.pdf'>Download</a></p>\
            <p>Factsheet - ILO, 2019</p><div><a href='/b.pdf'>Download PDF</a></div><p>TAGS: Europe, Asia</p>\
            <div class='wp-block-file'><a href='/c.pdf'>Model form</a><a href='/c.pdf' download>Download</a></div>";
        let (found, text) = taken(html);
        let expected = [
            "Title | OSCE; ODIHR | 2004 | /a.pdf",
            "Title | OSCE | 2005 | /f.pdf",
            "Factsheet | ILO | 2019 | /b.pdf",
            "Model form |  | - | /c.pdf",
            "mul: /l",
            "tag Europe",
            "tag Asia",
        ];
        assert_eq!(found.lines().collect::<Vec<_>>(), expected);
        assert_eq!(text, "Guidance for all. Use the download button.");
    }

    #[test]
    fn languages_that_are_named_are_versions() {
        let (found, _) = taken(
            "<p>Also available in <a href='/f'>French</a> and <a href='/e'>Spanish</a>.</p><p>It is available in Arabic and Russian <a href='/h'>here</a></p>",
        );
        assert_eq!(found, "fr: /f\nes: /e\nar: /h\nru: /h\n");
    }
}
