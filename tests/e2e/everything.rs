//! Every kind of update that the Bot API knows, of all contents, whole and spoilt, in any order: the bot answers on.

use std::collections::HashMap;

use guidepost::knowledge::Key;
use rand::rngs::StdRng;
use rand::seq::{IndexedMutRandom, IndexedRandom, SliceRandom};
use rand::{RngExt, SeedableRng};
use serde_json::{Value, json};

use crate::support::{World, settled, shelter_library, with};

const COUNT: usize = 1_000;

#[tokio::test]
async fn a_thousand_updates_of_every_kind_leave_the_bot_answering() {
    for seed in [1, 2] {
        let world = World::knowing(shelter_library()).await;
        let telegram = world.telegram();
        let ada = world.chat_with("Ada");
        ada.send("shelter").await;

        let mut maker = Maker {
            rng: StdRng::seed_from_u64(seed),
            next: 1_000,
            answer: (ada.id(), ada.newest().id),
            contents: contents(),
            decorations: decorations(),
        };
        let mut updates: Vec<Value> = (0..COUNT).map(|turn| maker.update(turn)).collect();
        updates.shuffle(&mut maker.rng);
        for update in updates {
            telegram.inject(update);
        }
        settled(telegram).await;
        ada.send("vessel").await;

        assert!(ada.transcript().contains("Crews at sea"), "seed {seed}");
        let mut answers: HashMap<String, usize> = HashMap::new();
        for call in telegram.calls() {
            let said = call.parameters["text"].as_str().unwrap_or_default();
            assert!(!said.contains("went wrong"), "seed {seed}: an apology in {}", call.parameters);
            let press = call.parameters["callback_query_id"].as_str().unwrap_or_default();
            if press.parse::<u64>().is_ok() {
                *answers.entry(press.to_owned()).or_default() += 1;
            }
        }
        assert!(answers.len() > 50 && answers.values().all(|count| *count == 1), "seed {seed}: {answers:?}");
    }
}

struct Maker {
    rng: StdRng,
    next: i64,
    /// The chat and the id of a message of the bot's, for presses.
    answer: (i64, i64),
    contents: Vec<Value>,
    decorations: Vec<Value>,
}

impl Maker {
    /// Each kind in turn; every third one is spoilt.
    fn update(&mut self, turn: usize) -> Value {
        let kinds = self.kinds();
        let (kind, content) = kinds[turn % kinds.len()].clone();
        let spoilt = turn % 3 == 2;
        let mut content = content;
        if spoilt {
            // Telegram gives a press an id that is a number; these shall not be waited for.
            if kind == "callback_query" {
                content["id"] = json!(format!("spoilt{turn}"));
            }
            for _ in 0..self.rng.random_range(1..4) {
                self.spoil(&mut content);
            }
        }
        let mut update = json!({ kind: content });
        if self.rng.random_bool(0.1) {
            update["field_of_the_future"] = json!({ "a": [1, "b", null] });
        }
        update
    }

    fn id(&mut self) -> i64 {
        self.next += 1;
        self.next
    }

    fn person(&mut self) -> Value {
        let id = self.rng.random_range(1_000..1_200);
        let mut person = json!({ "id": id, "is_bot": false, "first_name": "Ada <&>" });
        for (field, value) in [
            ("last_name", json!("🙂")),
            ("username", json!("ada")),
            ("language_code", json!("pt-br")),
            ("is_premium", json!(true)),
            ("added_to_attachment_menu", json!(true)),
            ("field_of_the_future", json!([])),
        ] {
            if self.rng.random_bool(0.3) {
                person[field] = value;
            }
        }
        person
    }

    fn chat(&mut self, from: &Value) -> Value {
        // Each in a few messages only: groups take twenty answers a minute.
        let id = -1_000 - self.rng.random_range(0..200);
        match self.rng.random_range(0..10) {
            0 => json!({ "id": id, "type": "group", "title": "Shelter" }),
            1 => json!({ "id": id - 1_000, "type": "supergroup", "title": "Shelter", "is_forum": true }),
            2 => json!({ "id": id - 2_000, "type": "channel", "title": "News" }),
            3 => json!({ "id": id - 3_000, "type": "supergroup", "is_direct_messages": true, "title": "Letters" }),
            _ => json!({ "id": from["id"], "type": "private", "first_name": from["first_name"] }),
        }
    }

