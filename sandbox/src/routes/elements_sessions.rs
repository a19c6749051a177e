//! `/v1/elements/sessions`, which only Stripe.js calls.

use serde_json::{Value, json};

use crate::{
    choice::{Choice as _, choices},
    client_view::client_view,
    clock::UnixSeconds,
    endpoint::Desk,
    error::{Error, Result},
    methods::{Wish, offered},
    money::Currency,
    params::Params,
    resources::{
        Resource as _,
        elements_session::{Mode, Purpose, to_json},
        payment_intent::{
            PaymentIntent,
            action::Action,
            machine::Phase,
            terms::{CaptureMethod, SetupFutureUsage},
        },
    },
    routes::{customer_sessions::usable, payment_intents::by_client_secret},
    state::Merchant,
    vouchers::Voucher,
};

choices! {
    pub(crate) enum SessionType {
        DeferredIntent = "deferred_intent",
        PaymentIntent = "payment_intent",
    }
}

struct Deferred {
    mode: Mode,
    amount: Option<i64>,
    currency: Option<Currency>,
    wish: Wish,
}

/// `GET /v1/elements/sessions`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    let now = desk.now;
    let (session_type, deferred, client_secret, customer_secret) = params.read(|params| {
        params.without_effect(&["locale"]);
        Ok((
            params
                .choice("type")?
                .ok_or_else(|| Error::missing("type"))?,
            params.object("deferred_intent", Deferred::read)?,
            params.text("client_secret")?,
            params.text("customer_session_client_secret")?,
        ))
    })?;
    let merchant = desk.merchant()?;
    merchant.account.check_can_charge()?;

    let purpose = match session_type {
        SessionType::PaymentIntent => {
            let secret = client_secret.ok_or_else(|| Error::missing("client_secret"))?;
            let intent = by_client_secret(merchant, &secret)?;
            check_payable(intent)?;
            Purpose::Intent(intent)
        }
        SessionType::DeferredIntent => deferred
            .ok_or_else(|| Error::missing("deferred_intent"))?
            .purpose()?,
    };
    let mut session = to_json(&merchant.account, &purpose);
    if let Some(secret) = customer_secret {
        session["customer"] = customer_json(merchant, &secret, now)?;
    }
    Ok(session)
}

/// What the form may show of the customer: their saved methods, as a browser sees them.
fn customer_json(merchant: &Merchant, secret: &str, now: UnixSeconds) -> Result<Value> {
    let session = usable(merchant, secret, now)?;
    let methods: Vec<_> = session
        .redisplayed(merchant.payment_methods.newest_first())
        .into_iter()
        .map(|method| client_view(method.to_json()))
        .collect();
    Ok(json!({
        "id": session.customer,
        "customer_session": { "components": session.components.to_json() },
        "payment_methods": methods,
    }))
}

/// Refuses a form for a payment that is made or given up, or whose voucher may still be paid.
///
/// <https://docs.stripe.com/changelog/clover/2025-09-30/client-secret-reuse>
fn check_payable(intent: &PaymentIntent) -> Result<()> {
    let is_payable = match &intent.phase {
        Phase::RequiresPaymentMethod | Phase::RequiresConfirmation { .. } => true,
        Phase::RequiresAction { action, .. } => match action {
            Action::Challenge { .. } | Action::Redirect { .. } => true,
            Action::Voucher(slip) => match slip.voucher {
                Voucher::Boleto | Voucher::Oxxo => false,
                Voucher::Konbini | Voucher::Multibanco => true,
            },
        },
        Phase::RequiresCapture { .. }
        | Phase::Processing { .. }
        | Phase::Succeeded { .. }
        | Phase::Canceled { .. } => false,
    };
    if is_payable {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "Elements cannot be created with the client secret of a PaymentIntent that has a status of \
         {}. Show what became of the payment, or create a new PaymentIntent.",
        intent.phase.status().as_str()
    ))
    .code("payment_intent_unexpected_state")
    .param("client_secret")
    .with("payment_intent", intent.to_json()))
}

impl Deferred {
    fn read(params: &mut Params) -> Result<Self> {
        params.without_effect(&["on_behalf_of", "payment_method_creation"]);
        params.choice::<SetupFutureUsage>("setup_future_usage")?;
        let capture_method = params.choice::<CaptureMethod>("capture_method")?;
        let currency = params.text("currency")?;
        Ok(Self {
            mode: params
                .choice("mode")?
                .ok_or_else(|| Error::missing("deferred_intent[mode]"))?,
            amount: params.integer("amount")?,
            currency: currency
                .map(|code| Currency::parse(&code, "deferred_intent[currency]"))
                .transpose()?,
            wish: Wish {
                allowed: params.list("allowed_payment_method_types")?,
                excluded: params
                    .list("excluded_payment_method_types")?
                    .unwrap_or_default(),
                without_redirects: false,
                manual_capture: capture_method.is_some_and(CaptureMethod::holds),
            },
        })
    }

    fn purpose(self) -> Result<Purpose<'static>> {
        let methods = match (self.mode, self.amount, self.currency) {
            (Mode::Setup, _, None) => vec!["card"],
            (Mode::Setup, _, Some(currency)) => offered(currency, &self.wish),
            (Mode::Payment | Mode::Subscription, Some(amount), Some(currency)) => {
                currency.check_amount(amount)?;
                offered(currency, &self.wish)
            }
            (Mode::Payment | Mode::Subscription, None, _) => {
                return Err(Error::missing("deferred_intent[amount]"));
            }
            (Mode::Payment | Mode::Subscription, _, None) => {
                return Err(Error::missing("deferred_intent[currency]"));
            }
        };
        Ok(Purpose::Deferred {
            mode: self.mode,
            amount: self.amount,
            currency: self.currency,
            methods,
        })
    }
}
