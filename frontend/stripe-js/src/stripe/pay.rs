//! `PaymentIntent`s.

use js_sys::{Array, Function, Reflect, TypeError};
use wasm_bindgen::{JsCast as _, JsValue};

use super::Stripe;
use crate::{
    AnyIntent, Arrived, CallOptions, ClientSecret, CollectBankAccount, ConfirmPayment,
    Confirmation, Error, MethodConfirmation, Outcome, PaymentCall, PaymentIntent, SetupIntent,
    convert, outcome,
};

impl Stripe {
    /// Pays a `PaymentIntent`. It shows what the payment method asks for, such as a
    /// 3-D Secure challenge, so it may take minutes; it may also leave the page.
    /// <https://docs.stripe.com/js/payment_intents/confirm_payment>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, ConfirmPayment, Confirmation, Elements, Error, Stripe};
    /// # async fn pay(stripe: Stripe, elements: Elements) -> Result<(), Error> {
    /// let secret = ClientSecret::new("…"); // from your server, which made the PaymentIntent
    /// let call = ConfirmPayment::deferred(&elements, secret, "https://shop.example/done");
    /// match stripe.confirm_payment(&call).await? {
    ///     Confirmation::Done(intent) => { /* look at intent.status */ }
    ///     Confirmation::Refused(error) => { /* show error.message */ }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn confirm_payment(&self, call: &ConfirmPayment<'_>) -> Result<Confirmation, Error> {
        let answer = convert::settled(self.0.confirm_payment(&call.to_js())).await?;
        read_intent(&answer)
    }

    /// Does what a `PaymentIntent` in `requires_action` waits for. Stripe.js throws
    /// for an intent in another status.
    /// <https://docs.stripe.com/js/payment_intents/handle_next_action>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let intent = stripe.handle_next_action(&secret).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn handle_next_action(&self, secret: &ClientSecret) -> Result<Confirmation, Error> {
        let options = convert::object(&[("clientSecret", &secret.expose().into())]);
        let answer = convert::settled(self.0.handle_next_action(&options)).await?;
        read_intent(&answer)
    }

    /// Reads a `PaymentIntent`, for example after the customer came back from a
    /// redirect. Make the `Stripe` object for the account that owns the intent.
    /// <https://docs.stripe.com/js/payment_intents/retrieve_payment_intent>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, PaymentIntentStatus, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let intent = stripe.retrieve_payment_intent(&secret).await?.into_result()?;
    /// let is_paid = intent.status == PaymentIntentStatus::Succeeded;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn retrieve_payment_intent(
        &self,
        secret: &ClientSecret,
    ) -> Result<Outcome<PaymentIntent>, Error> {
        let answer = convert::settled(self.0.retrieve_payment_intent(secret.expose())).await?;
        read_intent(&answer)
    }

    /// Pays a `PaymentIntent` with one type of payment method, without a Payment Element:
    /// `confirmCardPayment` and the like.
    /// <https://docs.stripe.com/js/payment_intents/confirm_card_payment>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, Confirmation, Error, MethodConfirmation, PaymentCall, Stripe};
    /// # async fn pay(stripe: Stripe, secret: ClientSecret) -> Result<Confirmation, Error> {
    /// let saved = MethodConfirmation::default().payment_method("pm_1");
    /// stripe.confirm_payment_with(PaymentCall::Card, &secret, &saved).await
    /// # }
    /// ```
    pub async fn confirm_payment_with(
        &self,
        call: PaymentCall,
        secret: &ClientSecret,
        confirmation: &MethodConfirmation,
    ) -> Result<Confirmation, Error> {
        let options = CallOptions::default();
        self.confirm_payment_with_options(call, secret, confirmation, &options)
            .await
    }

    /// The same, with a say in what Stripe.js does itself.
    ///
    /// ```no_run
    /// # use stripe_js::{CallOptions, ClientSecret, MethodConfirmation, PaymentCall, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let saved = MethodConfirmation::default().payment_method("pm_1");
    /// let options = CallOptions::default().handle_actions(false);
    /// let call = PaymentCall::Card;
    /// let paid = stripe.confirm_payment_with_options(call, &secret, &saved, &options).await?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn confirm_payment_with_options(
        &self,
        call: PaymentCall,
        secret: &ClientSecret,
        confirmation: &MethodConfirmation,
        options: &CallOptions,
    ) -> Result<Confirmation, Error> {
        let mut all = call.options();
        all.0.extend(options.0.clone());
        let answer = by_name(self, &call.method(), secret, confirmation, &all);
        read_intent(&convert::settled(answer).await?)
    }

    /// Does what a `PaymentIntent` in `requires_action` waits for, which a server confirms afterwards.
    /// [`handle_next_action`](Self::handle_next_action) is for all others.
    /// <https://docs.stripe.com/js/payment_intents/handle_card_action>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let intent = stripe.handle_card_action(&secret).await?.into_result()?;
    /// // Now the server confirms it.
    /// # Ok(())
    /// # }
    /// ```
    pub async fn handle_card_action(&self, secret: &ClientSecret) -> Result<Confirmation, Error> {
        let answer = convert::settled(self.0.handle_card_action(secret.expose())).await?;
        read_intent(&answer)
    }

    /// Does what a shared payment token in `requires_action` waits for; a server tells it by its
    /// hashed value.
    /// <https://docs.stripe.com/agentic-commerce/concepts/shared-payment-tokens>
    ///
    /// ```no_run
    /// # use stripe_js::{AnyIntent, Stripe};
    /// # async fn f(stripe: Stripe, hash: &str) -> Result<(), Box<dyn std::error::Error>> {
    /// match stripe.handle_hashed_action(hash).await?.into_result()? {
    ///     AnyIntent::Payment(intent) => { /* look at intent.status */ }
    ///     AnyIntent::Setup(intent) => { /* look at intent.status */ }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn handle_hashed_action(&self, hash: &str) -> Result<Outcome<AnyIntent>, Error> {
        let options = convert::object(&[("hashedValue", &hash.into())]);
        let answer = convert::settled(self.0.handle_next_action(&options)).await?;
        if convert::field(&answer, "setupIntent").is_some() {
            let setup = |intent: &JsValue| SetupIntent::read(intent).map(AnyIntent::Setup);
            return outcome::read(&answer, "setupIntent", setup);
        }
        let payment = |intent: &JsValue| PaymentIntent::read(intent).map(AnyIntent::Payment);
        outcome::read(&answer, "paymentIntent", payment)
    }

    /// Lets the customer choose the bank account of a payment by signing in to the bank. Confirm the
    /// intent afterwards.
    /// <https://docs.stripe.com/js/payment_intents/collect_bank_account_for_payment>
    ///
    /// ```no_run
    /// # use stripe_js::{BankAccountOwner, BillingDetails, ClientSecret, CollectBankAccount, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let jenny = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    /// let owner = BankAccountOwner::new(jenny);
    /// let call = CollectBankAccount::new(secret, "us_bank_account", owner);
    /// let intent = stripe.collect_bank_account_for_payment(&call).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn collect_bank_account_for_payment(
        &self,
        call: &CollectBankAccount,
    ) -> Result<Confirmation, Error> {
        let answer = self.0.collect_bank_account_for_payment(&call.0.to_js());
        read_intent(&convert::settled(answer).await?)
    }

    /// Verifies a bank account by what arrived there, and pays.
    /// <https://docs.stripe.com/js/payment_intents/verify_microdeposits_for_payment>
    ///
    /// ```no_run
    /// # use stripe_js::{Arrived, ClientSecret, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let arrived = Arrived::Amounts([32, 45]);
    /// let answer = stripe.verify_microdeposits_for_payment(&secret, &arrived).await?;
    /// let intent = answer.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn verify_microdeposits_for_payment(
        &self,
        secret: &ClientSecret,
        arrived: &Arrived,
    ) -> Result<Confirmation, Error> {
        let data = arrived.to_js();
        let answer = self
            .0
            .verify_microdeposits_for_payment(secret.expose(), &data);
        read_intent(&convert::settled(answer).await?)
    }
}

fn read_intent(answer: &JsValue) -> Result<Outcome<PaymentIntent>, Error> {
    outcome::read(answer, "paymentIntent", PaymentIntent::read)
}

/// Calls one of the methods that all take the same arguments. Most of them have no third one, so an empty
/// one is left out.
pub(super) fn by_name(
    stripe: &Stripe,
    method: &JsValue,
    secret: &ClientSecret,
    confirmation: &MethodConfirmation,
    options: &CallOptions,
) -> Result<JsValue, JsValue> {
    let stripe: &JsValue = stripe.as_ref();
    let function = Reflect::get(stripe, method)?.dyn_into::<Function>();
    let function = function.map_err(|_| no_method(method))?;
    let arguments = Array::of2(&secret.expose().into(), &confirmation.0.to_js());
    if !options.0.is_empty() {
        arguments.push(&options.0.to_js());
    }
    function.apply(stripe, &arguments)
}

/// As JavaScript has it: Stripe grants some methods on request only.
fn no_method(name: &JsValue) -> JsValue {
    let name = name.as_string().unwrap_or_default();
    TypeError::new(&["stripe.", &name, " is not a function"].concat()).into()
}
