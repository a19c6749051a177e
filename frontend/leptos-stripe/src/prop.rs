//! The props of the components: what they read, and whom they tell.
//!
//! Both are a closure in a box, so that a component is compiled once, and a browser loads it
//! once, whatever it is given. They can be sent, as Leptos asks of all that stands in the children
//! of a component: so a component of one's own can take them, and hand them on.

use std::fmt;
use std::sync::Arc;

/// Something a component reads; what it reads is tracked.
///
/// Made from a closure or a signal, or, for texts and options, from what they are and stay:
///
/// ```
/// use leptos_stripe::Tracked;
/// use leptos_stripe::stripe_js::payment::PaymentElementOptions;
///
/// let fixed: Tracked<String> = "pk_test_…".into();
/// let account: Tracked<Option<String>> = "acct_1".into();
/// let options: Tracked<PaymentElementOptions> = PaymentElementOptions::default().into();
/// let derived: Tracked<i64> = (|| 1099).into();
/// assert_eq!((fixed.get(), derived.get()), ("pk_test_…".to_owned(), 1099));
/// assert_eq!(account.get().as_deref(), Some("acct_1"));
/// ```
pub struct Tracked<T>(Arc<dyn Fn() -> T + Send + Sync>);

impl<T> Tracked<T> {
    /// The value now.
    pub fn get(&self) -> T {
        (self.0)()
    }
}

impl<T, F: Fn() -> T + Send + Sync + 'static> From<F> for Tracked<T> {
    fn from(read: F) -> Self {
        Self(Arc::new(read))
    }
}

/// With the nightly syntax of Leptos, signals are closures already.
#[cfg(not(feature = "nightly"))]
macro_rules! read_by_get {
    ($($signal:ident),*) => {
        $(
            impl<T: Clone + Send + Sync + 'static> From<leptos::prelude::$signal<T>>
                for Tracked<T>
            {
                fn from(signal: leptos::prelude::$signal<T>) -> Self {
                    Self(Arc::new(move || leptos::prelude::Get::get(&signal)))
                }
            }
        )*
    };
}

#[cfg(not(feature = "nightly"))]
read_by_get!(Memo, ReadSignal, RwSignal, Signal);

/// Options that stay as they are.
macro_rules! as_it_is {
    ($($options:ty),* $(,)?) => {
        $(
            impl From<$options> for Tracked<$options> {
                fn from(options: $options) -> Self {
                    Self(Arc::new(move || options.clone()))
                }
            }
        )*
    };
}

as_it_is!(
    stripe_js::ElementsOptions,
    stripe_js::address::AddressOptions,
    stripe_js::bank_account::AuBankAccountOptions,
    stripe_js::bank_account::IbanOptions,
    stripe_js::card::CardNumberOptions,
    stripe_js::card::CardOptions,
    stripe_js::card::CardPartOptions,
    stripe_js::contact_details::ContactDetailsOptions,
    stripe_js::express_checkout::ExpressCheckoutOptions,
    stripe_js::link_authentication::LinkAuthenticationOptions,
    stripe_js::link_signup::LinkSignupOptions,
    stripe_js::payment::PaymentElementOptions,
    stripe_js::payment_method_messaging::PaymentMethodMessagingOptions,
    stripe_js::tax_id::TaxIdOptions,
);

impl From<&'static str> for Tracked<String> {
    fn from(text: &'static str) -> Self {
        Self(Arc::new(move || text.to_owned()))
    }
}

impl From<String> for Tracked<String> {
    fn from(text: String) -> Self {
        Self(Arc::new(move || text.clone()))
    }
}

impl From<&'static str> for Tracked<Option<String>> {
    fn from(text: &'static str) -> Self {
        Some(text.to_owned()).into()
    }
}

impl From<String> for Tracked<Option<String>> {
    fn from(text: String) -> Self {
        Some(text).into()
    }
}

impl From<Option<String>> for Tracked<Option<String>> {
    fn from(text: Option<String>) -> Self {
        Self(Arc::new(move || text.clone()))
    }
}

impl<T: Default + 'static> Default for Tracked<T> {
    fn default() -> Self {
        Self(Arc::new(T::default))
    }
}

impl<T> Clone for Tracked<T> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Tracked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tracked(…)")
    }
}

/// Whom a component tells; nobody by default. Made from a closure, or from a `Callback`.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_stripe::Handler;
///
/// #[component]
/// fn Voucher(#[prop(optional, into)] on_enter: Handler<String>) -> impl IntoView {
///     let nobody_asks = !on_enter.is_some();
///     let enter = move |event| on_enter.run(event_target_value(&event));
///     view! { <input disabled=nobody_asks on:change=enter /> }
/// }
/// ```
pub struct Handler<T>(Option<Arc<dyn Fn(T) + Send + Sync>>);

impl<T> Handler<T> {
    /// Tells.
    pub fn run(&self, news: T) {
        if let Some(hear) = &self.0 {
            hear(news);
        }
    }

    /// Whether there is somebody to tell.
    pub fn is_some(&self) -> bool {
        self.0.is_some()
    }
}

impl<T, F: Fn(T) + Send + Sync + 'static> From<F> for Handler<T> {
    fn from(hear: F) -> Self {
        Self(Some(Arc::new(hear)))
    }
}

/// With the nightly syntax of Leptos, callbacks are closures already.
#[cfg(not(feature = "nightly"))]
macro_rules! told_by_run {
    ($($callback:ident),*) => {
        $(
            impl<T: 'static> From<leptos::prelude::$callback<T>> for Handler<T> {
                fn from(callback: leptos::prelude::$callback<T>) -> Self {
                    Self(Some(Arc::new(move |news| {
                        leptos::prelude::Callable::run(&callback, news);
                    })))
                }
            }

            impl<T: 'static> From<leptos::prelude::$callback<(T,)>> for Handler<T> {
                fn from(callback: leptos::prelude::$callback<(T,)>) -> Self {
                    Self(Some(Arc::new(move |news| {
                        leptos::prelude::Callable::run(&callback, (news,));
                    })))
                }
            }
        )*
    };
}

#[cfg(not(feature = "nightly"))]
told_by_run!(Callback, UnsyncCallback);

impl<T> Default for Handler<T> {
    fn default() -> Self {
        Self(None)
    }
}

impl<T> Clone for Handler<T> {
    fn clone(&self) -> Self {
        Self(self.0.clone())
    }
}

impl<T> fmt::Debug for Handler<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.is_some() {
            "Handler(…)"
        } else {
            "Handler(nobody)"
        })
    }
}
