//! What the files of a database hold and do not hold, byte by byte, and which key opens it.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use tempfile::TempDir;

use super::*;

/// A chat as Telegram numbers supergroups.
const CHAT: i64 = -1_001_234_567_890;

/// A data folder, and the key beside it.
struct Bench {
    folder: TempDir,
}

impl Bench {
    fn new() -> Self {
        Self { folder: tempfile::tempdir().unwrap() }
    }

    fn data(&self) -> PathBuf {
        self.folder.path().join("data")
    }

    fn key(&self) -> PathBuf {
        self.folder.path().join("config/key")
    }

    fn open(&self) -> Result<Store, StoreError> {
        Store::open(&self.data(), &self.key())
    }

    /// Every byte of the data folder. A file may vanish meanwhile: a database closes after its last user has gone.
    fn bytes(&self) -> Vec<u8> {
        let files = fs::read_dir(self.data()).unwrap();
        let paths = files.map(|file| file.unwrap().path()).filter(|path| !path.ends_with("ballast"));
        paths.flat_map(|path| fs::read(path).unwrap_or_default()).collect()
    }

    /// A database of version 1, with an answer that the chat is owed, as it was left by that version.
    fn of_version_1(&self) {
        folder::make(&self.data()).unwrap();
        let connection = Connection::open(self.data().join(FILE)).unwrap();
        connection
            .execute_batch(&format!(
                "PRAGMA journal_mode = WAL;
                 PRAGMA secure_delete = ON;
                 CREATE TABLE handled_update (update_id INTEGER PRIMARY KEY) STRICT;
                 CREATE TABLE owed_answer (
                    update_id INTEGER PRIMARY KEY, chat_id INTEGER NOT NULL, topic_id INTEGER, message_id INTEGER NOT NULL
                 ) STRICT;
                 INSERT INTO handled_update VALUES (5), (6);
                 INSERT INTO owed_answer VALUES (5, {CHAT}, NULL, 8), (6, {CHAT}, 3, 9);
                 PRAGMA application_id = {};
                 PRAGMA user_version = 1;",
                0x4764_7074
            ))
            .unwrap();
    }
}

fn has(bytes: &[u8], part: &[u8]) -> bool {
    bytes.windows(part.len()).any(|window| window == part)
}

/// The ways in which an id may stand in a file.
fn disguises(id: i64) -> Vec<Vec<u8>> {
    let decimal = id.unsigned_abs().to_string();
    let utf_16 = |order: fn(u16) -> [u8; 2]| decimal.encode_utf16().flat_map(order).collect();
    let short = id.to_be_bytes()[2..].to_vec();
    assert_eq!(i64::from_be_bytes([&[0xff; 2], &short[..]].concat().try_into().unwrap()), id, "as SQLite stores it");
    vec![
        utf_16(u16::to_le_bytes),
        utf_16(u16::to_be_bytes),
        decimal.into_bytes(),
        id.to_le_bytes().to_vec(),
        id.to_be_bytes().to_vec(),
        id.unsigned_abs().to_be_bytes()[2..].to_vec(),
        id.unsigned_abs().to_le_bytes()[..6].to_vec(),
        short,
    ]
}

fn assert_absent(bytes: &[u8], id: i64) {
    for (number, disguise) in disguises(id).iter().enumerate() {
        assert!(!has(bytes, disguise), "disguise {number}");
    }
}

fn owed(update_id: i64) -> Owed {
    Owed { update_id, chat_id: CHAT, topic_id: None, message_id: 8, interface: "ar".to_owned() }
}

fn chosen() -> ChatSettings {
    ChatSettings { languages: vec!["uk".to_owned()], ..ChatSettings::default() }
}

/// What the rows with something of a person hold of it: look-up and sealed values.
async fn sealed_values(store: &Store) -> Vec<Vec<u8>> {
    store
        .run(|database| {
            let mut values = Vec::new();
            for (one, other, table) in [
                ("lookup", "sealed", "chat"),
                ("lookup", "sealed", "owed_answer"),
                ("lookup", "sealed", "shared_card"),
                ("lookup", "sealed", "subscriber"),
                ("wish", "manner", "subscription"),
            ] {
                let mut select = database.connection.prepare(&format!("SELECT {one}, {other} FROM {table}"))?;
                let rows = select.query_map([], |row| Ok([row.get(0)?, row.get(1)?]))?;
                for row in rows {
                    values.extend(row?);
                }
            }
            Ok(values)
        })
        .await
        .unwrap()
}

