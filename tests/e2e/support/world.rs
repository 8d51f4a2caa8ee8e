//! A bot over a store, against a Telegram, on threads of their own.

use std::path::Path;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex, MutexGuard, Once, PoisonError};
use std::time::Duration;

use guidepost::alerts::{Manner, Wish};
use guidepost::app::App;
use guidepost::config::{Bot, Limits, Operators};
use guidepost::knowledge::Library;
use guidepost::preview::{Call, Outcome, Telegram};
use guidepost::store::{ChatSettings, Progress, Recipient, Store};
use secrecy::SecretString;
use tokio::runtime::Runtime;
use tokio::sync::watch;

use super::entry::{Entry, write_store};
use super::person::{Notes, Person};
use super::room::{Room, RoomNotes};

/// The bot promises to end within five seconds; the machine may be busy.
const ENDING: Duration = Duration::from_secs(10);

/// Ends with the test: the bot must then end well, no call may have been refused, and no message have been overlooked.
pub struct World {
    telegram: Telegram,
    /// What the bot knows now: its library can be swapped while it runs.
    current: watch::Sender<Arc<App>>,
    /// Those that its library was made of.
    entries: Vec<Entry>,
    store: Store,
    /// As far above what a test sends as can be, unless it is about this.
    messages_a_minute: u16,
    /// Ids of people who may ask for the bot's state.
    operators: Vec<u64>,
    awake: Option<Awake>,
    people: Mutex<Vec<Arc<Notes>>>,
    rooms: Mutex<Vec<Arc<RoomNotes>>>,
    /// Of its database, when that is a file.
    folder: Option<tempfile::TempDir>,
    /// Its threads have this name.
    name: String,
    runtime: Option<Runtime>,
}

struct Awake {
    stop: watch::Sender<bool>,
    ended: Receiver<anyhow::Result<()>>,
}

impl World {
    /// A running bot that knows these entries.
    pub async fn knowing(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut world = Self::asleep(entries).await;
        world.wake();
        world
    }

    /// A running bot that knows these entries, and whose database is a file.
    pub async fn remembering(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut world = Self::asleep(entries).await;
        world.keep_in_a_file();
        world.wake();
        world
    }

    /// From its next start on, the bot's database is a file.
    pub fn keep_in_a_file(&mut self) {
        let folder = tempfile::tempdir().expect("a folder for the database");
        let key = folder.path().join("key");
        self.store = Store::open(&folder.path().join("data"), &key).expect("a database");
        self.folder = Some(folder);
    }

    /// A running bot whose database cannot be written to.
    pub async fn keeping_nothing(entries: impl IntoIterator<Item = Entry>) -> Self {
        let mut world = Self::asleep(entries).await;
        world.store = Store::stand_in().expect("a database in memory");
        world.wake();
        world
    }

    /// Lets what is owed become due now; only with a database that is a file.
    pub async fn the_hour_comes(&mut self) {
        let folder = self.folder.as_ref().expect("a database that is a file").path();
        let database = rusqlite::Connection::open(folder.join("data/guidepost.sqlite")).expect("the database");
        database.busy_timeout(Duration::from_secs(5)).expect("a database that waits");
        database.execute("UPDATE delivery SET due = 0", []).expect("deliveries that are due");
        // Any change of the library lets the bot look at what is owed.
        self.learn([super::entry(&format!("clock-{}", self.entries.len())).title("Tick")]);
        self.forget_entry(&format!("clock-{}", self.entries.len() - 1));
        self.announced().await;
    }

    /// A running bot with the library of this repository.
    pub async fn of_the_library() -> Self {
        let mut world = Self::of_the_library_asleep().await;
        world.wake();
        world
    }

    /// The same, not yet running.
    pub async fn of_the_library_asleep() -> Self {
        let knowledge = Path::new(env!("CARGO_MANIFEST_DIR")).join("knowledge");
        Self::with(Library::load(&knowledge)).await
    }

