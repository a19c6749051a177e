//! What a customer is shown to pay with: the number of a voucher, and until when it holds.

use serde_json::{Value, json};

use crate::{clock::UnixSeconds, vouchers::Voucher};

/// One voucher of a `PaymentIntent`.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Slip {
    pub(crate) voucher: Voucher,
    /// Tells it from the voucher that takes its place. The numbers follow from it.
    pub(crate) id: String,
    pub(crate) expires: UnixSeconds,
    /// The voucher as a page.
    url: String,
}

impl Slip {
    /// Whom a customer of Multibanco pays.
    pub(crate) const ENTITY: &'static str = "11249";

    /// A voucher with a page of the sandbox's. `base` is the origin that browsers reach it by.
    pub(crate) fn new(
        voucher: Voucher,
        base: &str,
        intent: &str,
        id: String,
        expires: UnixSeconds,
    ) -> Self {
        let mut slip = Self {
            voucher,
            id,
            expires,
            url: String::new(),
        };
        let (method, number) = (voucher.method_name(), slip.number());
        slip.url = format!(
            "{base}/_sandbox/voucher?payment_intent={intent}&payment_method_type={method}\
             &number={number}&expires={expires}"
        );
        slip
    }

    /// `next_action` of the `PaymentIntent`.
    pub(super) fn to_json(&self) -> Value {
        let Self { expires, url, .. } = self;
        let number = self.number();
        let details = match self.voucher {
            Voucher::Boleto => json!({
                "expires_at": expires, "hosted_voucher_url": url, "number": number, "pdf": null,
            }),
            Voucher::Konbini => json!({
                "expires_at": expires,
                "hosted_voucher_url": url,
                "stores": {
                    "familymart": self.store(),
                    "lawson": self.store(),
                    "ministop": self.store(),
                    "seicomart": self.store(),
                },
            }),
            Voucher::Multibanco => json!({
                "entity": Self::ENTITY,
                "expires_at": expires,
                "hosted_voucher_url": url,
                "reference": number,
            }),
            Voucher::Oxxo => json!({
                "expires_after": expires, "hosted_voucher_url": url, "number": number,
            }),
        };
        let name = format!("{}_display_details", self.voucher.method_name());
        let mut action = json!({ "type": name });
        action[name] = details;
        action
    }

    fn store(&self) -> Value {
        json!({
            "confirmation_number": Self::digits(&self.id, 11),
            "payment_code": self.number(),
        })
    }

    fn number(&self) -> String {
        let length = match self.voucher {
            Voucher::Boleto => 47,
            Voucher::Konbini => 6,
            Voucher::Multibanco => 9,
            Voucher::Oxxo => 32,
        };
        Self::digits(&self.id, length)
    }

    /// So many digits that follow from an id.
    pub(crate) fn digits(id: &str, length: usize) -> String {
        let random = id.bytes().rev().cycle().take(length);
        random.map(|byte| char::from(b'0' + byte % 10)).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_has_its_length_and_is_another_on_each_voucher() {
        let first = Slip::digits("vch_6Xa0", 32);
        let second = Slip::digits("vch_7Xa0", 32);

        assert_eq!(first.len(), 32);
        assert!(first.chars().all(|sign| sign.is_ascii_digit()));
        assert_ne!(first, second);
    }
}
