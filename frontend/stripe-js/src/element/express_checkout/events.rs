//! What an Express Checkout Element asks of the page, and how the page answers.
//!
//! A question is answered by `resolve` or `reject`: the wallet waits for it, a [`Clicked`] for no
//! longer than a second.

use js_sys::{Function, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};

use super::{ChosenRate, LineItem, ShippingRate};
use crate::define::{define_options, define_words};
use crate::fields::Text;
use crate::{Address, ApplePay, Error, convert};

define_options! {
    /// What a wallet is opened with. It wins over the Element's options, from which the rest comes.
    /// <https://docs.stripe.com/js/elements_object/express_checkout_element_click_event>
    ///
    /// ```
    /// use stripe_js::express_checkout::{ClickDetails, LineItem, ShippingRate};
    /// use stripe_js::{ApplePay, BillingInterval, RecurringPayment, RegularBilling};
    ///
    /// let monthly = RegularBilling::new("Newspaper", 1990).interval_unit(BillingInterval::Month);
    /// let page = "https://shop.example/subscription";
    /// let details = ClickDetails::default()
    ///     .line_items(vec![LineItem::new("Newspaper", 1990)])
    ///     .shipping_rates(vec![ShippingRate::new("post", 0, "By post")])
    ///     .apple_pay(ApplePay::Recurring(RecurringPayment::new("Newspaper", page, monthly)));
    /// ```
    #[derive(Default)]
    ClickDetails {
        /// What Apple Pay shows of later payments.
        apple_pay: ApplePay => "applePay",
        /// What is paid for.
        line_items: Vec<LineItem> => "lineItems",
        /// How goods can be sent, the first one chosen.
        shipping_rates: Vec<ShippingRate> => "shippingRates",
    }
}

/// A button that was pressed.
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::express_checkout::{ClickDetails, Clicked, LineItem};
///
/// fn open(click: &Clicked, sold_out: bool) -> Result<(), Error> {
///     if sold_out {
///         return click.reject();
///     }
///     match click.wallet().as_deref() {
///         Some("link") => click.resolve(),
///         _ => {
///             let bill = vec![LineItem::new("Shoes", 9900)];
///             click.resolve_with(&ClickDetails::default().line_items(bill))
///         }
///     }
/// }
/// ```
#[derive(Clone, PartialEq)]
pub struct Clicked(pub(super) JsValue);

crate::define::opaque_event!(Clicked);

impl Clicked {
    /// Which wallet, in Stripe's words, such as `apple_pay`.
    pub fn wallet(&self) -> Option<String> {
        convert::text(&self.0, "expressPaymentType")
    }

    /// Opens the wallet.
    pub fn resolve(&self) -> Result<(), Error> {
        self.resolve_with(&ClickDetails::default())
    }

    /// Opens the wallet with options for this time.
    pub fn resolve_with(&self, details: &ClickDetails) -> Result<(), Error> {
        call(&self.0, "resolve", &details.0.to_js())
    }

    /// Leaves it closed.
    pub fn reject(&self) -> Result<(), Error> {
        call(&self.0, "reject", &JsValue::UNDEFINED)
    }
}

/// An agreement in a wallet.
///
/// ```no_run
/// use stripe_js::express_checkout::Confirmed;
/// use stripe_js::{ClientSecret, ConfirmPayment, Confirmation, Elements, Error, Outcome, Stripe};
///
/// async fn pay(stripe: &Stripe, elements: &Elements) -> Result<Confirmation, Error> {
///     if let Outcome::Refused(error) = elements.submit().await? {
///         return Ok(Confirmation::Refused(error));
///     }
///     let secret = ClientSecret::new("…"); // from your server, which made the PaymentIntent
///     let call = ConfirmPayment::deferred(elements, secret, "https://shop.example/done");
///     stripe.confirm_payment(&call).await
/// }
///
/// async fn agreed(stripe: Stripe, elements: Elements, agreed: Confirmed) -> Result<(), Error> {
///     match pay(&stripe, &elements).await {
///         Ok(Confirmation::Done(_)) => Ok(()),
///         // The wallet waits for a word, whatever went wrong.
///         Ok(Confirmation::Refused(_)) | Err(_) => agreed.payment_failed(),
///     }
/// }
/// ```
///
/// What the wallet told is there before anything is paid:
///
/// ```no_run
/// # use stripe_js::express_checkout::Confirmed;
/// # fn f(agreed: &Confirmed) -> Option<()> {
/// let receipt_to = agreed.billing_details()?.email;
/// let recipient = agreed.shipping_address()?;
/// let (name, country) = (recipient.name, recipient.address.country);
/// let postage = agreed.shipping_rate()?.amount;
/// # Some(())
/// # }
/// ```
#[derive(Clone, PartialEq)]
pub struct Confirmed(pub(super) JsValue);

