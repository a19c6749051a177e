//! Stripe's test cards and what happens to a payment with each of them.
//!
//! Early fraud warnings are not imitated: the card that leads to one pays like any other.

mod decline;
mod table;

pub(crate) use crate::cards::decline::Decline;
use crate::{
    cards::table::CARDS,
    clock::Month,
    error::{Error, Result},
};

/// A card of the table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TestCard {
    /// The number that a customer types.
    pub(crate) number: &'static str,
    /// The ready-made `PaymentMethod` that stands for it, for use from a server.
    pub(crate) payment_method: Option<&'static str>,
    /// What a payment with it leads to.
    pub(crate) behaviour: Behaviour,
    /// What becomes of the money afterwards.
    pub(crate) aftermath: Aftermath,
}

/// What becomes of the money after a payment with a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Aftermath {
    Ordinary,
    /// The money is available at once.
    BypassesPending,
    /// A refund is pending for a day.
    RefundPends,
    /// A refund succeeds, and fails a day later.
    RefundFails,
    /// The customer disputes the charge as fraudulent.
    Fraud,
    /// The customer disputes the charge because nothing came.
    NotReceived,
    /// The customer says that they never agreed to a debit.
    Unauthorized,
    /// The customer's bank asks about the charge.
    Inquiry,
}

/// What a payment with a card leads to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Behaviour {
    Pays,
    Declines(Decline),
    /// It can be saved; payments with it are refused.
    DeclinesCharges(Decline),
    /// The customer must pass 3-D Secure; then the bank still may refuse.
    Authenticates {
        off_session: Exemption,
        then: Option<Decline>,
    },
}

/// Whether a payment in the customer's absence goes without 3-D Secure.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Exemption {
    Never,
    /// Once the customer has passed it and agreed to such payments.
    OnceSetUp,
    Always,
}

/// A card that a ready-made `PaymentMethod` stands for.
pub(crate) fn by_payment_method(id: &str) -> Option<&'static TestCard> {
    CARDS.iter().find(|card| card.payment_method == Some(id))
}

/// The card that the customer typed, checked as Stripe checks it.
///
/// # Errors
/// A `card_error` that names the field.
pub(crate) fn by_typed_number(
    number: &str,
    expiry: Month,
    cvc: Option<&str>,
    now: Month,
) -> Result<&'static TestCard> {
    let digits: String = number
        .chars()
        .filter(|sign| !matches!(sign, ' ' | '-'))
        .collect();
    if !is_card_number(&digits) {
        return Err(Error::card("Your card number is incorrect.")
            .code("incorrect_number")
            .param("number"));
    }
    check_expiry(expiry, now)?;

    let card = CARDS
        .iter()
        .find(|card| card.number == digits)
        .ok_or_else(live_card)?;
    let wanted = card.brand().cvc_length();
    if cvc.is_some_and(|cvc| cvc.len() != wanted || !cvc.bytes().all(|sign| sign.is_ascii_digit()))
    {
        return Err(Error::card("Your card's security code is invalid.")
            .code("invalid_cvc")
            .param("cvc"));
    }
    Ok(card)
}

/// Refuses a date that lies in the past, or further ahead than any bank issues cards for.
pub(crate) fn check_expiry(expiry: Month, now: Month) -> Result<()> {
    // Nobody issues cards for longer than this; Stripe refuses such a year as a typing error.
    let years = now.year..=now.year + 50;
    if !(1..=12).contains(&expiry.month) || (expiry.year == now.year && expiry < now) {
        return Err(Error::card("Your card's expiration month is invalid.")
            .code("invalid_expiry_month")
            .param("exp_month"));
    }
    if !years.contains(&expiry.year) {
        return Err(Error::card("Your card's expiration year is invalid.")
            .code("invalid_expiry_year")
            .param("exp_year"));
    }
    Ok(())
}

/// A number that may be somebody's real card.
fn live_card() -> Error {
    Error::card(
        "Your card was declined. Your request was in test mode, but used a non test card. For a \
         list of valid test cards, visit: https://stripe.com/docs/testing.",
    )
    .code("card_declined")
    .with("decline_code", "test_mode_live_card")
}

/// The company whose sign is on the card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Brand {
    Visa,
    Mastercard,
    Amex,
}

impl Brand {
    /// Stripe's word for it.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Self::Visa => "visa",
            Self::Mastercard => "mastercard",
            Self::Amex => "amex",
        }
    }

    fn cvc_length(self) -> usize {
        match self {
            Self::Amex => 4,
            Self::Visa | Self::Mastercard => 3,
        }
    }
}

impl TestCard {
    pub(crate) fn brand(&self) -> Brand {
        match self.number.as_bytes() {
            [b'5', ..] => Brand::Mastercard,
            [b'3', ..] => Brand::Amex,
            _ => Brand::Visa,
        }
    }

    /// The last four digits.
    pub(crate) fn last4(&self) -> &'static str {
        &self.number[self.number.len() - 4..]
    }

    /// Where the bank is.
    pub(crate) fn country(&self) -> &'static str {
        match self.number {
            "4000003720000278" => "IE",
            "4000002500003155" => "FR",
            "4000002760003184" => "DE",
            "4000003800000446" => "IT",
            _ => "US",
        }
    }

    /// Amex cards of the table do not know 3-D Secure.
    pub(crate) fn supports_three_d_secure(&self) -> bool {
        self.brand() != Brand::Amex
    }
}

/// Whether these digits have the length and the check digit (Luhn) of a card number.
pub(crate) fn is_card_number(digits: &str) -> bool {
    if !(12..=19).contains(&digits.len()) || !digits.bytes().all(|digit| digit.is_ascii_digit()) {
        return false;
    }
    let sum: u32 = digits
        .bytes()
        .rev()
        .enumerate()
        .map(|(place, digit)| match u32::from(digit - b'0') {
            digit if place % 2 == 0 => digit,
            digit if digit > 4 => 2 * digit - 9,
            digit => 2 * digit,
        })
        .sum();
    sum.is_multiple_of(10)
}

#[cfg(test)]
mod tests;
