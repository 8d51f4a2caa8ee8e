//! How the bot gets its updates: long polling, and no webhook.

use std::time::Duration;

use serde_json::{Value, json};
use tokio::time::{Instant, timeout_at};

use crate::preview::parameters::Parameters;
use crate::preview::refusal::Refusal;
use crate::preview::shared::Shared;
use crate::preview::world::World;

pub(super) async fn get_updates(shared: &Shared, parameters: &Parameters) -> Result<String, Refusal> {
    let limit = usize::try_from(parameters.integer_within("limit", 100, 1, 100)).unwrap_or(100);
    let timeout = u64::try_from(parameters.integer_within("timeout", 0, 0, 50)).unwrap_or(0);
    let deadline = Instant::now() + Duration::from_secs(timeout);

    let mut changes = shared.changes();
    let poll = shared.change(|world| {
        if parameters.is_set("allowed_updates") {
            world.updates.allow(parameters.text("allowed_updates"));
        }
        world.updates.confirm(parameters.integer("offset"));
        // A poll that finds something never waits, so it ends no other.
        (world.updates.waiting() == 0 && timeout > 0).then(|| world.updates.begin_poll())
    });
    loop {
        changes.mark_unchanged();
        let updates = {
            let mut world = shared.world();
            if poll.is_some_and(|poll| !world.updates.is_newest_poll(poll)) {
                return Err(Refusal::conflict());
            }
            world.updates.hand_out(limit)
        };
        let over = Instant::now() >= deadline || shared.is_stopped();
        if over || !updates.is_empty() {
            return Ok(format!("[{}]", updates.join(",")));
        }
        // Whether something changed or the time is up, the next round finds out.
        let _ = timeout_at(deadline, changes.changed()).await;
    }
}

#[allow(clippy::unnecessary_wraps, reason = "a method like the others")]
pub(super) fn delete_webhook(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    if parameters.flag("drop_pending_updates") {
        world.updates.drop_all();
    }
    Ok(json!(true))
}

#[allow(clippy::unnecessary_wraps, reason = "a method like the others")]
pub(super) fn get_webhook_info(world: &mut World, _: &Parameters) -> Result<Value, Refusal> {
    let mut info =
        json!({ "url": "", "has_custom_certificate": false, "pending_update_count": world.updates.waiting() });
    if let Some(allowed) = world.updates.allowed() {
        info["allowed_updates"] = json!(allowed);
    }
    Ok(info)
}
