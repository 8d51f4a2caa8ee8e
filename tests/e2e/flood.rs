//! A flood: one chat sends thousands of messages while others ask. Measured is the bot's own time, from an update that is
//! handed out to the answer that arrives; the stand-in takes its share of the same processors.

use std::time::{Duration, Instant};

use guidepost::preview::{Call, Person};
use serde_json::{Value, json};

use crate::support::{World, until};

/// As many as nobody is refused for.
const QUESTIONS: usize = 8;

#[tokio::test]
async fn who_asks_amid_a_flood_is_answered_before_it_has_passed() {
    Flood { messages: 1_000, people: 2 }.passes(Duration::from_secs(2)).await;
}

#[tokio::test]
#[ignore = "measures, which takes a while: just flood"]
async fn how_long_answers_take_amid_ten_thousand_messages() {
    Flood { messages: 10_000, people: 10 }.passes(Duration::from_secs(2)).await;
}

/// So many messages of one chat, with the questions of some people among the first half of them.
struct Flood {
    messages: usize,
    people: usize,
}

impl Flood {
    async fn passes(self, longest: Duration) {
        let mut world = World::of_the_library_asleep().await;
        let telegram = world.telegram().clone();
        world.limit_messages(30);
        world.keep_in_a_file();
        let flo = telegram.person("Flo");
        let people: Vec<Person> = (0..self.people).map(|number| telegram.person(&format!("Person {number}"))).collect();
        let between = self.messages / 2 / (self.people * QUESTIONS);
        let mut asked = Vec::new();
        for turn in 0..QUESTIONS {
            for person in &people {
                for _ in 0..between {
                    flo.say("shelter standards");
                }
                let message_id = i64::try_from(turn).expect("a small number") + 1;
                let update = telegram.inject(json!({ "message": question(person, message_id) }));
                asked.push(Asked { update, chat: person.id(), message_id });
            }
        }
        for _ in asked.len() * between..self.messages {
            flo.say("shelter standards");
        }
        // One more of the flood, whose number is known.
        let last = telegram.inject(json!({ "message": question(&flo, 1_000_000) }));
        let began = Instant::now();
        world.wake();
        until(&telegram, "the end of the flood", |telegram| telegram.handed_out(last).is_some()).await;
        until(&telegram, "all answers", |telegram| {
            telegram.count(|call| asked.iter().any(|question| question.is_answered_by(call))) == asked.len()
        })
        .await;

        let calls = telegram.calls();
        let end = telegram.handed_out(last).expect("the last message, which was handed out");
        let mut times: Vec<Duration> = Vec::new();
        for question in &asked {
            let answer = calls.iter().find(|call| question.is_answered_by(call)).expect("an answer");
            assert!(answer.arrived < end, "an answer came after the flood");
            let handed_out = telegram.handed_out(question.update).expect("a question, which was handed out");
            times.push(answer.arrived.duration_since(handed_out));
        }
        let first = times[0];
        times.sort_unstable();
        let (median, worst) = (times[times.len() / 2], times[times.len() - 1]);
        println!(
            "{} questions amid {} messages: median {median:?}, worst {worst:?}, the first {first:?}; the flood was taken in within {:?}",
            times.len(),
            self.messages,
            end.duration_since(began)
        );
        assert!(worst < longest, "{times:?}");
        let to_the_flood = calls.iter().filter(|call| is_sent_to(call, flo.id())).count();
        assert!(to_the_flood < 100, "{to_the_flood} messages went to the flood");
    }
}

struct Asked {
    update: i64,
    chat: i64,
    message_id: i64,
}

impl Asked {
    fn is_answered_by(&self, call: &Call) -> bool {
        is_sent_to(call, self.chat) && call.parameters["reply_parameters"]["message_id"] == self.message_id
    }
}

fn is_sent_to(call: &Call, chat: i64) -> bool {
    call.method.eq_ignore_ascii_case("sendMessage") && call.parameters["chat_id"] == chat
}

fn question(person: &Person, message_id: i64) -> Value {
    let questions = ["signs of forced labour at sea", "shelter standards", "interviewing children", "health care"];
    let words = questions[usize::try_from(message_id).unwrap_or_default() % questions.len()];
    json!({
        "message_id": message_id,
        "date": 1,
        "chat": { "id": person.id(), "type": "private", "first_name": "Somebody" },
        "from": { "id": person.id(), "is_bot": false, "first_name": "Somebody" },
        "text": words,
    })
}
