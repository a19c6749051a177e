//! Customer sessions: what a browser may know of a customer, and do for them.
//!
//! <https://docs.stripe.com/api/customer_sessions>

use serde_json::{Value, json};

use crate::{
    choice::{Choice, choices},
    clock::UnixSeconds,
    error::{Error, Result},
    params::Params,
    resources::{
        payment_intent::terms::SetupFutureUsage,
        payment_method::{AllowRedisplay, PaymentMethod},
    },
};

/// How long the client secret can be used.
const LIFETIME_SECONDS: i64 = 30 * 60;

/// How many saved methods a form may show.
const MAX_REDISPLAYED: i64 = 10;

choices! {
    pub(crate) enum Switch { Disabled = "disabled", Enabled = "enabled" }
}

/// A session.
#[derive(Debug, Clone)]
pub(crate) struct CustomerSession {
    pub(crate) client_secret: String,
    pub(crate) customer: String,
    pub(crate) created: UnixSeconds,
    pub(crate) components: Components,
}

/// What a session is for.
#[derive(Debug, Clone)]
pub(crate) struct Components {
    buy_button: bool,
    pricing_table: bool,
    payment_element: Option<Features>,
}

/// What the Payment Element may do with saved methods.
#[derive(Debug, Clone)]
struct Features {
    filters: Vec<AllowRedisplay>,
    redisplay: Switch,
    redisplay_limit: i64,
    remove: Switch,
    save: Switch,
    save_usage: Option<SetupFutureUsage>,
}

impl CustomerSession {
    /// Refuses a session that is over.
    pub(crate) fn check_usable(&self, now: UnixSeconds) -> Result<()> {
        if now < self.expires_at() {
            return Ok(());
        }
        Err(
            Error::invalid("The customer session has expired. Create a new one and try again.")
                .code("customer_session_expired")
                .param("customer_session_client_secret"),
        )
    }

    /// Which of the customer's methods, newest first, the form may show.
    pub(crate) fn redisplayed<'a>(
        &self,
        methods: impl Iterator<Item = &'a PaymentMethod>,
    ) -> Vec<&'a PaymentMethod> {
        let features = self.components.payment_element.as_ref();
        let Some(features) = features.filter(|it| it.redisplay == Switch::Enabled) else {
            return Vec::new();
        };
        let limit = usize::try_from(features.redisplay_limit).unwrap_or_default();
        methods
            .filter(|method| method.customer() == Some(&self.customer))
            .filter(|method| features.filters.contains(&method.draft.allow_redisplay))
            .take(limit)
            .collect()
    }

    /// Refuses to remove what is not the customer's, and where the session does not allow it.
    pub(crate) fn check_removal(&self, method: &PaymentMethod) -> Result<()> {
        if method.customer() != Some(&self.customer) {
            return Err(Error::no_such(
                "payment_method",
                &method.id,
                "payment_method",
            ));
        }
        let features = self.components.payment_element.as_ref();
        if features.is_some_and(|it| it.remove == Switch::Enabled) {
            return Ok(());
        }
        Err(Error::invalid(
            "The customer session does not allow the customer to remove payment methods.",
        )
        .param("customer_session_client_secret"))
    }

    pub(crate) fn to_json(&self) -> Value {
        json!({
            "object": "customer_session",
            "client_secret": self.client_secret,
            "components": self.components.to_json(),
            "created": self.created,
            "customer": self.customer,
            "customer_account": null,
            "expires_at": self.expires_at(),
            "livemode": false,
        })
    }

    fn expires_at(&self) -> UnixSeconds {
        self.created + LIFETIME_SECONDS
    }
}

impl Components {
    pub(crate) fn read(params: &mut Params) -> Result<Self> {
        params.not_imitated(&[
            "active_entitlements",
            "customer_portal",
            "customer_sheet",
            "mobile_payment_element",
        ])?;
        Ok(Self {
            buy_button: params.object("buy_button", enabled)?.unwrap_or(false),
            pricing_table: params.object("pricing_table", enabled)?.unwrap_or(false),
            payment_element: params.object("payment_element", Features::read)?.flatten(),
        })
    }

