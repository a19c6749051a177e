//! Stripe's test bank accounts and what happens to a debit of each of them.
//!
//! <https://docs.stripe.com/testing#test-account-numbers>

mod table;

use crate::{
    cards::Decline,
    clock::DAY_SECONDS,
    debits::table::{ACH, SEPA},
};

/// A bank account of the table.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct TestAccount {
    /// The account's number, or its IBAN.
    pub(crate) number: &'static str,
    /// The end of the id of the ready-made `PaymentMethod` that stands for it.
    token: &'static str,
    pub(crate) fate: Fate,
}

/// What a debit leads to, days later.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Fate {
    Pays,
    /// It pays, and then the customer disputes it.
    PaysDisputed,
    Fails(Decline),
    /// Nobody hears of it again.
    Hangs,
}

/// How money is fetched from a bank account.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Scheme {
    /// ACH, in the United States: `us_bank_account`.
    Ach,
    /// SEPA Direct Debit, in Europe: `sepa_debit`.
    Sepa,
}

/// The one bank of the tests.
pub(crate) const ROUTING_NUMBER: &str = "110000000";

/// The account that a ready-made `PaymentMethod` stands for.
pub(crate) fn by_payment_method(id: &str) -> Option<(Scheme, &'static TestAccount)> {
    let among = |scheme: Scheme, prefix: &str| {
        let token = id.strip_prefix(prefix)?;
        let found = scheme.accounts().iter().find(|it| it.token == token)?;
        Some((scheme, found))
    };
    among(Scheme::Ach, "pm_usBankAccount_")
        .or_else(|| among(Scheme::Sepa, "pm_sepaDebit_"))
        // Stripe's pages about SEPA leave the middle out.
        .or_else(|| among(Scheme::Sepa, "pm_"))
}

impl Scheme {
    /// How long it takes until the bank says whether it pays.
    pub(crate) fn takes_seconds(self) -> i64 {
        match self {
            Self::Ach => 4 * DAY_SECONDS,
            Self::Sepa => 5 * DAY_SECONDS,
        }
    }

    /// Stripe's word for the kind of payment method.
    pub(crate) fn method_name(self) -> &'static str {
        match self {
            Self::Ach => "us_bank_account",
            Self::Sepa => "sepa_debit",
        }
    }

    /// What must be known of the customer.
    pub(crate) fn asks_for(self) -> &'static [&'static str] {
        match self {
            Self::Ach => &["name"],
            Self::Sepa => &["name", "email"],
        }
    }

    /// The test account of that number or IBAN, written without spaces.
    pub(crate) fn by_number(self, number: &str) -> Option<&'static TestAccount> {
        self.accounts().iter().find(|it| it.number == number)
    }

    fn accounts(self) -> &'static [TestAccount] {
        match self {
            Self::Ach => &ACH,
            Self::Sepa => &SEPA,
        }
    }
}

impl TestAccount {
    /// The last four signs.
    pub(crate) fn last4(&self) -> &'static str {
        &self.number[self.number.len() - 4..]
    }
}

/// Whether the check digits of an IBAN, written without spaces, are right (ISO 13616).
pub(crate) fn is_iban(iban: &str) -> bool {
    if !iban.is_ascii() || !(15..=34).contains(&iban.len()) {
        return false;
    }
    let (head, rest) = iban.split_at(4);
    let remainder = rest.chars().chain(head.chars()).try_fold(0, |sum, sign| {
        let value = sign.to_digit(36)?;
        Some((if value < 10 { sum * 10 } else { sum * 100 } + value) % 97)
    });
    remainder == Some(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds_real_ibans() {
        for account in &SEPA {
            assert!(is_iban(account.number), "{}", account.number);
        }
    }

    #[test]
    fn a_wrong_iban_is_recognised() {
        for wrong in [
            "",
            "AT61190430023457320",
            "AT611904300234573202",
            "AT61190430023457320é",
            "AT61-1904300234573201",
        ] {
            assert!(!is_iban(wrong), "{wrong}");
        }
    }

    #[test]
    fn ready_made_methods_have_their_ids() {
        let number = |id| by_payment_method(id).map(|(_, account)| account.number);

        assert_eq!(number("pm_usBankAccount_success"), Some("000123456789"));
        assert_eq!(
            number("pm_sepaDebit_failed_de"),
            Some("DE62370400440532013001")
        );
        assert_eq!(number("pm_failed_de"), Some("DE62370400440532013001"));
        assert_eq!(number("pm_success"), None);
        assert_eq!(number("pm_1NvF4x2eZvKYlo2C"), None);
    }
}
