//! Groups, supergroups, forums and channels: what reaches the bot there, what it may do, and what it is refused.

use serde_json::{Value, json};

use super::tests::{Bot, telegram};
use super::{Room, Telegram};

impl Bot {
    /// The updates that wait, which are then confirmed.
    pub(super) async fn news(&self) -> Vec<Value> {
        let updates = self.call("getUpdates", json!({})).await["result"].as_array().unwrap().clone();
        if let Some(last) = updates.last() {
            let offset = last["update_id"].as_i64().unwrap() + 1;
            self.call("getUpdates", json!({ "offset": offset })).await;
        }
        updates
    }

    /// What the bot hears of the texts that were written.
    pub(super) async fn hears(&self) -> Vec<String> {
        let text = |update: &Value| {
            let (_, message) = update.as_object().unwrap().iter().find(|(name, _)| *name != "update_id").unwrap();
            message["text"].as_str().unwrap_or("no text").to_owned()
        };
        self.news().await.iter().map(text).collect()
    }

    async fn say_in(&self, room: &Room, text: &str) -> i64 {
        let sent = self.call("sendMessage", json!({ "chat_id": room.id(), "text": text })).await;
        sent["result"]["message_id"].as_i64().unwrap_or_else(|| panic!("a message: {sent}"))
    }

    async fn refused_in(&self, room: i64) -> String {
        self.refusal("sendMessage", json!({ "chat_id": room, "text": "x" })).await
    }

    async fn refused_in_topic(&self, room: &Room, topic: i64) -> String {
        self.refusal("sendMessage", json!({ "chat_id": room.id(), "text": "x", "message_thread_id": topic })).await
    }
}

/// Each kind of room with its word, in which Ada is.
fn rooms(telegram: &Telegram) -> [(Room, &'static str); 3] {
    let rooms = [
        (telegram.group("Shelter"), "group"),
        (telegram.supergroup("Shelter"), "supergroup"),
        (telegram.channel("News"), "channel"),
    ];
    for (room, _) in &rooms {
        room.add_admin(&telegram.person("Ada"));
    }
    rooms
}

#[tokio::test]
async fn a_title_is_one_room_and_its_id_looks_like_telegrams() {
    let telegram = telegram().await;
    let group = telegram.group("Shelter");
    assert_eq!(group.id(), telegram.group("Shelter").id());
    assert!(group.id() < -4_000_000_000 && group.id() > -5_000_000_000, "{}", group.id());
    for room in [telegram.supergroup("Shelter"), telegram.forum("Shelter"), telegram.channel("Shelter")] {
        assert!(room.id().to_string().starts_with("-100") && room.id().to_string().len() == 14, "{}", room.id());
        assert_ne!(room.id(), telegram.supergroup("Other").id());
    }
}

#[tokio::test]
async fn the_bot_is_told_when_it_comes_and_goes() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    for (room, kind) in rooms(&telegram) {
        let id = room.id();
        let not_there = format!("Forbidden: bot is not a member of the {kind} chat");
        assert_eq!(bot.refused_in(id).await, not_there);

        room.add_bot(&ada);
        let news = bot.news().await;
        let change = &news[0]["my_chat_member"];
        assert_eq!((&change["chat"]["id"], &change["from"]["first_name"]), (&json!(id), &json!("Ada")));
        assert_eq!(change["old_chat_member"]["status"], "left");
        assert_eq!(change["new_chat_member"]["status"], "member");
        if kind == "channel" {
            assert_eq!(news.len(), 1);
        } else {
            assert_eq!(news[1]["message"]["new_chat_members"][0]["username"], "guidepost_preview_bot");
        }

        room.add_bot_as_admin(&ada);
        let news = bot.news().await;
        let new = &news[0]["my_chat_member"]["new_chat_member"];
        assert_eq!((news.len(), &new["status"]), (1, &json!("administrator")));
        let has = |right: &str| new[right].is_boolean();
        assert!(has("can_be_edited") && has("can_manage_chat") && has("is_anonymous") && has("can_delete_stories"));
        assert_eq!(has("can_post_messages"), kind == "channel");
        assert_eq!(has("can_pin_messages"), kind != "channel");
        assert_eq!(has("can_manage_topics"), kind == "supergroup");
        bot.say_in(&room, "hello").await;

        room.remove_bot(&ada);
        let news = bot.news().await;
        let new = &news[0]["my_chat_member"]["new_chat_member"];
        assert_eq!((&new["status"], &new["until_date"]), (&json!("kicked"), &json!(0)));
        let is_told = news.get(1).is_some_and(|update| update["message"]["left_chat_member"].is_object());
        assert_eq!(is_told, kind != "channel");
        assert_eq!(bot.refused_in(id).await, format!("Forbidden: bot was kicked from the {kind} chat"));

        room.add_bot(&ada);
        bot.news().await;
        bot.call("leaveChat", json!({ "chat_id": id })).await;
        assert_eq!(bot.news().await[0]["my_chat_member"]["new_chat_member"]["status"], "left");
        assert_eq!(bot.refused_in(id).await, not_there);
    }
    assert_eq!(telegram.refusals(), [], "a bot cannot know where it is let in");
    let private = bot.refusal("leaveChat", json!({ "chat_id": ada.id() })).await;
    assert_eq!(private, "Bad Request: can't leave private chats");
}

