//! The IBAN Element as a component.

use stripe_js::bank_account::{Iban, IbanChange, IbanOptions};
use stripe_js::event;

use crate::define::define_component;

define_component! {
    /// A bank account for SEPA Direct Debit.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=iban>
    IbanElement(Iban) {
        /// Stripe requires `supported_countries`.
        #[prop(into)]
        options: IbanOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => IbanChange,
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
