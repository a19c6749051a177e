//! `PaymentIntents`. <https://docs.stripe.com/api/payment_intents>

mod next_action;
mod object;
mod params;

use shared::PaymentIntentId;

pub use self::{
    next_action::{BankTransfer, NextAction, PayOutsideThePage, Voucher},
    object::{
        CaptureMethod, IntentCancellation, LastPaymentError, PaymentIntent, PaymentIntentStatus,
    },
    params::{
        CancelPaymentIntent, CancellationReason, CapturePaymentIntent, ConfirmPaymentIntent,
        CreatePaymentIntent, ListPaymentIntents, UpdatePaymentIntent,
    },
};
use super::{List, Request, Stripe};

/// Calls on `PaymentIntents`. For a direct charge, each needs
/// [`on_account`](Request::on_account).
#[derive(Debug, Clone, Copy)]
pub struct PaymentIntents<'a>(pub(super) &'a Stripe);

impl<'a> PaymentIntents<'a> {
    /// A new one.
    pub fn create(&self, params: &CreatePaymentIntent) -> Request<'a, PaymentIntent> {
        let path = ["payment_intents"];
        self.0.post("payment_intents.create", &path).params(params)
    }

    /// One, as it is now.
    pub fn retrieve(&self, id: &PaymentIntentId) -> Request<'a, PaymentIntent> {
        let path = ["payment_intents", id.as_str()];
        self.0.get("payment_intents.retrieve", &path)
    }

    /// Changes one that has not been paid.
    pub fn update(
        &self,
        id: &PaymentIntentId,
        params: &UpdatePaymentIntent,
    ) -> Request<'a, PaymentIntent> {
        let path = ["payment_intents", id.as_str()];
        self.0.post("payment_intents.update", &path).params(params)
    }

    /// Tries to pay. A declined card is a [card error](super::ErrorClass::CardDeclined).
    pub fn confirm(
        &self,
        id: &PaymentIntentId,
        params: &ConfirmPaymentIntent,
    ) -> Request<'a, PaymentIntent> {
        let path = ["payment_intents", id.as_str(), "confirm"];
        self.0.post("payment_intents.confirm", &path).params(params)
    }

    /// Takes what was authorised, or a part of it; the rest is released.
    pub fn capture(
        &self,
        id: &PaymentIntentId,
        params: &CapturePaymentIntent,
    ) -> Request<'a, PaymentIntent> {
        let path = ["payment_intents", id.as_str(), "capture"];
        self.0.post("payment_intents.capture", &path).params(params)
    }

    /// Makes one unpayable for good, and releases what was authorised.
    pub fn cancel(
        &self,
        id: &PaymentIntentId,
        params: &CancelPaymentIntent,
    ) -> Request<'a, PaymentIntent> {
        let path = ["payment_intents", id.as_str(), "cancel"];
        self.0.post("payment_intents.cancel", &path).params(params)
    }

    /// Those of the account, the newest first.
    pub fn list(&self, params: &ListPaymentIntents) -> Request<'a, List<PaymentIntent>> {
        let path = ["payment_intents"];
        self.0.list("payment_intents.list", &path).params(params)
    }
}