#[tokio::test]
async fn privacy_mode_keeps_from_the_bot_what_does_not_concern_it() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let group = telegram.group("Shelter");
    group.add(&ada);
    group.add_bot(&ada);
    bot.news().await;
    let of_bot = bot.say_in(&group, "hello").await;

    let say_all = || {
        let chatter = ada.say_in(&group, "shelter");
        ada.reply_in(&group, chatter, "to a person");
        ada.say_in(&group, "/help@other_bot");
        ada.say_in(&group, "what does /help do");
        ada.say_in(&group, "/help");
        ada.say_in(&group, "🙂 /help@Guidepost_Preview_Bot");
        ada.say_in(&group, "🙂 @guidepost_preview_bot help");
        ada.reply_in(&group, of_bot, "to the bot");
    };
    let for_bot =
        ["/help", "🙂 /help@Guidepost_Preview_Bot", "🙂 @guidepost_preview_bot help", "to the bot"].map(str::to_owned);
    say_all();
    assert_eq!(bot.hears().await, for_bot);
    let edited = ada.say_in(&group, "shelter");
    ada.edit_in(&group, edited, "/help me");
    let news = bot.news().await;
    assert_eq!((news.len(), &news[0]["edited_message"]["text"]), (1, &json!("/help me")));

    assert_eq!(bot.call("getMe", json!({})).await["result"]["can_read_all_group_messages"], false);
    telegram.privacy_mode(false);
    assert_eq!(bot.call("getMe", json!({})).await["result"]["can_read_all_group_messages"], true);
    say_all();
    assert_eq!(bot.hears().await.len(), 8);

    telegram.privacy_mode(true);
    group.add_bot_as_admin(&ada);
    bot.news().await;
    say_all();
    assert_eq!(bot.hears().await.len(), 8);
    group.remove_bot(&ada);
    bot.news().await;
    say_all();
    assert_eq!(bot.hears().await.len(), 0);
}

#[tokio::test]
async fn people_come_and_go_and_are_shown() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
    let group = telegram.supergroup("Shelter");
    group.add(&ada);
    group.add_bot(&ada);
    bot.news().await;
    group.add(&ben);
    ben.say_in(&group, "hello");
    group.remove(&ben);
    let news = bot.news().await;
    assert_eq!(news[0]["message"]["new_chat_members"][0]["first_name"], "Ben");
    assert_eq!(news[1]["message"]["left_chat_member"]["first_name"], "Ben");
    assert_eq!(ben.sees(&group), []);
    let shown: Vec<_> = ada.sees(&group).into_iter().map(|shown| (shown.sender, shown.text)).collect();
    let expected = [
        ("Ada", "Ada joined the group"),
        ("Ada", "Guidepost joined the group"),
        ("Ben", "Ben joined the group"),
        ("Ben", "hello"),
        ("Ben", "Ben left the group"),
    ];
    assert_eq!(shown, expected.map(|(sender, text)| (sender.to_owned(), text.to_owned())));
}

#[tokio::test]
#[should_panic(expected = "cannot write: this person is not in the chat")]
async fn nobody_writes_where_they_are_not() {
    let telegram = telegram().await;
    telegram.person("Ada").say_in(&telegram.group("Shelter"), "hello");
}

