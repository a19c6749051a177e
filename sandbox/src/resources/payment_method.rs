//! `PaymentMethod`s: cards and methods that lead away from the page.

use serde_json::{Map, Value, json};

use crate::{
    cards::{self, TestCard},
    choice::{Choice as _, choices},
    clock::{Month, UnixSeconds, month_of},
    error::{Error, Result},
    methods::Method,
    params::{Metadata, Params},
    resources::{Resource, billing::BillingDetails},
};

choices! {
    /// Whether a saved method may be shown to the customer again.
    pub(crate) enum AllowRedisplay {
        Always = "always",
        Limited = "limited",
        Unspecified = "unspecified",
    }
}

/// Something to pay with.
#[derive(Debug, Clone)]
pub(crate) struct PaymentMethod {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) draft: Draft,
}

/// What a `PaymentMethod` says before it has an id.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) instrument: Instrument,
    pub(crate) billing_details: BillingDetails,
    allow_redisplay: AllowRedisplay,
    metadata: Metadata,
}

/// What is paid with.
#[derive(Debug, Clone)]
pub(crate) enum Instrument {
    Card(Card),
    Redirect(&'static Method),
}

/// A card as Stripe stores it: without its number.
#[derive(Debug, Clone)]
pub(crate) struct Card {
    pub(crate) specimen: &'static TestCard,
    pub(crate) expiry: Month,
    pub(crate) has_cvc: bool,
}

/// Who sends the details of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sender {
    /// Stripe's own form in a browser.
    Form,
    /// A server, which should never see a card number.
    Server,
}

impl Draft {
    /// The draft that a ready-made id such as `pm_card_visa` stands for.
    pub(crate) fn ready_made(id: &str, now: UnixSeconds) -> Option<Self> {
        let specimen = cards::by_payment_method(id)?;
        let expiry = Month {
            year: month_of(now).year + 1,
            ..month_of(now)
        };
        Some(Self {
            instrument: Instrument::Card(Card {
                specimen,
                expiry,
                has_cvc: true,
            }),
            billing_details: BillingDetails::default(),
            allow_redisplay: AllowRedisplay::Unspecified,
            metadata: Metadata::new(),
        })
    }

    /// Reads `payment_method_data`, or the body of a create call.
    pub(crate) fn read(params: &mut Params, sender: Sender, now: UnixSeconds) -> Result<Self> {
        let name = params.required_text("type")?;
        let method = Method::named(&name).ok_or_else(|| unknown_type(&name, params))?;
        let instrument = if method.name == "card" {
            let card = params
                .object("card", |card| Card::read(card, sender, now))?
                .ok_or_else(|| Error::missing(&params.full("card")))?;
            Instrument::Card(card)
        } else {
            params.object(method.name, |details| {
                details.without_effect(&["bank"]);
                Ok(())
            })?;
            Instrument::Redirect(method)
        };
        // What Stripe.js tells about the browser.
        params.without_effect(&[
            "radar_options",
            "payment_user_agent",
            "client_attribution_metadata",
            "referrer",
            "time_on_page",
            "guid",
            "muid",
            "sid",
        ]);

        Ok(Self {
            instrument,
            billing_details: params
                .object("billing_details", BillingDetails::read)?
                .unwrap_or_default(),
            allow_redisplay: params
                .choice("allow_redisplay")?
                .unwrap_or(AllowRedisplay::Unspecified),
            metadata: params.metadata()?.set().cloned().unwrap_or_default(),
        })
    }

    /// Stripe's word for the kind of method.
    pub(crate) fn type_name(&self) -> &'static str {
        match &self.instrument {
            Instrument::Card(_) => "card",
            Instrument::Redirect(method) => method.name,
        }
    }

    /// The fields that a `PaymentMethod` and the preview in a `ConfirmationToken` share.
    pub(crate) fn to_json(&self) -> Map<String, Value> {
        let details = match &self.instrument {
            Instrument::Card(card) => card.to_json(),
            Instrument::Redirect(method) if method.name == "ideal" => {
                json!({ "bank": null, "bic": null })
            }
            Instrument::Redirect(_) => json!({}),
        };
        let mut fields = Map::new();
        fields.insert(String::from("type"), self.type_name().into());
        fields.insert(String::from(self.type_name()), details);
        fields.insert(
            String::from("allow_redisplay"),
            self.allow_redisplay.as_str().into(),
        );
        fields.insert(
            String::from("billing_details"),
            self.billing_details.to_json(),
        );
        fields.insert(String::from("customer"), Value::Null);
        fields.insert(String::from("customer_account"), Value::Null);
        fields
    }
}

impl Card {
    fn read(params: &mut Params, sender: Sender, now: UnixSeconds) -> Result<Self> {
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
        })
    }

    /// A stable name for the card that does not give its number away.
    pub(crate) fn fingerprint(&self) -> String {
        format!(
            "sandbox{}{}",
            self.specimen.brand().name(),
            self.specimen.last4()
        )
    }

    fn to_json(&self) -> Value {
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

impl Resource for PaymentMethod {
    const OBJECT: &'static str = "payment_method";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let mut fields = self.draft.to_json();
        fields.insert(String::from("id"), self.id.as_str().into());
        fields.insert(String::from("object"), Self::OBJECT.into());
        fields.insert(String::from("created"), self.created.into());
        fields.insert(String::from("livemode"), false.into());
        fields.insert(String::from("metadata"), json!(self.draft.metadata));
        Value::Object(fields)
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

fn unknown_type(name: &str, params: &Params) -> Error {
    let known: Vec<_> = crate::methods::METHODS
        .iter()
        .map(|method| method.name)
        .collect();
    Error::invalid(format!(
        "Invalid type: {name}. The Stripe sandbox imitates these payment methods: {}",
        known.join(", ")
    ))
    .param(&params.full("type"))
}
