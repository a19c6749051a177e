//! A group of Elements for a part of an app.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;
use stripe_js::{Change, Elements as Group, ElementsOptions, Options as _, Stripe, Update};

use crate::prop::Tracked;
use crate::provide::provided;
use crate::reactive::{Slot, effect, spawn};
use crate::state::{ElementsContext, ElementsState, StripeContext, stripe_of_elements};
use crate::use_element::unheard;

/// Makes a group of Elements as soon as the `Stripe` object is there, and provides it to
/// everything below.
///
/// The children show at once. When the options change, the group is updated, or made
/// anew where Stripe.js cannot change an option in place.
///
/// ```
/// use leptos::prelude::*;
/// use leptos_stripe::stripe_js::{Appearance, ElementsOptions, Mode, Theme};
/// use leptos_stripe::{Elements, PaymentElement};
///
/// #[component]
/// fn Form(amount: RwSignal<i64>, is_dark: RwSignal<bool>) -> impl IntoView {
///     // Runs again, and updates what is on the page, when one of the two changes.
///     let options = move || {
///         let mode = Mode::Payment { amount: amount.get(), currency: "eur".into() };
///         let theme = if is_dark.get() { Theme::Night } else { Theme::Stripe };
///         ElementsOptions::new(mode.into()).appearance(Appearance::default().theme(theme))
///     };
///     view! { <Elements options=options><PaymentElement /></Elements> }
/// }
/// ```
#[component]
pub fn Elements(
    /// What is to be paid, and how the Elements look.
    #[prop(into)]
    options: Tracked<ElementsOptions>,
    /// The form.
    children: Children,
) -> impl IntoView {
    let stripe = stripe_of_elements();
    provided(move || ElementsContext::create(stripe, options), children)
}

impl ElementsContext {
    /// What [`Elements`](crate::Elements()) does, without the context: for code that hands it on
    /// itself. What `options` reads is tracked.
    ///
    /// ```
    /// use leptos::prelude::*;
    /// use leptos_stripe::stripe_js::{ElementsOptions, Mode};
    /// use leptos_stripe::{ElementsContext, PaymentElement, StripeContext};
    ///
    /// #[component]
    /// fn Form(stripe: StripeContext, amount: RwSignal<i64>) -> impl IntoView {
    ///     provide_context(ElementsContext::create(stripe, move || {
    ///         let mode = Mode::Payment { amount: amount.get(), currency: "eur".into() };
    ///         ElementsOptions::new(mode.into())
    ///     }));
    ///     view! { <PaymentElement /> }
    /// }
    /// ```
    pub fn create(stripe: StripeContext, options: impl Into<Tracked<ElementsOptions>>) -> Self {
        let options = options.into();
        let context = Self {
            state: Slot::new(ElementsState::Waiting),
            again: Slot::new(()),
        };
        let mut made = None::<Made>;
        // It sets a signal from outside the reactive graph: from Stripe.js.
        effect(move || {
            let before = made.take();
            context.again.get();
            let options = options.get();
            let Some(stripe) = stripe.stripe() else {
                context.state.set(ElementsState::Waiting);
                return;
            };
            let kept = before
                .filter(|made| made.stripe == stripe && !made.updates.is_refused.get())
                .and_then(|made| made.change_to(&options, context));
            made = kept.or_else(|| Made::new(stripe, options, context.state));
        });
        context
    }
}

/// A group and what it was made from.
struct Made {
    stripe: Stripe,
    options: ElementsOptions,
    group: Group,
    updates: Rc<Updates>,
}

/// What became of the updates of one group.
#[derive(Default)]
struct Updates {
    sent: Cell<u32>,
    is_refused: Cell<bool>,
}

impl Made {
    fn new(stripe: Stripe, options: ElementsOptions, state: Slot<ElementsState>) -> Option<Self> {
        match stripe.elements(&options) {
            Ok(group) => {
                state.set(ElementsState::Ready {
                    stripe: stripe.clone(),
                    elements: group.clone(),
                });
                Some(Self {
                    stripe,
                    options,
                    group,
                    updates: Rc::default(),
                })
            }
            Err(error) => {
                unheard("elements", &error);
                state.set(ElementsState::Failed(error));
                None
            }
        }
    }

    /// `None` if the group cannot become what the options say.
    fn change_to(self, options: &ElementsOptions, context: ElementsContext) -> Option<Self> {
        match options.change_from(&self.options) {
            Change::Nothing => Some(self),
            Change::Update(update) => {
                self.send(update, context);
                Some(Self {
                    options: options.clone(),
                    ..self
                })
            }
            Change::Recreate => None,
        }
    }

    /// Sends an update. A group that did not take one shows what is no longer true, such as an old
    /// amount in a wallet: it must not stay in use, and the next change makes another.
    fn send(&self, update: Update<ElementsOptions>, context: ElementsContext) {
        let (group, updates) = (self.group.clone(), Rc::clone(&self.updates));
        let turn = updates.sent.get() + 1;
        updates.sent.set(turn);
        spawn(async move {
            let Err(error) = group.update(&update).await else {
                return;
            };
            updates.is_refused.set(true);
            // Another group may have taken its place since.
            if context.ready().is_none_or(|(_, now)| now != group) {
                return;
            }
            unheard("elements", &error);
            if updates.sent.get() == turn {
                context.state.set(ElementsState::Failed(error));
            } else {
                // What is wanted now may be taken.
                context.again.set(());
            }
        });
    }
}
