//! The documents say what is true: settings, commands and links are held against the program and the files.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use clap::CommandFactory;
use guidepost::cli::Cli;
use pulldown_cmark::{Event, Parser, Tag};

/// A setting as the command line knows it.
#[derive(Debug, PartialEq, Eq)]
struct Setting {
    option: String,
    /// `None` when it has to be given.
    default: Option<String>,
}

/// Every setting by its variable.
fn settings() -> BTreeMap<String, Setting> {
    let mut settings = BTreeMap::new();
    let mut open = vec![Cli::command()];
    while let Some(command) = open.pop() {
        for argument in command.get_arguments() {
            let Some(variable) = argument.get_env() else { continue };
            let default = argument.get_default_values().first();
            let setting = Setting {
                option: format!("--{}", argument.get_long().expect("every setting is an option")),
                default: default.map(|default| default.to_string_lossy().into_owned()),
            };
            settings.insert(variable.to_string_lossy().into_owned(), setting);
        }
        open.extend(command.get_subcommands().cloned());
    }
    settings
}

#[test]
fn the_example_of_settings_names_each_with_its_default() {
    let mut written = BTreeMap::new();
    for line in text(".env.example").lines().filter(|line| !line.is_empty() && !line.starts_with("# ")) {
        // What has a default stands in a comment.
        let (optional, line) = line.strip_prefix('#').map_or((false, line), |line| (true, line));
        let (name, value) = line.split_once('=').unwrap_or_else(|| panic!("no setting: {line}"));
        let unknown = written.insert(name.to_owned(), optional.then(|| value.to_owned()));
        assert!(unknown.is_none(), "{name} stands twice");
        assert!(optional || value.is_empty(), "{name} has a value that somebody could use");
    }
    let known: BTreeMap<_, _> = settings().into_iter().map(|(name, setting)| (name, setting.default)).collect();
    assert_eq!(written, known);
}

#[test]
fn the_readme_has_each_setting() {
    let mut written = BTreeMap::new();
    for row in table("README.md", "name") {
        let default = code(&row[2]).map(str::to_owned);
        assert!(default.is_some() || row[2] == "needed", "{row:?}");
        let setting = Setting { option: code(&row[1]).unwrap().to_owned(), default };
        written.insert(code(&row[0]).unwrap().to_owned(), setting);
    }
    assert_eq!(written, settings());
}

#[test]
fn the_readme_has_each_command() {
    let rows = table("README.md", "command");
    let written: Vec<&str> = rows.iter().map(|row| code(&row[0]).unwrap().split(' ').next().unwrap()).collect();
    let cli = Cli::command();
    let known: Vec<&str> = cli.get_subcommands().map(clap::Command::get_name).collect();
    assert_eq!(written, known);
}

#[test]
fn the_readme_names_the_two_commands() {
    let readme = text("README.md");
    for command in ["cargo run --release -- preview", "cargo test"] {
        assert!(readme.lines().any(|line| line == command), "{command}");
    }
}

#[test]
fn links_lead_to_files_and_their_headings() {
    for page in pages() {
        let markdown = fs::read_to_string(&page).unwrap();
        for event in Parser::new(&markdown) {
            let Event::Start(Tag::Link { dest_url: link, .. } | Tag::Image { dest_url: link, .. }) = event else {
                continue;
            };
            if link.contains(':') {
                continue;
            }
            let (file, heading) = link.split_once('#').unwrap_or((&link, ""));
            let target = if file.is_empty() { page.clone() } else { page.with_file_name("").join(file) };
            assert!(target.exists(), "{}: {link} leads nowhere", page.display());
            if !heading.is_empty() {
                let known = headings(&fs::read_to_string(&target).unwrap());
                assert!(known.iter().any(|known| known == heading), "{}: {link}: {known:?}", page.display());
            }
        }
    }
}

#[test]
fn files_that_documents_name_exist() {
    for page in pages() {
        let markdown = fs::read_to_string(&page).unwrap();
        for event in Parser::new(&markdown) {
            let Event::Code(name) = event else { continue };
            let place = ["src/", "tests/", "docs/", "knowledge/", ".ci/"].iter().any(|folder| name.starts_with(folder));
            let pattern = name.contains(['*', '<', ' ', '…', '{']);
            assert!(!place || pattern || root().join(&*name).exists(), "{}: there is no {name}", page.display());
        }
    }
}

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn text(file: &str) -> String {
    fs::read_to_string(root().join(file)).unwrap()
}

/// The Markdown files at the top, in `docs`, and the one for curators.
fn pages() -> Vec<PathBuf> {
    let mut pages = vec![root().join("knowledge/README.md")];
    for folder in ["", "docs", "docs/decisions"] {
        let children = fs::read_dir(root().join(folder)).unwrap().map(|child| child.unwrap().path());
        pages.extend(children.filter(|path| path.extension().is_some_and(|extension| extension == "md")));
    }
    assert!(pages.len() > 5);
    pages
}

/// The rows of the table whose first column has this heading; each as its cells.
fn table(file: &str, heading: &str) -> Vec<Vec<String>> {
    let cells = |line: &str| -> Vec<String> {
        line.trim().trim_matches('|').split('|').map(|cell| cell.trim().to_owned()).collect()
    };
    let text = text(file);
    let mut lines = text.lines().skip_while(|line| !line.starts_with(&format!("| {heading} |")));
    assert!(lines.next().is_some() && lines.next().is_some(), "{file} has no table `{heading}`");
    lines.take_while(|line| line.starts_with('|')).map(cells).collect()
}

/// What stands between backticks.
fn code(cell: &str) -> Option<&str> {
    cell.strip_prefix('`')?.strip_suffix('`')
}

/// The headings of a page, as links name them.
fn headings(markdown: &str) -> Vec<String> {
    let titles = markdown.lines().filter(|line| line.starts_with('#')).map(|line| line.trim_start_matches('#').trim());
    let kept = |sign: &char| sign.is_alphanumeric() || matches!(sign, ' ' | '-' | '_');
    titles.map(|title| title.to_lowercase().chars().filter(kept).collect::<String>().replace(' ', "-")).collect()
}
