//! An export as WordPress writes it, of a site that nobody has: the words are those of the bundled store.

use std::fmt::Write as _;
use std::fs::File;
use std::io::{BufWriter, Result, Write as _};
use std::path::Path;

use guidepost::knowledge::Library;
use rand::rngs::SmallRng;
use rand::{RngExt, SeedableRng};

const SITE: &str = "https://resources.example.org";
const CATEGORIES: usize = 40;
const TAGS: usize = 300;
/// The custom fields, each with the kind of its definition.
const FIELDS: [(&str, &str); 5] =
    [("year", "text"), ("organisation", "text"), ("file", "file"), ("files", "repeater"), ("intro", "textarea")];

/// Of ten items, seven are articles, two are documents of the media library, and one is a picture. One article in
/// twenty is a draft. Lengths of articles are spread evenly, the longest forty times the shortest.
struct Export<'a> {
    words: Vec<&'a str>,
    publishers: Vec<&'a str>,
    random: SmallRng,
}

/// Writes an export of so many items and about so many bytes, the same one every time; gives its size.
pub fn export(path: &Path, library: &Library, items: usize, bytes: usize) -> Result<u64> {
    let text: String = library.entries().iter().map(|entry| format!("{} ", entry.summary.plain())).collect();
    let words = text.split_whitespace().map(|word| word.trim_matches(|sign: char| !sign.is_alphanumeric()));
    let words = words.filter(|word| !word.is_empty() && !word.contains(['<', '&', ']'])).collect();
    let publishers = library.entries().iter().flat_map(|entry| entry.publisher.iter().map(String::as_str)).collect();
    let mut export = Export { words, publishers, random: SmallRng::seed_from_u64(7) };
    let mut file = BufWriter::new(File::create(path)?);
    file.write_all(head().as_bytes())?;
    let length = bytes / (items * 7 / 10);
    for id in 1..=items {
        let item = match id % 10 {
            _ if id <= FIELDS.len() => definition(id),
            7 | 8 => export.attachment(id, "pdf"),
            9 => export.attachment(id, "jpg"),
            _ => export.article(id, length),
        };
        file.write_all(item.as_bytes())?;
    }
    file.write_all(b"</channel>\n</rss>\n")?;
    file.flush()?;
    Ok(file.get_ref().metadata()?.len())
}

fn head() -> String {
    let mut head = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<!-- generator=\"WordPress/6.4.3\" -->\n<rss version=\"2.0\"\n\
         \txmlns:excerpt=\"http://wordpress.org/export/1.2/excerpt/\"\n\
         \txmlns:content=\"http://purl.org/rss/1.0/modules/content/\"\n\
         \txmlns:dc=\"http://purl.org/dc/elements/1.1/\"\n\txmlns:wp=\"http://wordpress.org/export/1.2/\"\n>\n<channel>\n\
         \t<title>Made-up Resource Centre</title>\n\t<link>{SITE}</link>\n\t<language>en-US</language>\n\
         \t<wp:wxr_version>1.2</wp:wxr_version>\n\t<wp:base_blog_url>{SITE}</wp:base_blog_url>\n"
    );
    for number in 1..=CATEGORIES {
        let _ = writeln!(
            head,
            "\t<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>subject-{number}</wp:category_nicename>\
             <wp:cat_name><![CDATA[Subject {number}]]></wp:cat_name></wp:category>"
        );
    }
    head
}

fn definition(id: usize) -> String {
    let (name, kind) = FIELDS[id - 1];
    let content = format!("a:1:{{s:4:\"type\";s:{}:\"{kind}\";}}", kind.len());
    let mut item = opening(id, name, &format!("field_{name}"), "acf-field", "publish");
    let _ = writeln!(
        item,
        "<content:encoded><![CDATA[{content}]]></content:encoded><excerpt:encoded><![CDATA[{name}]]></excerpt:encoded></item>"
    );
    item
}

fn opening(id: usize, title: &str, slug: &str, kind: &str, status: &str) -> String {
    format!(
        "\t<item>\n\t\t<title><![CDATA[{title}]]></title>\n\t\t<link>{SITE}/{slug}/</link>\n\
         \t\t<pubDate>Thu, 01 Feb 2024 09:12:00 +0000</pubDate>\n\t\t<dc:creator><![CDATA[editor]]></dc:creator>\n\
         \t\t<guid isPermaLink=\"false\">{SITE}/?p={id}</guid>\n\t\t<description></description>\n\
         \t\t<wp:post_id>{id}</wp:post_id>\n\t\t<wp:post_date><![CDATA[2024-02-01 09:12:00]]></wp:post_date>\n\
         \t\t<wp:post_name><![CDATA[{slug}]]></wp:post_name>\n\t\t<wp:status><![CDATA[{status}]]></wp:status>\n\
         \t\t<wp:post_type><![CDATA[{kind}]]></wp:post_type>\n\t\t<wp:post_password><![CDATA[]]></wp:post_password>\n"
    )
}

/// Where the document that comes before or behind an item in the export is.
fn address(id: usize) -> String {
    format!("{SITE}/wp-content/uploads/2024/02/document-{id}.pdf")
}

