//! Commands, and what the bot says about itself.

use insta::assert_snapshot;

use crate::support::{World, entry, until};

#[tokio::test]
async fn who_starts_a_chat_learns_how_to_ask() {
    let world = World::knowing([]).await;
    let ada = world.chat_with("Ada");

    ada.send("/start").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: /start
    bot: Welcome. I find guidance for people who work against human trafficking.

        Type a few words or a question, for instance:
        • referral mechanism handbook
        • signs of forced labour on a fishing vessel
        • how to interview a child

        I answer with excerpts and download links. I keep no questions. Still, Telegram can read chats with bots: please do not write names or details of a person.

        /topics shows what there is, without typing. /language changes the language. /help tells you more.
    ");
}

#[tokio::test]
async fn help_says_how_to_ask() {
    let world = World::knowing([]).await;
    let ada = world.chat_with("Ada");

    ada.send("/help").await;

    assert_snapshot!(ada.transcript(), @r#"
    Ada: /help
    bot: Ask with a few words, or in a whole sentence. You get up to five handbooks, guidelines or other documents at a time:
        • a number opens everything about one of them,
        • ‹ and › turn the pages,
        • the languages below a text open the document.

        Few and plain words find most: "age check factory" rather than a story. Words that matter most are the topic, the sort of document, the country, the publisher and the year.

        In a group: /ask and your words, or /ask as a reply to somebody's question. In any chat: the button "Share…", or my name and your words while you type.

        /ask – find guidance
        /topics – browse by topic, without typing
        /new – the latest guidance
        /saved – what you have saved
        /alerts – hear of new guidance
        /language – the language that I speak
        /settings – what comes first: languages, region, topics
        /lite – short answers for a bad line
        /clean – delete our last 48 hours from this chat
        /privacy – what I keep
        /forget – erase all of this chat
        /about – what is in the library
    "#);
}

#[tokio::test]
async fn about_counts_the_library_and_says_what_is_kept() {
    let world = World::knowing([
        entry("shelter").download("https://example.org/a.pdf").also_in("fr", "https://example.org/b.pdf"),
        entry("camps").download("https://example.org/c.pdf"),
    ])
    .await;
    let ada = world.chat_with("Ada");

    ada.send("/about").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: /about
    bot: Guidepost searches a library of 2 entries in 2 languages: summaries written by curators, each with a link to the document at its publisher, a resource centre or an official library.

        What I keep: nothing that you ask. A question is answered and forgotten; turning a page reads it again from this chat. When you choose something in /settings or save an entry, I keep that with the number of this chat; of a card that you share in another chat, its number, so that I can correct it. Telegram itself stores this chat and can read it, so please leave out names and details of a person.

        I give guidance, not help in an emergency: in danger, call the emergency number of your country.
    ");
}

#[tokio::test]
async fn a_link_with_a_key_opens_the_card() {
    let world = World::knowing([entry("shelter").title("Shelter standards").says("How to run a house.")]).await;
    let ada = world.chat_with("Ada");
    ada.send("house").await;
    let data = match &ada.newest().buttons[0][0].action {
        guidepost::preview::Action::Callback(data) => data.clone(),
        other => panic!("{other:?}"),
    };
    let key = data.strip_prefix("1c").and_then(|rest| rest.strip_suffix("p0")).expect("a button of a card");

    ada.send(&format!("/start {key}")).await;
    ada.send("/start nothing-of-the-sort").await;

    let transcript = ada.transcript().replace(key, "<key>");
    assert_snapshot!(transcript, @"
    Ada: house
    bot: <b>1. Shelter standards</b>
        Handbook
        How to run a <b>house</b>.
        [ 1 ]
        [ Share one of these… ](share: house) [ Alert me about this ]
    Ada: /start <key>
    bot: <b>Shelter standards</b>
        Handbook
        The library has no link to this document.

        How to run a house.
        [ Share… ](share: shelter) [ Copy citation ](copy: Shelter standards.)
        [ 👍 Helpful ] [ 👎 Not helpful ]
        [ ⭐ Save ] [ Report a problem ]
    Ada: /start nothing-of-the-sort
    bot: Welcome. I find guidance for people who work against human trafficking.

        Type a few words or a question, for instance:
        • referral mechanism handbook
        • signs of forced labour on a fishing vessel
        • how to interview a child

        I answer with excerpts and download links. I keep no questions. Still, Telegram can read chats with bots: please do not write names or details of a person.

        /topics shows what there is, without typing. /language changes the language. /help tells you more.
    ");
}

#[tokio::test]
async fn an_unknown_command_is_named_so() {
    let world = World::knowing([]).await;
    let ada = world.chat_with("Ada");

    ada.send("/subscribe").await;

    assert_snapshot!(ada.transcript(), @"
    Ada: /subscribe
    bot: I do not know that command. Just type what you look for, or see /help.
    ");
}

#[tokio::test]
async fn a_command_may_name_the_bot_and_begin_with_a_capital_letter() {
    let world = World::knowing([]).await;
    let ada = world.chat_with("Ada");

    ada.send("/Help@Guidepost_Preview_Bot").await;

    assert!(ada.transcript().contains("bot: Ask with a few words"));
}

#[tokio::test]
async fn a_command_for_another_bot_is_none_of_ours() {
    let world = World::knowing([]).await;
    let ada = world.chat_with("Ada");

    ada.send_in_vain("/help@other_bot").await;

    assert_snapshot!(ada.transcript(), @"Ada: /help@other_bot");
}

#[tokio::test]
async fn the_bot_registers_its_commands_and_descriptions() {
    let world = World::knowing([]).await;
    let telegram = world.telegram();
    until(telegram, "the short description", |telegram| !telegram.short_description("en").is_empty()).await;

    let menu: Vec<String> = telegram
        .commands("uk")
        .into_iter()
        .map(|command| format!("/{} {}", command.command, command.description))
        .collect();
    assert_snapshot!(menu.join("\n"), @"
    /start How to begin
    /ask Find guidance
    /topics Browse by topic, without typing
    /new The latest guidance
    /saved What you have saved
    /alerts Alerts on new guidance
    /language The language that I speak
    /lite Short answers for a bad line, on or off
    /settings Languages, region, topics
    /clean Delete our last 48 hours here
    /privacy What I keep
    /forget Erase all of this chat
    /help How to ask
    /about What is in the library
    ");
    assert_snapshot!(telegram.description("en"), @"
    I find guidance against human trafficking: handbooks, guidelines, indicators, laws and toolkits, from a library that curators keep. Type a few words or a question, and I answer with the right sentences and download links.

    Please do not write names or details of a person here. I keep no questions.
    ");
    assert_snapshot!(telegram.short_description("en"), @"Finds the right page of the right handbook for frontline workers against human trafficking.");
}

#[tokio::test]
async fn what_is_registered_already_is_not_registered_again() {
    let mut world = World::remembering([]).await;
    let telegram = world.telegram().clone();
    until(&telegram, "the last short description", |telegram| telegram.short_description("de").starts_with("Findet"))
        .await;
    assert!(telegram.commands("ar").iter().any(|command| command.description.contains("إ")));
    let before = (world.calls("setMyCommands").len(), world.calls("setMyName").len());
    assert_eq!(before, (8, 7));
    world.restart();
    let ada = world.chat_with("Ada");
    ada.send("/help").await;
    ada.transcript();
    assert_eq!((world.calls("setMyCommands").len(), world.calls("setMyName").len()), before);
}