#[tokio::test]
async fn a_channel_speaks_for_itself() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let channel = telegram.channel("News");
    channel.add_admin(&ada);
    channel.add_bot(&ada);
    assert_eq!(bot.refused_in(channel.id()).await, "Bad Request: need administrator rights in the channel chat");
    channel.add_bot_as_admin(&ada);
    bot.news().await;

    let post = ada.say_in(&channel, "shelter");
    ada.edit_in(&channel, post, "shelters");
    let news = bot.news().await;
    let posted = &news[0]["channel_post"];
    assert_eq!((&posted["from"], &posted["sender_chat"]["title"]), (&Value::Null, &json!("News")));
    assert_eq!(news[1]["edited_channel_post"]["text"], "shelters");
    bot.say_in(&channel, "hello").await;
    assert!(channel.messages().iter().all(|shown| shown.sender == "News"));

    for (button, name) in [
        (json!({ "text": "x", "switch_inline_query": "" }), "switch_inline_query"),
        (json!({ "text": "x", "switch_inline_query_current_chat": "" }), "switch_inline_query_current_chat"),
    ] {
        let keyboard = json!({ "inline_keyboard": [[button]] });
        let refusal =
            bot.refusal("sendMessage", json!({ "chat_id": channel.id(), "text": "x", "reply_markup": keyboard })).await;
        assert!(refusal.starts_with(&format!("Bad Request: can't use {name} button in a channel chat")), "{refusal}");
    }
    let keyboard = json!({ "inline_keyboard": [[{ "text": "x", "web_app": { "url": "https://example.org" } }]] });
    let refusal =
        bot.refusal("sendMessage", json!({ "chat_id": channel.id(), "text": "x", "reply_markup": keyboard })).await;
    assert_eq!(refusal, "Bad Request: BUTTON_TYPE_INVALID");
}

#[tokio::test]
async fn anonymous_administrators_write_as_the_group() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
    let group = telegram.supergroup("Shelter");
    group.add_anonymous_admin(&ada);
    group.add(&ben);
    group.add_bot(&ada);
    bot.news().await;
    let said = ada.say_in(&group, "/help");
    let news = bot.news().await;
    let message = &news[0]["message"];
    assert_eq!(message["from"], super::rooms::anonymous());
    assert_eq!(message["sender_chat"]["id"], group.id());
    assert_eq!(ben.sees(&group).last().unwrap().sender, "Shelter");
    ada.edit_in(&group, said, "/help me");

    let leading = bot.call("getChatAdministrators", json!({ "chat_id": group.id() })).await;
    let leading = leading["result"].as_array().unwrap();
    assert_eq!(leading.len(), 1);
    assert_eq!((&leading[0]["user"]["first_name"], &leading[0]["is_anonymous"]), (&json!("Ada"), &json!(true)));
}

#[tokio::test]
async fn a_forum_has_topics() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let forum = telegram.forum("Helpers");
    forum.add(&ada);
    forum.add_bot(&ada);
    let topic = forum.add_topic("Visas");
    bot.news().await;

    let asked = ada.say_in_topic(&forum, topic, "/ask");
    ada.say_in(&forum, "/ask");
    let news = bot.news().await;
    let message = &news[0]["message"];
    assert_eq!((&message["message_thread_id"], &message["is_topic_message"]), (&json!(topic), &json!(true)));
    assert_eq!(message["reply_to_message"]["forum_topic_created"]["name"], "Visas");
    assert_eq!(message["chat"]["is_forum"], true);
    let general = &news[1]["message"];
    assert!(general["message_thread_id"].is_null() && general["is_topic_message"].is_null());
    assert!(general["reply_to_message"].is_null());

    let answer = json!({ "chat_id": forum.id(), "text": "x", "reply_parameters": { "message_id": asked } });
    let answer = bot.call("sendMessage", answer).await;
    assert_eq!(answer["result"]["message_thread_id"], topic, "a reply keeps the topic");
    let more = ada.reply_in(&forum, answer["result"]["message_id"].as_i64().unwrap(), "more");
    let shown = ada.sees(&forum).into_iter().find(|shown| shown.id == more).unwrap();
    assert_eq!((shown.topic, shown.text.as_str()), (Some(topic), "more"));

    let in_topic = bot.call("sendMessage", json!({ "chat_id": forum.id(), "text": "x", "message_thread_id": topic }));
    assert_eq!(in_topic.await["result"]["is_topic_message"], true);
    let not_found = "Bad Request: message thread not found";
    assert_eq!(bot.refused_in_topic(&forum, 1).await, not_found);
    assert_eq!(bot.refused_in_topic(&forum, 999).await, not_found);
    assert_eq!(telegram.refusals().len(), 2);

    forum.close_topic(topic);
    assert_eq!(bot.refused_in_topic(&forum, topic).await, "Bad Request: TOPIC_CLOSED");
    let answer = json!({ "chat_id": forum.id(), "text": "x", "reply_parameters": { "message_id": asked } });
    assert_eq!(bot.refusal("sendMessage", answer).await, "Bad Request: TOPIC_CLOSED");
    let doing = json!({ "chat_id": forum.id(), "action": "typing", "message_thread_id": topic });
    assert_eq!(bot.refusal("sendChatAction", doing).await, "Bad Request: TOPIC_CLOSED");
    forum.delete_topic(topic);
    assert_eq!(bot.refused_in_topic(&forum, topic).await, not_found);
    assert!(ada.sees(&forum).iter().all(|shown| shown.topic.is_none()));
    assert_eq!(telegram.refusals().len(), 2, "topics close and go without a word to the bot");

    let supergroup = telegram.supergroup("Shelter");
    supergroup.add(&ada);
    supergroup.add_bot(&ada);
    assert_eq!(bot.refused_in_topic(&supergroup, 5).await, not_found);
}

