//! Mandates: a customer's leave to fetch money from their bank account.
//!
//! <https://docs.stripe.com/api/mandates/object>

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    clock::UnixSeconds,
    debits::Scheme,
    error::{Error, Result},
    money::Currency,
    params::Params,
    resources::Resource,
};

choices! {
    pub(crate) enum Kind { SingleUse = "single_use", MultiUse = "multi_use" }
}

choices! {
    pub(crate) enum AcceptanceType { Online = "online", Offline = "offline" }
}

/// A leave to fetch money.
#[derive(Debug, Clone)]
pub(crate) struct Mandate {
    pub(crate) id: String,
    pub(crate) created: UnixSeconds,
    pub(crate) acceptance: Acceptance,
    pub(crate) method: String,
    pub(crate) scheme: Scheme,
    pub(crate) kind: Kind,
    /// What a single use may fetch.
    pub(crate) amount: i64,
    pub(crate) currency: Currency,
    /// A mandate for a single use is over with it.
    pub(crate) is_active: bool,
}

/// How the customer agreed.
#[derive(Debug, Clone)]
pub(crate) struct Acceptance {
    accepted_at: UnixSeconds,
    way: Way,
}

#[derive(Debug, Clone)]
enum Way {
    Offline,
    Online {
        ip_address: String,
        user_agent: Option<String>,
    },
}

impl Acceptance {
    /// What Stripe sees itself of a customer at its own form.
    pub(crate) fn at_form(now: UnixSeconds) -> Self {
        Self {
            accepted_at: now,
            way: Way::Online {
                ip_address: String::from("127.0.0.1"),
                user_agent: None,
            },
        }
    }

    /// Reads `mandate_data`.
    pub(crate) fn read(params: &mut Params, now: UnixSeconds) -> Result<Self> {
        params
            .object("customer_acceptance", |acceptance| {
                Self::read_acceptance(acceptance, now)
            })?
            .ok_or_else(|| Error::missing(&params.full("customer_acceptance")))
    }

    fn read_acceptance(params: &mut Params, now: UnixSeconds) -> Result<Self> {
        let kind = params
            .choice("type")?
            .ok_or_else(|| Error::missing(&params.full("type")))?;
        let accepted_at = params.integer("accepted_at")?.unwrap_or(now);
        // An empty object is an empty string in a form.
        params.without_effect(&["offline"]);
        let online = params.object("online", |online| Self::read_online(online, now))?;
        match (kind, online) {
            (AcceptanceType::Offline, _) => Ok(Self {
                accepted_at,
                way: Way::Offline,
            }),
            (AcceptanceType::Online, Some(online)) => Ok(Self {
                accepted_at,
                ..online
            }),
            (AcceptanceType::Online, None) => Err(Error::missing(&params.full("online"))),
        }
    }

    fn read_online(params: &mut Params, now: UnixSeconds) -> Result<Self> {
        if params.flag("infer_from_client")? == Some(true) {
            return Ok(Self::at_form(now));
        }
        Ok(Self {
            accepted_at: now,
            way: Way::Online {
                ip_address: params.required_text("ip_address")?,
                user_agent: Some(params.required_text("user_agent")?),
            },
        })
    }

    fn to_json(&self) -> Value {
        let mut fields = json!({ "accepted_at": self.accepted_at });
        match &self.way {
            Way::Offline => {
                fields["type"] = AcceptanceType::Offline.as_str().into();
                fields["offline"] = json!({});
            }
            Way::Online {
                ip_address,
                user_agent,
            } => {
                fields["type"] = AcceptanceType::Online.as_str().into();
                fields["online"] = json!({ "ip_address": ip_address, "user_agent": user_agent });
            }
        }
        fields
    }
}

impl Mandate {
    fn method_details(&self) -> Value {
        let name = self.scheme.method_name();
        let details = match self.scheme {
            Scheme::Ach => json!({}),
            Scheme::Sepa => {
                let reference = self.id.trim_start_matches("mandate_").to_uppercase();
                json!({
                    "url": format!("https://hooks.stripe.com/adapter/sepa_debit/file/{reference}"),
                    "reference": reference,
                })
            }
        };
        json!({ "type": name, name: details })
    }
}

impl Resource for Mandate {
    const OBJECT: &'static str = "mandate";

    fn id(&self) -> &str {
        &self.id
    }

    fn created(&self) -> UnixSeconds {
        self.created
    }

    fn to_json(&self) -> Value {
        let use_of = match self.kind {
            Kind::SingleUse => json!({
                "amount": self.amount,
                "currency": self.currency.code(),
            }),
            Kind::MultiUse => json!({}),
        };
        json!({
            "id": self.id,
            "object": Self::OBJECT,
            "customer_acceptance": self.acceptance.to_json(),
            "livemode": false,
            "payment_method": self.method,
            "payment_method_details": self.method_details(),
            self.kind.as_str(): use_of,
            "status": if self.is_active { "active" } else { "inactive" },
            "type": self.kind.as_str(),
        })
    }
}
