//! Bank accounts as components.

use stripe_js::bank_account::{
    AuBankAccount, AuBankAccountChange, AuBankAccountOptions, Iban, IbanChange, IbanOptions,
};
use stripe_js::event;

use crate::define::define_component;

define_component! {
    /// A bank account for SEPA Direct Debit.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=iban>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::IbanElement;
    /// use leptos_stripe::stripe_js::bank_account::{IbanChange, IbanOptions};
    ///
    /// #[component]
    /// fn Account(complete: RwSignal<bool>, is_open: RwSignal<bool>) -> impl IntoView {
    ///     let (bank, is_focused) = (RwSignal::new(String::new()), RwSignal::new(false));
    ///     let read = move |change: IbanChange| {
    ///         complete.set(change.complete);
    ///         bank.set(change.bank_name);
    ///     };
    ///     view! {
    ///         <label class:focused=move || is_focused.get()>"IBAN"</label>
    ///         <IbanElement
    ///             options=|| IbanOptions::default().supported_countries(vec!["SEPA".into()])
    ///             on_change=read
    ///             on_focus=move |()| is_focused.set(true)
    ///             on_blur=move |()| is_focused.set(false)
    ///             on_escape=move |()| is_open.set(false)
    ///         />
    ///         <p>{move || bank.get()}</p>
    ///     }
    /// }
    /// ```
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

define_component! {
    /// A bank account for BECS Direct Debit in Australia: BSB and account number.
    /// <https://docs.stripe.com/js/elements_object/create_element?type=auBankAccount>
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::AuBankAccountElement;
    /// use leptos_stripe::stripe_js::bank_account::AuBankAccountChange;
    ///
    /// #[component]
    /// fn Account(complete: RwSignal<bool>) -> impl IntoView {
    ///     let bank = RwSignal::new(None);
    ///     let read = move |change: AuBankAccountChange| {
    ///         complete.set(change.complete);
    ///         bank.set(change.bank_name);
    ///     };
    ///     view! {
    ///         <AuBankAccountElement on_change=read />
    ///         <p>{move || bank.get()}</p>
    ///     }
    /// }
    /// ```
    AuBankAccountElement(AuBankAccount) {
        /// Look, icon and the like.
        #[prop(optional, into)]
        options: AuBankAccountOptions,
        /// The Element is complete on the page.
        #[prop(optional, into)]
        on_ready: event::Ready => (),
        /// The customer changed something.
        #[prop(optional, into)]
        on_change: event::Change => AuBankAccountChange,
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
