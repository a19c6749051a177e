//! Payment methods without a Payment Element.

use crate::bank_account::{AuBankAccount, Iban};
use crate::card::{Card, CardNumber};
use crate::define::define_options;
use crate::fields::{Fields, Text};
use crate::{AllowRedisplay, BillingDetails, Element, ElementKind, Properties};

define_options! {
    /// What a payment method is made of.
    /// <https://docs.stripe.com/js/payment_methods/create_payment_method>
    ///
    /// ```
    /// use stripe_js::{BillingDetails, NewPaymentMethod, Properties};
    ///
    /// let payer = BillingDetails::default().name("Jenny Rosen");
    /// let ideal = NewPaymentMethod::of("ideal")
    ///     .details("ideal", Properties::default().with("bank", "ing"))
    ///     .billing_details(payer);
    /// ```
    ///
    /// On a connected account, a copy of what the platform has:
    ///
    /// ```
    /// use stripe_js::NewPaymentMethod;
    ///
    /// let copy = NewPaymentMethod::default().payment_method("pm_1");
    /// ```
    #[derive(Default)]
    NewPaymentMethod {
        /// The payer.
        billing_details: BillingDetails => "billing_details",
        /// Whether the method may be offered again.
        allow_redisplay: AllowRedisplay => "allow_redisplay",
        /// Notes on the payment method.
        metadata: Properties => "metadata",
        /// The payment method of a platform's customer to copy: `pm_…`
        payment_method: Text => "payment_method",
    }
}

/// The Elements that hold the number of a card.
///
/// They are those of this crate; the trait is not meant to be implemented.
///
/// ```no_run
/// use stripe_js::card::{Card, CardNumber};
/// use stripe_js::{CardSource, Element, NewPaymentMethod};
///
/// fn of_element<K: CardSource>(element: &Element<K>) -> NewPaymentMethod {
///     NewPaymentMethod::card(element)
/// }
/// fn in_one_field(card: &Element<Card>) -> NewPaymentMethod {
///     of_element(card)
/// }
/// fn in_three_fields(number: &Element<CardNumber>) -> NewPaymentMethod {
///     of_element(number)
/// }
/// ```
pub trait CardSource: ElementKind {}

impl CardSource for Card {}
impl CardSource for CardNumber {}

impl NewPaymentMethod {
    /// Of a type, such as `paypal`.
    pub fn of(payment_method_type: impl Into<Text>) -> Self {
        let mut fields = Fields::default();
        fields.set("type", payment_method_type.into());
        Self(fields)
    }

    /// A card that was typed into an Element.
    pub fn card<K: CardSource>(element: &Element<K>) -> Self {
        Self::of("card").with_js("card", element.as_ref().clone())
    }

    /// A card behind a token of Stripe's, `tok_…`
    ///
    /// ```
    /// use stripe_js::{AllowRedisplay, NewPaymentMethod, Properties};
    ///
    /// let card = NewPaymentMethod::card_token("tok_visa")
    ///     .allow_redisplay(AllowRedisplay::Limited)
    ///     .metadata(Properties::default().with("order", "1042"));
    /// ```
    pub fn card_token(token: impl Into<Text>) -> Self {
        Self::of("card").details("card", Properties::default().with("token", token.into()))
    }

    /// An account of SEPA Direct Debit that was typed into an Element. Name and mail address of the
    /// payer are required.
    ///
    /// ```no_run
    /// use stripe_js::bank_account::Iban;
    /// use stripe_js::{BillingDetails, Element, NewPaymentMethod};
    ///
    /// fn debit(account: &Element<Iban>) -> NewPaymentMethod {
    ///     let jenny = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    ///     NewPaymentMethod::sepa_debit(account).billing_details(jenny)
    /// }
    /// ```
    pub fn sepa_debit(element: &Element<Iban>) -> Self {
        Self::of("sepa_debit").with_js("sepa_debit", element.as_ref().clone())
    }

    /// An account of BECS Direct Debit that was typed into an Element. Name and mail address of the
    /// payer are required.
    ///
    /// ```no_run
    /// use stripe_js::bank_account::AuBankAccount;
    /// use stripe_js::{BillingDetails, Element, NewPaymentMethod};
    ///
    /// fn debit(account: &Element<AuBankAccount>) -> NewPaymentMethod {
    ///     let jenny = BillingDetails::default().name("Jenny Rosen").email("jenny@example.com");
    ///     NewPaymentMethod::au_becs_debit(account).billing_details(jenny)
    /// }
    /// ```
    pub fn au_becs_debit(element: &Element<AuBankAccount>) -> Self {
        Self::of("au_becs_debit").with_js("au_becs_debit", element.as_ref().clone())
    }

    /// What a type needs to know, under the name of the type.
    #[must_use]
    pub fn details(mut self, payment_method_type: impl Into<Text>, details: Properties) -> Self {
        self.0.set(payment_method_type, details);
        self
    }

    /// Without the type, which the method of a confirmation tells.
    pub(crate) fn untyped(mut self) -> Fields {
        self.0.retain(|name, _| name != "type");
        self.0
    }
}
