//! Which addresses are Stripe.js.

/// Stripe.js of the release train whose types this crate follows.
/// <https://docs.stripe.com/sdks/stripejs-versioning>
pub const DEFAULT_URL: &str = "https://js.stripe.com/endive/stripe.js";

/// Whether an absolute URL is Stripe's own address of Stripe.js, of any version.
///
/// The addresses are those that Stripe's loader accepts: `/v3`, `/v3/`,
/// `/v3/stripe.js` and `/<release>/stripe.js`, each with or without a query.
///
/// ```
/// assert!(stripe_js::is_stripe_url(stripe_js::DEFAULT_URL));
/// ```
pub fn is_stripe_url(url: &str) -> bool {
    let Some(rest) = url.strip_prefix("https://js.stripe.com/") else {
        return false;
    };
    let path = rest.split_once('?').map_or(rest, |(path, _)| path);
    match path.split_once('/') {
        None => path == "v3",
        Some((release, file)) => {
            (release == "v3" && file.is_empty()) || (file == "stripe.js" && is_release(release))
        }
    }
}

fn is_release(name: &str) -> bool {
    name == "v3" || (!name.is_empty() && name.bytes().all(|byte| byte.is_ascii_lowercase()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_address_of_stripe_js_is_recognised() {
        for url in [
            DEFAULT_URL,
            "https://js.stripe.com/v3",
            "https://js.stripe.com/v3/",
            "https://js.stripe.com/v3?advancedFraudSignals=false",
            "https://js.stripe.com/v3/?advancedFraudSignals=false",
            "https://js.stripe.com/v3/stripe.js",
            "https://js.stripe.com/acacia/stripe.js?advancedFraudSignals=false",
        ] {
            assert!(is_stripe_url(url), "{url}");
        }
    }

    #[test]
    fn other_addresses_are_not_stripe_js() {
        for url in [
            "",
            "https://js.stripe.com/",
            "https://js.stripe.com/v3/other.js",
            "https://js.stripe.com/v4",
            "https://js.stripe.com//stripe.js",
            "https://js.stripe.com/Endive/stripe.js",
            "https://js.stripe.com/endive/stripe.js/more",
            "http://js.stripe.com/v3",
            "https://js.stripe.com.evil.example/v3",
        ] {
            assert!(!is_stripe_url(url), "{url}");
        }
    }
}
