//! The borders of `ARCHITECTURE.md`, held by reading the source: who may know whom, and what stands in every file.

use std::fmt::Write as _;
use std::fs;
use std::path::{Path, PathBuf};

/// Each module at the top of `src`, and the others that it may use.
const MAY_USE: &[(&str, &[&str])] = &[
    ("knowledge", &[]),
    ("import", &["knowledge", "web"]),
    ("guard", &[]),
    ("search", &["knowledge"]),
    ("answer", &["guard", "knowledge", "search"]),
    ("report", &["knowledge"]),
    ("reply", &["alerts", "answer", "guard", "knowledge", "report", "search"]),
    ("alerts", &["knowledge", "search"]),
    ("app", &["answer", "knowledge", "search"]),
    ("store", &["crash"]),
    ("announcing", &["alerts", "knowledge", "search", "store"]),
    ("counting", &["knowledge", "report", "store"]),
    (
        "telegram",
        &[
            "alerts",
            "announcing",
            "answer",
            "app",
            "config",
            "counting",
            "crash",
            "knowledge",
            "reply",
            "report",
            "search",
            "store",
        ],
    ),
    ("preview", &[]),
    ("evaluation", &["knowledge"]),
    ("review", &["knowledge", "search"]),
    ("spreadsheet", &["knowledge"]),
    ("config", &[]),
    ("crash", &[]),
    ("log", &[]),
    ("memory", &[]),
    ("web", &[]),
    ("links", &["knowledge"]),
    (
        "cli",
        &[
            "alerts",
            "announcing",
            "answer",
            "app",
            "config",
            "counting",
            "evaluation",
            "import",
            "knowledge",
            "links",
            "log",
            "preview",
            "reply",
            "review",
            "report",
            "search",
            "spreadsheet",
            "store",
            "telegram",
            "web",
        ],
    ),
];

/// What tests may use besides: the edge is tested against the stand-in.
const TESTS_MAY_USE: [(&str, &str); 1] = [("telegram", "preview")];

/// What stands in the source only where it belongs: a crate, or the environment.
const HOMES: &[(&str, &[&str])] = &[
    ("quick_xml", &["import"]),
    ("html5gum", &["import"]),
    ("indicatif", &["cli"]),
    ("teloxide", &["telegram"]),
    ("tantivy", &["search"]),
    ("rusqlite", &["store"]),
    ("axum", &["preview"]),
    ("plotters", &["report"]),
    ("notify", &["app"]),
    ("reqwest", &["telegram", "web"]),
    ("csv", &["spreadsheet"]),
    ("anyhow", &["telegram", "cli"]),
    ("dotenvy", &["main"]),
    ("std::env", &["config", "main"]),
    ("env =", &["config"]),
];

/// Modules that are plain functions over values: no network, no clock, nothing asynchronous.
const PLAIN: &[&str] = &[
    "knowledge",
    "search",
    "answer",
    "reply",
    "alerts",
    "evaluation",
    "guard",
    "links",
    "report",
    "review",
    "spreadsheet",
];
const NOT_PLAIN: [&str; 5] = ["async", "tokio", "std::net", "std::time", "jiff::Timestamp"];

/// Longer files want to be two.
const MOST_LINES: usize = 400;

#[test]
fn modules_use_only_those_below_them() {
    let mut faults = Faults::default();
    for file in source() {
        let Some((_, may_use)) = MAY_USE.iter().find(|(module, _)| *module == file.module()) else {
            if !["lib", "main"].contains(&file.module()) {
                faults.add(&file, 0, "stands in a module that `MAY_USE` does not name");
            }
            continue;
        };
        for (at, used) in file.modules_used() {
            let in_test = file.is_test() || at >= file.tests_at();
            let for_test = in_test && TESTS_MAY_USE.contains(&(file.module(), used.as_str()));
            if used != file.module() && !may_use.contains(&used.as_str()) && !for_test {
                faults.add(&file, at, &format!("`{}` may not use `{used}`", file.module()));
            }
        }
    }
    faults.assert_none();
}

#[test]
fn the_table_of_modules_has_no_circle_and_names_what_there_is() {
    for (number, (module, may_use)) in MAY_USE.iter().enumerate() {
        assert!(source().iter().any(|file| file.module() == *module), "there is no module `{module}`");
        for (other, uses) in &MAY_USE[number..] {
            let both = may_use.contains(other) && uses.contains(module);
            assert!(!both, "`{module}` and `{other}` may use one another");
        }
    }
}

