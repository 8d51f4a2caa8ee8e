//! Exports as WordPress writes them, and broken ones.

use proptest::prelude::*;

use super::*;

const HEAD: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<rss version=\"2.0\">\n<channel>\n<title>Centre</title>\n\
    <link>https://centre.example.org</link>\n<language>en-US</language>\n<wp:wxr_version>1.2</wp:wxr_version>\n";
const TAIL: &str = "</channel>\n</rss>\n";

fn item(id: u64, inner: &str) -> String {
    format!("<item>\n<wp:post_id>{id}</wp:post_id>\n{inner}\n</item>\n")
}

fn export(inner: &str) -> String {
    format!("{HEAD}{inner}{TAIL}")
}

/// Every item of an export, and the site; mistakes have their places, as the export stands in a file.
fn read(export: impl AsRef<[u8]>) -> Result<(Vec<Item>, Site), String> {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("export.xml");
    std::fs::write(&path, export).unwrap();
    let mut items = Vec::new();
    let all = WxrReader::open(&path).and_then(|mut reader| {
        while let Some(item) = reader.next_item()? {
            items.push(item);
        }
        Ok(reader.site().clone())
    });
    let place = format!("{}/", folder.path().display());
    all.map(|site| (items, site)).map_err(|error| error.to_string().replace(&place, ""))
}

fn only_item(inner: &str) -> Item {
    let (mut items, _) = read(export(&item(7, inner))).unwrap();
    assert_eq!(items.len(), 1);
    items.remove(0)
}

#[test]
fn a_text_whose_cdata_was_split_is_whole() {
    let item = only_item(
        "<title><![CDATA[a]]]]><![CDATA[>b]]></title><content:encoded>x &amp; <![CDATA[x[y[0]]]]]><![CDATA[> 1 &amp;]]> &#8211;&nbsp;&lt;</content:encoded>",
    );
    assert_eq!(item.title, "a]]>b");
    assert_eq!(item.content, "x & x[y[0]]]> 1 &amp; \u{2013}\u{a0}<");
}

#[test]
fn terms_that_old_exports_name_twice_come_once() {
    let item = only_item(
        "<category><![CDATA[Child Labour]]></category>\n\
         <category domain=\"category\" nicename=\"child-labour\"><![CDATA[Child Labour]]></category>\n\
         <category domain=\"tag\"><![CDATA[Hotline]]></category>\n\
         <category domain=\"tag\" nicename=\"hotline\"><![CDATA[Hotline]]></category>\n\
         <category domain=\"category\" nicename=\"hotline\"><![CDATA[Hotline]]></category>\n<category> </category>",
    );
    let keys: Vec<String> = item.terms.iter().map(ItemTerm::key).collect();
    assert_eq!(keys, ["category/child-labour", "post_tag/hotline", "category/hotline"]);
    assert_eq!(item.terms[0].name, "Child Labour");
}

#[test]
fn terms_of_a_site_are_read_by_their_numbers() {
    let (_, site) = read(export(
        "<wp:category><wp:term_id>3</wp:term_id><wp:category_nicename>guidance</wp:category_nicename><wp:category_parent/>\
         <wp:cat_name><![CDATA[Guidance]]></wp:cat_name></wp:category>\n\
         <wp:tag><wp:term_id> 4 </wp:term_id><wp:tag_slug>hotline</wp:tag_slug><wp:tag_name><![CDATA[Hotline]]></wp:tag_name></wp:tag>\n\
         <wp:term><wp:term_id>5</wp:term_id><wp:term_taxonomy><![CDATA[region]]></wp:term_taxonomy>\
         <wp:term_slug>europe</wp:term_slug><wp:term_name><![CDATA[Europe]]></wp:term_name>\
         <wp:termmeta><wp:meta_key>colour</wp:meta_key></wp:termmeta></wp:term>\n\
         <wp:term><wp:term_slug>without-a-number</wp:term_slug></wp:term>\n",
    ))
    .unwrap();
    let mut terms: Vec<(u64, String, &str)> =
        site.terms.iter().map(|(id, term)| (*id, term.key(), term.name.as_str())).collect();
    terms.sort();
    let expected =
        [(3, "category/guidance", "Guidance"), (4, "post_tag/hotline", "Hotline"), (5, "region/europe", "Europe")];
    assert_eq!(terms, expected.map(|(id, key, name)| (id, key.to_owned(), name)));
    assert_eq!((site.title.as_str(), site.language.as_str()), ("Centre", "en-US"));
}

