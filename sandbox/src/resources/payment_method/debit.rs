//! Bank accounts, as a `PaymentMethod` keeps them.

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    debits::{ROUTING_NUMBER, Scheme, TestAccount, is_iban},
    error::{Error, Result},
    params::Params,
};

choices! {
    pub(crate) enum HolderType { Company = "company", Individual = "individual" }
}

choices! {
    pub(crate) enum AccountType { Checking = "checking", Savings = "savings" }
}

/// A bank account.
#[derive(Debug, Clone)]
pub(crate) struct BankAccount {
    pub(crate) specimen: &'static TestAccount,
    details: Details,
}

/// What each scheme knows beside the number.
#[derive(Debug, Clone)]
enum Details {
    Ach {
        holder: HolderType,
        kind: AccountType,
    },
    Sepa,
}

impl BankAccount {
    /// The account as a ready-made `PaymentMethod` has it.
    pub(crate) fn ready_made(scheme: Scheme, specimen: &'static TestAccount) -> Self {
        let details = match scheme {
            Scheme::Ach => Details::Ach {
                holder: HolderType::Individual,
                kind: AccountType::Checking,
            },
            Scheme::Sepa => Details::Sepa,
        };
        Self { specimen, details }
    }

    /// Reads `us_bank_account` or `sepa_debit`.
    pub(super) fn read(params: &mut Params, scheme: Scheme) -> Result<Self> {
        match scheme {
            Scheme::Ach => Self::read_ach(params),
            Scheme::Sepa => Self::read_sepa(params),
        }
    }

    fn read_ach(params: &mut Params) -> Result<Self> {
        params.not_imitated(&["financial_connections_account"])?;
        let number = params.required_text("account_number")?;
        let routing = params.required_text("routing_number")?;
        let holder = params
            .choice("account_holder_type")?
            .ok_or_else(|| Error::missing(&params.full("account_holder_type")))?;
        let kind = params
            .choice("account_type")?
            .unwrap_or(AccountType::Checking);
        if routing != ROUTING_NUMBER {
            return Err(Error::invalid(format!(
                "You must use a test routing number in test mode: {ROUTING_NUMBER}."
            ))
            .code("routing_number_invalid")
            .param(&params.full("routing_number")));
        }
        Ok(Self {
            specimen: Scheme::Ach
                .by_number(&number)
                .ok_or_else(|| not_a_test_account(&params.full("account_number")))?,
            details: Details::Ach { holder, kind },
        })
    }

    fn read_sepa(params: &mut Params) -> Result<Self> {
        let mut iban = params.required_text("iban")?.to_ascii_uppercase();
        iban.retain(|sign| sign != ' ');
        let param = params.full("iban");
        if !is_iban(&iban) {
            return Err(Error::invalid(
                "The IBAN provided appears to be invalid. Request a new IBAN from the customer \
                 and try again.",
            )
            .code("invalid_bank_account_iban")
            .param(&param));
        }
        Ok(Self {
            specimen: Scheme::Sepa
                .by_number(&iban)
                .ok_or_else(|| not_a_test_account(&param))?,
            details: Details::Sepa,
        })
    }

    pub(crate) fn scheme(&self) -> Scheme {
        match self.details {
            Details::Ach { .. } => Scheme::Ach,
            Details::Sepa => Scheme::Sepa,
        }
    }

    /// What a `PaymentMethod` tells about the account.
    pub(super) fn to_json(&self) -> Value {
        let mut fields = self.facts();
        match self.details {
            Details::Ach { .. } => {
                fields["financial_connections_account"] = Value::Null;
                fields["networks"] = json!({ "preferred": "ach", "supported": ["ach"] });
                fields["status_details"] = json!({});
            }
            Details::Sepa => {
                fields["generated_from"] = json!({ "charge": null, "setup_attempt": null });
            }
        }
        fields
    }

    /// What a charge tells about the account.
    pub(crate) fn charge_details(&self, mandate: Option<&str>) -> Value {
        let mut fields = self.facts();
        fields["mandate"] = mandate.into();
        if let Details::Ach { .. } = self.details {
            fields["payment_reference"] = Value::Null;
        }
        fields
    }

    fn facts(&self) -> Value {
        let last4 = self.specimen.last4();
        let fingerprint = format!("sandbox{}{last4}", self.scheme().method_name());
        match self.details {
            Details::Ach { holder, kind } => json!({
                "account_holder_type": holder.as_str(),
                "account_type": kind.as_str(),
                "bank_name": "STRIPE TEST BANK",
                "fingerprint": fingerprint,
                "last4": last4,
                "routing_number": ROUTING_NUMBER,
            }),
            Details::Sepa => json!({
                "bank_code": bank_code(self.specimen.number),
                "branch_code": null,
                "country": self.specimen.number.get(..2),
                "fingerprint": fingerprint,
                "last4": last4,
            }),
        }
    }
}

/// The bank's own number, which has another length in each country.
fn bank_code(iban: &str) -> Option<&str> {
    let end = match iban.get(..2)? {
        "BE" => 7,
        "IE" => 8,
        "AT" | "FR" => 9,
        "DE" => 12,
        _ => return None,
    };
    iban.get(4..end)
}

fn not_a_test_account(param: &str) -> Error {
    Error::invalid(
        "You must use a test bank account number in test mode. For a list of them, visit: \
         https://stripe.com/docs/testing.",
    )
    .param(param)
}