#[tokio::test]
async fn no_id_of_a_person_stands_in_the_files() {
    let bench = Bench::new();
    let store = bench.open().unwrap();
    store.set_settings(CHAT, chosen()).await.unwrap();
    store.settle(vec![1], vec![owed(2), owed(3)], 1).await.unwrap();
    store.remember_share("BAAAAcanary".to_owned(), "shelter".to_owned(), "en".to_owned(), 1_700_000_000).await.unwrap();
    assert!(has(&bench.bytes(), b"shelter"), "it is written");

    for _ in 0..2 {
        assert_absent(&bench.bytes(), CHAT);
        assert!(!has(&bench.bytes(), b"canary"));
        store.move_chat(CHAT, -1_009_999_999_999).await.unwrap();
        store.move_chat(-1_009_999_999_999, CHAT).await.unwrap();
        assert_absent(&bench.bytes(), -1_009_999_999_999);
    }
    drop(store);
    assert_absent(&bench.bytes(), CHAT);
}

#[tokio::test]
async fn of_a_forgotten_chat_not_even_sealed_bytes_are_left() {
    let bench = Bench::new();
    let store = bench.open().unwrap();
    store.set_settings(CHAT, chosen()).await.unwrap();
    store.settle(Vec::new(), vec![owed(2)], 1).await.unwrap();
    let before = sealed_values(&store).await;
    store.set_settings(CHAT, ChatSettings { region: Some("europe".to_owned()), ..chosen() }).await.unwrap();
    store.set_settings(5, chosen()).await.unwrap();
    assert_eq!(before.len(), 4);
    assert!(before.iter().all(|value| has(&bench.bytes(), value)));

    let forgotten = store.forget_chat(CHAT).await.unwrap();

    assert_eq!(forgotten, Forgotten { settings: true, owed_answers: 1, ..Forgotten::default() });
    assert!(before.iter().all(|value| !has(&bench.bytes(), value)));
    assert!(sealed_values(&store).await.iter().all(|value| has(&bench.bytes(), value)), "those of others are");
}

#[tokio::test]
async fn of_subscriptions_and_deliveries_nothing_plain_stands_there_and_after_forgetting_nothing_sealed() {
    let bench = Bench::new();
    let store = bench.open().unwrap();
    let recipient = |chat_id| Recipient { chat_id, topic_id: Some(77) };
    let wish = "a canary in the wish".to_owned();
    let subscription = store.subscribe(recipient(CHAT), wish, "a canary in the manner".to_owned()).await.unwrap();
    store.subscribe(recipient(5), "another".to_owned(), "manner".to_owned()).await.unwrap();
    let news = Announcement { entry: "shelter".to_owned(), what: "new".to_owned() };
    let concerned = vec![Concerned { subscription, due: 10, digest: false }];
    store.announce(news, Vec::new(), concerned, 5).await.unwrap();
    let parcel = store.claim(20, Vec::new()).await.unwrap().unwrap();
    store.mark(parcel, Outcome::Unclear { now: 20 }).await.unwrap();
    assert_absent(&bench.bytes(), CHAT);
    assert!(!has(&bench.bytes(), b"canary"));

    let all = sealed_values(&store).await;
    let forgotten = store.forget_chat(CHAT).await.unwrap();
    assert_eq!((forgotten.subscriptions, forgotten.deliveries), (1, 1));
    let kept = sealed_values(&store).await;
    let gone: Vec<&Vec<u8>> = all.iter().filter(|value| !kept.contains(value)).collect();
    assert_eq!((gone.len(), kept.len()), (4, 4), "two of the subscriber, two of the subscription");
    let copy = bench.folder.path().join("backup.sqlite");
    backup(&bench.data(), &copy, false).unwrap();
    let copy = fs::read(copy).unwrap();
    assert!(gone.iter().all(|value| !has(&bench.bytes(), value) && !has(&copy, value)));
    assert!(kept.iter().all(|value| has(&copy, value)), "those of others are in the backup");
}

#[tokio::test]
async fn who_reads_the_database_meanwhile_holds_bytes_back_and_that_is_said() {
    let bench = Bench::new();
    let store = bench.open().unwrap();
    store.set_settings(CHAT, chosen()).await.unwrap();
    store.run(|database| Ok(database.connection.pragma_update(None, "busy_timeout", 10)?)).await.unwrap();
    let reader = Connection::open(bench.data().join(FILE)).unwrap();
    reader.execute_batch("BEGIN; SELECT * FROM chat").unwrap();

    assert!(matches!(store.forget_chat(CHAT).await, Err(StoreError::LogInUse)));
    assert_eq!(store.settings(CHAT).await.unwrap(), ChatSettings::default());
    drop(reader);
    assert_eq!(store.forget_chat(CHAT).await.unwrap(), Forgotten::default());
}