#[test]
fn terms_of_each_site_are_its_own() {
    let site = |name: &str, number: u64| {
        let term = format!(
            "<wp:category><wp:term_id>{number}</wp:term_id><wp:category_nicename>{name}</wp:category_nicename></wp:category>"
        );
        read(export(&term)).unwrap().1
    };
    let (first, second) = (site("guidance", 3), site("news", 3));
    assert_eq!((first.terms[&3].slug.as_str(), second.terms[&3].slug.as_str()), ("guidance", "news"));
    assert_eq!((first.terms.len(), second.terms.len()), (1, 1));
}

#[test]
fn fields_come_with_their_values_and_the_rest_is_passed_over() {
    let item = only_item(
        "<wp:postmeta><wp:meta_key>year</wp:meta_key><wp:meta_value><![CDATA[2019]]></wp:meta_value></wp:postmeta>\n\
         <wp:postmeta><wp:meta_value>first</wp:meta_value><wp:other><deep>x</deep></wp:other><wp:meta_key>order</wp:meta_key></wp:postmeta>\n\
         <wp:postmeta/>\n\
         <wp:comment><wp:comment_content>not ours</wp:comment_content><wp:status>spam</wp:status></wp:comment>\n\
         <wp:post_parent>12</wp:post_parent><wp:post_password>open</wp:post_password><!-- <title>no</title> -->",
    );
    let fields: Vec<(&str, &str)> = item.meta.iter().map(|(key, value)| (key.as_str(), value.as_str())).collect();
    assert_eq!(fields, [("year", "2019"), ("order", "first"), ("", "")]);
    assert_eq!((item.parent, item.has_password, item.title.as_str(), item.status.as_str()), (12, true, "", ""));
    assert_eq!(item.post_type, "post");
}

#[test]
fn the_place_of_a_mistake_is_its_line_and_column() {
    let mistakes = [
        (export(&item(7, "<title>é &nothing; b</title>")), "export.xml:10:10: the entity &nothing; is not known"),
        (export(&item(7, "<title>a</titel>")), "export.xml:10:9: the XML is broken"),
        ("\n  \n<!DOCTYPE html>\n<html>".to_owned(), "export.xml:1:1: this is a web page"),
        ("<feed></feed>".to_owned(), "export.xml:1:7: this is not an export of WordPress: it begins with <feed>"),
        (format!("{HEAD}<item><title>a"), "export.xml:8:15: the file ends within <title>"),
        (format!("{HEAD}<item><title><![CDATA[a"), "export.xml:8:14: the file ends within <title>"),
    ];
    for (export, expected) in mistakes {
        let error = read(&export).unwrap_err();
        assert!(error.starts_with(expected), "{error}\nexpected {expected}");
    }
    let bytes = [HEAD.as_bytes(), b"<item>\n<title>\xD0\xB9\xE9</title></item>", TAIL.as_bytes()].concat();
    assert!(read(bytes).unwrap_err().starts_with("export.xml:9:9: these bytes are not UTF-8"));
}

#[test]
fn what_is_larger_than_an_item_may_be_is_refused_before_it_is_in_memory() {
    let (half, whole) = ("x".repeat(LARGEST_ITEM / 2), "x".repeat(LARGEST_ITEM + 1));
    for inner in [
        format!("<title>{whole}</title>"),
        format!("<content:encoded><![CDATA[{whole}]]></content:encoded>"),
        format!("<title>{half}</title><content:encoded>{half}</content:encoded>"),
        format!("<wp:comment>{half}</wp:comment><wp:comment>{half}</wp:comment>"),
        format!("<!-- {whole} -->"),
    ] {
        let error = read(export(&item(7, &inner))).unwrap_err();
        assert!(error.contains("an item is larger than 8 MiB"), "{error}");
    }
    let most = "x".repeat(LARGEST_ITEM - 1_000);
    assert_eq!(only_item(&format!("<title>{most}</title>")).title.len(), most.len());
}