#[test]
fn crates_and_the_environment_stay_at_home() {
    let mut faults = Faults::default();
    for file in source() {
        for &(what, homes) in HOMES {
            if !homes.contains(&file.module()) {
                for at in file.places(what) {
                    faults.add(&file, at, &format!("`{what}` belongs into {homes:?} only"));
                }
            }
        }
    }
    faults.assert_none();
}

#[test]
fn the_inside_is_plain() {
    let mut faults = Faults::default();
    for file in source().iter().filter(|file| PLAIN.contains(&file.module()) && !file.is_test()) {
        for what in NOT_PLAIN {
            for at in file.places(what).into_iter().filter(|at| *at < file.tests_at()) {
                faults.add(file, at, &format!("`{what}` belongs to the edges"));
            }
        }
    }
    faults.assert_none();
}

#[test]
fn nothing_panics_on_purpose_outside_tests() {
    let mut faults = Faults::default();
    for file in source().iter().filter(|file| !file.is_test()) {
        for what in [".unwrap()", ".expect(", "todo!(", "dbg!("] {
            for (at, _) in file.code.match_indices(what).filter(|(at, _)| *at < file.tests_at()) {
                // A constant that is not zero is checked when it is compiled.
                if !file.text[at..].starts_with(".expect(\"not zero\")") {
                    faults.add(file, at, &format!("`{what}` outside tests"));
                }
            }
        }
    }
    faults.assert_none();
}

#[test]
fn every_file_opens_with_what_it_is_for() {
    let mut faults = Faults::default();
    for file in source() {
        if !file.text.starts_with("//! ") {
            faults.add(&file, 0, "does not open with a module doc `//! `");
        }
    }
    faults.assert_none();
}

#[test]
fn files_are_short() {
    let mut faults = Faults::default();
    for file in source().iter().filter(|file| !file.is_test()) {
        let lines = file.text[..file.tests_at()].lines().count();
        if lines > MOST_LINES {
            faults.add(file, 0, &format!("has {lines} lines without its tests; {MOST_LINES} are enough"));
        }
    }
    faults.assert_none();
}

/// A file of `src`.
struct SourceFile {
    /// From `src` on, with `/`.
    path: String,
    text: String,
    /// The text with every comment and every string blanked out, so that places are the same in both.
    code: String,
}

fn source() -> Vec<SourceFile> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut files = Vec::new();
    let mut open = vec![root.clone()];
    while let Some(folder) = open.pop() {
        for child in fs::read_dir(folder).unwrap() {
            let path = child.unwrap().path();
            if path.is_dir() {
                open.push(path);
            } else if path.extension().is_some_and(|extension| extension == "rs") {
                files.push(SourceFile::read(&root, &path));
            }
        }
    }
    files.sort_by(|one, other| one.path.cmp(&other.path));
    assert!(files.len() > 10, "the source is not where it is looked for");
    files
}

impl SourceFile {
    fn read(root: &Path, path: &PathBuf) -> Self {
        let text = fs::read_to_string(path).unwrap();
        let parts = path.strip_prefix(root).unwrap().components().map(|part| part.as_os_str().to_string_lossy());
        let path = parts.collect::<Vec<_>>().join("/");
        let code = blanked(&text);
        assert_eq!(code.len(), text.len(), "{path}");
        Self { path, text, code }
    }

    /// The module at the top that the file belongs to.
    fn module(&self) -> &str {
        self.path.split(['/', '.']).next().unwrap()
    }

    /// Whether the whole file is one of tests.
    fn is_test(&self) -> bool {
        self.path.ends_with("tests.rs")
    }

    /// Where the tests in the file begin; its end when there are none.
    fn tests_at(&self) -> usize {
        self.text.find("#[cfg(test)]\nmod tests {").unwrap_or(self.text.len())
    }

    /// How many `super` lead from the file to the top.
    fn depth(&self) -> usize {
        let parts = self.path.split('/').count();
        if self.path.ends_with("/mod.rs") { parts - 1 } else { parts }
    }

    /// Where this word or path stands in the code.
    fn places(&self, what: &str) -> Vec<usize> {
        let all = self.code.match_indices(what);
        all.filter(|(at, _)| is_word(&self.code, *at, what.len())).map(|(at, _)| at).collect()
    }