#[tokio::test]
async fn ids_of_version_1_are_sealed_and_nothing_of_them_is_left() {
    let bench = Bench::new();
    bench.of_version_1();
    assert!(has(&bench.bytes(), &CHAT.to_be_bytes()[2..]), "they stood there");

    let store = bench.open().unwrap();

    assert_absent(&bench.bytes(), CHAT);
    assert_eq!(store.handled_updates().await.unwrap(), [5, 6]);
    // Once only English was spoken.
    let in_english = |update_id| Owed { interface: "en".to_owned(), ..owed(update_id) };
    let moved = [in_english(5), Owed { topic_id: Some(3), message_id: 9, ..in_english(6) }];
    assert_eq!(store.take_owed().await.unwrap(), moved);
    drop(store);
    assert_absent(&bench.bytes(), CHAT);
    bench.open().unwrap();
}

#[tokio::test]
async fn owed_answers_of_version_1_are_found_by_their_chat() {
    let bench = Bench::new();
    bench.of_version_1();
    let store = bench.open().unwrap();
    assert_eq!(
        store.forget_chat(CHAT).await.unwrap(),
        Forgotten { settings: false, owed_answers: 2, ..Forgotten::default() }
    );
}

#[tokio::test]
async fn a_database_is_opened_with_its_own_key_only_and_stays_as_it_is() {
    let bench = Bench::new();
    bench.open().unwrap().set_settings(CHAT, chosen()).await.unwrap();
    let key = fs::read(bench.key()).unwrap();
    let other = Bench::new();
    drop(other.open().unwrap());
    let database = fs::read(bench.data().join(FILE)).unwrap();

    let refused = Store::open(&bench.data(), &other.key()).err().unwrap();
    assert!(matches!(refused, StoreError::WrongKey { .. }), "{refused}");
    assert!(refused.to_string().contains("GUIDEPOST_KEY"));

    fs::remove_file(bench.key()).unwrap();
    let refused = bench.open().err().unwrap();
    assert!(matches!(refused, StoreError::KeyMissing { .. }), "{refused}");
    assert!(refused.to_string().contains("GUIDEPOST_KEY"));
    assert!(!bench.key().exists(), "no fresh key takes its place");

    fs::write(bench.key(), "c2hvcnQ=").unwrap();
    assert!(bench.open().is_err());
    assert_eq!(fs::read(bench.data().join(FILE)).unwrap(), database);

    make_private_key(&bench.key(), &key);
    assert_eq!(bench.open().unwrap().settings(CHAT).await.unwrap(), chosen());
}

fn make_private_key(file: &Path, key: &[u8]) {
    fs::remove_file(file).unwrap();
    drop(folder::open_private(file).unwrap());
    fs::write(file, key).unwrap();
}

#[test]
fn a_key_that_is_there_is_taken_for_a_new_database() {
    let bench = Bench::new();
    drop(bench.open().unwrap());
    let key = fs::read(bench.key()).unwrap();
    // The thread of the store may still be closing its files.
    fs::rename(bench.data(), bench.data().with_extension("gone")).unwrap();
    drop(bench.open().unwrap());
    assert_eq!(fs::read(bench.key()).unwrap(), key);
}

#[cfg(unix)]
#[tokio::test]
async fn nobody_else_can_read_the_database_even_in_a_folder_that_was_there() {
    use std::os::unix::fs::PermissionsExt as _;

    let bench = Bench::new();
    fs::create_dir(bench.data()).unwrap();
    fs::set_permissions(bench.data(), fs::Permissions::from_mode(0o755)).unwrap();
    let store = bench.open().unwrap();
    store.settle(vec![1], Vec::new(), 1).await.unwrap();
    let files: Vec<_> = fs::read_dir(bench.data()).unwrap().map(|file| file.unwrap()).collect();
    assert!(files.len() > 1, "the log of WAL mode stands beside it");
    for file in files {
        assert_eq!(file.metadata().unwrap().permissions().mode() & 0o077, 0, "{:?}", file.path());
    }
}

#[tokio::test]
async fn a_damaged_database_is_refused_with_the_way_back() {
    let bench = Bench::new();
    let store = bench.open().unwrap();
    for chat in 0..500 {
        store.set_settings(chat, chosen()).await.unwrap();
    }
    drop(store);
    drop(folder::lock(&bench.data(), ENDING).unwrap());
    let file = bench.data().join(FILE);
    let whole = fs::read(&file).unwrap();
    for (what, bytes) in [
        ("zeros", [&whole[..whole.len() / 2], &vec![0; whole.len() / 2]].concat()),
        ("cut", whole[..whole.len() / 2].to_vec()),
        ("text", b"no database ".repeat(500)),
    ] {
        fs::write(&file, &bytes).unwrap();
        let refused = bench.open().err().unwrap();
        assert!(matches!(refused, StoreError::Damaged { .. }), "{what}: {refused}");
        assert!(refused.to_string().contains("guidepost restore FILE"));
        assert_eq!(fs::read(&file).unwrap(), bytes, "{what}");
    }
}