    /// A bot that is not yet running.
    pub async fn asleep(entries: impl IntoIterator<Item = Entry>) -> Self {
        let entries: Vec<Entry> = entries.into_iter().collect();
        let mut world = Self::with(library(&entries)).await;
        world.entries = entries;
        world
    }

    async fn with(library: Library) -> Self {
        static COUNT: AtomicUsize = AtomicUsize::new(1);
        note_panics();
        let name = format!("world {}", COUNT.fetch_add(1, Ordering::Relaxed));
        let mut threads = tokio::runtime::Builder::new_multi_thread();
        let runtime = threads.worker_threads(2).thread_name(&name).enable_all().build();
        let runtime = runtime.expect("threads for the world");
        let telegram = runtime.spawn(Telegram::start(([127, 0, 0, 1], 0).into())).await;
        Self {
            telegram: telegram.expect("no panic").expect("a free port"),
            current: watch::Sender::new(app(library)),
            entries: Vec::new(),
            store: Store::in_memory().expect("a database in memory"),
            messages_a_minute: 6_000,
            operators: Vec::new(),
            awake: None,
            people: Mutex::default(),
            rooms: Mutex::default(),
            folder: None,
            name,
            runtime: Some(runtime),
        }
    }

    /// Starts the bot.
    pub fn wake(&mut self) {
        let bot = Bot {
            token: SecretString::from(self.telegram.token()),
            limits: Limits {
                poll_seconds: 30,
                messages_a_minute: self.messages_a_minute,
                chat_queue: 100,
                share_days: 180,
                alerts_a_second: 25,
                group_alerts_a_minute: 20,
                alerts_in_flight: 4,
                report_chats: 2,
            },
            operators: Operators(self.operators.clone()),
            api_url: self.telegram.api_url().parse().expect("an address"),
        };
        let (apps, store) = (self.current.subscribe(), self.store.clone());
        let (stop, stopped) = watch::channel(false);
        let (end, ended) = channel();
        self.runtime.as_ref().expect("threads until the end").spawn(async move {
            let outcome = guidepost::telegram::run(apps, &bot, store, stopped).await;
            // Nobody listens when the test has failed already.
            let _ = end.send(outcome);
        });
        self.awake = Some(Awake { stop, ended });
    }

    /// From its next start on, the bot answers as many messages of one person in a minute.
    pub fn limit_messages(&mut self, a_minute: u16) {
        self.messages_a_minute = a_minute;
    }

    /// From its next start on, the bot takes this person for an operator.
    pub fn make_operator(&mut self, person: &Person) {
        self.operators.push(person.id().try_into().expect("the id of a person"));
    }

    /// Stops the bot, and sees to it that it ends well.
    pub fn put_to_sleep(&mut self) {
        if let Some(Awake { stop, ended }) = self.awake.take() {
            stop.send_replace(true);
            let outcome = ended.recv_timeout(ENDING).expect("the bot ends in time, and without a panic");
            outcome.expect("the bot ends without an error");
        }
    }

    /// Lets the running bot know these entries, too, or in the place of those with the same ids.
    pub fn learn(&mut self, entries: impl IntoIterator<Item = Entry>) {
        for entry in entries {
            self.entries.retain(|known| known.id != entry.id);
            self.entries.push(entry);
        }
        self.current.send_replace(app(library(&self.entries)));
    }

    /// Takes an entry away from the running bot.
    ///
    /// # Panics
    /// When the bot does not know it.
    pub fn forget_entry(&mut self, id: &str) {
        let before = self.entries.len();
        self.entries.retain(|known| known.id != id);
        assert!(self.entries.len() < before, "there is no entry {id}");
        self.current.send_replace(app(library(&self.entries)));
    }

    /// Stops the bot and starts it with other entries.
    pub fn restart_knowing(&mut self, entries: impl IntoIterator<Item = Entry>) {
        self.put_to_sleep();
        self.entries = entries.into_iter().collect();
        self.current.send_replace(app(library(&self.entries)));
        self.wake();
    }

