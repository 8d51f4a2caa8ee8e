//! A file that can be given up: on a full disk SQLite cannot even delete, and who wants to be forgotten must be.

use std::fs;
use std::io::Write as _;
use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use super::folder;

const FILE: &str = "ballast";
const SIZE: u64 = 16 << 20;
/// What has to stay free beside the file, so that it does not take the last room from others.
const ROOM: u64 = 3 * SIZE;
/// As long as the disk is as good as full, trying again helps nobody.
const PAUSE: Duration = Duration::from_mins(10);
/// With less than this, SQLite may not open its files.
const TOO_LITTLE: u64 = 1 << 20;

pub struct Ballast {
    file: PathBuf,
    is_there: bool,
    /// When to try again to make it.
    due: Instant,
}

impl Ballast {
    /// That of this data folder, or the place for it. On a full disk it is given up now.
    pub fn of(data: &Path) -> Self {
        let file = data.join(FILE);
        let is_there = fs::metadata(&file).is_ok_and(|file| file.len() == SIZE);
        let mut ballast = Self { file, is_there, due: Instant::now() };
        if folder::free(data).is_some_and(|free| free < TOO_LITTLE) {
            ballast.release();
        }
        ballast
    }

    /// Gives the room up; whether there was any.
    pub fn release(&mut self) -> bool {
        self.due = Instant::now() + PAUSE;
        self.is_there = false;
        fs::remove_file(&self.file).is_ok()
    }

    /// Makes it when it is missing and there is room.
    pub fn renew(&mut self) {
        if self.is_there || Instant::now() < self.due {
            return;
        }
        self.due = Instant::now() + PAUSE;
        let free = folder::free(folder::of(&self.file));
        self.is_there = free.is_none_or(|free| free > SIZE + ROOM) && make(&self.file).is_ok();
        if !self.is_there {
            // A part of it helps nobody.
            let _ = fs::remove_file(&self.file);
        }
    }
}

fn make(file: &Path) -> std::io::Result<()> {
    match fs::remove_file(file) {
        Err(error) if error.kind() != std::io::ErrorKind::NotFound => return Err(error),
        _ => {}
    }
    let mut file = folder::open_private(file)?;
    // A hole would take no room. Where the system cannot reserve any, the file is written.
    #[cfg(target_os = "linux")]
    if rustix::fs::fallocate(&file, rustix::fs::FallocateFlags::empty(), 0, SIZE).is_ok() {
        return Ok(());
    }
    let zeros = vec![0; 1 << 20];
    let mut written = 0;
    while written < SIZE {
        file.write_all(&zeros)?;
        written += 1 << 20;
    }
    file.sync_all()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[cfg(unix)]
    #[test]
    fn it_takes_real_room_is_given_up_and_comes_back_later() {
        use std::os::unix::fs::MetadataExt as _;

        let data = tempfile::tempdir().unwrap();
        let mut ballast = Ballast::of(data.path());
        ballast.renew();
        let file = fs::metadata(data.path().join(FILE)).unwrap();
        assert_eq!((file.len(), file.mode() & 0o077), (SIZE, 0));
        assert!(file.blocks() * 512 >= SIZE);

        let mut ballast = Ballast::of(data.path());
        assert!(ballast.release());
        assert!(!ballast.release());
        ballast.renew();
        assert!(!data.path().join(FILE).exists(), "not at once");
        ballast.due = Instant::now();
        ballast.renew();
        assert!(data.path().join(FILE).exists());
    }

    #[test]
    fn half_of_it_is_made_anew() {
        let data = tempfile::tempdir().unwrap();
        fs::write(data.path().join(FILE), "cut off").unwrap();
        Ballast::of(data.path()).renew();
        assert_eq!(fs::metadata(data.path().join(FILE)).unwrap().len(), SIZE);
    }
}