    fn message(&mut self) -> Value {
        let from = self.person();
        let chat = self.chat(&from);
        let message = json!({ "message_id": self.id(), "date": 1_790_000_000, "chat": chat, "from": from });
        let content = self.contents.choose(&mut self.rng).expect("contents").clone();
        let mut message = with(message, &content);
        for decoration in &self.decorations {
            if self.rng.random_bool(0.05) {
                message = with(message, decoration);
            }
        }
        message
    }

    fn press(&mut self) -> Value {
        let (chat, message) = self.answer;
        let mut from = self.person();
        // Now and then somebody presses in a chat that is not theirs.
        if self.rng.random_bool(0.8) {
            from["id"] = json!(chat);
        }
        let query = json!({ "id": self.id().to_string(), "from": from, "chat_instance": "5" });
        let chat = json!({ "id": chat, "type": "private", "first_name": "Ada" });
        let question = json!({ "message_id": 1, "date": 1, "chat": chat, "from": from, "text": "shelter" });
        let whole =
            json!({ "message_id": message, "date": 1, "chat": chat, "text": "x", "reply_to_message": question });
        let crews = Key::of("crews-at-sea");
        let tell = [format!("1o{crews}y"), format!("1o{crews}d"), format!("1r{crews}p0")];
        let data = ["1p0", "1p1", "1n", "0p1", "", "x", "1cAAAAAAAAAAAAAAAAAAAA", "🙂", &tell[0], &tell[1], &tell[2]];
        let data = *data.choose(&mut self.rng).expect("data");
        let more = match self.rng.random_range(0..6) {
            0 => json!({ "inline_message_id": "abc", "data": data }),
            1 => json!({ "inline_message_id": "abc", "game_short_name": "chess" }),
            2 => json!({ "data": data, "message": { "message_id": message, "date": 0, "chat": chat } }),
            3 => json!({ "data": data }),
            _ => json!({ "data": data, "message": whole }),
        };
        with(query, &more)
    }

    #[allow(clippy::too_many_lines, reason = "a table")]
    fn kinds(&mut self) -> Vec<(&'static str, Value)> {
        let query = self.id().to_string();
        let from = self.person();
        let chat = self.chat(&from);
        let me = json!({ "id": 110_201_543, "is_bot": true, "first_name": "Guidepost", "username": "guidepost_preview_bot" });
        let member = json!({ "user": me, "status": "member" });
        let location = json!({ "latitude": 50.4, "longitude": 30.5 });
        let address = json!({ "country_code": "UA", "state": "", "city": "Kyiv", "street_line1": "a", "street_line2": "", "post_code": "1" });
        let link = json!({ "invite_link": "https://t.me/+x", "creator": from, "creates_join_request": true, "is_primary": false, "is_revoked": false });
        let thumb = json!([{ "type": "emoji", "emoji": "👍" }]);
        let boost = json!({ "boost_id": "1", "add_date": 1, "expiration_date": 2, "source": { "source": "premium", "user": from } });
        let poll = json!({ "id": "1", "question": "?", "options": [{ "text": "a", "voter_count": 0 }], "total_voter_count": 0, "is_closed": false, "is_anonymous": true, "type": "regular", "allows_multiple_answers": false });
        let left = json!({ "user": me, "status": "kicked", "until_date": 0 });
        let restricted = json!({ "user": from, "status": "restricted", "is_member": true, "until_date": 0 });
        let mut kinds = vec![
            ("channel_post", self.message()),
            ("edited_channel_post", with(self.message(), &json!({ "edit_date": 2 }))),
            ("business_message", with(self.message(), &json!({ "business_connection_id": "b" }))),
            (
                "edited_business_message",
                with(self.message(), &json!({ "business_connection_id": "b", "edit_date": 2 })),
            ),
            ("guest_message", self.message()),
            (
                "business_connection",
                json!({ "id": "b", "user": from, "user_chat_id": from["id"], "date": 1, "rights": {}, "is_enabled": true }),
            ),
            (
                "deleted_business_messages",
                json!({ "business_connection_id": "b", "chat": chat, "message_ids": [1, 2] }),
            ),
            (
                "message_reaction",
                json!({ "chat": chat, "message_id": 1, "user": from, "date": 1, "old_reaction": [], "new_reaction": thumb }),
            ),
            (
                "message_reaction_count",
                json!({ "chat": chat, "message_id": 1, "date": 1, "reactions": [{ "type": thumb[0], "total_count": 3 }] }),
            ),
            (
                "inline_query",
                json!({ "id": query, "from": from, "query": "shelter", "offset": "", "chat_type": "sender", "location": location }),
            ),
            (
                "chosen_inline_result",
                json!({ "result_id": "1", "from": from, "query": "shelter", "inline_message_id": "abc" }),
            ),
            ("shipping_query", json!({ "id": "1", "from": from, "invoice_payload": "x", "shipping_address": address })),
            (
                "pre_checkout_query",
                json!({ "id": "1", "from": from, "currency": "XTR", "total_amount": 1, "invoice_payload": "x" }),
            ),
            ("purchased_paid_media", json!({ "from": from, "paid_media_payload": "x" })),
            ("poll", poll),
            ("poll_answer", json!({ "poll_id": "1", "user": from, "option_ids": [0] })),
            (
                "my_chat_member",
                json!({ "chat": chat, "from": from, "date": 1, "old_chat_member": member, "new_chat_member": left }),
            ),
            (
                "chat_member",
                json!({ "chat": chat, "from": from, "date": 1, "old_chat_member": member, "new_chat_member": restricted }),
            ),
            (
                "chat_join_request",
                json!({ "chat": chat, "from": from, "user_chat_id": from["id"], "date": 1, "bio": "x", "invite_link": link }),
            ),
            ("chat_boost", json!({ "chat": chat, "boost": boost })),
            (
                "removed_chat_boost",
                json!({ "chat": chat, "boost_id": "1", "remove_date": 1, "source": { "source": "gift_code", "user": from } }),
            ),
            ("managed_bot", json!({ "user": from, "bot": me })),
            ("telepathy", json!({ "from": from, "chat": chat, "text": "shelter" })),
        ];
        for _ in 0..12 {
            kinds.push(("message", self.message()));
        }
        for _ in 0..4 {
            kinds.push(("edited_message", with(self.message(), &json!({ "edit_date": 2 }))));
            kinds.push(("callback_query", self.press()));
        }
        kinds
    }