#[tokio::test]
async fn a_data_folder_is_used_by_one_program_at_a_time() {
    let bench = Bench::new();
    let _store = bench.open().unwrap();
    let refused = folder::lock(&bench.data(), Duration::ZERO).unwrap_err();
    assert!(refused.to_string().contains("--data"), "{refused}");
}

#[tokio::test]
async fn a_full_disk_and_a_database_that_is_read_only_are_told_apart() {
    let bench = Bench::new();
    let store = bench.open().unwrap();
    let pragma = |name: &'static str, value: i32| {
        store.run(move |database| Ok(database.connection.pragma_update(None, name, value)?))
    };
    pragma("max_page_count", 1).await.unwrap();
    let long = "x".repeat(20_000);
    assert!(matches!(
        store.remember_share("A".to_owned(), long, "en".to_owned(), 1).await,
        Err(StoreError::Full { .. })
    ));
    store.set_settings(CHAT, chosen()).await.unwrap();
    pragma("query_only", 1).await.unwrap();
    assert!(matches!(store.set_settings(5, chosen()).await, Err(StoreError::ReadOnly)));
}

#[tokio::test]
async fn on_a_full_disk_the_ballast_makes_room() {
    let bench = Bench::new();
    let store = bench.open().unwrap();
    let full = || {
        let code = rusqlite::ffi::Error::new(rusqlite::ffi::SQLITE_FULL);
        StoreError::from(rusqlite::Error::SqliteFailure(code, None))
    };
    let ballast = bench.data().join("ballast");
    let (there, gone) = (ballast.clone(), ballast.clone());
    let done = store
        .run(move |database| database.with_room(|_| if there.exists() { Err(full()) } else { Ok(!gone.exists()) }));
    assert!(done.await.unwrap());
    let done = store.run(move |database| database.with_room::<()>(|_| Err(full())));
    assert!(matches!(done.await, Err(StoreError::Full { .. })), "it is gone already");
}

/// On a real small disk: `mount -t tmpfs -o size=80m tmpfs FOLDER`, then `GUIDEPOST_TEST_SMALL_DISK=FOLDER`.
#[tokio::test]
#[ignore = "needs a small disk"]
async fn who_wants_to_be_forgotten_is_forgotten_on_a_full_disk() {
    let Some(disk) = option_env!("GUIDEPOST_TEST_SMALL_DISK") else { panic!("which disk?") };
    let bench = Bench { folder: tempfile::tempdir_in(disk).unwrap() };
    let store = bench.open().unwrap();
    for chat in 0..200 {
        store.set_settings(chat, chosen()).await.unwrap();
    }
    let mut filler = fs::File::create(bench.folder.path().join("filler")).unwrap();
    for size in [1 << 16, 1] {
        while std::io::Write::write_all(&mut filler, &vec![1; size]).is_ok() {}
    }
    let long = "x".repeat(20_000);
    let mut number = 0;
    let refused = loop {
        number += 1;
        if let Err(refused) = store.remember_share(format!("{number}"), long.clone(), "en".to_owned(), 1).await {
            break refused;
        }
    };
    assert!(matches!(refused, StoreError::Full { .. }), "{refused}");
    for chat in 0..200 {
        assert!(store.forget_chat(chat).await.unwrap().settings, "{chat}");
    }
    assert!(!bench.data().join("ballast").exists());
}

#[tokio::test]
async fn where_nothing_lasts_no_choice_is_taken() {
    let store = Store::stand_in().unwrap();
    assert!(matches!(store.set_settings(CHAT, chosen()).await, Err(StoreError::ReadOnly)));
    assert!(matches!(store.forget_chat(CHAT).await, Err(StoreError::ReadOnly)));
    assert!(matches!(
        store.remember_share("A".to_owned(), "x".to_owned(), "en".to_owned(), 1).await,
        Err(StoreError::ReadOnly)
    ));
    assert_eq!(store.settings(CHAT).await.unwrap(), ChatSettings::default());
    store.settle(vec![1], vec![owed(2)], 1).await.unwrap();
    assert_eq!(store.take_owed().await.unwrap(), [owed(2)]);
}
