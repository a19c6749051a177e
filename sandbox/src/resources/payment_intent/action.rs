//! What a customer must do before a payment can go on.

use serde_json::{Value, json};
use url::Url;

use crate::{
    choice::{Choice as _, choices},
    resources::payment_intent::slip::Slip,
};

choices! {
    /// What the customer's part is needed for.
    pub(crate) enum IntentKind { Payment = "payment_intent", Setup = "setup_intent" }
}

/// Something that only the customer can do.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Action {
    /// Pass 3-D Secure in a window over the page.
    Challenge { url: String, source: String },
    /// Leave for the method's own page and come back to `return_url`.
    Redirect { url: String, return_url: Url },
    /// Pay a voucher somewhere else.
    Voucher(Slip),
}

/// How the customer's part ended.
#[derive(Debug, Clone, Copy, PartialEq, Eq, serde::Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Answer {
    Succeeded,
    Failed,
}

impl Action {
    /// A challenge on the sandbox's own page. `base` is the origin that browsers reach it by.
    pub(crate) fn challenge(kind: IntentKind, base: &str, intent: &str, source: String) -> Self {
        let kind = kind.as_str();
        let url = format!("{base}/_sandbox/challenge?{kind}={intent}&source={source}");
        Self::Challenge { url, source }
    }

    /// A method's page, played by the sandbox.
    pub(crate) fn redirect(base: &str, intent: &str, method: &str, return_url: Url) -> Self {
        let url = format!(
            "{base}/_sandbox/authorize?payment_intent={intent}&payment_method_type={method}"
        );
        Self::Redirect { url, return_url }
    }

    /// `next_action` of the `PaymentIntent`.
    pub(crate) fn to_json(&self) -> Value {
        match self {
            Self::Challenge { url, source } => json!({
                "type": "use_stripe_sdk",
                "use_stripe_sdk": {
                    "type": "three_d_secure_redirect",
                    "stripe_js": url,
                    "source": source,
                },
            }),
            Self::Redirect { url, return_url } => json!({
                "type": "redirect_to_url",
                "redirect_to_url": { "url": url, "return_url": return_url.as_str() },
            }),
            Self::Voucher(slip) => slip.to_json(),
        }
    }

    /// Where the browser goes next, with the parameters that Stripe adds.
    pub(crate) fn way_back(
        &self,
        intent: &str,
        client_secret: &str,
        answer: Answer,
    ) -> Option<Url> {
        let Self::Redirect { return_url, .. } = self else {
            return None;
        };
        let mut url = return_url.clone();
        url.query_pairs_mut()
            .append_pair("payment_intent", intent)
            .append_pair("payment_intent_client_secret", client_secret)
            .append_pair(
                "redirect_status",
                match answer {
                    Answer::Succeeded => "succeeded",
                    Answer::Failed => "failed",
                },
            );
        Some(url)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_back_keeps_what_the_return_url_says() {
        let return_url = Url::parse("https://shop.example/done?order=7#top").unwrap();
        let action = Action::redirect("http://127.0.0.1:1", "pi_1", "ideal", return_url);

        let url = action
            .way_back("pi_1", "pi_1_secret_2", Answer::Failed)
            .unwrap();

        assert_eq!(
            url.as_str(),
            "https://shop.example/done?order=7&payment_intent=pi_1\
             &payment_intent_client_secret=pi_1_secret_2&redirect_status=failed#top"
        );
    }
}