    /// Puts something of another type somewhere into a value.
    fn spoil(&mut self, value: &mut Value) {
        let wrong = [
            json!(null),
            json!(true),
            json!(-1),
            json!(1.5),
            json!("x"),
            json!(""),
            json!([]),
            json!([[]]),
            json!({}),
            json!({ "type": "x" }),
        ];
        let place: Option<&mut Value> = match value {
            Value::Object(fields) if !fields.is_empty() => {
                let names: Vec<String> = fields.keys().cloned().collect();
                let name = names.choose(&mut self.rng).expect("a field").clone();
                if self.rng.random_bool(0.1) {
                    fields.remove(&name);
                    return;
                }
                fields.get_mut(&name)
            }
            Value::Array(items) => items.choose_mut(&mut self.rng),
            _ => None,
        };
        match place {
            Some(inner @ (Value::Object(_) | Value::Array(_))) if self.rng.random_bool(0.7) => self.spoil(inner),
            Some(inner) => *inner = wrong.choose(&mut self.rng).expect("a value").clone(),
            None => {}
        }
    }
}

/// What a message can hold.
#[allow(clippy::too_many_lines, reason = "a table")]
fn contents() -> Vec<Value> {
    let file = json!({ "file_id": "a", "file_unique_id": "b" });
    let of = |more: Value| with(file.clone(), &more);
    let photo = json!([of(json!({ "width": 9, "height": 9 }))]);
    let document = of(json!({ "file_name": "case.pdf", "mime_type": "application/pdf" }));
    let video = of(json!({ "width": 9, "height": 9, "duration": 1 }));
    let user = json!({ "id": 9, "is_bot": false, "first_name": "Eve" });
    let chat = json!({ "id": -1_007, "type": "supergroup", "title": "Shelter" });
    let location = json!({ "latitude": 50.4, "longitude": 30.5 });
    let sticker = of(json!({ "type": "regular", "width": 9, "height": 9, "is_animated": false, "is_video": false }));
    let poll = json!({ "id": "1", "question": "?", "options": [{ "text": "a", "voter_count": 0 }], "total_voter_count": 0, "is_closed": false, "is_anonymous": true, "type": "regular", "allows_multiple_answers": false });
    let checklist = json!({ "title": "x", "tasks": [{ "id": 1, "text": "a" }] });
    let gift = json!({ "id": "1", "sticker": sticker, "star_count": 5 });
    vec![
        json!({ "text": "shelter" }),
        json!({ "text": "What is forced labour?" }),
        json!({ "text": "/start" }),
        json!({ "text": "/help@other_bot" }),
        json!({ "text": "/start AAAA" }),
        json!({ "text": "🙂" }),
        json!({ "text": "\u{202e}shelter\u{200b}" }),
        json!({ "text": "<b>&amp;</i>" }),
        json!({ "text": "я".repeat(4_096) }),
        json!({ "animation": video, "document": document, "caption": "shelter" }),
        json!({ "audio": of(json!({ "duration": 1 })) }),
        json!({ "document": document, "caption": "shelter" }),
        json!({ "document": document }),
        json!({ "paid_media": { "star_count": 1, "paid_media": [{ "type": "preview" }] }, "caption": "shelter" }),
        json!({ "photo": photo, "caption": "shelter", "caption_entities": [{ "type": "bold", "offset": 0, "length": 3 }] }),
        json!({ "photo": photo }),
        json!({ "live_photo": { "photo": photo, "video": video }, "caption": "shelter" }),
        json!({ "sticker": sticker }),
        json!({ "story": { "chat": chat, "id": 1 } }),
        json!({ "video": video, "caption": "shelter" }),
        json!({ "video_note": of(json!({ "length": 9, "duration": 1 })) }),
        json!({ "voice": of(json!({ "duration": 1 })), "caption": "shelter" }),
        json!({ "checklist": checklist }),
        json!({ "contact": { "phone_number": "1", "first_name": "Eve" } }),
        json!({ "dice": { "emoji": "🎲", "value": 3 } }),
        json!({ "game": { "title": "x", "description": "y", "photo": photo } }),
        json!({ "poll": poll }),
        json!({ "venue": { "location": location, "title": "x", "address": "y" }, "location": location }),
        json!({ "location": location }),
        json!({ "new_chat_members": [user] }),
        json!({ "left_chat_member": user }),
        json!({ "chat_owner_left": { "new_owner": user } }),
        json!({ "new_chat_title": "x" }),
        json!({ "new_chat_photo": photo }),
        json!({ "delete_chat_photo": true }),
        json!({ "group_chat_created": true }),
        json!({ "supergroup_chat_created": true }),
        json!({ "channel_chat_created": true }),
        json!({ "message_auto_delete_timer_changed": { "message_auto_delete_time": 1 } }),
        json!({ "migrate_to_chat_id": -1_007 }),
        json!({ "migrate_from_chat_id": -7 }),
        json!({ "pinned_message": { "message_id": 1, "date": 1, "chat": chat, "text": "shelter" } }),
        json!({ "pinned_message": { "message_id": 1, "date": 0, "chat": chat } }),
        json!({ "invoice": { "title": "x", "description": "y", "start_parameter": "z", "currency": "XTR", "total_amount": 1 } }),
        json!({ "successful_payment": { "currency": "XTR", "total_amount": 1, "invoice_payload": "x", "telegram_payment_charge_id": "1", "provider_payment_charge_id": "2" } }),
        json!({ "refunded_payment": { "currency": "XTR", "total_amount": 1, "invoice_payload": "x", "telegram_payment_charge_id": "1" } }),
        json!({ "users_shared": { "request_id": 1, "users": [{ "user_id": 9 }] } }),
        json!({ "chat_shared": { "request_id": 1, "chat_id": -1_007 } }),
        json!({ "gift": { "gift": gift } }),
        json!({ "unique_gift": { "origin": "transfer" } }),
        json!({ "connected_website": "example.org" }),
        json!({ "write_access_allowed": { "from_request": true } }),
        json!({ "passport_data": { "data": [], "credentials": { "data": "x", "hash": "y", "secret": "z" } } }),
        json!({ "proximity_alert_triggered": { "traveler": user, "watcher": user, "distance": 1 } }),
        json!({ "boost_added": { "boost_count": 1 } }),
        json!({ "chat_background_set": { "type": { "type": "fill", "fill": { "type": "solid", "color": 1 }, "dark_theme_dimming": 0 } } }),
        json!({ "checklist_tasks_done": { "marked_as_done_task_ids": [1] } }),
        json!({ "checklist_tasks_added": { "tasks": [{ "id": 1, "text": "a" }] } }),
        json!({ "direct_message_price_changed": { "are_direct_messages_enabled": true } }),
        json!({ "paid_message_price_changed": { "paid_message_star_count": 1 } }),
        json!({ "forum_topic_created": { "name": "x", "icon_color": 1 } }),
        json!({ "forum_topic_edited": {} }),
        json!({ "forum_topic_closed": {} }),
        json!({ "forum_topic_reopened": {} }),
        json!({ "general_forum_topic_hidden": {} }),
        json!({ "general_forum_topic_unhidden": {} }),
        json!({ "giveaway_created": {} }),
        json!({ "giveaway": { "chats": [chat], "winners_selection_date": 1, "winner_count": 1 } }),
        json!({ "giveaway_winners": { "chat": chat, "giveaway_message_id": 1, "winners_selection_date": 1, "winner_count": 1, "winners": [user] } }),
        json!({ "giveaway_completed": { "winner_count": 1 } }),
        json!({ "suggested_post_approved": { "send_date": 1 } }),
        json!({ "suggested_post_declined": { "comment": "x" } }),
        json!({ "video_chat_scheduled": { "start_date": 1 } }),
        json!({ "video_chat_started": {} }),
        json!({ "video_chat_ended": { "duration": 1 } }),
        json!({ "video_chat_participants_invited": { "users": [user] } }),
        json!({ "web_app_data": { "data": "x", "button_text": "y" } }),
        json!({ "rich_message": { "blocks": [{ "type": "paragraph" }] } }),
        json!({ "hologram": { "size": 3 } }),
        json!({}),
    ]
}

