//! `Stripe-Signature`: how a receiver knows that a webhook is Stripe's.
//!
//! <https://docs.stripe.com/webhooks/signature>

use ring::hmac;

use crate::clock::UnixSeconds;

/// `t=…,v1=…`, with a `v1` for each secret. The key is the whole secret, `whsec_` included.
pub(super) fn header(secrets: &[&str], at: UnixSeconds, body: &str) -> String {
    let mut header = format!("t={at}");
    for secret in secrets {
        header.push_str(",v1=");
        header.push_str(&signature(secret, at, body));
    }
    header
}

fn signature(secret: &str, at: UnixSeconds, body: &str) -> String {
    let key = hmac::Key::new(hmac::HMAC_SHA256, secret.as_bytes());
    let signed = format!("{at}.{body}");
    hex::encode(hmac::sign(&key, signed.as_bytes()))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Made with `openssl dgst -sha256 -hmac whsec_test`.
    #[test]
    fn a_signature_is_the_digest_of_time_and_body() {
        assert_eq!(
            header(&["whsec_test"], 1_795_305_600, "{}"),
            "t=1795305600,v1=21411a52ec8fd210f04b5d06cd916b95916d4c87c5f8b65da8d1665951c2bbf3"
        );
    }

    #[test]
    fn each_secret_signs() {
        let both = header(&["whsec_new", "whsec_old"], 7, "{}");

        let signatures: Vec<_> = both.split(",v1=").skip(1).collect();
        assert_eq!(signatures.len(), 2);
        assert_ne!(signatures[0], signatures[1]);
    }
}
