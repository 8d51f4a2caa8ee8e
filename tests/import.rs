//! `guidepost import wordpress` on exports in the form that WordPress writes: every kind of item, twice, and broken files.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A store with the lists of the bundled one, and no entries.
struct Store(tempfile::TempDir);

impl Store {
    fn new() -> Self {
        let folder = tempfile::tempdir().unwrap();
        for list in ["topics", "regions", "audiences", "publishers", "hosts", "thesaurus"] {
            let name = format!("{list}.yaml");
            fs::copy(Path::new("knowledge").join(&name), folder.path().join(&name)).unwrap();
        }
        fs::create_dir(folder.path().join("entries")).unwrap();
        Self(folder)
    }

    fn import(&self, export: &Path, options: &[&str]) -> Output {
        let mut command = Command::new(env!("CARGO_BIN_EXE_guidepost"));
        command.args(["--knowledge"]).arg(self.0.path()).args(["import", "wordpress"]).arg(export).args(options);
        command.output().unwrap()
    }

    /// What an import says; it has to go well.
    fn imported(&self, export: &Path, options: &[&str]) -> String {
        let output = self.import(export, options);
        let text = String::from_utf8(output.stdout).unwrap() + &String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() != Some(2), "{text}");
        text.replace(&*self.0.path().to_string_lossy(), "STORE")
    }

    /// The text of every file, each below its name.
    fn files(&self) -> Vec<(PathBuf, String)> {
        let mut files = Vec::new();
        let mut open = vec![self.0.path().to_owned()];
        while let Some(folder) = open.pop() {
            for child in fs::read_dir(folder).unwrap() {
                let path = child.unwrap().path();
                if path.is_dir() {
                    open.push(path);
                } else {
                    files.push((
                        path.strip_prefix(self.0.path()).unwrap().to_owned(),
                        fs::read_to_string(&path).unwrap(),
                    ));
                }
            }
        }
        files.sort();
        files
    }

    fn entries(&self) -> String {
        let files =
            self.files().into_iter().filter(|(path, _)| path.starts_with("entries") || path.starts_with("drafts"));
        files.map(|(path, text)| format!("== {}\n{text}\n", path.display())).collect()
    }

    fn entry(&self, id: &str) -> PathBuf {
        self.0.path().join("entries").join(format!("{id}.md"))
    }
}

fn export(name: &str) -> PathBuf {
    Path::new("tests/wordpress").join(format!("{name}.xml"))
}

/// An export with one item, which stands between the two halves.
fn export_of(folder: &Path, item: &str) -> PathBuf {
    let path = folder.join("export.xml");
    let text = format!(
        "<?xml version=\"1.0\" encoding=\"UTF-8\" ?>\n<rss version=\"2.0\" xmlns:wp=\"http://wordpress.org/export/1.2/\">\n<channel>\n\
        <title>Centre</title><link>https://centre.example.org</link><language>en-US</language>\n\
        <wp:wxr_version>1.2</wp:wxr_version>\n{item}\n</channel>\n</rss>\n"
    );
    fs::write(&path, text).unwrap();
    path
}

fn item(id: u32, title: &str, content: &str) -> String {
    format!(
        "<item><title>{title}</title><link>https://centre.example.org/{id}/</link><content:encoded><![CDATA[{content}]]></content:encoded>\
        <wp:post_id>{id}</wp:post_id><wp:post_name>item-{id}</wp:post_name><wp:status>publish</wp:status><wp:post_type>post</wp:post_type></item>"
    )
}