/// An export with every kind of piece, in more than one script.
fn sample() -> String {
    export(&format!(
        "<wp:tag><wp:term_id>4</wp:term_id><wp:tag_slug>hotline</wp:tag_slug></wp:tag>\n<!-- a note -->\n{}{}{}",
        item(
            7,
            "<title><![CDATA[Жертви]]]]><![CDATA[>]]></title>\n<link>https://centre.example.org/?p=7&amp;x=1</link>"
        ),
        item(8, "<category domain=\"post_tag\" nicename=\"hotline\"><![CDATA[Hotline]]></category>\n<description/>"),
        item(9, "<wp:postmeta><wp:meta_key>year</wp:meta_key><wp:meta_value>2019</wp:meta_value></wp:postmeta>&nbsp;"),
    ))
}

/// Reads to the end or to a mistake: the numbers of the items, and the mistake.
fn read_all(bytes: &[u8]) -> (Vec<u64>, Option<WxrError>) {
    let mut numbers = Vec::new();
    let mut read = || {
        let mut reader = WxrReader::new(bytes, Path::new("export.xml"))?;
        while let Some(item) = reader.next_item()? {
            numbers.push(item.id);
        }
        Ok(())
    };
    let error = read().err();
    (numbers, error)
}

#[test]
fn an_export_that_was_cut_off_gives_what_is_before_the_cut_and_then_a_mistake() {
    let sample = sample();
    let end = sample.trim_end().len();
    for cut in 0..end {
        let (numbers, error) = read_all(&sample.as_bytes()[..cut]);
        let whole = sample.as_bytes()[..cut].windows(7).filter(|bytes| bytes == b"</item>").count();
        assert_eq!(numbers, [7, 8, 9][..whole], "cut at byte {cut}");
        let error = error.unwrap_or_else(|| panic!("no mistake when cut at byte {cut}"));
        assert!(error.to_string().starts_with("export.xml"), "{error}");
    }
    let (numbers, error) = read_all(&sample.as_bytes()[..end]);
    assert_eq!((numbers.len(), error.map(|error| error.to_string())), (3, None));
}

proptest! {
    #[test]
    fn any_byte_of_an_export_may_be_another(at: prop::sample::Index, byte: u8) {
        let mut bytes = sample().into_bytes();
        let at = at.index(bytes.len());
        bytes[at] = byte;
        let (numbers, error) = read_all(&bytes);
        prop_assert!(numbers.len() <= 3);
        match error {
            // Only a text, a number or the name of what is passed over is another then.
            None => prop_assert!(numbers.len() >= 2, "items are lost without a word: byte {byte} at {at}"),
            Some(error) => prop_assert!(error.to_string().contains("; "), "{error}"),
        }
    }

    #[test]
    fn any_bytes_within_an_export_are_read_or_reported(bytes: Vec<u8>, at: prop::sample::Index) {
        let mut export = sample().into_bytes();
        let at = at.index(export.len());
        export.splice(at..at, bytes);
        let (numbers, error) = read_all(&export);
        prop_assert!(!numbers.is_empty() || error.is_some());
    }

    #[test]
    fn any_text_is_read_as_it_was_written(text in "[^\u{0}-\u{8}\u{b}-\u{1f}\u{fffe}\u{ffff}]{0,60}") {
        // As WordPress writes it.
        let written = format!("<title><![CDATA[{}]]></title>", text.replace("]]>", "]]]]><![CDATA[>"));
        let (numbers, error) = read_all(export(&item(7, &written)).as_bytes());
        prop_assert!(error.is_none() && numbers == [7]);
        prop_assert_eq!(only_item(&written).title, text);
    }
}
