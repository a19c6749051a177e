//! The browser's own payment sheet: Apple Pay, Google Pay, Link and saved cards behind one button of
//! the page. <https://docs.stripe.com/js/payment_request>
//!
//! The [Express Checkout Element](crate::express_checkout) has taken its place, and knows more
//! wallets.
//!
//! ```no_run
//! use stripe_js::payment_request::{
//!     Completion, Item, PaymentMethodChosen, PaymentRequest, PaymentRequestOptions,
//!     RequestSubscription,
//! };
//! use stripe_js::{Error, Stripe};
//!
//! /// The button's request, and its listener, which the page keeps as long as the button.
//! async fn prepare(stripe: Stripe) -> Result<Option<(PaymentRequest, RequestSubscription)>, Error> {
//!     let total = Item::new("Shoes", 9900);
//!     let request = stripe.payment_request(&PaymentRequestOptions::new("DE", "eur", total))?;
//!     if request.can_make_payment().await?.is_empty() {
//!         return Ok(None); // this customer has no wallet
//!     }
//!     let listening = request.on(PaymentMethodChosen, |chosen| {
//!         // Confirm chosen.payment_method() on the server, then:
//!         _ = chosen.complete(Completion::Success);
//!     })?;
//!     Ok(Some((request, listening)))
//! }
//!
//! /// In the click itself, since a browser opens the sheet for nothing else.
//! fn clicked(request: &PaymentRequest) -> Result<(), Error> {
//!     request.show()
//! }
//! ```

mod events;
mod options;
mod sheet;

use std::fmt;
use std::rc::Rc;

use wasm_bindgen::closure::Closure;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::{Error, convert, ffi};

pub use events::{
    AddressChanged, Cancel, OptionChanged, PaymentMethodChosen, RequestEvent,
    ShippingAddressChange, ShippingOptionChange, TokenChosen,
};
pub use options::{
    CardFunding, Item, PaymentRequestOptions, RequestApplePay, RequestUpdate, ShippingOption,
    UpdateDetails, UpdateStatus, Wallet,
};
pub use sheet::{ChosenOption, Completion, Sheet, SheetAddress};

/// A payment sheet. Made by [`Stripe::payment_request`](crate::Stripe::payment_request).
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::payment_request::{Item, PaymentRequest, RequestUpdate};
///
/// /// The cart has changed: an open sheet shows the old total, and cannot be updated.
/// fn total_changed(request: &PaymentRequest, cents: i64) -> Result<(), Error> {
///     if request.is_showing()? {
///         request.abort()?;
///     }
///     request.update(&RequestUpdate::default().total(Item::new("Shop", cents)))
/// }
/// ```
#[derive(Debug, Clone)]
pub struct PaymentRequest(Rc<ffi::PaymentRequest>);

impl PaymentRequest {
    pub(crate) fn new(js: ffi::PaymentRequest) -> Self {
        Self(Rc::new(js))
    }

    /// The wallets that this customer can pay with, in Stripe's words, such as `applePay`. None: do
    /// not show the button.
    /// <https://docs.stripe.com/js/payment_request/can_make_payment>
    pub async fn can_make_payment(&self) -> Result<Vec<String>, Error> {
        let wallets = convert::settled(self.0.can_make_payment()).await?;
        Ok(convert::names_where(Some(wallets), JsValue::is_truthy))
    }

    /// Opens the sheet. The browser allows it in a click only, and after
    /// [`can_make_payment`](Self::can_make_payment).
    /// <https://docs.stripe.com/js/payment_request/show>
    pub fn show(&self) -> Result<(), Error> {
        Ok(self.0.show()?)
    }

    /// Closes the sheet.
    pub fn abort(&self) -> Result<(), Error> {
        Ok(self.0.abort()?)
    }

    /// Whether the sheet is open.
    pub fn is_showing(&self) -> Result<bool, Error> {
        Ok(self.0.is_showing()?)
    }

    /// Changes what is paid, while the sheet is not open.
    /// <https://docs.stripe.com/js/payment_request/update>
    pub fn update(&self, update: &RequestUpdate) -> Result<(), Error> {
        Ok(self.0.update_request(&update.0.to_js())?)
    }

    /// Calls `handler` at each event until the subscription is dropped.
    /// <https://docs.stripe.com/js/payment_request/events>
    ///
    /// ```no_run
    /// # use stripe_js::Error;
    /// # use stripe_js::payment_request::{PaymentRequest, RequestSubscription, TokenChosen};
    /// # fn f(request: &PaymentRequest) -> Result<RequestSubscription, Error> {
    /// request.on(TokenChosen, |sheet| {
    ///     let Some(token) = sheet.token() else { return };
    ///     // Send token.id to the server, then complete the sheet.
    /// })
    /// # }
    /// ```
    pub fn on<E: RequestEvent>(
        &self,
        _event: E,
        mut handler: impl FnMut(E::Payload) + 'static,
    ) -> Result<RequestSubscription, Error> {
        let handler: Box<dyn FnMut(JsValue)> = Box::new(move |event| handler(E::read(&event)));
        let handler = Closure::wrap(handler);
        self.0
            .on_request(E::NAME, handler.as_ref().unchecked_ref())?;
        Ok(RequestSubscription {
            request: Rc::clone(&self.0),
            event: E::NAME,
            handler,
        })
    }

    /// Calls `handler` at the first event, unless the subscription is dropped before.
    ///
    /// ```no_run
    /// # use stripe_js::Error;
    /// # use stripe_js::payment_request::{Cancel, PaymentRequest, RequestSubscription};
    /// # fn f(request: &PaymentRequest) -> Result<RequestSubscription, Error> {
    /// request.once(Cancel, |()| { /* offer another way to pay */ })
    /// # }
    /// ```
    pub fn once<E: RequestEvent>(
        &self,
        event: E,
        handler: impl FnOnce(E::Payload) + 'static,
    ) -> Result<RequestSubscription, Error> {
        let mut handler = Some(handler);
        self.on(event, move |payload| {
            if let Some(handler) = handler.take() {
                handler(payload);
            }
        })
    }
}

/// The JavaScript object, for the parts of Stripe.js that this crate does not bind.
impl AsRef<JsValue> for PaymentRequest {
    fn as_ref(&self) -> &JsValue {
        (*self.0).as_ref()
    }
}

/// A listener on a [`PaymentRequest`]. Dropping it removes the listener.
///
/// ```no_run
/// use stripe_js::Error;
/// use stripe_js::payment_request::{Cancel, PaymentRequest, RequestSubscription};
///
/// fn on_cancel(request: &PaymentRequest) -> Result<RequestSubscription, Error> {
///     request.on(Cancel, |()| { /* show the button again */ })
/// }
/// ```
#[must_use = "the listener is removed when the subscription is dropped"]
pub struct RequestSubscription {
    request: Rc<ffi::PaymentRequest>,
    event: &'static str,
    // Below the code in `drop`, so it outlives the call of `off`.
    handler: Closure<dyn FnMut(JsValue)>,
}

impl Drop for RequestSubscription {
    fn drop(&mut self) {
        let handler = self.handler.as_ref().unchecked_ref();
        // A request has no end, so there is nothing that could refuse it.
        _ = self.request.off_request(self.event, handler);
    }
}

impl fmt::Debug for RequestSubscription {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("RequestSubscription")
            .field(&self.event)
            .finish()
    }
}