    /// Stops the bot and starts it again.
    pub fn restart(&mut self) {
        self.put_to_sleep();
        self.wake();
    }

    pub fn telegram(&self) -> &Telegram {
        &self.telegram
    }

    /// What the bot remembers.
    pub fn store(&self) -> &Store {
        &self.store
    }

    /// The person of this name in a private chat with the bot.
    pub fn chat_with(&self, name: &str) -> Person {
        let mut people = self.people();
        let known = people.iter().find(|notes| notes.name() == name).cloned();
        let notes = known.unwrap_or_else(|| {
            let notes = Arc::new(Notes::new(self.telegram.person(name), name));
            people.push(Arc::clone(&notes));
            notes
        });
        Person::new(self.telegram.clone(), notes)
    }

    /// The same, with an app in this language.
    pub fn chat_speaking(&self, name: &str, language_code: &str) -> Person {
        let person = self.chat_with(name);
        let _ = self.telegram.person_speaking(name, language_code);
        person
    }

    /// What a chat has chosen, as the database has it.
    pub async fn settings(&self, chat_id: i64) -> ChatSettings {
        self.store.settings(chat_id).await.expect("a database that answers")
    }

    /// Waits until the outbox knows of the last change of the library.
    ///
    /// # Panics
    /// When it does not come to know.
    pub async fn announced(&self) {
        let library = Arc::clone(&self.current.borrow());
        for _ in 0..500 {
            let known = self.store.known_entries().await.expect("a database that answers");
            let pending = self.store.pending_announcements().await.expect("a database that answers");
            let all_known =
                library.library().entries().iter().all(|entry| known.iter().any(|(id, _)| id == entry.id.as_str()));
            let all_there = pending.iter().all(|one| library.library().find(&one.entry).is_some());
            if all_known && all_there {
                return;
            }
            tokio::time::sleep(Duration::from_millis(10)).await;
        }
        panic!("the outbox does not come to know of the change");
    }

    /// Deliveries that are still to come.
    pub async fn owed(&self) -> u32 {
        self.store.progress().await.expect("a database that answers").iter().map(|alert| alert.pending).sum()
    }

    /// How many subscriptions a chat has, as the database has it.
    pub async fn subscriptions(&self, chat_id: i64) -> usize {
        let recipient = Recipient { chat_id, topic_id: None };
        self.store.subscriptions_of(recipient).await.expect("a database that answers").len()
    }

    /// A chat wants to hear of everything, in this manner, from now on: what the bot knows is no news.
    pub async fn subscribe(&self, chat_id: i64, manner: Manner) {
        let knows = async || !self.store.known_entries().await.expect("a database that answers").is_empty();
        self.comes_true("the library to be known", knows).await;
        let recipient = Recipient { chat_id, topic_id: None };
        let subscribed = self.store.subscribe(recipient, Wish::default().to_text(), manner.to_text()).await;
        subscribed.expect("a database that takes subscriptions");
    }

    /// How far the alerts are, the newest first.
    pub async fn progress(&self) -> Vec<Progress> {
        self.store.progress().await.expect("a database that answers")
    }

    /// Waits until there are so many alerts, of which so many deliveries are still to come.
    pub async fn until_announced(&self, alerts: usize, pending: u32) {
        let is_so = async || {
            let progress = self.progress().await;
            progress.len() == alerts && progress.iter().map(|alert| alert.pending).sum::<u32>() == pending
        };
        self.comes_true("alerts", is_so).await;
    }

    async fn comes_true(&self, what: &str, is_so: impl AsyncFn() -> bool) {
        for _ in 0..6_000 {
            if is_so().await {
                return;
            }
            tokio::time::sleep(Duration::from_millis(5)).await;
        }
        panic!("in vain waited for {what}");
    }

    /// A group, which so far nobody is in.
    pub fn group(&self, title: &str) -> Room {
        self.room(self.telegram.group(title))
    }

    pub fn supergroup(&self, title: &str) -> Room {
        self.room(self.telegram.supergroup(title))
    }

