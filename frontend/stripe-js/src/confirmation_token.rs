//! Confirmation tokens: what a customer entered, for a server to confirm with.

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::fields::Text;
use crate::{
    BankFacts, CardFacts, Payer, PaymentMethodData, Properties, Rest, ShippedTo, Shipping, convert,
};

/// A single-use token. <https://docs.stripe.com/api/confirmation_tokens/object>
///
/// ```no_run
/// use stripe_js::ConfirmationToken;
///
/// fn can_confirm(token: &ConfirmationToken, now: i64) -> bool {
///     let is_used = token.payment_intent().is_some() || token.setup_intent().is_some();
///     !is_used && token.expires_at.is_none_or(|end| now < end)
/// }
///
/// /// A line above the button "Order now", for a page that asks once more.
/// fn summary(token: &ConfirmationToken) -> Option<String> {
///     let name = token.billing_details().name?;
///     let method = match token.card() {
///         Some(card) => [card.brand.as_str(), " •••• ", &card.last4].concat(),
///         None => token.payment_method_type.clone()?,
///     };
///     let kept = if token.setup_future_usage().is_some() { ", also later" } else { "" };
///     let test = if token.livemode() { "" } else { " (test)" };
///     Some([name.as_str(), " pays by ", &method, kept, test].concat())
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ConfirmationToken {
    /// `ctoken_…`
    pub id: String,
    /// When it can no longer be used: seconds since 1970, UTC.
    pub expires_at: Option<i64>,
    /// The type of the payment method, such as `card`.
    pub payment_method_type: Option<String>,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl ConfirmationToken {
    pub(crate) fn read(token: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(token, "id")?,
            expires_at: convert::integer(token, "expires_at"),
            payment_method_type: convert::field(token, "payment_method_preview")
                .and_then(|preview| convert::text(&preview, "type")),
            rest: Rest::of(token),
        })
    }

    /// Who pays.
    pub fn billing_details(&self) -> Payer {
        let details = self
            .preview()
            .and_then(|it| convert::field(&it, "billing_details"));
        details.map(|it| Payer::read(&it)).unwrap_or_default()
    }

    /// The card that would be paid with, if it is one.
    pub fn card(&self) -> Option<CardFacts> {
        CardFacts::read(&convert::field(&self.preview()?, "card")?)
    }

    /// The bank account that would be debited, if it is one.
    ///
    /// ```no_run
    /// # fn f(token: &stripe_js::ConfirmationToken) -> Option<String> {
    /// Some(["We debit the account •••• ", &token.bank_account()?.last4?].concat())
    /// # }
    /// ```
    pub fn bank_account(&self) -> Option<BankFacts> {
        BankFacts::read(self.payment_method_type.as_deref()?, &self.preview()?)
    }

    /// What a payment method made of it would be.
    fn preview(&self) -> Option<JsValue> {
        self.rest.field("payment_method_preview")
    }

    /// Where the purchase goes.
    pub fn shipping(&self) -> Option<ShippedTo> {
        self.rest.field("shipping").map(|it| ShippedTo::read(&it))
    }

    /// When it was made: seconds since 1970, UTC.
    ///
    /// ```no_run
    /// # fn lifetime(token: &stripe_js::ConfirmationToken) -> Option<i64> {
    /// Some(token.expires_at? - token.created()?) // in seconds
    /// # }
    /// ```
    pub fn created(&self) -> Option<i64> {
        self.rest.integer("created")
    }

    /// Whether it is for real money.
    pub fn livemode(&self) -> bool {
        self.rest.flag("livemode")
    }

    /// Where the customer comes back to after a redirect.
    pub fn return_url(&self) -> Option<String> {
        self.rest.text("return_url")
    }

    /// Whether the payment method is kept: `off_session` or `on_session`.
    pub fn setup_future_usage(&self) -> Option<String> {
        self.rest.text("setup_future_usage")
    }

    /// The `PaymentIntent` that was confirmed with it.
    pub fn payment_intent(&self) -> Option<String> {
        self.rest.text("payment_intent")
    }

    /// The `SetupIntent` that was confirmed with it.
    pub fn setup_intent(&self) -> Option<String> {
        self.rest.text("setup_intent")
    }
}

define_options! {
    /// What to add to the token; it wins over what the Elements collected.
    ///
    /// ```
    /// use stripe_js::{Address, BillingDetails, ConfirmationTokenParams};
    /// use stripe_js::{PaymentMethodData, Properties, Shipping};
    ///
    /// let payer = BillingDetails::default().name("Jenny Rosen");
    /// let home = Address { line1: Some("Torstraße 1".to_owned()), ..Address::default() };
    /// let params = ConfirmationTokenParams::default()
    ///     .payment_method_data(PaymentMethodData::default().billing_details(payer))
    ///     .shipping(Shipping::new("Jenny Rosen", home))
    ///     .metadata(Properties::default().with("order", "1042"))
    ///     .return_url("https://shop.example/done");
    /// ```
    #[derive(Default)]
    ConfirmationTokenParams {
        /// What to add to the payment method.
        payment_method_data: PaymentMethodData => "payment_method_data",
        /// Where the customer comes back to after a redirect.
        return_url: Text => "return_url",
        /// Where the purchase goes, where no Element asks for it.
        shipping: Shipping => "shipping",
        /// Notes on the token.
        metadata: Properties => "metadata",
    }
}
