//! Reading the store's files: only plain UTF-8 files of a sane size, and nothing outside the folder.

use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::{Fault, Problem};

/// The largest file that is read.
pub const LARGEST_FILE: u64 = 1024 * 1024;

/// The Markdown files under `root/folder`, in the order of their paths, each relative to `root`.
pub fn markdown_files(root: &Path, folder: &Path, problems: &mut Vec<Problem>) -> Vec<PathBuf> {
    let mut files = Vec::new();
    let mut open = vec![folder.to_owned()];
    while let Some(folder) = open.pop() {
        let children = match fs::read_dir(root.join(&folder)) {
            Ok(children) => children,
            Err(error) => {
                problems.push(Problem::with_file(&folder, unreadable(&error)));
                continue;
            }
        };
        for child in children {
            match child.and_then(|child| Ok((child.file_name(), child.file_type()?))) {
                Ok((name, kind)) => {
                    let path = folder.join(&name);
                    let hidden = name.as_encoded_bytes().starts_with(b".");
                    let markdown = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"));
                    if kind.is_dir() && !hidden {
                        open.push(path);
                    } else if kind.is_symlink() && !hidden {
                        problems.push(Problem::with_file(&path, Fault::SymbolicLink));
                    } else if markdown && !hidden && name != "README.md" {
                        if kind.is_file() {
                            files.push(path);
                        } else {
                            problems.push(Problem::with_file(&path, Fault::NotAFile));
                        }
                    }
                }
                Err(error) => problems.push(Problem::with_file(&folder, unreadable(&error))),
            }
        }
    }
    files.sort();
    files
}

/// The text of `root/path`; `None` when the file does not exist or has a problem.
pub fn text(root: &Path, path: &Path, problems: &mut Vec<Problem>) -> Option<String> {
    match read(&root.join(path)) {
        Ok(bytes) => match String::from_utf8(bytes) {
            Ok(text) => Some(text.strip_prefix('\u{FEFF}').map_or(text.clone(), str::to_owned)),
            Err(error) => {
                let good = String::from_utf8_lossy(&error.as_bytes()[..error.utf8_error().valid_up_to()]).into_owned();
                problems.push(Problem::at(path, &good, good.len(), 0, Fault::NotUtf8));
                None
            }
        },
        Err(Fault::Unreadable { cause }) if cause == NOT_FOUND => None,
        Err(fault) => {
            problems.push(Problem::with_file(path, fault));
            None
        }
    }
}

const NOT_FOUND: &str = "it is not there";

fn read(path: &Path) -> Result<Vec<u8>, Fault> {
    let metadata = fs::symlink_metadata(path).map_err(|error| unreadable(&error))?;
    if metadata.is_symlink() {
        return Err(Fault::SymbolicLink);
    }
    if !metadata.is_file() {
        return Err(Fault::NotAFile);
    }
    let too_large = |bytes| Fault::TooLarge { bytes, limit: LARGEST_FILE };
    if metadata.len() > LARGEST_FILE {
        return Err(too_large(metadata.len()));
    }
    let file = File::open(path).map_err(|error| unreadable(&error))?;
    let mut bytes = Vec::new();
    file.take(LARGEST_FILE + 1).read_to_end(&mut bytes).map_err(|error| unreadable(&error))?;
    if bytes.len() as u64 > LARGEST_FILE {
        return Err(too_large(bytes.len() as u64));
    }
    Ok(bytes)
}

fn unreadable(error: &std::io::Error) -> Fault {
    let cause = match error.kind() {
        std::io::ErrorKind::NotFound => NOT_FOUND.to_owned(),
        _ => error.to_string(),
    };
    Fault::Unreadable { cause }
}
