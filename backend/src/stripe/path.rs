//! The path of a call: each part escaped, and nowhere but where it was meant to go.

use url::Url;

/// A path below Stripe's base URL, such as `/v1/payment_intents/pi_1`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct ApiPath(String);

impl ApiPath {
    /// A path made of segments, each of which is escaped. None when one of them is no segment
    /// (empty, `.`, `..`), since the path would lead elsewhere.
    pub(super) fn of(segments: &[&str]) -> Option<Self> {
        if segments
            .iter()
            .any(|segment| matches!(*segment, "" | "." | ".."))
        {
            return None;
        }
        let mut url = Url::parse("http://localhost").ok()?;
        url.path_segments_mut()
            .ok()?
            .pop_if_empty()
            .extend(segments);
        Some(Self(url.path().to_owned()))
    }

    /// A path as it was stored. None when it is not one of Stripe's API.
    pub(super) fn stored(text: &str) -> Option<Self> {
        let path = Self(text.to_owned());
        let stays_below = path.under(&Url::parse("http://localhost").ok()?).is_some();
        (text.starts_with("/v1/") && stays_below).then_some(path)
    }

    /// The path as text.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// The whole URL. None when the base is no base, or would not keep the path as it is: then
    /// the key would travel to a URL that nobody meant.
    pub(super) fn under(&self, base: &Url) -> Option<Url> {
        let path = [base.path().trim_end_matches('/'), &self.0].concat();
        let mut url = base.clone();
        url.set_path(&path);
        url.set_query(None);
        (url.path() == path).then_some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_can_not_leave_its_place_in_the_path() {
        let base: Url = "https://api.stripe.com".parse().unwrap();
        let url = |id: &str| {
            let path = ApiPath::of(&["v1", "accounts", id])?;
            Some(path.under(&base)?.to_string())
        };

        for (id, there) in [
            ("acct_1", Some("https://api.stripe.com/v1/accounts/acct_1")),
            (
                "a/b?c#d",
                Some("https://api.stripe.com/v1/accounts/a%2Fb%3Fc%23d"),
            ),
            (
                "%2e%2e",
                Some("https://api.stripe.com/v1/accounts/%252e%252e"),
            ),
            ("..", None),
            (".", None),
        ] {
            assert_eq!(url(id).as_deref(), there, "{id}");
        }
    }

    #[test]
    fn a_base_with_a_path_keeps_it() {
        let path = ApiPath::of(&["v1", "refunds"]).unwrap();
        for base in ["http://localhost:1/stripe", "http://localhost:1/stripe/"] {
            let url = path.under(&base.parse().unwrap()).unwrap();
            assert_eq!(url.as_str(), "http://localhost:1/stripe/v1/refunds");
        }
    }

    #[test]
    fn a_stored_path_must_be_one_of_the_api() {
        for (text, ok) in [
            ("/v1/payment_intents", true),
            ("/v1/accounts/a%2Fb", true),
            ("//evil.example/v1/x", false),
            ("https://evil.example/v1/x", false),
            ("/v1/../oauth/token", false),
            ("/v1/%2e%2e/oauth/token", false),
            ("/v1/refunds?x=1", false),
            ("/oauth/token", false),
            ("", false),
        ] {
            assert_eq!(ApiPath::stored(text).is_some(), ok, "{text}");
        }
    }
}
