//! `PaymentMethod`s: cards, bank accounts, vouchers and methods that lead away from the page.

mod card;
mod debit;
pub(crate) mod tie;
mod voucher;

use serde_json::{Map, Value, json};

use crate::{
    cards,
    choice::{Choice as _, choices},
    clock::{Month, UnixSeconds, month_of},
    debits,
    error::{Error, Result},
    methods::{Course, Method},
    params::{Metadata, Params},
    resources::{Resource, billing::BillingDetails, payment_method::tie::Tie},
};

pub(crate) use crate::resources::payment_method::{
    card::Card, debit::BankAccount, voucher::VoucherPayer,
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
    pub(crate) tie: Tie,
}

/// What a `PaymentMethod` says before it has an id.
#[derive(Debug, Clone)]
pub(crate) struct Draft {
    pub(crate) instrument: Instrument,
    pub(crate) billing_details: BillingDetails,
    pub(crate) allow_redisplay: AllowRedisplay,
    pub(crate) metadata: Metadata,
}

/// What is paid with.
#[derive(Debug, Clone)]
pub(crate) enum Instrument {
    Card(Card),
    BankAccount(BankAccount),
    Redirect(&'static Method),
    Voucher(VoucherPayer),
}

/// Who sends the details of a card.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Sender {
    /// Stripe's own form in a browser.
    Form,
    /// A server, which should never see a card number.
    Server,
}

/// What Stripe.js tells about the browser.
const ABOUT_THE_BROWSER: [&str; 8] = [
    "radar_options",
    "payment_user_agent",
    "client_attribution_metadata",
    "referrer",
    "time_on_page",
    "guid",
    "muid",
    "sid",
];

impl PaymentMethod {
    /// A method that nobody has used yet.
    pub(crate) fn new(id: String, created: UnixSeconds, draft: Draft) -> Self {
        Self {
            id,
            created,
            draft,
            tie: Tie::Fresh,
        }
    }
}

impl Draft {
    /// The draft that a ready-made id such as `pm_card_visa` stands for.
    pub(crate) fn ready_made(id: &str, now: UnixSeconds) -> Option<Self> {
        let instrument = if let Some(specimen) = cards::by_payment_method(id) {
            Instrument::Card(Card {
                specimen,
                expiry: Month {
                    year: month_of(now).year + 1,
                    ..month_of(now)
                },
                has_cvc: true,
                set_up: false,
            })
        } else {
            let (scheme, specimen) = debits::by_payment_method(id)?;
            Instrument::BankAccount(BankAccount::ready_made(scheme, specimen))
        };
        Some(Self {
            instrument,
            billing_details: BillingDetails::default(),
            allow_redisplay: AllowRedisplay::Unspecified,
            metadata: Metadata::new(),
        })
    }

    /// Reads `payment_method_data`, or the body of a create call.
    pub(crate) fn read(params: &mut Params, sender: Sender, now: UnixSeconds) -> Result<Self> {
        let name = params.required_text("type")?;
        let method = Method::named(&name).ok_or_else(|| unknown_type(&name, params))?;
        let instrument = Instrument::read(params, method, sender, now)?;
        params.without_effect(&ABOUT_THE_BROWSER);

        let billing_details = params
            .object("billing_details", BillingDetails::read)?
            .unwrap_or_default();
        if let Some(missing) = instrument.missing_in(&billing_details) {
            let group = params.full("billing_details");
            return Err(Error::missing(&format!("{group}[{missing}]")));
        }
        Ok(Self {
            instrument,
            billing_details,
            allow_redisplay: params
                .choice("allow_redisplay")?
                .unwrap_or(AllowRedisplay::Unspecified),
            metadata: params.metadata()?.set().cloned().unwrap_or_default(),
        })
    }

    /// Reads what the fields around a form say beside a method that the customer has chosen from
    /// those they saved. It stays as it was saved.
    pub(crate) fn read_beside_saved(params: &mut Params, sender: Sender) -> Result<()> {
        let describes_another = params.has_within("payment_method_data", "type");
        if sender == Sender::Server || !params.has("payment_method") || describes_another {
            return Ok(());
        }
        params
            .object("payment_method_data", |data| {
                data.without_effect(&ABOUT_THE_BROWSER);
                data.object("billing_details", BillingDetails::read)?;
                data.choice::<AllowRedisplay>("allow_redisplay")?;
                data.metadata()
            })
            .map(drop)
    }

    /// Whether it is a card, the one kind that can be used again.
    pub(crate) fn is_card(&self) -> bool {
        matches!(self.instrument, Instrument::Card(_))
    }

    /// How the id of a charge begins: payments by anything but a card have ids of their own.
    pub(crate) fn charge_prefix(&self) -> &'static str {
        if self.is_card() { "ch_" } else { "py_" }
    }

    /// How the id of a refund begins.
    pub(crate) fn refund_prefix(&self) -> &'static str {
        if self.is_card() { "re_" } else { "pyr_" }
    }

    /// Stripe's word for the kind of method.
    pub(crate) fn type_name(&self) -> &'static str {
        match &self.instrument {
            Instrument::Card(_) => "card",
            Instrument::BankAccount(account) => account.scheme().method_name(),
            Instrument::Redirect(method) => method.name,
            Instrument::Voucher(payer) => payer.voucher.method_name(),
        }
    }

    /// The fields that a `PaymentMethod` and the preview in a `ConfirmationToken` share.
    pub(crate) fn to_json(&self) -> Map<String, Value> {
        let details = match &self.instrument {
            Instrument::Card(card) => card.to_json(),
            Instrument::BankAccount(account) => account.to_json(),
            Instrument::Voucher(payer) => payer.to_json(),
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

impl Instrument {
    fn read(
        params: &mut Params,
        method: &'static Method,
        sender: Sender,
        now: UnixSeconds,
    ) -> Result<Self> {
        let missing = |params: &Params| Error::missing(&params.full(method.name));
        match method.course {
            Course::AtOnce => params
                .object(method.name, |card| Card::read(card, sender, now))?
                .map(Self::Card)
                .ok_or_else(|| missing(params)),
            Course::Delayed(scheme) => params
                .object(method.name, |account| BankAccount::read(account, scheme))?
                .map(Self::BankAccount)
                .ok_or_else(|| missing(params)),
            Course::Redirects => {
                params.object(method.name, |details| {
                    details.without_effect(&["bank"]);
                    Ok(())
                })?;
                Ok(Self::Redirect(method))
            }
            Course::Vouchers(voucher) => VoucherPayer::read(params, voucher).map(Self::Voucher),
        }
    }

    /// What must be known of the customer and the details do not say.
    fn missing_in(&self, details: &BillingDetails) -> Option<&'static str> {
        let asked = match self {
            Self::Card(_) | Self::Redirect(_) => &[][..],
            Self::BankAccount(account) => account.scheme().asks_for(),
            Self::Voucher(payer) => payer.voucher.asks_for(),
        };
        asked.iter().copied().find(|part| !details.tells(part))
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
        fields.insert(String::from("customer"), self.customer().into());
        fields.insert(String::from("livemode"), false.into());
        fields.insert(String::from("metadata"), json!(self.draft.metadata));
        Value::Object(fields)
    }
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
