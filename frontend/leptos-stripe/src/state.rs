//! What the components below a provider share.

use std::fmt;
use std::rc::Rc;

use leptos::prelude::*;
use stripe_js::{Elements, Error, LoadError, Stripe};

use crate::reactive::Slot;

/// How far the `Stripe` object is.
#[derive(Debug, Clone, PartialEq)]
pub enum StripeState {
    /// Stripe.js is on its way.
    Loading,
    /// It is there.
    Ready(Stripe),
    /// It did not come; [`StripeContext::retry`] tries again.
    Failed(StripeFailure),
}

/// Why there is no `Stripe` object.
///
/// ```
/// use leptos_stripe::StripeFailure;
///
/// fn notice(failure: &StripeFailure) -> &'static str {
///     match failure {
///         StripeFailure::Load(_) => "Please check your connection, and try again.",
///         StripeFailure::Options(_) => "This shop cannot take payments now.",
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum StripeFailure {
    /// Stripe.js did not load. Trying again may help.
    Load(LoadError),
    /// Stripe.js did not take the key or the options. Trying again will not help.
    Options(Error),
}

impl fmt::Display for StripeFailure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Load(error) => fmt::Display::fmt(error, f),
            Self::Options(error) => fmt::Display::fmt(error, f),
        }
    }
}

impl std::error::Error for StripeFailure {}

/// The context of a [`StripeProvider`](crate::StripeProvider).
///
/// ```
/// use leptos_stripe::{StripeContext, StripeState};
///
/// fn is_loading(stripe: StripeContext) -> impl Fn() -> bool {
///     move || *stripe.state() == StripeState::Loading
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct StripeContext {
    pub(crate) state: Slot<StripeState>,
    pub(crate) retries: Slot<u32>,
}

impl StripeContext {
    /// The state; tracked.
    pub fn state(&self) -> Rc<StripeState> {
        let state = self.state.get();
        state.unwrap_or_else(|| Rc::new(StripeState::Loading))
    }

    /// The `Stripe` object once it is there; tracked.
    pub fn stripe(&self) -> Option<Stripe> {
        match &*self.state.get()? {
            StripeState::Ready(stripe) => Some(stripe.clone()),
            StripeState::Loading | StripeState::Failed(_) => None,
        }
    }

    /// Loads once more after a failure; otherwise does nothing.
    pub fn retry(&self) {
        if let Some(state) = self.state.peek()
            && let StripeState::Failed(_) = *state
            && let Some(retries) = self.retries.peek()
        {
            self.retries.set(*retries + 1);
        }
    }

    /// The context, for code that cannot work without it.
    fn expect(use_case: &str) -> Self {
        use_context().unwrap_or_else(|| missing(use_case, "<StripeProvider>"))
    }
}

/// The context of the nearest [`StripeProvider`](crate::StripeProvider).
///
/// ```
/// use leptos::prelude::*;
/// use leptos_stripe::{StripeState, use_stripe};
///
/// #[component]
/// fn LoadFailure() -> impl IntoView {
///     let stripe = use_stripe();
///     let failure = move || match &*stripe.state() {
///         StripeState::Failed(failure) => Some(failure.to_string()),
///         StripeState::Loading | StripeState::Ready(_) => None,
///     };
///     view! {
///         <p role="alert">{failure}</p>
///         <button on:click=move |_| stripe.retry()>"Try again"</button>
///     }
/// }
/// ```
///
/// # Panics
/// Without a provider above, with a sentence that says so. To ask whether there is one,
/// use `use_context::<StripeContext>()`.
pub fn use_stripe() -> StripeContext {
    StripeContext::expect("use_stripe()")
}

/// How far a group of Elements is.
///
/// ```
/// use leptos_stripe::{ElementsState, use_elements};
///
/// /// A line for developers, as only a wrong option makes it fail.
/// fn failure() -> Option<String> {
///     match &*use_elements().state() {
///         ElementsState::Failed(error) => Some(error.to_string()),
///         ElementsState::Waiting | ElementsState::Ready { .. } => None,
///     }
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub enum ElementsState {
    /// There is no `Stripe` object yet.
    Waiting,
    /// The group, and the `Stripe` object with which it must be confirmed.
    Ready {
        /// The maker of the group.
        stripe: Stripe,
        /// The group.
        elements: Elements,
    },
    /// Stripe.js did not take the options. Other options make another group, and so does
    /// [`ElementsContext::retry`].
    Failed(Error),
}

/// The context of an [`Elements`](crate::Elements()) component.
///
/// ```no_run
/// use leptos_stripe::ElementsContext;
/// use leptos_stripe::stripe_js::{Error, Outcome};
///
/// /// Whether the form is there and filled in.
/// async fn is_complete(form: ElementsContext) -> Result<bool, Error> {
///     let Some((_stripe, elements)) = form.ready() else { return Ok(false) };
///     Ok(matches!(elements.submit().await?, Outcome::Done(_)))
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ElementsContext {
    pub(crate) state: Slot<ElementsState>,
    /// Fires when the group has to be looked at again.
    pub(crate) again: Slot<()>,
}

impl ElementsContext {
    /// The state; tracked.
    pub fn state(&self) -> Rc<ElementsState> {
        let state = self.state.get();
        state.unwrap_or_else(|| Rc::new(ElementsState::Waiting))
    }

    /// The group once it is there; tracked.
    pub fn elements(&self) -> Option<Elements> {
        match &*self.state.get()? {
            ElementsState::Ready { elements, .. } => Some(elements.clone()),
            ElementsState::Waiting | ElementsState::Failed(_) => None,
        }
    }

    /// The `Stripe` object and its group, to confirm with; not tracked.
    pub fn ready(&self) -> Option<(Stripe, Elements)> {
        match &*self.state.peek()? {
            ElementsState::Ready { stripe, elements } => Some((stripe.clone(), elements.clone())),
            ElementsState::Waiting | ElementsState::Failed(_) => None,
        }
    }

    /// Makes the group anew after a failure; otherwise does nothing. A change of the options does
    /// the same.
    pub fn retry(&self) {
        if let Some(state) = self.state.peek()
            && let ElementsState::Failed(_) = *state
        {
            self.again.set(());
        }
    }

    pub(crate) fn expect(use_case: &str) -> Self {
        use_context().unwrap_or_else(|| missing(use_case, "<Elements>"))
    }
}

/// The context of the nearest [`Elements`](crate::Elements()) component.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_stripe::use_elements;
///
/// #[component]
/// fn PayButton() -> impl IntoView {
///     let elements = use_elements();
///     let pay = move |_| {
///         let Some((stripe, elements)) = elements.ready() else { return };
///         // Submit the Elements, ask the server for a secret, confirm.
///     };
///     view! { <button disabled=move || elements.elements().is_none() on:click=pay>"Pay"</button> }
/// }
/// ```
///
/// # Panics
/// Without one above, with a sentence that says so. To ask whether there is one, use
/// `use_context::<ElementsContext>()`.
pub fn use_elements() -> ElementsContext {
    ElementsContext::expect("use_elements()")
}

/// The context, for the component `<Elements>`.
pub(crate) fn stripe_of_elements() -> StripeContext {
    StripeContext::expect("<Elements>")
}

#[expect(
    clippy::panic,
    reason = "a mistake in the program's tree, met at its first start; Leptos does the same"
)]
fn missing(use_case: &str, wrapper: &str) -> ! {
    panic!("{use_case} must be inside {wrapper}: wrap the part of the app that uses it")
}
