//! Calling the Bot API: teloxide's requests over teloxide's HTTP client, with every outcome told apart.
//!
//! Teloxide's own `send` is not used: it drops the error's number and parameters, keeps what it could not read in the
//! error, and sleeps 10 seconds on a 5xx. See `docs/decisions/telegram-edge.md`.

use std::time::Duration;

use reqwest::redirect::Policy;
use secrecy::{ExposeSecret, SecretString};
use serde::{Deserialize, Serialize};
use serde_json::value::RawValue;
use teloxide::Bot;
use teloxide::requests::Payload;
use url::Url;

use super::refusal::Refusal;

/// Time for a request to be answered, that for updates apart.
pub const PATIENCE: Duration = Duration::from_secs(15);

/// The same for a file of ours on a slow line.
const UPLOADING: Duration = Duration::from_mins(1);

const UNWRITTEN: Refusal = Refusal::Unreached { what: "the request cannot be written" };

/// The connection to the Bot API. It has no `Debug`, because it holds the token.
#[derive(Clone)]
pub struct Caller {
    bot: Bot,
    /// `https://api.telegram.org/bot<token>/`
    methods: SecretString,
}

impl Caller {
    /// # Errors
    /// When no HTTP client can be made, or the address cannot be built on.
    pub fn new(token: &str, api_url: &Url) -> anyhow::Result<Self> {
        // A redirect would hand the answer to whoever it leads to, and the token with it, as the page that it came from.
        let mut settings = teloxide::net::default_reqwest_settings().redirect(Policy::none()).referer(false);
        if is_loopback(api_url) {
            settings = settings.no_proxy();
        }
        let client = settings.build().map_err(|error| anyhow::anyhow!("no HTTP client: {}", error.without_url()))?;
        let base = api_url.as_str().trim_end_matches('/');
        let methods = SecretString::from(format!("{base}/bot{token}/"));
        let bot = Bot::with_client(token, client).set_api_url(api_url.clone());
        Ok(Self { bot, methods })
    }

    /// Calls the method; what it gives is of no interest, and so cannot be misunderstood.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub async fn order<P: Payload + Serialize>(&self, payload: &P) -> Result<(), Refusal> {
        self.raw(payload, PATIENCE).await.map(drop)
    }

    /// The raw JSON of what the method gives, waited for up to `patience`.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub async fn raw<P: Payload + Serialize>(&self, payload: &P, patience: Duration) -> Result<Box<RawValue>, Refusal> {
        let body = serde_json::to_vec(payload).map_err(|_| UNWRITTEN)?;
        self.call(&documented_name(P::NAME), "application/json", body, patience).await
    }

    /// Calls the method with a file of ours: with these fields, and the file's field, name, type and content.
    ///
    /// # Errors
    /// See [`Refusal`].
    pub async fn upload(
        &self,
        method: &str,
        fields: &[(&str, String)],
        file: (&str, &str, &str, &[u8]),
    ) -> Result<Box<RawValue>, Refusal> {
        let mut random = [0; 16];
        getrandom::fill(&mut random).map_err(|_| UNWRITTEN)?;
        let boundary = data_encoding::HEXLOWER.encode(&random);
        let mut body = Vec::with_capacity(file.3.len() + 1024);
        for (name, value) in fields {
            let part = format!("--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n");
            body.extend(part.bytes());
        }
        let (field, name, kind, content) = file;
        let head = format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{field}\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend(head.bytes());
        body.extend_from_slice(content);
        body.extend(format!("\r\n--{boundary}--\r\n").bytes());
        let content_type = format!("multipart/form-data; boundary={boundary}");
        self.call(method, &content_type, body, UPLOADING).await
    }

    async fn call(
        &self,
        method: &str,
        content_type: &str,
        body: Vec<u8>,
        patience: Duration,
    ) -> Result<Box<RawValue>, Refusal> {
        let url = format!("{}{method}", self.methods.expose_secret());
        let request = self.bot.client().post(url).timeout(patience).header("content-type", content_type).body(body);
        let response = match request.send().await {
            Ok(response) => response,
            Err(error) if error.is_connect() || error.is_builder() => {
                return Err(Refusal::Unreached { what: "Telegram cannot be reached" });
            }
            Err(error) if error.is_timeout() => return Err(Refusal::Unclear { what: "no answer in time" }),
            Err(_) => return Err(Refusal::Unclear { what: "the connection broke" }),
        };
        let status = response.status().as_u16();
        let body = response.bytes().await.map_err(|_| Refusal::Unclear { what: "the connection broke" })?;
        match serde_json::from_slice::<Envelope>(&body) {
            Ok(Envelope { ok: true, result: Some(result), .. }) => Ok(result),
            Ok(refused) if !refused.ok => {
                let code = refused.error_code.unwrap_or(status);
                let description = refused.description.unwrap_or_default();
                Err(Refusal::of(code, &description, refused.parameters.unwrap_or_default()))
            }
            _ if status >= 400 => Err(Refusal::of(status, "", Parameters::default())),
            _ => Err(Refusal::Unclear { what: "an answer that cannot be read" }),
        }
    }
}

/// `getUpdates`, as Telegram writes it: teloxide says `GetUpdates`, which not every server takes.
fn documented_name(name: &str) -> String {
    let (first, rest) = name.split_at(name.len().min(1));
    first.to_ascii_lowercase() + rest
}

fn is_loopback(url: &Url) -> bool {
    match url.host() {
        Some(url::Host::Domain(name)) => name == "localhost",
        Some(url::Host::Ipv4(address)) => address.is_loopback(),
        Some(url::Host::Ipv6(address)) => address.is_loopback(),
        None => false,
    }
}

#[derive(Deserialize)]
struct Envelope {
    ok: bool,
    result: Option<Box<RawValue>>,
    error_code: Option<u16>,
    description: Option<String>,
    parameters: Option<Parameters>,
}

/// What Telegram adds to some refusals.
#[derive(Debug, Clone, Copy, Default, Deserialize)]
pub struct Parameters {
    /// In seconds.
    pub retry_after: Option<u64>,
    pub migrate_to_chat_id: Option<i64>,
}
