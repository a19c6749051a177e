//! Payment methods made in the browser, before any intent.

mod facts;
mod new;

use wasm_bindgen::JsValue;

use crate::define::define_options;
use crate::fields::Text;
use crate::{Address, AllowRedisplay, BillingDetails, Properties, Rest, convert};

pub use facts::{BankFacts, CardFacts};
pub use new::{CardSource, NewPaymentMethod};

/// A payment method. <https://docs.stripe.com/api/payment_methods/object>
///
/// ```no_run
/// # fn show(method: &stripe_js::PaymentMethod) {
/// if let Some(card) = method.card() {
///     let text = [card.brand.as_str(), " •••• ", card.last4.as_str()].concat();
/// }
/// # }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct PaymentMethod {
    /// `pm_…`
    pub id: String,
    /// Such as `card`.
    pub kind: Option<String>,
    /// All that Stripe.js tells.
    pub rest: Rest,
}

impl PaymentMethod {
    /// One that JavaScript tells, such as a part of an answer; `None` without an id.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # use wasm_bindgen::JsValue;
    /// # fn f(from_the_pages_own_script: &JsValue) -> Option<String> {
    /// PaymentMethod::from_js(from_the_pages_own_script)?.last4()
    /// # }
    /// ```
    pub fn from_js(method: &JsValue) -> Option<Self> {
        Some(Self {
            id: convert::text(method, "id")?,
            kind: convert::text(method, "type"),
            rest: Rest::of(method),
        })
    }

    /// Whether it may be offered again: `always`, `limited` or `unspecified`.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn to_offer(method: &PaymentMethod) -> bool {
    /// method.allow_redisplay().as_deref() == Some("always")
    /// # }
    /// ```
    pub fn allow_redisplay(&self) -> Option<String> {
        self.rest.text("allow_redisplay")
    }

    /// Who pays with it.
    pub fn billing_details(&self) -> Payer {
        let details = self.rest.field("billing_details");
        details.map(|it| Payer::read(&it)).unwrap_or_default()
    }

    /// The card, if it is one.
    pub fn card(&self) -> Option<CardFacts> {
        CardFacts::read(&self.rest.field("card")?)
    }

    /// The bank account, if it is one: `us_bank_account`, `sepa_debit` and their like.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn f(method: &PaymentMethod) -> Option<String> {
    /// let account = method.bank_account()?;
    /// Some([account.bank_name?.as_str(), " •••• ", &account.last4?].concat())
    /// # }
    /// ```
    pub fn bank_account(&self) -> Option<BankFacts> {
        BankFacts::read(self.kind.as_deref()?, self.rest.as_js()?)
    }

    /// A detail that its type tells as a text, such as `email` of `link`, or `bank` of `ideal`.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn f(method: &PaymentMethod) -> Option<String> {
    /// method.detail("payer_email") // of `paypal`
    /// # }
    /// ```
    pub fn detail(&self, name: &str) -> Option<String> {
        convert::text(&self.rest.field(self.kind.as_deref()?)?, name)
    }

    /// Notes on it, which whoever made it has written.
    ///
    /// ```no_run
    /// # use stripe_js::PaymentMethod;
    /// # fn f(method: &PaymentMethod) -> Option<String> {
    /// method.metadata("nickname")
    /// # }
    /// ```
    pub fn metadata(&self, name: &str) -> Option<String> {
        convert::text(&self.rest.field("metadata")?, name)
    }

    /// When it was made: seconds since 1970, UTC.
    pub fn created(&self) -> Option<i64> {
        self.rest.integer("created")
    }

    /// `cus_…`, if it is saved with a customer.
    pub fn customer(&self) -> Option<String> {
        self.rest.text("customer")
    }

    /// Whether it is for real money.
    pub fn livemode(&self) -> bool {
        self.rest.flag("livemode")
    }

    /// The last four digits of the card or account, where its type has them.
    pub fn last4(&self) -> Option<String> {
        self.detail("last4")
    }
}

/// Who pays with a payment method.
///
/// ```no_run
/// use stripe_js::{Payer, PaymentMethod};
///
/// fn greeting(method: &PaymentMethod) -> Option<String> {
///     let Payer { name, .. } = method.billing_details();
///     Some(["Thank you, ", &name?, "!"].concat())
/// }
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Payer {
    /// Full name.
    pub name: Option<String>,
    /// Mail address.
    pub email: Option<String>,
    /// Phone number.
    pub phone: Option<String>,
    /// Postal address.
    pub address: Address,
}

impl Payer {
    pub(crate) fn read(details: &JsValue) -> Self {
        Self {
            name: convert::text(details, "name"),
            email: convert::text(details, "email"),
            phone: convert::text(details, "phone"),
            address: Address::read(&convert::field(details, "address").unwrap_or_default()),
        }
    }
}

define_options! {
    /// What to add to the payment method that Elements make.
    /// <https://docs.stripe.com/api/payment_methods/create>
    ///
    /// ```
    /// use stripe_js::{AllowRedisplay, BillingDetails, PaymentMethodParams, Properties};
    ///
    /// let params = PaymentMethodParams::default()
    ///     .billing_details(BillingDetails::default().name("Jenny Rosen"))
    ///     .allow_redisplay(AllowRedisplay::Always)
    ///     .metadata(Properties::default().with("order", "1042"));
    /// ```
    #[derive(Default)]
    PaymentMethodParams {
        /// The payer.
        billing_details: BillingDetails => "billing_details",
        /// Whether the method may be offered again.
        allow_redisplay: AllowRedisplay => "allow_redisplay",
        /// Notes on the payment method.
        metadata: Properties => "metadata",
        /// The payment method of a platform's customer to copy: `pm_…`
        payment_method: Text => "payment_method",
        /// Its type, such as `card`, where no Element tells it.
        kind: Text => "type",
    }
}
