//! Sending documents: by their address, by the id of one that was sent before, or with the call.

use serde_json::{Map, Value};

use super::sending::{Contents, send};
use crate::preview::parameters::Parameters;
use crate::preview::refusal::Refusal;
use crate::preview::text::Text;
use crate::preview::world::World;

pub(super) fn send_document(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let named = parameters.text("document");
    if let Some(file) = parameters.file("document") {
        let file = file.clone();
        let text = Text::of_caption(parameters)?;
        return send(world, parameters, |world| {
            let content = Map::from_iter([("document".to_owned(), world.files.uploaded(&file)?)]);
            Ok(Contents { what: "documents", text, content, link_preview: None })
        });
    }
    if named.is_empty() {
        return Err(Refusal::bad_request("There is no document in the request"));
    }
    let text = Text::of_caption(parameters)?;
    send(world, parameters, |world| {
        let document = world.files.document(named)?;
        let content = Map::from_iter([("document".to_owned(), document)]);
        Ok(Contents { what: "documents", text, content, link_preview: None })
    })
}
