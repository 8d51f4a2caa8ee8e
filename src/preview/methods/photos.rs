//! Sending photos that come with the call.

use serde_json::{Map, Value};

use super::sending::{Contents, send};
use crate::preview::parameters::Parameters;
use crate::preview::photos;
use crate::preview::refusal::Refusal;
use crate::preview::text::Text;
use crate::preview::world::World;

pub(super) fn send_photo(world: &mut World, parameters: &Parameters) -> Result<Value, Refusal> {
    let Some(file) = parameters.file("photo") else {
        // By an address or an id, as documents can be sent, is not known here.
        return Err(Refusal::bad_request("There is no photo in the request"));
    };
    let text = Text::of_caption(parameters)?;
    let photo = photos::photo(&file.content)?;
    send(world, parameters, |_| {
        let content = Map::from_iter([("photo".to_owned(), photo)]);
        Ok(Contents { what: "photos", text, content, link_preview: None })
    })
}
