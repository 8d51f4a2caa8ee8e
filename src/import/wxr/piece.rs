//! The pieces of an export's XML that say something.

use quick_xml::XmlVersion;
use quick_xml::events::{BytesRef, BytesStart, Event};

use super::{DEEPEST, WxrFault};

/// What an export is made of, for us.
pub enum Piece {
    Start(Element),
    Text(String),
    End,
}

#[derive(Default)]
pub struct Element {
    pub name: String,
    /// Of a `category`: its taxonomy, and its slug. Empty where they are not given.
    pub domain: String,
    pub nicename: String,
}

/// `None` for what says nothing: comments, processing instructions, white space between elements.
pub fn piece(event: &Event<'_>, open: &mut Vec<String>) -> Result<Option<Piece>, WxrFault> {
    Ok(match event {
        Event::Start(start) => {
            if open.len() >= DEEPEST {
                return Err(WxrFault::Deep);
            }
            let element = element(start)?;
            open.push(element.name.clone());
            Some(Piece::Start(element))
        }
        Event::End(_) => {
            open.pop();
            Some(Piece::End)
        }
        Event::Text(text) => (!open.is_empty() || !text.trim().is_empty()).then(|| Piece::Text(text.to_string())),
        Event::CData(text) => Some(Piece::Text(text.to_string())),
        Event::GeneralRef(reference) => Some(Piece::Text(resolved(reference)?)),
        Event::DocType(name) if name.trim().to_lowercase().starts_with("html") => return Err(WxrFault::WebPage),
        Event::DocType(_) => return Err(WxrFault::Doctype),
        Event::Decl(declaration) => {
            let encoding = declaration.encoding().and_then(Result::ok).map(std::borrow::Cow::into_owned);
            match encoding.filter(|name| !name.eq_ignore_ascii_case("utf-8") && !name.eq_ignore_ascii_case("utf8")) {
                Some(encoding) => return Err(WxrFault::Encoding { encoding }),
                None => None,
            }
        }
        Event::Eof => match open.last() {
            Some(within) => return Err(WxrFault::Cut { within: within.clone() }),
            None => Some(Piece::End),
        },
        Event::Comment(_) | Event::PI(_) | Event::Empty(_) => None,
    })
}

fn element(start: &BytesStart<'_>) -> Result<Element, WxrFault> {
    let mut element = Element { name: start.name().as_ref().to_owned(), ..Element::default() };
    if element.name != "category" {
        return Ok(element);
    }
    for attribute in start.attributes().take(8).flatten() {
        let field = match attribute.key.as_ref() {
            "domain" => &mut element.domain,
            "nicename" => &mut element.nicename,
            _ => continue,
        };
        let value = attribute.normalized_value(XmlVersion::Implicit1_0);
        *field = value.map_err(|error| WxrFault::Xml { message: error.to_string() })?.into_owned();
    }
    Ok(element)
}

fn resolved(reference: &BytesRef<'_>) -> Result<String, WxrFault> {
    let name = reference.to_string();
    match reference.resolve_char_ref() {
        Ok(Some(sign)) => return Ok(sign.to_string()),
        Ok(None) => {}
        Err(_) => return Err(WxrFault::Entity { name }),
    }
    // Plugins write entities of HTML, such as `&nbsp;`, without declaring them.
    let known = quick_xml::escape::resolve_html5_entity(&name);
    known.map(str::to_owned).ok_or(WxrFault::Entity { name })
}

pub fn fault_of(error: &quick_xml::Error, open: &[String]) -> WxrFault {
    use quick_xml::Error::{IllFormed, Syntax};

    let within = || open.last().cloned().unwrap_or_else(|| "?".to_owned());
    match error {
        Syntax(_) | IllFormed(quick_xml::errors::IllFormedError::MissingEndTag(_)) => {
            WxrFault::Cut { within: within() }
        }
        error => WxrFault::Xml { message: error.to_string() },
    }
}
