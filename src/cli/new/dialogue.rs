//! Lines to and fro.

use std::io::{self, BufRead, Write};

use thiserror::Error;

use crate::knowledge::Problem;

/// There are no more lines.
#[derive(Debug, Error)]
#[error("the input has ended")]
pub struct Ended;

/// Somebody who answers, on a terminal or through a pipe.
pub struct Dialogue<R, W> {
    from: R,
    to: W,
}

impl<R: BufRead, W: Write> Dialogue<R, W> {
    pub fn new(from: R, to: W) -> Self {
        Self { from, to }
    }

    pub fn say(&mut self, text: &str) -> io::Result<()> {
        writeln!(self.to, "{text}")
    }

    /// Says what is wrong and how to mend it.
    pub fn tell(&mut self, problem: &Problem) -> anyhow::Result<()> {
        Ok(self.say(&format!("! {}\n  help: {}", problem.fault, problem.fault.mend()))?)
    }

    /// The next line, without blanks at its ends.
    pub fn ask(&mut self, prompt: &str) -> anyhow::Result<String> {
        write!(self.to, "{prompt}> ")?;
        self.to.flush()?;
        let mut line = String::new();
        if self.from.read_line(&mut line)? == 0 {
            writeln!(self.to)?;
            return Err(Ended.into());
        }
        Ok(line.trim().to_owned())
    }
}
