//! Tokens and payment methods.

use wasm_bindgen::JsValue;

use super::Stripe;
use crate::bank_account::Iban;
use crate::card::CardCvc;
use crate::fields::Fields;
use crate::token::{BankAccountData, CardTokenData, IbanTokenData, Token};
use crate::{
    CardSource, ConfirmationToken, ConfirmationTokenParams, Element, ElementKind, Elements, Error,
    NewPaymentMethod, Outcome, PaymentMethod, PaymentMethodParams, convert, outcome,
};

impl Stripe {
    /// Turns what the customer entered into a token with which a server can confirm.
    /// Call [`Elements::submit`] first.
    /// <https://docs.stripe.com/js/confirmation_tokens/create_confirmation_token>
    ///
    /// ```no_run
    /// # use stripe_js::{ConfirmationTokenParams, Elements, Outcome, Stripe};
    /// # async fn token(
    /// #     stripe: Stripe, elements: Elements,
    /// # ) -> Result<String, Box<dyn std::error::Error>> {
    /// if let Outcome::Refused(error) = elements.submit().await? {
    ///     return Err(error.into());
    /// }
    /// let params = ConfirmationTokenParams::default().return_url("https://shop.example/done");
    /// let token = stripe.create_confirmation_token(&elements, &params).await?;
    /// Ok(token.into_result()?.id) // for your server
    /// # }
    /// ```
    pub async fn create_confirmation_token(
        &self,
        elements: &Elements,
        params: &ConfirmationTokenParams,
    ) -> Result<Outcome<ConfirmationToken>, Error> {
        let options = from_elements(elements, &params.0);
        let answer = convert::settled(self.0.create_confirmation_token(&options)).await?;
        outcome::read(&answer, "confirmationToken", ConfirmationToken::read)
    }

    /// Turns what the customer entered into a payment method. The Elements need
    /// [`PaymentMethodCreation::Manual`](crate::PaymentMethodCreation); call
    /// [`Elements::submit`] first.
    /// <https://docs.stripe.com/js/payment_methods/create_payment_method_elements>
    ///
    /// ```no_run
    /// # use stripe_js::{Elements, PaymentMethodParams, Stripe};
    /// # async fn f(stripe: Stripe, elements: Elements) -> Result<(), Box<dyn std::error::Error>> {
    /// let params = PaymentMethodParams::default();
    /// let answer = stripe.create_payment_method(&elements, &params).await?;
    /// let method = answer.into_result()?; // for your server
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_payment_method(
        &self,
        elements: &Elements,
        params: &PaymentMethodParams,
    ) -> Result<Outcome<PaymentMethod>, Error> {
        let options = from_elements(elements, &params.0);
        let answer = convert::settled(self.0.create_payment_method(&options)).await?;
        outcome::read(&answer, "paymentMethod", PaymentMethod::from_js)
    }