#[tokio::test]
async fn replies_make_a_thread_in_a_supergroup_and_none_in_a_group() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    for (room, thread) in [(telegram.supergroup("Shelter"), true), (telegram.group("Shelter"), false)] {
        room.add(&ada);
        room.add_bot(&ada);
        bot.news().await;
        let first = ada.say_in(&room, "/ask");
        let second = ada.reply_in(&room, first, "/ask");
        ada.reply_in(&room, second, "/ask");
        let news = bot.news().await;
        for update in &news[1..] {
            let expected = if thread { json!(first) } else { Value::Null };
            assert_eq!(update["message"]["message_thread_id"], expected);
            assert!(update["message"]["is_topic_message"].is_null());
        }
    }
}

#[tokio::test]
async fn a_group_becomes_a_supergroup() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
    let group = telegram.group("Shelter");
    group.add_admin(&ada);
    group.add(&ben);
    group.add_bot(&ada);
    bot.say_in(&group, "hello").await;
    bot.news().await;

    let old_id = group.id();
    let new_id = group.migrate();
    assert_eq!(group.id(), new_id);
    assert!(new_id.to_string().starts_with("-100"));
    let news = bot.news().await;
    assert_eq!(
        (&news[0]["message"]["chat"]["id"], &news[0]["message"]["migrate_to_chat_id"]),
        (&json!(old_id), &json!(new_id))
    );
    assert_eq!(
        (&news[1]["message"]["chat"]["id"], &news[1]["message"]["migrate_from_chat_id"]),
        (&json!(new_id), &json!(old_id))
    );
    assert_eq!(news.len(), 2);

    let refused = bot.call("sendMessage", json!({ "chat_id": old_id, "text": "x" })).await;
    assert_eq!(refused["description"], "Bad Request: group chat was upgraded to a supergroup chat");
    assert_eq!(refused["parameters"]["migrate_to_chat_id"], new_id);
    assert_eq!(telegram.refusals(), []);
    assert_eq!(group.messages().len(), 1, "the history starts anew");
    bot.say_in(&group, "here").await;
    ben.say_in(&group, "/help");
    assert_eq!(bot.news().await[0]["message"]["chat"]["id"], new_id);
    let leading = bot.call("getChatAdministrators", json!({ "chat_id": new_id })).await;
    assert_eq!(leading["result"][0]["user"]["first_name"], "Ada");

    let quiet = telegram.group("Harbour");
    quiet.add(&ada);
    quiet.add_bot(&ada);
    bot.news().await;
    let old_id = quiet.id();
    let new_id = quiet.migrate_silently();
    assert_eq!(bot.news().await, Vec::<Value>::new());
    let refused = bot.call("getChatMember", json!({ "chat_id": old_id, "user_id": ada.id() })).await;
    assert_eq!(refused["parameters"]["migrate_to_chat_id"], new_id);
    telegram.settled().await;
}

#[tokio::test]
async fn a_group_may_keep_the_bot_from_writing() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let group = telegram.supergroup("Shelter");
    group.add(&ada);
    group.add_bot(&ada);
    group.forbid_sending(true);
    let refusal = "Bad Request: not enough rights to send text messages to the chat";
    assert_eq!(bot.refused_in(group.id()).await, refusal);
    group.add_bot_as_admin(&ada);
    bot.say_in(&group, "hello").await;
    group.add_bot(&ada);
    group.forbid_sending(false);
    bot.say_in(&group, "hello").await;
    assert_eq!(telegram.refusals(), []);
}