crate::define::opaque_event!(Confirmed);

impl Confirmed {
    /// Which wallet, in Stripe's words, such as `apple_pay`.
    pub fn wallet(&self) -> Option<String> {
        convert::text(&self.0, "expressPaymentType")
    }

    /// Who pays, where the wallet was asked for it.
    pub fn billing_details(&self) -> Option<WalletContact> {
        convert::field(&self.0, "billingDetails").map(|it| WalletContact::read(&it))
    }

    /// Where the goods go, where the wallet was asked for it.
    pub fn shipping_address(&self) -> Option<WalletContact> {
        convert::field(&self.0, "shippingAddress").map(|it| WalletContact::read(&it))
    }

    /// How they are sent, where the wallet was asked for it.
    pub fn shipping_rate(&self) -> Option<ChosenRate> {
        ChosenRate::read(&convert::field(&self.0, "shippingRate")?)
    }

    /// Tells the wallet that nothing was paid, which shows it to the customer.
    pub fn payment_failed(&self) -> Result<(), Error> {
        call(
            &self.0,
            "paymentFailed",
            &convert::object(&[("reason", &"fail".into())]),
        )
    }

    /// The same with a reason, so that the customer can mend it.
    pub fn payment_failed_with(&self, failure: &WalletFailure) -> Result<(), Error> {
        call(&self.0, "paymentFailed", &failure.0.to_js())
    }
}

define_options! {
    /// Why nothing was paid.
    ///
    /// ```no_run
    /// use stripe_js::Error;
    /// use stripe_js::express_checkout::{Confirmed, FailureReason, WalletFailure};
    ///
    /// fn refuse(agreed: &Confirmed) -> Result<(), Error> {
    ///     let failure = WalletFailure::default()
    ///         .reason(FailureReason::AddressUnserviceable)
    ///         .message("We do not send shoes to islands.");
    ///     agreed.payment_failed_with(&failure)
    /// }
    /// ```
    #[derive(Default)]
    WalletFailure {
        /// What the wallet shows it by.
        reason: FailureReason => "reason",
        /// A sentence for the customer.
        message: Text => "message",
    }
}

define_words! {
    /// Why nothing was paid.
    FailureReason {
        /// Any other reason.
        Fail => "fail",
        /// The shipping address is not right.
        InvalidShippingAddress => "invalid_shipping_address",
        /// The billing address is not right.
        InvalidBillingAddress => "invalid_billing_address",
        /// The payment method is not right.
        InvalidPaymentData => "invalid_payment_data",
        /// Nothing is sent there.
        AddressUnserviceable => "address_unserviceable",
    }
}

/// Somebody, as a wallet tells it.
///
/// ```
/// use stripe_js::express_checkout::WalletContact;
///
/// fn label(to: &WalletContact) -> String {
///     let place = [&to.address.line1, &to.address.postal_code, &to.address.city];
///     let place = place.map(|part| part.as_deref().unwrap_or_default());
///     format!("{}\n{}", to.name, place.join("\n"))
/// }
///
/// let jenny = WalletContact { name: "Jenny Rosen".to_owned(), ..WalletContact::default() };
/// assert!(label(&jenny).starts_with("Jenny Rosen\n"));
/// ```
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WalletContact {
    /// Full name.
    pub name: String,
    /// Mail address; of the payer only.
    pub email: Option<String>,
    /// Phone number; of the payer only.
    pub phone: Option<String>,
    /// The address.
    pub address: Address,
}

impl WalletContact {
    fn read(contact: &JsValue) -> Self {
        Self {
            name: convert::text(contact, "name").unwrap_or_default(),
            email: convert::text(contact, "email"),
            phone: convert::text(contact, "phone"),
            address: Address::read(&convert::field(contact, "address").unwrap_or_default()),
        }
    }
}

/// Calls a function of an event. One that is not there has nothing to do.
pub(super) fn call(event: &JsValue, name: &str, argument: &JsValue) -> Result<(), Error> {
    let function = Reflect::get(event, &name.into())?.dyn_into::<Function>();
    if let Ok(function) = function {
        function.call1(event, argument)?;
    }
    Ok(())
}