    /// Refuses a session for nothing.
    pub(crate) fn check(&self) -> Result<()> {
        if self.buy_button || self.pricing_table || self.payment_element.is_some() {
            return Ok(());
        }
        Err(
            Error::invalid("You must enable at least one component to create a Customer Session.")
                .param("components"),
        )
    }

    /// `components` as an answer shows them.
    pub(crate) fn to_json(&self) -> Value {
        let off = json!({ "enabled": false });
        json!({
            "active_entitlements": off,
            "buy_button": { "enabled": self.buy_button },
            "customer_portal": off,
            "customer_sheet": { "enabled": false, "features": null },
            "mobile_payment_element": { "enabled": false, "features": null },
            "payment_element": {
                "enabled": self.payment_element.is_some(),
                "features": self.payment_element.as_ref().map(Features::to_json),
            },
            "pricing_table": { "enabled": self.pricing_table },
        })
    }
}

impl Features {
    fn read(params: &mut Params) -> Result<Option<Self>> {
        let is_enabled = enabled(params)?;
        let features = params.object("features", Self::read_features)?;
        Ok(is_enabled.then(|| features.unwrap_or_else(Self::none)))
    }

    fn read_features(params: &mut Params) -> Result<Self> {
        let none = Self::none();
        let names = params.list("payment_method_allow_redisplay_filters")?;
        let filters = names.map(|names| {
            let read = |name: &String| AllowRedisplay::from_word(name).ok_or_else(|| wrong(name));
            names.iter().map(read).collect::<Result<Vec<_>>>()
        });
        let limit = params.integer("payment_method_redisplay_limit")?;
        if limit.is_some_and(|limit| !(1..=MAX_REDISPLAYED).contains(&limit)) {
            return Err(Error::invalid(format!(
                "This value must be between 1 and {MAX_REDISPLAYED}."
            ))
            .param(&params.full("payment_method_redisplay_limit")));
        }
        let features = Self {
            filters: filters.transpose()?.unwrap_or(none.filters),
            redisplay: params
                .choice("payment_method_redisplay")?
                .unwrap_or(none.redisplay),
            redisplay_limit: limit.unwrap_or(none.redisplay_limit),
            remove: params
                .choice("payment_method_remove")?
                .unwrap_or(none.remove),
            save: params.choice("payment_method_save")?.unwrap_or(none.save),
            save_usage: params.choice("payment_method_save_usage")?,
        };
        if features.save == Switch::Disabled && features.save_usage.is_some() {
            return Err(Error::invalid(
                "`payment_method_save_usage` can only be set when `payment_method_save` is \
                 `enabled`.",
            )
            .param(&params.full("payment_method_save_usage")));
        }
        Ok(features)
    }

    /// What Stripe allows where nothing is asked for.
    fn none() -> Self {
        Self {
            filters: vec![AllowRedisplay::Always],
            redisplay: Switch::Disabled,
            redisplay_limit: 3,
            remove: Switch::Disabled,
            save: Switch::Disabled,
            save_usage: None,
        }
    }

    fn to_json(&self) -> Value {
        let filters: Vec<_> = self.filters.iter().map(|filter| filter.as_str()).collect();
        json!({
            "payment_method_allow_redisplay_filters": filters,
            "payment_method_redisplay": self.redisplay.as_str(),
            "payment_method_redisplay_limit": self.redisplay_limit,
            "payment_method_remove": self.remove.as_str(),
            "payment_method_save": self.save.as_str(),
            "payment_method_save_usage": self.save_usage.map(SetupFutureUsage::as_str),
        })
    }
}

fn enabled(params: &mut Params) -> Result<bool> {
    params
        .flag("enabled")?
        .ok_or_else(|| Error::missing(&params.full("enabled")))
}

fn wrong(name: &str) -> Error {
    Error::invalid(format!(
        "Invalid payment_method_allow_redisplay_filters: {name} must be one of always, limited, \
         or unspecified"
    ))
    .param("components[payment_element][features][payment_method_allow_redisplay_filters]")
}