#[tokio::test]
async fn a_press_in_a_room_names_its_message() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let ada = telegram.person("Ada");
    let group = telegram.group("Shelter");
    group.add(&ada);
    group.add_bot(&ada);
    bot.news().await;
    let keyboard = json!({ "inline_keyboard": [[{ "text": "Show", "callback_data": "show" }]] });
    bot.call("sendMessage", json!({ "chat_id": group.id(), "text": "x", "reply_markup": keyboard })).await;
    assert!(ada.press_in(&group, "Hide").unwrap_err().contains("[ Show ]"));
    let query = ada.press_in(&group, "Show").unwrap();
    let news = bot.news().await;
    let press = &news[0]["callback_query"];
    assert_eq!((&press["id"], &press["data"]), (&json!(query), &json!("show")));
    assert_eq!((&press["message"]["chat"]["id"], &press["from"]["id"]), (&json!(group.id()), &json!(ada.id())));
    ada.press_data_in(&group, 99, "stale");
    assert_eq!(bot.news().await[0]["callback_query"]["message"]["date"], 0);
}

#[tokio::test]
async fn the_bot_may_ask_who_is_there() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let (ada, ben, eve) = (telegram.person("Ada"), telegram.person("Ben"), telegram.person("Eve"));
    let group = telegram.supergroup("Shelter");
    group.add_admin(&ada);
    group.add(&ben);
    group.add_bot(&ada);
    let id = group.id();

    let chat = bot.call("getChat", json!({ "chat_id": id })).await;
    assert_eq!((&chat["result"]["title"], &chat["result"]["type"]), (&json!("Shelter"), &json!("supergroup")));
    assert_eq!(bot.call("getChat", json!({ "chat_id": ada.id() })).await["result"]["first_name"], "Ada");
    assert_eq!(bot.refusal("getChat", json!({ "chat_id": -5 })).await, "Bad Request: chat not found");
    assert_eq!(bot.call("getChatMemberCount", json!({ "chat_id": id })).await["result"], 3);

    let me = bot.call("getMe", json!({})).await["result"]["id"].clone();
    for (user, status) in [
        (json!(ada.id()), "administrator"),
        (json!(ben.id()), "member"),
        (json!(eve.id()), "left"),
        (me.clone(), "member"),
    ] {
        let member = bot.call("getChatMember", json!({ "chat_id": id, "user_id": user })).await;
        assert_eq!(member["result"]["status"], status);
        assert_eq!(member["result"]["user"]["id"], user);
    }
    let asked = |user: i64| bot.refusal("getChatMember", json!({ "chat_id": id, "user_id": user }));
    assert_eq!(asked(5).await, "Bad Request: user not found");
    assert_eq!(asked(0).await, "Bad Request: invalid user_id specified");
    group.hide_members(true);
    assert_eq!(asked(ben.id()).await, "Bad Request: CHAT_ADMIN_REQUIRED");
    assert_eq!(bot.call("getChatMember", json!({ "chat_id": id, "user_id": me })).await["ok"], true);
    let leading = bot.call("getChatAdministrators", json!({ "chat_id": id })).await;
    assert_eq!(leading["result"].as_array().unwrap().len(), 1);
    group.add_bot_as_admin(&ada);
    assert_eq!(bot.call("getChatMember", json!({ "chat_id": id, "user_id": ben.id() })).await["ok"], true);

    let private = bot.refusal("getChatAdministrators", json!({ "chat_id": ada.id() })).await;
    assert_eq!(private, "Bad Request: there are no administrators in the private chat");
}

#[tokio::test]
async fn the_bot_knows_nothing_of_a_dialog() {
    let telegram = telegram().await;
    let bot = Bot::of(&telegram);
    let (ada, ben) = (telegram.person("Ada"), telegram.person("Ben"));
    let dialog = telegram.dialog(&ada, &ben);
    assert_eq!(dialog.id(), telegram.dialog(&ben, &ada).id());
    ada.say_in(&dialog, "/help @guidepost_preview_bot");
    assert_eq!(ben.sees(&dialog)[0].text, "/help @guidepost_preview_bot");
    assert_eq!(bot.news().await, Vec::<Value>::new());
    assert_eq!(bot.refused_in(dialog.id()).await, "Bad Request: chat not found");
}
