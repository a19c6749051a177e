//! Card details as components: in one field, or in three.

use stripe_js::card::{
    Card, CardChange, CardCvc, CardExpiry, CardNumber, CardNumberChange, CardNumberOptions,
    CardOptions, CardPartOptions,
};
use stripe_js::{FieldChange, StripeError, event};

use crate::define::define_component;

define_component! {
    /// Number, expiry date, CVC and postal code of a card in one line.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=card>
    ///
    /// To pay with it, look it up in the group:
    ///
    /// ```no_run
    /// use leptos_stripe::stripe_js::card::Card;
    /// use leptos_stripe::stripe_js::{
    ///     ClientSecret, Confirmation, Elements, Error, MethodConfirmation, NewPaymentMethod,
    ///     PaymentCall, Stripe,
    /// };
    ///
    /// // With `use_elements().ready()`, in the click of the customer.
    /// async fn pay(stripe: Stripe, elements: Elements) -> Result<Option<Confirmation>, Error> {
    ///     let Some(card) = elements.get(Card)? else { return Ok(None) };
    ///     let typed_in = NewPaymentMethod::card(&card);
    ///     let confirmation = MethodConfirmation::default().payment_method(typed_in);
    ///     let secret = ClientSecret::new("…"); // from your server
    ///     stripe.confirm_payment_with(PaymentCall::Card, &secret, &confirmation).await.map(Some)
    /// }
    /// ```
    CardElement(Card) {
        /// Look, icon and the like.
        #[prop(optional, into)]
        options: CardOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => CardChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
        /// The customer can choose between other networks than before.
        #[prop(optional, into)]
        on_networkschange: event::NetworksChange => (),
        /// The Element could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}

define_component! {
    /// The number of a card, beside a [`CardExpiryElement`] and a [`CardCvcElement`].
    /// <https://docs.stripe.com/js/elements_object/create_element?type=cardNumber>
    CardNumberElement(CardNumber) {
        /// Look, icon and the like.
        #[prop(optional, into)]
        options: CardNumberOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => CardNumberChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
        /// The customer can choose between other networks than before.
        #[prop(optional, into)]
        on_networkschange: event::NetworksChange => (),
        /// The Element could not load; Stripe says why.
        #[prop(optional, into)]
        on_loaderror: event::LoadError => StripeError,
    }
}

define_component! {
    /// The expiry date of a card. <https://docs.stripe.com/js/elements_object/create_element?type=cardExpiry>
    CardExpiryElement(CardExpiry) {
        /// Look and placeholder.
        #[prop(optional, into)]
        options: CardPartOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => FieldChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
    }
}

define_component! {
    /// The CVC of a card. <https://docs.stripe.com/js/elements_object/create_element?type=cardCvc>
    CardCvcElement(CardCvc) {
        /// Look and placeholder.
        #[prop(optional, into)]
        options: CardPartOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => FieldChange,
        /// The cursor came in.
        #[prop(optional, into)]
        on_focus: event::Focus => (),
        /// The cursor went out.
        #[prop(optional, into)]
        on_blur: event::Blur => (),
        /// The customer pressed Escape.
        #[prop(optional, into)]
        on_escape: event::Escape => (),
    }
}
