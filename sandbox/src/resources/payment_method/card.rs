//! Cards, as a `PaymentMethod` keeps them.

use serde_json::{Value, json};

use crate::{
    cards::{self, TestCard},
    clock::{Month, UnixSeconds, month_of},
    error::{Error, Result},
    params::Params,
    resources::payment_method::Sender,
};

/// A card as Stripe stores it: without its number.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) specimen: &'static TestCard,
    pub(crate) expiry: Month,
    pub(crate) has_cvc: bool,
    /// The customer agreed to payments in their absence.
    pub(crate) set_up: bool,
}

impl Card {
    pub(super) fn read(params: &mut Params, sender: Sender, now: UnixSeconds) -> Result<Self> {
        if sender == Sender::Server && params.has("number") {
            return Err(raw_number());
        }
        let number = params.required_text("number")?;
        let expiry = Month {
            month: params.required_integer("exp_month")?,
            year: full_year(params.required_integer("exp_year")?),
        };
        let cvc = params.text("cvc")?;
        params.without_effect(&["networks"]);

        Ok(Self {
            specimen: cards::by_typed_number(&number, expiry, cvc.as_deref(), month_of(now))?,
            expiry,
            has_cvc: cvc.is_some(),
            set_up: false,
        })
    }

    /// Changes the date until which it is valid. What is not given stays.
    pub(crate) fn renew(
        &mut self,
        month: Option<i64>,
        year: Option<i64>,
        now: Month,
    ) -> Result<()> {
        let expiry = Month {
            month: month.unwrap_or(self.expiry.month),
            year: year.map_or(self.expiry.year, full_year),
        };
        cards::check_expiry(expiry, now)?;
        self.expiry = expiry;
        Ok(())
    }

    /// A stable name for the card that does not give its number away.
    pub(crate) fn fingerprint(&self) -> String {
        format!(
            "sandbox{}{}",
            self.specimen.brand().name(),
            self.specimen.last4()
        )
    }

    pub(super) fn to_json(&self) -> Value {
        let card = self.specimen;
        let brand = card.brand().name();
        json!({
            "brand": brand,
            "checks": {
                "address_line1_check": null,
                "address_postal_code_check": null,
                "cvc_check": if self.has_cvc { Some("unchecked") } else { None },
            },
            "country": card.country(),
            "display_brand": if brand == "amex" { "american_express" } else { brand },
            "exp_month": self.expiry.month,
            "exp_year": self.expiry.year,
            "fingerprint": self.fingerprint(),
            "funding": "credit",
            "generated_from": null,
            "last4": card.last4(),
            "networks": { "available": [brand], "preferred": null },
            "regulated_status": "unregulated",
            "three_d_secure_usage": { "supported": card.supports_three_d_secure() },
            "wallet": null,
        })
    }
}

/// People type `27` for 2027.
fn full_year(year: i64) -> i64 {
    if (0..100).contains(&year) {
        year + 2000
    } else {
        year
    }
}

fn raw_number() -> Error {
    Error::new(
        axum::http::StatusCode::PAYMENT_REQUIRED,
        "invalid_request_error",
        "Sending credit card numbers directly to the Stripe API is generally unsafe. We suggest \
         you use test tokens that map to the test card you are using, see \
         https://stripe.com/docs/testing. To enable testing raw card data APIs, see \
         https://support.stripe.com/questions/enabling-access-to-raw-card-data-apis.",
    )
}
