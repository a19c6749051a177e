//! `SetupIntent`s.

use wasm_bindgen::JsValue;

use super::{Stripe, pay::by_name};
use crate::{
    Arrived, CallOptions, ClientSecret, CollectBankAccount, ConfirmSetup, Error,
    MethodConfirmation, SetupCall, SetupConfirmation, SetupIntent, convert, outcome,
};

impl Stripe {
    /// Keeps a payment method for later payments. It shows what the payment method asks for, such as
    /// a 3-D Secure challenge, so it may take minutes; it may also leave the page.
    /// <https://docs.stripe.com/js/setup_intents/confirm_setup>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, ConfirmSetup, Elements, Error, SetupConfirmation, Stripe};
    /// # async fn keep(stripe: Stripe, elements: Elements) -> Result<(), Error> {
    /// let secret = ClientSecret::new("…"); // from your server, which made the SetupIntent
    /// let call = ConfirmSetup::deferred(&elements, secret, "https://shop.example/done");
    /// match stripe.confirm_setup(&call).await? {
    ///     SetupConfirmation::Done(intent) => { /* look at intent.status */ }
    ///     SetupConfirmation::Refused(error) => { /* show error.message */ }
    /// }
    /// # Ok(())
    /// # }
    /// ```
    pub async fn confirm_setup(&self, call: &ConfirmSetup<'_>) -> Result<SetupConfirmation, Error> {
        let answer = convert::settled(self.0.confirm_setup(&call.to_js())).await?;
        read_intent(&answer)
    }

    /// Keeps a payment method of one type, without a Payment Element: `confirmCardSetup` and the like.
    /// <https://docs.stripe.com/js/setup_intents/confirm_card_setup>
    ///
    /// ```no_run
    /// # use stripe_js::card::Card;
    /// # use stripe_js::{
    /// #     ClientSecret, Element, Error, MethodConfirmation, NewPaymentMethod, SetupCall,
    /// #     SetupConfirmation, Stripe,
    /// # };
    /// # async fn keep(
    /// #     stripe: Stripe, card: Element<Card>, secret: ClientSecret,
    /// # ) -> Result<SetupConfirmation, Error> {
    /// let typed_in = NewPaymentMethod::card(&card);
    /// let confirmation = MethodConfirmation::default().payment_method(typed_in);
    /// stripe.confirm_setup_with(SetupCall::Card, &secret, &confirmation).await
    /// # }
    /// ```
    pub async fn confirm_setup_with(
        &self,
        call: SetupCall,
        secret: &ClientSecret,
        confirmation: &MethodConfirmation,
    ) -> Result<SetupConfirmation, Error> {
        let options = CallOptions::default();
        self.confirm_setup_with_options(call, secret, confirmation, &options)
            .await
    }

    /// The same, with a say in what Stripe.js does itself.
    ///
    /// ```no_run
    /// # use stripe_js::{CallOptions, ClientSecret, Error, MethodConfirmation, SetupCall};
    /// # use stripe_js::{SetupConfirmation, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<SetupConfirmation, Error> {
    /// let saved = MethodConfirmation::default().payment_method("pm_1");
    /// let options = CallOptions::default().handle_actions(false);
    /// stripe.confirm_setup_with_options(SetupCall::Card, &secret, &saved, &options).await
    /// # }
    /// ```
    pub async fn confirm_setup_with_options(
        &self,
        call: SetupCall,
        secret: &ClientSecret,
        confirmation: &MethodConfirmation,
        options: &CallOptions,
    ) -> Result<SetupConfirmation, Error> {
        let answer = by_name(self, &call.method(), secret, confirmation, options);
        read_intent(&convert::settled(answer).await?)
    }

    /// Does what a `SetupIntent` in `requires_action` waits for.
    /// <https://docs.stripe.com/js/payment_intents/handle_next_action>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let intent = stripe.handle_next_setup_action(&secret).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn handle_next_setup_action(
        &self,
        secret: &ClientSecret,
    ) -> Result<SetupConfirmation, Error> {
        let options = convert::object(&[("clientSecret", &secret.expose().into())]);
        let answer = convert::settled(self.0.handle_next_action(&options)).await?;
        read_intent(&answer)
    }

    /// Reads a `SetupIntent`, for example after the customer came back from a redirect.
    /// <https://docs.stripe.com/js/setup_intents/retrieve_setup_intent>
    ///
    /// ```no_run
    /// # use stripe_js::{ClientSecret, SetupIntentStatus, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let intent = stripe.retrieve_setup_intent(&secret).await?.into_result()?;
    /// let is_kept = intent.status == SetupIntentStatus::Succeeded;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn retrieve_setup_intent(
        &self,
        secret: &ClientSecret,
    ) -> Result<SetupConfirmation, Error> {
        let answer = convert::settled(self.0.retrieve_setup_intent(secret.expose())).await?;
        read_intent(&answer)
    }

    /// Lets the customer choose a bank account to keep by signing in to the bank. Confirm the intent
    /// afterwards.
    /// <https://docs.stripe.com/js/setup_intents/collect_bank_account_for_setup>
    ///
    /// ```no_run
    /// # use stripe_js::{BankAccountOwner, BillingDetails, ClientSecret, CollectBankAccount, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let owner = BankAccountOwner::new(BillingDetails::default().name("Jenny Rosen"));
    /// let call = CollectBankAccount::new(secret, "us_bank_account", owner);
    /// let intent = stripe.collect_bank_account_for_setup(&call).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn collect_bank_account_for_setup(
        &self,
        call: &CollectBankAccount,
    ) -> Result<SetupConfirmation, Error> {
        let answer = self.0.collect_bank_account_for_setup(&call.0.to_js());
        read_intent(&convert::settled(answer).await?)
    }

    /// Verifies a bank account by what arrived there, and keeps it.
    /// <https://docs.stripe.com/js/setup_intents/verify_microdeposits_for_setup>
    ///
    /// ```no_run
    /// # use stripe_js::{Arrived, ClientSecret, Stripe};
    /// # async fn f(stripe: Stripe, secret: ClientSecret) -> Result<(), Box<dyn std::error::Error>> {
    /// let arrived = Arrived::DescriptorCode("SM11AA".into());
    /// let answer = stripe.verify_microdeposits_for_setup(&secret, &arrived).await?;
    /// let intent = answer.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn verify_microdeposits_for_setup(
        &self,
        secret: &ClientSecret,
        arrived: &Arrived,
    ) -> Result<SetupConfirmation, Error> {
        let data = arrived.to_js();
        let answer = self
            .0
            .verify_microdeposits_for_setup(secret.expose(), &data);
        read_intent(&convert::settled(answer).await?)
    }
}

fn read_intent(answer: &JsValue) -> Result<SetupConfirmation, Error> {
    outcome::read(answer, "setupIntent", SetupIntent::read)
}
