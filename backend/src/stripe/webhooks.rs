//! Signatures of webhooks: whether Stripe has sent this, and lately.
//! <https://docs.stripe.com/webhooks#verify-manually>
//!
//! `Stripe-Signature: t=<seconds>,v1=<hex>[,v1=<hex>…]`. What is signed is the time, a dot and the
//! raw body; the key of the HMAC is the whole secret as text. Schemes other than `v1` are ignored.

use std::fmt;

use ring::hmac;
use secrecy::{ExposeSecret as _, SecretString};
use subtle::{Choice, ConstantTimeEq as _};

/// How old a signature may be, as in Stripe's own libraries.
pub const TOLERANCE_S: i64 = 300;

/// SHA-256 has so many bytes.
const DIGEST: usize = 32;

/// The signing secret of a webhook endpoint (`whsec_…`). Never shown, never logged.
#[derive(Clone)]
pub struct WebhookSecret(hmac::Key);

/// A secret that anybody can guess.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
#[error("a webhook secret must not be blank")]
pub struct BlankSecret;

/// Why a webhook is not believed.
#[derive(Debug, Clone, Copy, PartialEq, Eq, thiserror::Error)]
pub enum Unverified {
    /// There is no header.
    #[error("the Stripe-Signature header is missing; only Stripe can send webhooks")]
    NoHeader,
    /// The header tells no time.
    #[error("the Stripe-Signature header has no time (t=…); send it as Stripe has written it")]
    NoTime,
    /// The header has no signature that is understood.
    #[error("the Stripe-Signature header has no signature of scheme v1")]
    NoSignature,
    /// None of the signatures was made with one of the secrets for this body.
    #[error(
        "no signature fits; check that the signing secret (whsec_…) is the one of this endpoint \
         and of this mode, and that nothing between Stripe and this server changes the body"
    )]
    Mismatch,
    /// It was right, too long ago.
    #[error(
        "the signature is {age_s} seconds old; check this server's clock. Who replays an old \
         webhook is refused"
    )]
    Old {
        /// How old it is.
        age_s: i64,
    },
}

impl WebhookSecret {
    /// A secret as Stripe shows it.
    ///
    /// # Errors
    /// [`BlankSecret`].
    pub fn new(secret: &SecretString) -> Result<Self, BlankSecret> {
        let text = secret.expose_secret();
        if text.trim().is_empty() {
            return Err(BlankSecret);
        }
        Ok(Self(hmac::Key::new(hmac::HMAC_SHA256, text.as_bytes())))
    }

    fn tag(&self, time: &str, payload: &[u8]) -> hmac::Tag {
        let mut context = hmac::Context::with_key(&self.0);
        context.update(time.as_bytes());
        context.update(b".");
        context.update(payload);
        context.sign()
    }
}

impl fmt::Debug for WebhookSecret {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("WebhookSecret(…redacted…)")
    }
}

/// The header that Stripe would send with a body at a time, in seconds since 1970 UTC.
pub fn sign(payload: &[u8], secret: &WebhookSecret, at_s: i64) -> String {
    let tag = secret.tag(&at_s.to_string(), payload);
    format!("t={at_s},v1={}", hex::encode(tag))
}

/// Whether the header was made for this body with one of the secrets, at most `tolerance_s` seconds
/// ago. A time in the future is no reason to refuse: clocks differ.
///
/// # Errors
/// [`Unverified`] says what to check.
pub fn verify(
    payload: &[u8],
    header: &str,
    secrets: &[WebhookSecret],
    now_s: i64,
    tolerance_s: i64,
) -> Result<(), Unverified> {
    let time = values(header, "t").next().ok_or(Unverified::NoTime)?;
    let signed_s: i64 = time.parse().map_err(|_| Unverified::NoTime)?;
    if values(header, "v1").next().is_none() {
        return Err(Unverified::NoSignature);
    }
    let mut fits = Choice::from(0);
    for secret in secrets {
        let tag = secret.tag(time, payload);
        for signature in values(header, "v1").filter_map(digest) {
            fits |= signature.ct_eq(tag.as_ref());
        }
    }
    if !bool::from(fits) {
        return Err(Unverified::Mismatch);
    }
    let age_s = now_s.saturating_sub(signed_s);
    if age_s > tolerance_s {
        return Err(Unverified::Old { age_s });
    }
    Ok(())
}

fn values<'a>(header: &'a str, name: &'a str) -> impl Iterator<Item = &'a str> {
    let pairs = header.split(',').filter_map(|pair| pair.split_once('='));
    pairs
        .filter(move |(it, _)| it.trim() == name)
        .map(|(_, value)| value.trim())
}

/// What is no hexadecimal digest fits nothing.
fn digest(hexadecimal: &str) -> Option<[u8; DIGEST]> {
    let mut digest = [0; DIGEST];
    hex::decode_to_slice(hexadecimal, &mut digest).ok()?;
    Some(digest)
}

#[cfg(test)]
mod tests;