/// What a message can have besides.
fn decorations() -> Vec<Value> {
    let entity =
        |kind: &str| json!({ "type": kind, "offset": 0, "length": 3, "url": "https://example.org", "unix_time": 1 });
    let user = json!({ "id": 9, "is_bot": false, "first_name": "Eve" });
    let chat = json!({ "id": -1_008, "type": "channel", "title": "News" });
    let kinds = [
        "mention",
        "hashtag",
        "cashtag",
        "bot_command",
        "url",
        "email",
        "phone_number",
        "bold",
        "italic",
        "underline",
        "strikethrough",
        "spoiler",
        "blockquote",
        "expandable_blockquote",
        "code",
        "pre",
        "text_link",
        "date_time",
        "aura",
    ];
    let far = json!({ "type": "bold", "offset": 9_999, "length": -3 });
    vec![
        json!({ "entities": kinds.map(entity) }),
        json!({ "entities": [entity("bold"), entity("aura")], "caption_entities": [entity("aura")] }),
        json!({ "entities": [far] }),
        json!({ "forward_origin": { "type": "user", "sender_user": user, "date": 1 } }),
        json!({ "forward_origin": { "type": "hidden_user", "sender_user_name": "x", "date": 1 } }),
        json!({ "forward_origin": { "type": "from_the_future" }, "is_automatic_forward": true }),
        json!({ "reply_to_message": { "message_id": 1, "date": 1, "chat": chat, "hologram": {} } }),
        json!({ "external_reply": { "origin": { "type": "channel", "chat": chat, "message_id": 1, "date": 1 } } }),
        json!({ "quote": { "text": "x", "position": 0 }, "reply_to_story": { "chat": chat, "id": 1 } }),
        json!({ "via_bot": { "id": 8, "is_bot": true, "first_name": "Echo", "username": "echo_bot" } }),
        json!({ "has_protected_content": true, "is_from_offline": true, "is_paid_post": true }),
        json!({ "media_group_id": "1", "show_caption_above_media": true, "has_media_spoiler": true }),
        json!({ "message_thread_id": 7, "is_topic_message": true }),
        json!({ "message_thread_id": 7 }),
        json!({ "effect_id": "1", "sender_boost_count": 2, "paid_star_count": 1, "sender_tag": "x" }),
        json!({ "sender_chat": chat, "author_signature": "x" }),
        json!({ "link_preview_options": { "is_disabled": true, "style": "new" } }),
        json!({ "reply_markup": { "inline_keyboard": [[{ "text": "x", "new_action": {} }]] } }),
        json!({ "field_of_the_future": [{ "a": null }] }),
    ]
}
