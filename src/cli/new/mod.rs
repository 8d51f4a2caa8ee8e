//! `guidepost new`: asks for what an entry needs, checks each answer, and writes the file at the end.

mod choices;
mod dialogue;
mod fields;
mod propose;

use std::collections::BTreeMap;
use std::io::{self, BufRead, Write};
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use crate::config::Folders;
use crate::knowledge::{Draft, ENTRIES, EntryId, Library, Manuscript, Problem, save};
use dialogue::{Dialogue, Ended};
use fields::FIELDS;

/// Asks on the terminal. Nothing is written before all has been asked and agreed to.
pub fn new(folders: &Folders) -> anyhow::Result<ExitCode> {
    let root = &folders.knowledge;
    super::refuse_missing(root)?;
    ask(root, Dialogue::new(io::stdin().lock(), io::stdout().lock()))
}

fn ask<R: BufRead, W: Write>(root: &Path, mut dialogue: Dialogue<R, W>) -> anyhow::Result<ExitCode> {
    let library = Library::load(root);
    dialogue.say(
        "An empty line leaves out what is not needed; ? lists what there is; Ctrl-C ends all, and nothing is written.",
    )?;
    let mut draft = Draft::default();
    let agreed = fill(&mut draft, &library, root, &mut dialogue);
    let (id, text) = match agreed {
        Ok(Some(agreed)) => agreed,
        Ok(None) => return Ok(ExitCode::SUCCESS),
        Err(error) if error.is::<Ended>() => {
            let missing = missing(&draft);
            let missing = if missing.is_empty() { "a \"yes\" to writing it".to_owned() } else { missing.join(", ") };
            anyhow::bail!("the input has ended, and nothing was written; still missing: {missing}");
        }
        Err(error) => return Err(error),
    };
    let path = path_of(&id);
    let shown = root.join(&path);
    let errors = tell_problems(
        &Library::load_with(root, &BTreeMap::from([(path.clone(), text.clone())])),
        &path,
        &mut dialogue,
    )?;
    if errors > 0 {
        dialogue.say("Nothing was written.")?;
        return Ok(ExitCode::FAILURE);
    }
    save(&shown, None, &text).map_err(|error| anyhow::Error::from(error).context(shown.display().to_string()))?;
    dialogue.say(&format!(
        "\nWritten: {}\nNext: read it once more beside the document, then run `guidepost check`. A bot that is running shows it within a minute.",
        shown.display()
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Asks for everything; gives the id and the text when they are to be written.
fn fill<R: BufRead, W: Write>(
    draft: &mut Draft,
    library: &Library,
    root: &Path,
    dialogue: &mut Dialogue<R, W>,
) -> anyhow::Result<Option<(EntryId, String)>> {
    for field in &FIELDS {
        field.ask(draft, library, dialogue)?;
    }
    let taken = taken(library, root);
    let id = ask_id(&propose::id(draft, library, &taken), &taken, dialogue)?;
    let text = draft.write();
    dialogue.say(&format!("\n{}\n\n{text}", root.join(path_of(&id)).display()))?;
    tell_problems_of_text(library, &id, &text, dialogue)?;
    let answer = dialogue.ask("Write this? [Y/n]")?.to_lowercase();
    if ["", "y", "yes"].contains(&answer.as_str()) {
        return Ok(Some((id, text)));
    }
    dialogue.say("Nothing was written.")?;
    Ok(None)
}

/// The ids that an entry has or had.
fn taken(library: &Library, root: &Path) -> Vec<EntryId> {
    let aliases = library.entries().iter().flat_map(|entry| entry.aliases.iter().cloned());
    Manuscript::all(root).0.into_keys().chain(aliases).collect()
}

fn ask_id<R: BufRead, W: Write>(
    proposed: &str,
    taken: &[EntryId],
    dialogue: &mut Dialogue<R, W>,
) -> anyhow::Result<EntryId> {
    loop {
        dialogue
            .say("\nid: the file's name, by which links lead here for ever. An empty line takes what is proposed.")?;
        let answer = dialogue.ask(&format!("[{proposed}]"))?;
        let answer = if answer.is_empty() { proposed } else { &answer };
        match EntryId::parse(answer) {
            None => dialogue.say("Use small letters a-z, digits and hyphens, for instance nrm-handbook-2022.")?,
            Some(_) if answer.len() > propose::LONGEST_ID => {
                dialogue.say(&format!("That is too long; {} characters are enough.", propose::LONGEST_ID))?;
            }
            Some(id) if taken.contains(&id) => dialogue.say("An entry has or had that id; choose another.")?,
            Some(id) => return Ok(id),
        }
    }
}

fn path_of(id: &EntryId) -> PathBuf {
    Path::new(ENTRIES).join(format!("{id}.md"))
}

/// What an entry cannot do without and `draft` has not.
fn missing(draft: &Draft) -> Vec<String> {
    let needed = FIELDS.iter().filter(|field| field.is_needed && !field.is_filled(draft));
    needed.map(|field| format!("`{}`", field.key)).collect()
}

fn tell_problems_of_text<R: BufRead, W: Write>(
    library: &Library,
    id: &EntryId,
    text: &str,
    dialogue: &mut Dialogue<R, W>,
) -> anyhow::Result<()> {
    library.examine(id, text).1.iter().try_for_each(|problem| dialogue.tell(problem))
}

/// Says what is an error at `path`; gives how many.
fn tell_problems<R: BufRead, W: Write>(
    library: &Library,
    path: &Path,
    dialogue: &mut Dialogue<R, W>,
) -> anyhow::Result<usize> {
    let errors: Vec<&Problem> =
        library.problems.iter().filter(|problem| problem.path == path && problem.is_error()).collect();
    errors.iter().try_for_each(|problem| dialogue.tell(problem))?;
    Ok(errors.len())
}
