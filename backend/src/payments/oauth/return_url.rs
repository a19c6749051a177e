//! Where an owner may be sent in the end: a redirect to anywhere is a gift to phishers.

use url::{Host, Url};

use crate::{
    config::{AllowedOrigins, Config},
    error::Error,
};

/// The return URL, if it is safe.
pub(super) fn checked(text: &str, config: &Config) -> Result<Url, Error> {
    let is_live = config.stripe.mode().is_live();
    Url::parse(text)
        .ok()
        .filter(|url| is_safe(url, &config.allowed_origins, is_live))
        .ok_or_else(|| {
            Error::invalid(
                "return_url",
                "return_url must be an https URL, or one of an origin in \
                 CONNECT_PAY_ALLOWED_ORIGINS, without a user, a password or a fragment",
            )
        })
}

/// `https`; or an origin that is listed; or, with play money, this machine.
fn is_safe(url: &Url, allowed: &AllowedOrigins, is_live: bool) -> bool {
    let is_plain =
        url.username().is_empty() && url.password().is_none() && url.fragment().is_none();
    let is_listed = match allowed {
        AllowedOrigins::Any => false,
        AllowedOrigins::List(list) => {
            let origin = url.origin().ascii_serialization();
            list.iter().any(|it| it.as_bytes() == origin.as_bytes())
        }
    };
    let is_here = match url.host() {
        Some(Host::Domain(name)) => name == "localhost",
        Some(Host::Ipv4(ip)) => ip.is_loopback(),
        Some(Host::Ipv6(ip)) => ip.is_loopback(),
        None => false,
    };
    let is_testing = url.scheme() == "http" && is_here && !is_live;
    is_plain && (url.scheme() == "https" || is_listed || is_testing)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_owner_is_sent_to_safe_places_only() {
        let list: AllowedOrigins = "http://shop.example:8080".parse().unwrap();
        for (url, with_any, with_list, live) in [
            ("https://shop.example/back?a=1", true, true, true),
            ("http://shop.example:8080/back", false, true, true),
            ("http://shop.example/back", false, false, false),
            ("http://127.0.0.1:4244/back", true, true, false),
            ("http://localhost/back", true, true, false),
            ("http://localhost.evil.example/", false, false, false),
            ("https://me:secret@shop.example/", false, false, false),
            ("https://shop.example/#x", false, false, false),
            ("javascript:alert(1)", false, false, false),
            ("data:text/html,x", false, false, false),
        ] {
            let parsed = Url::parse(url).unwrap();
            assert_eq!(
                is_safe(&parsed, &AllowedOrigins::Any, false),
                with_any,
                "{url}"
            );
            assert_eq!(is_safe(&parsed, &list, false), with_list, "{url}, listed");
            assert_eq!(is_safe(&parsed, &list, true), live, "{url}, live");
        }
    }
}