    pub fn forum(&self, title: &str) -> Room {
        self.room(self.telegram.forum(title))
    }

    pub fn channel(&self, title: &str) -> Room {
        self.room(self.telegram.channel(title))
    }

    /// Two people among themselves.
    pub fn dialog(&self, one: &Person, other: &Person) -> Room {
        self.room(self.telegram.dialog(one.itself(), other.itself()))
    }

    fn room(&self, room: guidepost::preview::Room) -> Room {
        let notes = Arc::new(RoomNotes::new(room));
        self.rooms.lock().unwrap_or_else(PoisonError::into_inner).push(Arc::clone(&notes));
        Room::new(self.telegram.clone(), notes)
    }

    /// The calls of a method so far, small and capital letters aside.
    pub fn calls(&self, method: &str) -> Vec<Call> {
        calls(&self.telegram, method)
    }

    fn people(&self) -> MutexGuard<'_, Vec<Arc<Notes>>> {
        self.people.lock().unwrap_or_else(PoisonError::into_inner)
    }
}

/// The calls of a method so far, small and capital letters aside.
pub fn calls(telegram: &Telegram, method: &str) -> Vec<Call> {
    telegram.calls().into_iter().filter(|call| call.method.eq_ignore_ascii_case(method)).collect()
}

impl Drop for World {
    fn drop(&mut self) {
        if std::thread::panicking() {
            if let Some(runtime) = self.runtime.take() {
                runtime.shutdown_background();
            }
            return;
        }
        self.put_to_sleep();
        self.telegram.stop();
        if let Some(runtime) = self.runtime.take() {
            runtime.shutdown_background();
        }
        // Not held any longer: an assertion that fails below is noted there, too.
        let panics: Vec<String> =
            panics().iter().filter(|(name, _)| *name == self.name).map(|(_, place)| place.clone()).collect();
        assert!(panics.is_empty(), "the bot or Telegram panicked: {panics:?}");
        let refused: Vec<String> = self.telegram.refusals().iter().map(shown).collect();
        assert!(refused.is_empty(), "Telegram refused what the bot should not have sent:\n{}", refused.join("\n"));
        let mut overlooked: Vec<String> = self.people().iter().filter_map(|notes| notes.overlooked()).collect();
        let rooms = self.rooms.lock().unwrap_or_else(PoisonError::into_inner);
        overlooked.extend(rooms.iter().filter_map(|notes| notes.overlooked()));
        assert!(overlooked.is_empty(), "no test looked at this:\n{}", overlooked.join("\n"));
    }
}

/// Where panics happened, each with the name of its thread: the bot catches them, so that nothing else would tell.
static PANICS: Mutex<Vec<(String, String)>> = Mutex::new(Vec::new());

fn panics() -> MutexGuard<'static, Vec<(String, String)>> {
    PANICS.lock().unwrap_or_else(PoisonError::into_inner)
}

fn note_panics() {
    static ONCE: Once = Once::new();
    ONCE.call_once(|| {
        let report = std::panic::take_hook();
        std::panic::set_hook(Box::new(move |panic| {
            let name = std::thread::current().name().unwrap_or_default().to_owned();
            let place = panic.location().map(ToString::to_string).unwrap_or_default();
            // Over updates that it does not expect; the bot reckons with it.
            if !place.contains("teloxide-core") {
                panics().push((name, place));
            }
            report(panic);
        }));
    });
}

fn shown(call: &Call) -> String {
    let description = match &call.outcome {
        Outcome::Ok => "",
        Outcome::Err { description, .. } => description,
    };
    format!("{} {}: {description}", call.method, call.parameters)
}

fn app(library: Library) -> Arc<App> {
    Arc::new(App::with(library).expect("an index"))
}

fn library(entries: &[Entry]) -> Library {
    let folder = tempfile::tempdir().expect("a folder for the store");
    write_store(folder.path(), entries);
    let library = Library::load(folder.path());
    assert_eq!(library.entries().len(), entries.len(), "{:?}", library.problems);
    library
}