impl Export<'_> {
    fn below(&mut self, end: usize) -> usize {
        self.random.random_range(0..end)
    }

    fn sentence(&mut self, from: usize, to: usize) -> String {
        let length = self.random.random_range(from..to);
        let words = (0..length).map(|_| match self.random.random_range(0..16) {
            0 => format!("rare{}", self.random.random_range(0..60_000)),
            _ => self.words[self.random.random_range(0..self.words.len())].to_owned(),
        });
        words.collect::<Vec<_>>().join(" ")
    }

    fn attachment(&mut self, id: usize, ending: &str) -> String {
        let title = self.sentence(3, 8);
        let mut item = opening(id, &title, &format!("document-{id}"), "attachment", "inherit");
        // Two in three belong to an article before them.
        let parent = if id.is_multiple_of(3) { 0 } else { id - id % 10 + 1 };
        let _ = write!(
            item,
            "\t\t<wp:post_parent>{parent}</wp:post_parent>\n\
             \t\t<content:encoded><![CDATA[{}]]></content:encoded><excerpt:encoded><![CDATA[]]></excerpt:encoded>\n\
             \t\t<wp:attachment_url><![CDATA[{SITE}/wp-content/uploads/2024/02/document-{id}.{ending}]]></wp:attachment_url>\n\
             {}\t</item>\n",
            self.sentence(5, 40),
            meta("_wp_attached_file", &format!("2024/02/document-{id}.{ending}"))
        );
        item
    }

    fn article(&mut self, id: usize, length: usize) -> String {
        let title = self.sentence(5, 13);
        let status = if id.is_multiple_of(20) { "draft" } else { "publish" };
        let mut item = opening(id, &title, &format!("article-{id}"), "post", status);
        let length = length * (5 + self.below(195)) / 100;
        let content = self.content(id, &title, length);
        let _ = write!(
            item,
            "\t\t<wp:post_parent>0</wp:post_parent>\n\t\t<content:encoded><![CDATA[{content}]]></content:encoded>\n\
             \t\t<excerpt:encoded><![CDATA[{}]]></excerpt:encoded>\n",
            self.sentence(10, 30)
        );
        for _ in 0..=self.below(3) {
            let number = 1 + self.below(CATEGORIES);
            let _ = writeln!(
                item,
                "\t\t<category domain=\"category\" nicename=\"subject-{number}\"><![CDATA[Subject {number}]]></category>"
            );
        }
        for _ in 0..self.below(7) {
            let number = 1 + self.below(TAGS);
            let _ = writeln!(
                item,
                "\t\t<category domain=\"post_tag\" nicename=\"word-{number}\"><![CDATA[Word {number}]]></category>"
            );
        }
        if id.is_multiple_of(2) {
            let year = (1990 + id % 35).to_string();
            let place = self.below(self.publishers.len());
            let publisher = self.publishers[place];
            let file = (id - id % 10 + 7).to_string();
            let intro = self.sentence(10, 40);
            let fields = [("year", year.as_str()), ("organisation", publisher), ("file", &file), ("intro", &intro)];
            for (name, value) in fields {
                item += &meta(name, value);
                item += &meta(&format!("_{name}"), &format!("field_{name}"));
            }
        }
        item += &meta("_edit_last", "2");
        item += "\t</item>\n";
        item
    }

    /// A text in blocks for every second article, and as the classic editor leaves it for the others.
    fn content(&mut self, id: usize, title: &str, length: usize) -> String {
        let is_blocks = id % 4 < 2;
        let mut content = String::with_capacity(length + 2_000);
        while content.len() < length {
            let text = match self.below(8) {
                0 => format!("<h3>{}</h3>", self.sentence(3, 9)),
                1 => {
                    let items = (0..2 + self.below(5)).map(|_| format!("<li>{}</li>", self.sentence(4, 16)));
                    format!("<ul>{}</ul>", items.collect::<Vec<_>>().join("\n"))
                }
                2 => format!(
                    "<p style=\"text-align: justify;\"><span class=\"lead\">{}.&nbsp;<strong>{}</strong>, <em>{}</em> &amp; \
                     <a href=\"{SITE}/article-{}/?utm_source=mail\" target=\"_blank\" rel=\"noopener\">{}</a>.</span></p>",
                    self.sentence(8, 25),
                    self.sentence(1, 4),
                    self.sentence(1, 4),
                    self.below(10_000),
                    self.sentence(2, 6)
                ),
                3 => format!("{}.<br />\n{}.", self.sentence(8, 25), self.sentence(8, 25)),
                4 => format!("{}- {}’s “{}” – {}.", self.sentence(8, 25), self.sentence(2, 9), self.sentence(2, 9), id),
                _ => {
                    let sentences = (0..2 + self.below(5)).map(|_| self.sentence(8, 30) + ". ");
                    sentences.collect::<String>()
                }
            };
            if is_blocks {
                let _ = write!(content, "<!-- wp:paragraph -->\n{text}\n<!-- /wp:paragraph -->\n\n");
            } else {
                content += &text;
                content += "\n\n";
            }
        }
        let place = self.below(self.publishers.len());
        let publisher = self.publishers[place];
        let year = 1990 + id % 35;
        for (at, language) in ["", " (French)", " (Spanish)"].into_iter().enumerate().take(self.below(4)) {
            let address = address(id * 10 + at);
            let _ = writeln!(content, "{title}{language} – {publisher}, {year} <a href=\"{address}\">DOWNLOAD</a>");
        }
        content
    }
}

fn meta(key: &str, value: &str) -> String {
    format!(
        "\t\t<wp:postmeta>\n\t\t<wp:meta_key><![CDATA[{key}]]></wp:meta_key>\n\
         \t\t<wp:meta_value><![CDATA[{value}]]></wp:meta_value>\n\t\t</wp:postmeta>\n"
    )
}
