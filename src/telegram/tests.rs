//! The intake against the stand-in, with handlers that misbehave.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::Arc;

use clap::Parser as _;
use teloxide::dispatching::{UpdateFilterExt, UpdateHandler};
use teloxide::dptree;
use teloxide::types::{Message, Update};
use tokio::sync::watch;

use super::*;
use crate::app::App;
use crate::knowledge::Library;
use crate::preview::{Outcome, Telegram};
use routes::Desk;

#[derive(clap::Parser)]
struct Line {
    #[command(flatten)]
    bot: Bot,
}

/// Lets the intake take in all that waits, with these routes; there is no limit for anybody.
async fn work_through(stand_in: &Telegram, routes: UpdateHandler<anyhow::Error>) {
    let (token, url) = (stand_in.token(), &stand_in.api_url());
    let line = Line::parse_from(["test", "--token", token, "--api-url", url, "--messages-a-minute", "6000"]);
    let limits = &line.bot.limits;
    let caller = Caller::new(line.bot.token(), &line.bot.api_url).unwrap();
    let me = who_am_i(&caller).await.unwrap();
    let (_current, apps) = watch::channel(Arc::new(App::with(Library::default()).unwrap()));
    let store = Store::in_memory().unwrap();
    let pace = SharedPace::new(limits.alerts_a_second.into(), limits.group_alerts_a_minute.into());
    let sender = Arc::new(Sender::new(caller, me.clone(), Arc::new(pace)));
    let operation = Operation {
        operators: line.bot.operators.clone(),
        began: Instant::now(),
        counting: Counting::off(),
        rereading: None,
    };
    let desk = Desk::with(routes, apps, me, store.clone(), sender, operation);
    let (stop, stopped) = watch::channel(false);
    let intake = tokio::spawn(Intake::new(desk, store, limits).run(stopped));
    stand_in.settled().await;
    stop.send(true).unwrap();
    intake.await.unwrap().unwrap();
}

/// Says the words of a message back, and panics over every tenth.
async fn echo_nine_of_ten(message: Message, sender: Arc<Sender>) -> anyhow::Result<()> {
    let words = message.text().unwrap_or_default();
    assert!(!words.ends_with('0'), "a message that ends with 0");
    Ok(sender.send(Place::answering(&message), &Reply::plain(words)).await?)
}

#[tokio::test]
async fn when_one_handler_in_ten_panics_all_others_answer_and_everybody_hears_of_it() {
    let stand_in = Telegram::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.unwrap();
    for number in 0..1_000 {
        stand_in.person(&format!("Person {}", number % 40)).say(&format!("message {number}"));
    }
    let routes = dptree::entry().branch(Update::filter_message().endpoint(echo_nine_of_ten));
    work_through(&stand_in, routes).await;

    let mut said: Vec<String> = Vec::new();
    let mut apologies = 0;
    for call in stand_in.calls().iter().filter(|call| call.method.eq_ignore_ascii_case("sendMessage")) {
        assert_eq!(call.outcome, Outcome::Ok, "{}", call.method);
        let text = call.parameters["text"].as_str().unwrap();
        if text.starts_with("message ") {
            said.push(text.to_owned());
        } else {
            assert!(text.contains("this code: "), "{text}");
            apologies += 1;
        }
    }
    let mut expected: Vec<String> =
        (0..1_000).filter(|number| number % 10 != 0).map(|number| format!("message {number}")).collect();
    said.sort();
    expected.sort();
    assert_eq!(said, expected);
    assert_eq!(apologies, 100);
}

#[tokio::test]
async fn however_many_chats_ask_no_more_are_open_at_a_time_than_may_be() {
    const CHATS: usize = 5_000;
    let stand_in = Telegram::start(SocketAddr::from((Ipv4Addr::LOCALHOST, 0))).await.unwrap();
    for number in 0..CHATS {
        stand_in.person(&format!("Person {number}")).say("nurse");
    }
    // Nobody gets on before nearly as many as may be are open.
    let open = Arc::new(watch::Sender::new((0_usize, 0_usize)));
    let routes = dptree::entry().branch(Update::filter_message().endpoint({
        let open = Arc::clone(&open);
        move || {
            let open = Arc::clone(&open);
            async move {
                open.send_modify(|(now, most)| {
                    *now += 1;
                    *most = (*most).max(*now);
                });
                let _ = open.subscribe().wait_for(|(_, most)| *most > 1_800).await;
                open.send_modify(|(now, _)| *now -= 1);
                anyhow::Ok(())
            }
        }
    }));
    work_through(&stand_in, routes).await;
    let (now, most) = *open.borrow();
    assert!(now == 0 && (1_800..2_000).contains(&most), "{now} {most}");
}
