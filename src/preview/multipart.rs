//! A form with parts, as clients send files of their own.

use std::collections::BTreeMap;

use super::refusal::Refusal;

/// The fields and the files of a form, by their names.
#[derive(Debug, Default)]
pub(super) struct Form {
    pub fields: BTreeMap<String, String>,
    pub files: BTreeMap<String, File>,
}

/// A file of a form.
#[derive(Debug, Default, Clone, PartialEq, Eq)]
pub(super) struct File {
    pub name: String,
    pub content: Vec<u8>,
}

impl Form {
    /// Reads a whole body; `content_type` names the boundary.
    pub fn read(content_type: &str, body: &[u8]) -> Result<Self, Refusal> {
        let refuse = |why: &str| Refusal::bad_request(format!("Can't parse multipart/form-data: {why}"));
        let boundary = content_type
            .split(';')
            .filter_map(|parameter| parameter.trim().split_once('='))
            .find(|(name, _)| name.eq_ignore_ascii_case("boundary"))
            .map(|(_, boundary)| boundary.trim_matches('"'))
            .filter(|boundary| (1..=70).contains(&boundary.len()))
            .ok_or_else(|| refuse("boundary not found"))?;
        let line = format!("--{boundary}");
        let mut rest = body.strip_prefix(line.as_bytes()).ok_or_else(|| refuse("the first boundary is missing"))?;
        let between = format!("\r\n{line}");
        let mut form = Self::default();
        loop {
            if rest.starts_with(b"--") {
                return Ok(form);
            }
            rest = rest.strip_prefix(b"\r\n").ok_or_else(|| refuse("a boundary does not end its line"))?;
            let head = find(rest, b"\r\n\r\n").ok_or_else(|| refuse("a part has no end of its headers"))?;
            let (headers, content) = (String::from_utf8_lossy(&rest[..head]), &rest[head + 4..]);
            let end = find(content, between.as_bytes()).ok_or_else(|| refuse("the last boundary is missing"))?;
            let (name, file_name) = disposition(&headers).ok_or_else(|| refuse("a part has no name"))?;
            let content_of_part = &content[..end];
            if let Some(file_name) = file_name {
                form.files.insert(name, File { name: file_name, content: content_of_part.to_owned() });
            } else {
                form.fields.insert(name, String::from_utf8_lossy(content_of_part).into_owned());
            }
            rest = &content[end + between.len()..];
        }
    }
}

fn find(text: &[u8], what: &[u8]) -> Option<usize> {
    text.windows(what.len()).position(|window| window == what)
}

/// The name of a part, and that of the file when it is one.
fn disposition(headers: &str) -> Option<(String, Option<String>)> {
    let line = headers.lines().find(|line| line.to_ascii_lowercase().starts_with("content-disposition:"))?;
    let value = |wanted: &str| {
        let mut parameters = line.split(';').filter_map(|parameter| parameter.trim().split_once('='));
        parameters.find(|(name, _)| *name == wanted).map(|(_, value)| value.trim_matches('"').to_owned())
    };
    Some((value("name")?, value("filename")))
}

#[cfg(test)]
mod tests {
    use super::*;

    const TYPE: &str = "multipart/form-data; boundary=x1";

    #[test]
    fn fields_and_files_are_told_apart() {
        let body = b"--x1\r\nContent-Disposition: form-data; name=\"chat_id\"\r\n\r\n5\r\n--x1\r\n\
            Content-Disposition: form-data; name=\"photo\"; filename=\"a.png\"\r\nContent-Type: image/png\r\n\r\n\
            \x89\r\n\x00\r\n--x1--\r\n";
        let form = Form::read(TYPE, body).unwrap();
        assert_eq!(form.fields["chat_id"], "5");
        assert_eq!(form.files["photo"].content, b"\x89\r\n\x00");
        assert_eq!(form.fields.len() + form.files.len(), 2);
    }

    #[test]
    fn a_broken_form_is_refused() {
        let part = "Content-Disposition: form-data; name=\"a\"";
        for (kind, body) in [
            ("multipart/form-data", format!("--x1\r\n{part}\r\n\r\n5\r\n--x1--")),
            (TYPE, String::new()),
            (TYPE, format!("--x2\r\n{part}\r\n\r\n5\r\n--x2--")),
            (TYPE, format!("--x1\r\n{part}\r\n\r\n5")),
            (TYPE, format!("--x1\r\n{part}5\r\n--x1--")),
            (TYPE, "--x1\r\nContent-Type: text/plain\r\n\r\n5\r\n--x1--".to_owned()),
            (TYPE, format!("--x1{part}\r\n\r\n5\r\n--x1--")),
        ] {
            assert!(Form::read(kind, body.as_bytes()).is_err(), "{body}");
        }
    }
}
