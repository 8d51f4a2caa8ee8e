//! Loads `.env`, reads the command line, starts logging and runs the command.

use std::process::ExitCode;

use guidepost::cli::Cli;

fn main() -> ExitCode {
    guidepost::memory::keep_to_ourselves();
    if let Err(error) = load_env_file() {
        eprintln!("error: {error}");
        return ExitCode::from(2);
    }
    #[cfg(debug_assertions)]
    if let Ok(place) = std::env::var("GUIDEPOST_CRASH_AT") {
        guidepost::crash::arm(&place);
    }
    Cli::read().run()
}

/// Variables of the file `.env` of this folder; those that are set already stay.
fn load_env_file() -> Result<(), String> {
    match dotenvy::dotenv() {
        Ok(_) => Ok(()),
        Err(error) if error.not_found() => Ok(()),
        // The line itself may hold the token.
        Err(dotenvy::Error::LineParse(_, place)) => Err(format!(
            "a line of the file .env cannot be read, at character {place} of it; write NAME=value, for example GUIDEPOST_DATA=data"
        )),
        Err(error) => Err(format!("the file .env cannot be read: {error}")),
    }
}
