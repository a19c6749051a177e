//! Stripe's test cards.

/// What is printed on a card.
#[derive(Debug, Clone, Copy)]
pub struct Card {
    /// The number, as it is typed.
    pub number: &'static str,
    /// Month and year.
    pub expiry: &'static str,
    /// The security code.
    pub cvc: &'static str,
}

impl Card {
    /// Pays.
    pub const PAYS: Self = Self::numbered("4242424242424242");
    /// Is declined: insufficient funds.
    pub const DECLINED: Self = Self::numbered("4000000000009995");
    /// Asks for 3-D Secure, then pays.
    pub const AUTHENTICATES: Self = Self::numbered("4000000000003220");

    const fn numbered(number: &'static str) -> Self {
        Self {
            number,
            expiry: "1234",
            cvc: "123",
        }
    }

    /// What is typed, field by field.
    pub const fn fields(&self) -> [(&'static str, &'static str); 3] {
        [
            ("number", self.number),
            ("expiry", self.expiry),
            ("cvc", self.cvc),
        ]
    }
}
