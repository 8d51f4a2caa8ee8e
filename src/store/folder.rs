//! The data folder: private, used by one program at a time, and not on a network.

use std::fs;
use std::path::Path;
use std::thread;
use std::time::{Duration, Instant};

use super::StoreError;

/// Whoever uses the folder holds this file locked. It is never removed: that would make two of it.
const LOCK: &str = "guidepost.lock";

/// Makes the folder, readable by nobody else, unless it is there already.
pub fn make(folder: &Path) -> std::io::Result<()> {
    let mut builder = fs::DirBuilder::new();
    builder.recursive(true);
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    builder.create(folder)
}

/// Opens a file to add to it; when it is made, so that nobody else can read it.
pub fn open_private(file: &Path) -> std::io::Result<fs::File> {
    let mut options = fs::OpenOptions::new();
    options.append(true).create(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    options.open(file)
}

/// The folder that a file stands in.
pub fn of(file: &Path) -> &Path {
    match file.parent() {
        Some(folder) if !folder.as_os_str().is_empty() => folder,
        _ => Path::new("."),
    }
}

/// Sees that new names in a folder last. Where a folder cannot be opened, the system takes care of that.
pub fn sync(folder: &Path) -> std::io::Result<()> {
    fs::File::open(folder).and_then(|folder| folder.sync_all()).or(Ok(()))
}

/// Takes the data folder for this program, until the file is dropped. Another program that is about to end gets some
/// time for it.
pub fn lock(data: &Path, patience: Duration) -> Result<fs::File, StoreError> {
    let refused = |source| StoreError::Folder { folder: data.to_owned(), source };
    make(data).map_err(refused)?;
    let file = open_private(&data.join(LOCK)).map_err(refused)?;
    let begin = Instant::now();
    loop {
        match file.try_lock() {
            Ok(()) => return Ok(file),
            Err(fs::TryLockError::WouldBlock) if begin.elapsed() < patience => thread::sleep(Duration::from_millis(20)),
            Err(fs::TryLockError::WouldBlock) => return Err(StoreError::InUse { folder: data.to_owned() }),
            // Without locks, people have to take care themselves.
            Err(fs::TryLockError::Error(error)) if error.kind() == std::io::ErrorKind::Unsupported => return Ok(file),
            Err(fs::TryLockError::Error(error)) => return Err(refused(error)),
        }
    }
}

/// SQLite and the index rely on locks and on memory shared through files, which file systems on a network promise and
/// do not always keep.
///
/// # Errors
/// When the folder, or the one that it would be made in, is on a network or comes from another program (FUSE).
pub fn refuse_network(folder: &Path) -> Result<(), StoreError> {
    match file_system(folder).and_then(network_name) {
        Some(name) => Err(StoreError::Network { folder: folder.to_owned(), name }),
        None => Ok(()),
    }
}

/// The number by which Linux knows a kind of file system.
#[cfg(target_os = "linux")]
fn file_system(folder: &Path) -> Option<u32> {
    let folder = std::path::absolute(folder).ok()?;
    let found = folder.ancestors().find_map(|folder| rustix::fs::statfs(folder).ok())?;
    // The type of the number differs from processor to processor; its lower half does not.
    u32::try_from(i128::from(found.f_type) & 0xffff_ffff).ok()
}

#[cfg(not(target_os = "linux"))]
fn file_system(_: &Path) -> Option<u32> {
    None
}

fn network_name(kind: u32) -> Option<&'static str> {
    Some(match kind {
        0x6969 => "NFS",
        0x517b | 0xff53_4d42 | 0xfe53_4d42 => "SMB",
        0x6573_5546 => "FUSE",
        0x0102_1997 => "9P",
        0x5346_414f | 0x6b41_4653 => "AFS",
        0x7375_7245 => "Coda",
        0x00c3_6400 => "Ceph",
        0x0bd0_0bd3 => "Lustre",
        _ => return None,
    })
}

/// Bytes that are free for us; `None` where that cannot be told.
#[cfg(unix)]
pub fn free(folder: &Path) -> Option<u64> {
    let found = rustix::fs::statvfs(folder).ok()?;
    Some(found.f_bavail.saturating_mul(found.f_frsize))
}

#[cfg(not(unix))]
pub fn free(_: &Path) -> Option<u64> {
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_folder_is_for_one_program_at_a_time() {
        let folder = tempfile::tempdir().unwrap();
        let data = folder.path().join("data");
        let held = lock(&data, Duration::ZERO).unwrap();
        let refused = lock(&data, Duration::ZERO).unwrap_err();
        assert!(matches!(refused, StoreError::InUse { .. }), "{refused}");
        let waiting = {
            let data = data.clone();
            thread::spawn(move || lock(&data, Duration::from_mins(1)).is_ok())
        };
        drop(held);
        assert!(waiting.join().unwrap());
    }

    #[test]
    fn file_systems_on_a_network_are_known_by_their_numbers() {
        for (kind, name) in [(0x6969, Some("NFS")), (0xff53_4d42, Some("SMB")), (0x6573_5546, Some("FUSE"))] {
            assert_eq!(network_name(kind), name);
        }
        // ext4, tmpfs, Btrfs, XFS, ZFS, overlay: of this computer.
        for kind in [0xef53, 0x0102_1994, 0x9123_683e, 0x5846_5342, 0x2fc1_2fc1, 0x794c_7630] {
            assert_eq!(network_name(kind), None);
        }
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn a_folder_that_is_not_there_is_judged_by_the_one_above() {
        assert_eq!(file_system(Path::new("/proc/no/such/folder")), Some(0x9fa0));
        assert!(file_system(Path::new("no/such/folder")).is_some());
    }

    #[cfg(unix)]
    #[test]
    fn free_space_is_known() {
        assert!(free(Path::new("/")).is_some());
        assert_eq!(free(Path::new("/no/such/folder")), None);
    }
}
