//! Which links people are sent to: web addresses on hosts that curators trust.

use std::collections::BTreeMap;

use serde::Deserialize;
use url::Url;

use super::Fault;

/// `hosts.yaml`: each host with the reason why it is trusted or rejected.
#[derive(Debug, Clone, Default, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Hosts {
    #[serde(default)]
    trusted: BTreeMap<String, String>,
    #[serde(default)]
    rejected: BTreeMap<String, String>,
}

impl Hosts {
    pub fn trust(&mut self, host: &str, reason: &str) {
        self.trusted.insert(host.to_owned(), reason.to_owned());
    }
}

/// Longer addresses are refused by browsers and by Telegram.
const LONGEST: usize = 2_000;

/// Reads a link of the store. Without `hosts`, every host is taken.
///
/// # Errors
/// Says why people cannot be sent there.
pub fn read(link: &str, hosts: Option<&Hosts>) -> Result<Url, Fault> {
    let bad = |why| Fault::BadLink { link: link.chars().take(80).collect(), why };
    if link.len() > LONGEST {
        return Err(bad("it is too long"));
    }
    let url = Url::parse(link.trim()).map_err(|_| bad("it is not a whole address"))?;
    if !matches!(url.scheme(), "https" | "http") {
        return Err(bad("it does not begin with https://"));
    }
    if !url.username().is_empty() || url.password().is_some() {
        return Err(bad("it holds a user name"));
    }
    let host = url.host_str().unwrap_or_default();
    let host = host.strip_prefix("www.").unwrap_or(host);
    match hosts {
        None => Ok(url),
        Some(hosts) if hosts.trusted.contains_key(host) => Ok(url),
        Some(hosts) => Err(match hosts.rejected.get(host) {
            Some(reason) => Fault::RejectedHost { host: host.to_owned(), reason: reason.clone() },
            None => Fault::UntrustedHost { host: host.to_owned() },
        }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_on_trusted_hosts_are_taken() {
        let hosts: Hosts =
            serde_norway::from_str("trusted: {ilo.org: publisher}\nrejected: {scribd.com: re-uploader}").unwrap();
        assert!(read("https://www.ilo.org/a", Some(&hosts)).is_ok());
        assert!(read("http://ilo.org", Some(&hosts)).is_ok());
        for bad in [
            "javascript:alert(1)",
            "ilo.org/a",
            "https://ilo.org.evil.example/",
            "https://user@ilo.org/",
            "https://user:word@ilo.org/",
            "https://www.scribd.com/x",
            "data:text/html,x",
            "tg://resolve?domain=x",
            "",
        ] {
            assert!(read(bad, Some(&hosts)).is_err(), "{bad}");
        }
        assert!(matches!(read("https://scribd.com/x", Some(&hosts)), Err(Fault::RejectedHost { .. })));
    }
}
