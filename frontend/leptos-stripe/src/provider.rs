//! Loading Stripe.js for a part of an app.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use stripe_js::{Stripe, StripeOptions, load};

use crate::prop::Tracked;
use crate::provide::provided;
use crate::reactive::{Slot, effect, spawn};
use crate::state::{StripeContext, StripeFailure, StripeState};

/// Loads Stripe.js and provides its `Stripe` object to everything below.
///
/// The children show at once; they see the progress with [`use_stripe`](crate::use_stripe).
///
/// ```
/// use leptos::prelude::*;
/// use leptos_stripe::StripeProvider;
/// use leptos_stripe::stripe_js::DEFAULT_URL;
///
/// #[component]
/// fn App(merchant: RwSignal<Option<String>>) -> impl IntoView {
///     view! {
///         <StripeProvider
///             stripe_js_url=DEFAULT_URL
///             publishable_key="pk_test_…"
///             account=merchant // "acct_…"; another one makes the form anew
///             locale=|| Some("de".to_owned())
///         >
///             "…"
///         </StripeProvider>
///     }
/// }
/// ```
#[component]
pub fn StripeProvider(
    /// Where Stripe.js comes from: [`stripe_js::DEFAULT_URL`] outside of tests.
    #[prop(into)]
    stripe_js_url: Tracked<String>,
    /// The publishable key, `pk_…`; with Connect, the platform's.
    #[prop(into)]
    publishable_key: Tracked<String>,
    /// The connected account, `acct_…`, on whose behalf everything happens. Without one it is the
    /// platform itself: where the account is not known yet, show the provider once it is.
    #[prop(optional, into)]
    account: Tracked<Option<String>>,
    /// An IETF language tag; the browser's language if absent.
    #[prop(optional, into)]
    locale: Tracked<Option<String>>,
    /// What uses Stripe.
    children: Children,
) -> impl IntoView {
    let source = move || StripeSource {
        stripe_js_url: stripe_js_url.get(),
        publishable_key: publishable_key.get(),
        options: options(account.get(), locale.get()),
    };
    provided(move || StripeContext::connect(source), children)
}

/// What a `Stripe` object is made from.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct StripeSource {
    /// Where Stripe.js comes from: [`stripe_js::DEFAULT_URL`] outside of tests.
    pub stripe_js_url: String,
    /// The publishable key, `pk_…`; with Connect, the platform's.
    pub publishable_key: String,
    /// The connected account and the like.
    pub options: StripeOptions,
}

impl StripeContext {
    /// What [`StripeProvider`](crate::StripeProvider) does, without the context: for code that
    /// hands it on itself. What `source` reads is tracked.
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::stripe_js::{DEFAULT_URL, StripeOptions};
    /// use leptos_stripe::{StripeContext, StripeSource};
    ///
    /// fn of_account(account: RwSignal<String>) -> StripeContext {
    ///     StripeContext::connect(move || StripeSource {
    ///         stripe_js_url: DEFAULT_URL.to_owned(),
    ///         publishable_key: "pk_test_…".to_owned(),
    ///         options: StripeOptions::default().stripe_account(account.get()),
    ///     })
    /// }
    /// ```
    pub fn connect(source: impl Into<Tracked<StripeSource>>) -> Self {
        let source = source.into();
        let context = Self {
            state: Slot::new(StripeState::Loading),
            retries: Slot::new(0),
        };
        // What the present object is made from, and at which try: a signal that fires with its
        // old value must not remount a form.
        let mut made_from = None::<(u32, StripeSource)>;
        // An answer counts until something else is asked for.
        let latest = Rc::new(Cell::new(0_u32));
        // It sets a signal from outside the reactive graph: from Stripe.js.
        effect(move || {
            let Some(retries) = context.retries.get() else {
                return;
            };
            let wanted = (*retries, source.get());
            if made_from.as_ref() == Some(&wanted) {
                return;
            }
            let source = wanted.1.clone();
            made_from = Some(wanted);
            context.state.set(StripeState::Loading);
            let turn = latest.get().wrapping_add(1);
            latest.set(turn);
            let latest = Rc::clone(&latest);
            spawn(async move {
                let state = match source.connect().await {
                    Ok(stripe) => StripeState::Ready(stripe),
                    Err(failure) => StripeState::Failed(failure),
                };
                if latest.get() == turn {
                    context.state.set(state);
                }
            });
        });
        context
    }
}

impl StripeSource {
    async fn connect(&self) -> Result<Stripe, StripeFailure> {
        let stripe_js = load(&self.stripe_js_url)
            .await
            .map_err(StripeFailure::Load)?;
        stripe_js
            .stripe(&self.publishable_key, &self.options)
            .map_err(StripeFailure::Options)
    }
}

fn options(account: Option<String>, locale: Option<String>) -> StripeOptions {
    let mut options = StripeOptions::default();
    if let Some(account) = account {
        options = options.stripe_account(account);
    }
    if let Some(locale) = locale {
        options = options.locale(locale);
    }
    options
}
