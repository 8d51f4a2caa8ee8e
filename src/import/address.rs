//! Web addresses as a site writes them.

use url::Url;

/// The whole address of a link on `site`, without what follows people around. `None` when it leads to no web page.
#[must_use]
pub fn whole(href: &str, site: &str) -> Option<String> {
    let site = Url::parse(site).ok();
    let mut url = Url::options().base_url(site.as_ref()).parse(href.trim()).ok()?;
    if !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return None;
    }
    let is_tracking = |name: &str| name.starts_with("utm_") || matches!(name, "fbclid" | "gclid" | "mc_cid" | "mc_eid");
    if url.query_pairs().any(|(name, _)| is_tracking(&name)) {
        let kept: Vec<(String, String)> =
            url.query_pairs().into_owned().filter(|(name, _)| !is_tracking(name)).collect();
        url.set_query(None);
        if !kept.is_empty() {
            url.query_pairs_mut().extend_pairs(kept);
        }
    }
    Some(url.to_string())
}

/// The host of an address, without `www.`.
#[must_use]
pub fn host(address: &str) -> Option<String> {
    let url = Url::parse(address).ok()?;
    let host = url.host_str()?;
    Some(host.strip_prefix("www.").unwrap_or(host).to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn addresses_are_whole_and_follow_nobody() {
        let site = "https://centre.example.org/en/";
        for (href, address) in [
            ("/a.pdf", Some("https://centre.example.org/a.pdf")),
            (" https://ilo.org/a?utm_source=x&b=1 ", Some("https://ilo.org/a?b=1")),
            ("//ilo.org/a?fbclid=1", Some("https://ilo.org/a")),
            ("mailto:a@b.org", None),
            ("javascript:x", None),
        ] {
            assert_eq!(whole(href, site).as_deref(), address, "{href}");
        }
        assert_eq!(host("https://www.ilo.org/a").as_deref(), Some("ilo.org"));
    }
}