#[test]
fn items_with_fields_and_blocks_become_entries() {
    let store = Store::new();
    insta::assert_snapshot!(store.imported(&export("full"), &[]), @"
    new        about-the-centre
    new        due-diligence-toolkit-for-businesses-2021
    new        labour-inspection-and-trafficking-2020
    new        global-estimates-of-modern-slavery-2022
    new        model-legislative-provisions-against-2020
    new        child-trafficking-begging-in-south
    new        covid-19-trafficking-during-the-pandemic
               left out the link https://www.youtube.com/watch?v=abc123: `youtube.com` is not among the trusted hosts
    new        conference-alliance-against-trafficking
    new        news-centre-opens-new-office
    new        hotline-statistics-2019-internal-leaflet

    https://resources.example.org
         10 new
          6 left out: not published (draft 1, future 1, password 1, pending 1, private 1, trash 1)
         29 left out: no content (acf-field 11, acf-field-group 1, acf-post-type 1, acf-taxonomy 1, custom_css 1, customize_changeset 1, exactmetrics_note 1, nav_menu_item 2, oembed_cache 1, revision 1, user_request 1, wp_block 1, wp_font_face 1, wp_font_family 1, wp_global_styles 1, wp_navigation 1, wp_template 1, wp_template_part 1)
          1 left out: pictures, films and sounds
    STORE/hosts.yaml: resources.example.org is trusted from now on, as the site that entries come from
    STORE/imports/resources.example.org.yaml: look whether kinds, fields and terms mean what is proposed there, and import again
    ");
    insta::assert_snapshot!(store.entries());
}

#[test]
fn lines_of_the_classic_editor_are_read() {
    let store = Store::new();
    insta::assert_snapshot!(store.imported(&export("classic"), &[]), @"
    new        guidelines-on-human-rights-trafficking-2014
    new        handbook-for-labour-inspectors-2012
    new        code-of-conduct-for-travel-agencies-2011
    new        monitoring-tool-for-supply-chains
    new        trafficking-trends-in-serbia-2015-2016
    new        anti-trafficking-act-of-thailand-2008
    new        caring-for-trafficked-persons-2009
    new        trafficking-the-basics
    new        toolkit-to-combat-trafficking-in-persons
               a text was cut at “Read More” and ends with its last whole sentence
    new        recruitment-fees-a-comparative-study-2013
    new        osce-action-plan-2003
    new        seminar-labour-trafficking
    new        recruitment-fees-a-comparative-study-2013-2

    https://resources.example.org
         13 new
          2 left out: not published (draft 1, password 1)
          2 left out: no content (nav_menu_item 1, wpcf7_contact_form 1)
          1 left out: without a text and a file
          1 left out: pictures, films and sounds
    STORE/hosts.yaml: resources.example.org is trusted from now on, as the site that entries come from
    STORE/imports/resources.example.org.yaml: look whether kinds, fields and terms mean what is proposed there, and import again
    ");
    insta::assert_snapshot!(store.entries());
}

#[test]
fn damaged_texts_are_mended_or_refused() {
    let store = Store::new();
    insta::assert_snapshot!(store.imported(&export("damaged"), &[]), @"
    new        verification-of-victim-status-2007
    new        combating-human-trafficking-a-manual-2003
               left out the link http://www.undp.ro/governance/manual.pdf: `undp.ro` is not among the trusted hosts
    new        childrens-rights-a-primer-2006
    new        reintegration-in-south-eastern-europe-2008
               left out the link http://www.kbs-frb.be/reintegration.pdf: `kbs-frb.be` is not among the trusted hosts
    new        law-on-foreigners-2008
    new        trafficking-in-thailand-the-fishing-2011
    new        compensation-for-victims
               a text was cut at “Read More” and ends with its last whole sentence
    new        action-against-trafficking-training-2005
    new        about
    new        newsletter-october-2011

    https://resources.example.org
         10 new
          2 left out: not published (draft 1, password 1)
          1 left out: no content (revision 1)
    STORE/hosts.yaml: resources.example.org is trusted from now on, as the site that entries come from
    STORE/imports/resources.example.org.yaml: look whether kinds, fields and terms mean what is proposed there, and import again
    ");
    insta::assert_snapshot!(store.entries());
}

#[test]
fn other_languages_and_old_forms_are_read() {
    for name in ["languages", "old"] {
        let store = Store::new();
        store.imported(&export(name), &[]);
        insta::assert_snapshot!(name, store.entries());
    }
}

#[test]
fn what_is_imported_passes_the_check() {
    for name in ["full", "classic", "damaged", "languages", "old"] {
        let store = Store::new();
        store.imported(&export(name), &[]);
        let library = guidepost::knowledge::Library::load(store.0.path());
        let errors: Vec<_> = library.problems.iter().filter(|problem| problem.is_error()).collect();
        assert!(errors.is_empty(), "{name}: {errors:?}");
        assert!(library.entries().len() > 5);
    }
}

#[test]
fn a_second_import_writes_nothing() {
    for name in ["full", "classic", "damaged", "languages", "old"] {
        let store = Store::new();
        store.imported(&export(name), &[]);
        let before = store.files();
        let said = store.imported(&export(name), &[]);
        assert_eq!(store.files(), before, "{name}");
        assert!(!said.contains(" new\n") && !said.contains(" changed\n"), "{said}");
    }
}

#[test]
fn what_an_import_wrote_teaches_the_next_one_nothing() {
    let (store, folder) = (Store::new(), tempfile::tempdir().unwrap());
    let hidden = "<span title=\"homeless homeless homeless homeless; Doe\"></span>";
    let content = format!("{hidden}Help for home- less people. At home, less is spent. At home, less is seen.");
    let file = "<a href=\"https://centre.example.org/wp-content/uploads/a.pdf\">DOWNLOAD</a>";
    let line = format!("The guide – Doe &amp; Sons, Smith, 2019 {file}");
    let export = export_of(folder.path(), &item(1, "A guide", &format!("{content}\n\n{line}")));
    store.imported(&export, &[]);
    let before = store.files();
    assert!(store.entries().contains("Help for homeless people"), "{}", store.entries());
    let said = store.imported(&export, &[]);
    assert!(said.contains("1 unchanged"), "{said}");
    assert_eq!(store.files(), before);
}

#[test]
fn a_rehearsal_writes_nothing_and_says_the_same() {
    let store = Store::new();
    let before = store.files();
    let rehearsed = store.imported(&export("full"), &["--dry-run"]);
    assert_eq!(store.files(), before);
    let entries =
        |said: &str| said.lines().filter(|line| line.starts_with("new ")).map(str::to_owned).collect::<Vec<_>>();
    assert_eq!(entries(&rehearsed), entries(&store.imported(&export("full"), &[])));
}

#[test]
fn changes_there_come_in_and_the_curators_stay() {
    let store = Store::new();
    let folder = tempfile::tempdir().unwrap();
    let first = "<p>The guide says how victims are identified in ports.</p><p>Guide – ILO, 2018 <a href=\"https://www.ilo.org/a.pdf\">DOWNLOAD</a></p>";
    store.imported(&export_of(folder.path(), &item(7, "Guide", first)), &[]);
    let path = store.entry("guide-2018");
    let written = fs::read_to_string(&path).unwrap();
    fs::write(&path, written.replace("title: \"Guide\"", "# as printed\ntitle: \"The Guide\"")).unwrap();
    let second = first.replace("2018", "2020").replace("in ports", "in ports and at sea");
    let said = store.imported(&export_of(folder.path(), &item(7, "Guide for all", &second)), &[]);
    assert!(said.contains("changed    guide-2018: issued, summary"), "{said}");
    let now = fs::read_to_string(&path).unwrap();
    for part in ["# as printed\ntitle: \"The Guide\"", "issued: \"2020\"", "in ports and at sea"] {
        assert!(now.contains(part), "{now}");
    }
    fs::remove_file(&path).unwrap();
    let said = store.imported(&export_of(folder.path(), &item(7, "Guide for all", &second)), &[]);
    assert!(said.contains("removed    guide-2018"), "{said}");
    assert!(!path.exists());
    let said = store.imported(&export_of(folder.path(), &item(8, "Other", first)), &[]);
    assert!(said.contains("gone       guide-2018: item 7"), "{said}");
}

#[test]
fn the_mapping_of_the_curator_is_followed_and_kept() {
    let store = Store::new();
    store.imported(&export("classic"), &[]);
    let path = store.0.path().join("imports/resources.example.org.yaml");
    let mapping = fs::read_to_string(&path).unwrap();
    insta::assert_snapshot!(mapping, @"
    # How https://resources.example.org becomes entries of the store. The import has proposed what stands here; change it as
    # you like. Each import follows it, and adds what is new on the site.

    # Each kind of items: a type of the store (see knowledge/README.md), or leave-out.
    kinds:
      ai1ec_event: event # 1 item
      page: report # 1 item
      post: report # 12 items

    # Each custom field: title, type, publisher, issued, edition, language, topic, region, audience, download, landing, note, summary, or leave-out.
    fields:
      document: download # 1 item
      published: issued # 1 item
      publisher: publisher # 2 items
      resource_url: download # 1 item
      year: issued # 2 items

    # Each category and tag: what it means, as in [topic:child-trafficking, region:RS, type:guideline, audience:educator,
    # language:fr]; or nothing: [].
    terms:
      category/good-practices: [type:case-study] # Good Practices, 2 items
      category/guidance: [type:guideline] # Guidance, 3 items
      category/legislation: [type:legislation, topic:legislation-policy] # Legislation, 1 item
      category/news: [] # News, 1 item
      category/publications: [type:report] # Publications, 3 items
      category/standards-codes-of-conduct: [] # Standards &amp; Codes of Conduct, 2 items
      events_categories/seminar: [] # Seminar, 1 item
      events_tags/serbia: [region:RS] # Serbia, 1 item
      post_tag/asia: [region:asia] # Asia, 2 items
      post_tag/europe: [region:europe] # Europe, 2 items
      post_tag/forced-labour: [topic:forced-labour] # forced labour, 1 item
      post_tag/global: [region:global] # Global, 4 items
      post_tag/serbia: [region:RS] # Serbia, 1 item
      post_tag/supply-chains: [topic:supply-chains] # supply chains, 1 item
      post_tag/thailand: [region:TH] # Thailand, 2 items
    ");
    fs::write(&path, mapping.replace("post: report", "post: leave-out")).unwrap();
    let other = Store::new();
    fs::create_dir(other.0.path().join("imports")).unwrap();
    fs::copy(&path, other.0.path().join("imports/resources.example.org.yaml")).unwrap();
    let said = other.imported(&export("classic"), &[]);
    assert!(said.contains("left out: as the mapping says (post "), "{said}");
    fs::write(&path, "kinds:\n  post: poem\n").unwrap();
    let output = store.import(&export("classic"), &[]);
    let error = String::from_utf8(output.stderr).unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(error.contains("imports/resources.example.org.yaml: post: `poem` is no type; take one from"), "{error}");
}

#[test]
fn what_is_not_public_never_comes_in() {
    let store = Store::new();
    for name in ["full", "classic", "damaged", "languages", "old"] {
        store.imported(&export(name), &[]);
    }
    let all = store.files().into_iter().map(|(_, text)| text).collect::<String>();
    for (name, _) in store.files() {
        assert!(!name.to_string_lossy().contains("password"), "{name:?}");
    }
    for secret in ["secret body", "names and phone numbers", "not finished", "person@example.net"] {
        assert!(!all.contains(secret), "{secret}");
    }
}

#[test]
fn new_entries_can_wait_as_drafts() {
    let store = Store::new();
    store.imported(&export("old"), &["--drafts"]);
    assert!(fs::read_dir(store.0.path().join("entries")).unwrap().next().is_none());
    assert!(fs::read_dir(store.0.path().join("drafts")).unwrap().count() > 5);
    let before = store.files();
    store.imported(&export("old"), &["--drafts"]);
    assert_eq!(store.files(), before);
}

#[test]
fn broken_exports_are_refused_with_their_place_and_nothing_is_written() {
    let folder = tempfile::tempdir().unwrap();
    let whole = fs::read_to_string(export_of(folder.path(), &item(1, "A", "<p>Text of it.</p>"))).unwrap();
    let path = folder.path().join("broken.xml");
    let deep = format!("<item>{}</item>", "<a>".repeat(100_000));
    let bomb = "<!DOCTYPE lolz [<!ENTITY a \"ha\"><!ENTITY b \"&a;&a;\">]>\n<rss>&b;</rss>".to_owned();
    let large = item(2, "B", &"x".repeat(9 * 1024 * 1024));
    for (broken, told) in [
        (String::new(), ":1:1: the file is empty; in WordPress"),
        (whole[..whole.len() / 2].to_owned(), "the file ends within <"),
        (whole.replace("</wp:post_name>", "</wp:name>"), "the XML is broken: "),
        (whole.replace("<title>A</title>", "<title>A &bogus;</title>"), ":6:"),
        (whole.replace("</channel>", &format!("{deep}</channel>")), "elements stand in one another more than 32 deep"),
        (whole.replace("</channel>", &format!("{large}</channel>")), "an item is larger than 8 MiB"),
        (bomb, "there is a <!DOCTYPE>"),
        (whole.replace("UTF-8", "ISO-8859-1"), "the file says that it is in ISO-8859-1"),
        (
            format!("Notice: undefined index\n{whole}"),
            "text stands before the export begins: \"Notice: undefined index\"",
        ),
        (format!("<br />\n<b>Warning</b>\n{whole}"), "text stands before the export begins"),
        ("<!DOCTYPE html>\n<html><body>Log in</body></html>".to_owned(), "this is a web page, not an export"),
        ("<feed><entry/></feed>".to_owned(), "it begins with <feed>"),
        ("<rss><channel><item><title>A</title></item></channel></rss>".to_owned(), "this is a feed (RSS)"),
        (whole.replace(">1.2<", ">9.9<"), "this export has the form 9.9"),
    ] {
        let store = Store::new();
        let before = store.files();
        fs::write(&path, &broken).unwrap();
        let output = store.import(&path, &[]);
        let error = String::from_utf8(output.stderr).unwrap();
        assert_eq!(output.status.code(), Some(2), "{told}: {error}");
        assert!(error.contains(told) && error.contains("broken.xml:"), "{told}: {error}");
        assert_eq!(store.files(), before, "{told}");
    }
    fs::write(
        &path,
        [whole.as_bytes(), b"\xE9"].concat().split(|byte| *byte == b'A').collect::<Vec<_>>().join(&b"\xE9"[..]),
    )
    .unwrap();
    let error = String::from_utf8(Store::new().import(&path, &[]).stderr).unwrap();
    assert!(error.contains("these bytes are not UTF-8"), "{error}");
    fs::write(&path, whole.encode_utf16().flat_map(u16::to_le_bytes).collect::<Vec<u8>>()).unwrap();
    assert_eq!(Store::new().import(&path, &[]).status.code(), Some(2));
}

#[test]
fn links_that_nobody_trusts_are_left_out_and_told() {
    let store = Store::new();
    let folder = tempfile::tempdir().unwrap();
    let content = "<p>See <a href=\"https://evil.example/a\">this</a> and <a href=\"javascript:x\">that</a>.</p><p>Guide – ILO, 2018 <a href=\"https://evil.example/a.pdf\">DOWNLOAD</a></p>";
    let said = store.imported(&export_of(folder.path(), &item(7, "Guide", content)), &[]);
    assert!(
        said.contains("left out the link https://evil.example/a.pdf: `evil.example` is not among the trusted hosts"),
        "{said}"
    );
    let entry = fs::read_to_string(store.entry("guide-2018")).unwrap();
    assert!(!entry.contains("evil.example") && entry.contains("See this and that."), "{entry}");
}