    /// The modules at the top that are named through `crate`, or through as many `super` as lead there.
    fn modules_used(&self) -> Vec<(usize, String)> {
        let mut ways = vec![("crate::".to_owned(), self.code.len()), ("super::".repeat(self.depth()), self.tests_at())];
        ways.push(("super::".repeat(self.depth() + 1), self.code.len()));
        let mut used = Vec::new();
        for (way, end) in ways {
            for (at, _) in self.code[..end].match_indices(&way) {
                let before = self.code[..at].chars().next_back().unwrap_or(' ');
                if !before.is_alphanumeric() && !"_:$".contains(before) {
                    let rest = &self.code[at + way.len()..];
                    used.extend(first_names(rest).into_iter().map(|name| (at, name)));
                }
            }
        }
        used.retain(|(_, name)| name != "super" && name != "self" && name != "*");
        used
    }
}

/// `a` of `a::b`; `a` and `c` of `{a::b, c}`.
fn first_names(path: &str) -> Vec<String> {
    let name = |text: &str| -> String {
        text.trim_start().chars().take_while(|sign| sign.is_alphanumeric() || "_*".contains(*sign)).collect()
    };
    let Some(list) = path.strip_prefix('{') else { return vec![name(path)] };
    let (mut names, mut depth, mut begin) = (Vec::new(), 0, 0);
    for (at, sign) in list.char_indices() {
        match sign {
            '{' => depth += 1,
            ',' | '}' if depth == 0 => {
                names.push(name(&list[begin..at]));
                begin = at + 1;
                if sign == '}' {
                    break;
                }
            }
            '}' => depth -= 1,
            _ => {}
        }
    }
    names.retain(|name| !name.is_empty());
    names
}

fn is_word(code: &str, at: usize, length: usize) -> bool {
    let part = |sign: Option<char>| sign.is_some_and(|sign| sign.is_alphanumeric() || sign == '_');
    !part(code[..at].chars().next_back()) && !part(code[at + length..].chars().next())
}

/// The code with spaces in the place of comments and of what stands in strings. Raw strings end at `"#`.
fn blanked(text: &str) -> String {
    let mut code = text.as_bytes().to_vec();
    let mut at = 0;
    while at < code.len() {
        let rest = &text.as_bytes()[at..];
        let end_of = |needle: &str, from: usize| {
            let found = rest[from..].windows(needle.len()).position(|window| window == needle.as_bytes());
            found.map_or(rest.len(), |found| from + found)
        };
        let (skip, length) = if rest.starts_with(b"//") {
            (0, end_of("\n", 0))
        } else if rest.starts_with(b"r#\"") {
            (3, end_of("\"#", 3) - 3)
        } else if rest.starts_with(b"'\"'") || rest.starts_with(b"'\\\"'") {
            (0, 3)
        } else if rest[0] == b'"' {
            let mut end = 1;
            while end < rest.len() && rest[end] != b'"' {
                end += if rest[end] == b'\\' { 2 } else { 1 };
            }
            (1, end.min(rest.len()) - 1)
        } else {
            at += 1;
            continue;
        };
        for byte in &mut code[at + skip..at + skip + length] {
            if *byte != b'\n' {
                *byte = b' ';
            }
        }
        at += skip + length + usize::from(skip > 0);
    }
    String::from_utf8(code).unwrap()
}

/// What is wrong, each with its file and line.
#[derive(Default)]
struct Faults(String);

impl Faults {
    fn add(&mut self, file: &SourceFile, at: usize, fault: &str) {
        let line = file.text[..at].matches('\n').count() + 1;
        let _ = writeln!(self.0, "src/{}:{line}: {fault}", file.path);
    }

    fn assert_none(self) {
        assert!(self.0.is_empty(), "\n{}", self.0);
    }
}

#[test]
fn comments_and_strings_are_no_code() {
    let text = "use a; // use b\nlet c = \"use \\\" d\"; '\"' r#\"e \" e\"# f";
    let code = blanked(text);
    assert_eq!(code.split_whitespace().collect::<Vec<_>>().join(" "), "use a; let c = \" \"; r#\" \"# f");
    assert_eq!(first_names("{b::{c, d}, e}; f"), ["b", "e"]);
    assert_eq!(first_names("b::c::D;"), ["b"]);
}
