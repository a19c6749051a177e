//! Loading Stripe.js for a part of an app.

use leptos::prelude::*;
use leptos::task::spawn_local_scoped_with_cancellation;
use stripe_js::{Stripe, StripeOptions, load};

use crate::state::{StripeContext, StripeFailure, StripeState};

/// Loads Stripe.js and provides its `Stripe` object to everything below.
///
/// The children show at once; they see the progress with [`use_stripe`](crate::use_stripe).
#[component]
pub fn StripeProvider(
    /// Where Stripe.js comes from: [`stripe_js::DEFAULT_URL`] outside of tests.
    #[prop(into)]
    stripe_js_url: Signal<String>,
    /// The publishable key, `pk_…`; with Connect, the platform's.
    #[prop(into)]
    publishable_key: Signal<String>,
    /// The connected account, `acct_…`, on whose behalf everything happens.
    #[prop(optional, into)]
    account: Signal<Option<String>>,
    /// An IETF language tag; the browser's language if absent.
    #[prop(optional, into)]
    locale: Signal<Option<String>>,
    /// What uses Stripe.
    children: Children,
) -> impl IntoView {
    let context = StripeContext {
        state: RwSignal::new_local(StripeState::Loading),
        retries: RwSignal::new(()),
    };
    provide_context(context);

    // A memo, so that a signal that fires with its old value does not remount a form.
    let settings = Memo::new(move |_| Settings {
        stripe_js_url: stripe_js_url.get(),
        publishable_key: publishable_key.get(),
        options: StripeOptions {
            stripe_account: account.get(),
            locale: locale.get(),
            ..StripeOptions::default()
        },
    });

    // It sets a signal from outside the reactive graph: from Stripe.js.
    Effect::new(move |_| {
        let (Some(()), Some(settings)) = (context.retries.try_get(), settings.try_get()) else {
            return;
        };
        context.state.try_set(StripeState::Loading);
        // Cancelled by the next run and by unmounting.
        spawn_local_scoped_with_cancellation(async move {
            let state = match settings.connect().await {
                Ok(stripe) => StripeState::Ready(stripe),
                Err(failure) => StripeState::Failed(failure),
            };
            context.state.try_set(state);
        });
    });

    children()
}

/// What a `Stripe` object is made from.
#[derive(Clone, PartialEq)]
struct Settings {
    stripe_js_url: String,
    publishable_key: String,
    options: StripeOptions,
}

impl Settings {
    async fn connect(&self) -> Result<Stripe, StripeFailure> {
        let stripe_js = load(&self.stripe_js_url)
            .await
            .map_err(StripeFailure::Load)?;
        stripe_js
            .stripe(&self.publishable_key, &self.options)
            .map_err(StripeFailure::Options)
    }
}