    /// Turns what one Element holds into a payment method.
    /// <https://docs.stripe.com/js/payment_methods/create_payment_method>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, PaymentMethodParams, Stripe, bank_account::Iban};
    /// # async fn f(stripe: Stripe, iban: Element<Iban>) -> Result<(), Box<dyn std::error::Error>> {
    /// let params = PaymentMethodParams::default().kind("sepa_debit");
    /// let method = stripe.create_payment_method_of(&iban, &params).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_payment_method_of<K: ElementKind>(
        &self,
        element: &Element<K>,
        params: &PaymentMethodParams,
    ) -> Result<Outcome<PaymentMethod>, Error> {
        let params = params.0.to_js();
        let options = convert::object(&[("element", element.as_ref()), ("params", &params)]);
        self.payment_method(&options).await
    }

    /// Makes a payment method without a Payment Element.
    /// <https://docs.stripe.com/js/payment_methods/create_payment_method>
    ///
    /// ```no_run
    /// # use stripe_js::{Error, NewPaymentMethod, Outcome, PaymentMethod, Stripe};
    /// # async fn make(stripe: Stripe) -> Result<Outcome<PaymentMethod>, Error> {
    /// stripe.create_new_payment_method(&NewPaymentMethod::of("paypal")).await
    /// # }
    /// ```
    pub async fn create_new_payment_method(
        &self,
        method: &NewPaymentMethod,
    ) -> Result<Outcome<PaymentMethod>, Error> {
        self.payment_method(&method.0.to_js()).await
    }

    async fn payment_method(&self, options: &JsValue) -> Result<Outcome<PaymentMethod>, Error> {
        let answer = convert::settled(self.0.create_payment_method(options)).await?;
        outcome::read(&answer, "paymentMethod", PaymentMethod::from_js)
    }

    /// Turns a card that was typed into an Element into a token.
    /// <https://docs.stripe.com/js/tokens/create_token?type=cardElement>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Stripe, card::Card, token::CardTokenData};
    /// # async fn f(stripe: Stripe, card: Element<Card>) -> Result<(), Box<dyn std::error::Error>> {
    /// let data = CardTokenData::default().name("Jenny Rosen");
    /// let token = stripe.create_card_token(&card, &data).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_card_token<K: CardSource>(
        &self,
        element: &Element<K>,
        data: &CardTokenData,
    ) -> Result<Outcome<Token>, Error> {
        self.token(element.as_ref(), &data.0.to_js()).await
    }

    /// Turns an IBAN that was typed into an Element into a token.
    /// <https://docs.stripe.com/js/tokens/create_token?type=iban>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Stripe, bank_account::Iban, token::IbanTokenData};
    /// # async fn f(stripe: Stripe, iban: Element<Iban>) -> Result<(), Box<dyn std::error::Error>> {
    /// let data = IbanTokenData::new("eur", "Jenny Rosen", "individual");
    /// let token = stripe.create_iban_token(&iban, &data).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_iban_token(
        &self,
        element: &Element<Iban>,
        data: &IbanTokenData,
    ) -> Result<Outcome<Token>, Error> {
        self.token(element.as_ref(), &data.0.to_js()).await
    }

    /// Turns a bank account into a token.
    /// <https://docs.stripe.com/js/tokens/create_token?type=bank_account>
    ///
    /// ```no_run
    /// # use stripe_js::{Stripe, token::BankAccountData};
    /// # async fn f(stripe: Stripe) -> Result<(), Box<dyn std::error::Error>> {
    /// let account = BankAccountData::new("US", "usd", "000123456789", "individual")
    ///     .routing_number("110000000")
    ///     .account_holder_name("Jenny Rosen");
    /// let token = stripe.create_bank_account_token(&account).await?.into_result()?;
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_bank_account_token(
        &self,
        data: &BankAccountData,
    ) -> Result<Outcome<Token>, Error> {
        self.token(&"bank_account".into(), &data.0.to_js()).await
    }

    /// Turns the CVC of a saved card, which the customer entered again, into a token.
    /// <https://docs.stripe.com/js/tokens/create_token?type=cvc_update>
    ///
    /// ```no_run
    /// # use stripe_js::{Element, Stripe, card::CardCvc};
    /// # async fn f(stripe: Stripe, cvc: Element<CardCvc>) -> Result<(), Box<dyn std::error::Error>> {
    /// let token = stripe.create_cvc_token(&cvc).await?.into_result()?; // for your server
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_cvc_token(
        &self,
        element: &Element<CardCvc>,
    ) -> Result<Outcome<Token>, Error> {
        self.token(&"cvc_update".into(), element.as_ref()).await
    }

    async fn token(&self, source: &JsValue, data: &JsValue) -> Result<Outcome<Token>, Error> {
        let answer = convert::settled(self.0.create_token(source, data)).await?;
        outcome::read(&answer, "token", Token::read)
    }

    /// Lets Radar look at this browser without any payment; gives the id of the session, `rse_…`, for
    /// your server.
    /// <https://docs.stripe.com/radar/radar-session>
    ///
    /// ```no_run
    /// # use stripe_js::Stripe;
    /// # async fn f(stripe: Stripe) -> Result<(), Box<dyn std::error::Error>> {
    /// let id = stripe.create_radar_session().await?.into_result()?; // for your server
    /// # Ok(())
    /// # }
    /// ```
    pub async fn create_radar_session(&self) -> Result<Outcome<String>, Error> {
        let answer = convert::settled(self.0.create_radar_session()).await?;
        outcome::read(&answer, "radarSession", |session| {
            convert::text(session, "id")
        })
    }
}

fn from_elements(elements: &Elements, params: &Fields) -> JsValue {
    convert::object(&[("elements", elements.as_ref()), ("params", &params.to_js())])
}
