//! Signatures of messages to the platform's own server, as Standard Webhooks has them.
//! <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>

use std::{fmt, str::FromStr};

use base64::{Engine as _, engine::general_purpose::STANDARD};
use ring::hmac;

const PREFIX: &str = "whsec_";

/// The header with the id of a message.
pub const ID: &str = "webhook-id";
/// The header with the time of a try, in seconds since 1970 UTC.
pub const TIMESTAMP: &str = "webhook-timestamp";
/// The header with the signatures.
pub const SIGNATURE: &str = "webhook-signature";

/// A secret that both sides know. Never shown, never logged.
#[derive(Clone)]
pub struct SigningSecret(hmac::Key);

/// Not a secret. The text is not repeated: it may be most of one.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error(
    "each of CONNECT_PAY_WEBHOOK_SECRETS must be whsec_ and 24 to 64 bytes in base64, with commas \
     between several; `echo whsec_$(openssl rand -base64 32)` makes one"
)]
pub struct InvalidSigningSecret;

impl FromStr for SigningSecret {
    type Err = InvalidSigningSecret;

    fn from_str(text: &str) -> Result<Self, InvalidSigningSecret> {
        let encoded = text.trim().strip_prefix(PREFIX);
        let bytes = encoded.and_then(|it| STANDARD.decode(it).ok());
        let bytes = bytes.filter(|it| (24..=64).contains(&it.len()));
        let bytes = bytes.ok_or(InvalidSigningSecret)?;
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, &bytes)))
    }
}

impl fmt::Debug for SigningSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("SigningSecret(…redacted…)")
    }
}

/// What is signed.
#[derive(Debug, Clone, Copy)]
pub struct Signed<'a> {
    /// The id of the message.
    pub id: &'a str,
    /// The time of the try, in seconds since 1970 UTC.
    pub timestamp: i64,
    /// The body, to the letter.
    pub body: &'a str,
}

impl Signed<'_> {
    /// The value of the header [`SIGNATURE`]: one signature for each secret, so that the other side
    /// can go from one to another at any time.
    pub fn signatures(&self, secrets: &[SigningSecret]) -> String {
        let signature = |secret: &SigningSecret| {
            let tag = hmac::sign(&secret.0, self.text().as_bytes());
            format!("v1,{}", STANDARD.encode(tag.as_ref()))
        };
        let signatures: Vec<String> = secrets.iter().map(signature).collect();
        signatures.join(" ")
    }

    /// Whether one of the signatures in a header is of this secret.
    pub fn is_signed_by(&self, secret: &SigningSecret, header: &str) -> bool {
        let text = self.text();
        header.split(' ').any(|signature| {
            let tag = signature.strip_prefix("v1,");
            let tag = tag.and_then(|it| STANDARD.decode(it).ok());
            tag.is_some_and(|tag| hmac::verify(&secret.0, text.as_bytes(), &tag).is_ok())
        })
    }

    fn text(&self) -> String {
        format!("{}.{}.{}", self.id, self.timestamp, self.body)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// From the reference libraries of Standard Webhooks.
    const VECTOR: Signed<'_> = Signed {
        id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
        timestamp: 1_614_265_330,
        body: r#"{"test": 2432232314}"#,
    };

    fn secret() -> SigningSecret {
        "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw".parse().unwrap()
    }

    fn other() -> SigningSecret {
        let encoded = STANDARD.encode([7_u8; 32]);
        format!("whsec_{encoded}").parse().unwrap()
    }

    #[test]
    fn the_known_answer_of_the_specification_is_given() {
        assert_eq!(
            VECTOR.signatures(&[secret()]),
            "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="
        );
    }

    #[test]
    fn one_signature_of_several_is_enough_and_a_changed_body_has_none() {
        let header = VECTOR.signatures(&[other(), secret()]);

        assert_eq!(header.split(' ').count(), 2);
        assert!(VECTOR.is_signed_by(&secret(), &header));
        assert!(VECTOR.is_signed_by(&other(), &header));
        let changed = Signed {
            body: "{}",
            ..VECTOR
        };
        assert!(!changed.is_signed_by(&secret(), &header));
        assert!(!VECTOR.is_signed_by(&secret(), &VECTOR.signatures(&[other()])));
        assert!(!VECTOR.is_signed_by(&secret(), "v1,x v2,y z"));
    }

    #[test]
    fn a_secret_has_24_to_64_bytes_and_is_not_shown() {
        for bytes in [24, 64] {
            let text = format!("whsec_{}", STANDARD.encode(vec![1_u8; bytes]));
            let secret = text.parse::<SigningSecret>().unwrap();
            assert_eq!(format!("{secret:?}"), "SigningSecret(…redacted…)");
        }
        for text in [
            String::new(),
            "whsec_".to_owned(),
            STANDARD.encode([1_u8; 32]),
            format!("whsec_{}", STANDARD.encode([1_u8; 23])),
            format!("whsec_{}", STANDARD.encode([1_u8; 65])),
            "whsec_not base64 at all, but long enough for one".to_owned(),
        ] {
            assert!(text.parse::<SigningSecret>().is_err(), "{text}");
        }
    }
}
