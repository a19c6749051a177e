//! Signals, effects and tasks that are compiled once, whatever is in them.
//!
//! A generic type of the reactive system is compiled anew for each type or closure that it is
//! used with, at some kilobytes each, which a browser has to load. Behind a pointer there is one
//! of each. An app over these components that wants to stay small can do the same.

use std::any::Any;
use std::fmt;
use std::marker::PhantomData;
use std::pin::Pin;
use std::rc::Rc;

use leptos::prelude::{Effect, Get as _, GetUntracked as _, LocalStorage, RwSignal, Set as _};
use leptos::task::spawn_local;

/// There is no Stripe.js anywhere else.
const IN_BROWSER: bool = cfg!(target_arch = "wasm32");

/// A signal. A handle: copies are the same signal, which lives as long as the component or
/// effect that made it.
///
/// What it holds stays with the thread that made it, and a server drops a page on any thread: a
/// signal that is made there holds nothing.
///
/// ```no_run
/// use leptos_stripe::reactive::{Slot, effect};
///
/// let count = Slot::new(0_u32);
/// effect(move || {
///     let now = count.get(); // runs again when it is set
/// });
/// count.set(1);
/// ```
pub struct Slot<T> {
    signal: Option<RwSignal<Rc<dyn Any>, LocalStorage>>,
    holds: PhantomData<fn() -> T>,
}

impl<T: 'static> Slot<T> {
    /// A signal with its first value.
    pub fn new(value: T) -> Self {
        let value: Rc<dyn Any> = Rc::new(value);
        Self {
            signal: IN_BROWSER.then(|| RwSignal::new_local(value)),
            holds: PhantomData,
        }
    }

    /// The value, tracked; `None` when its owner is gone.
    pub fn get(self) -> Option<Rc<T>> {
        self.signal?.try_get()?.downcast().ok()
    }

    /// The value, not tracked; `None` when its owner is gone.
    ///
    /// ```no_run
    /// use leptos_stripe::reactive::Slot;
    ///
    /// fn add_one(count: Slot<u32>) {
    ///     if let Some(now) = count.peek() {
    ///         count.set(*now + 1);
    ///     }
    /// }
    /// ```
    pub fn peek(self) -> Option<Rc<T>> {
        self.signal?.try_get_untracked()?.downcast().ok()
    }

    /// Sets the value and tells who has read it; does nothing when its owner is gone.
    pub fn set(self, value: T) {
        if let Some(signal) = self.signal {
            signal.try_set(Rc::new(value));
        }
    }
}

impl<T> Clone for Slot<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T> Copy for Slot<T> {}

impl<T> fmt::Debug for Slot<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Slot(…)")
    }
}

/// An effect that keeps what it must remember in its closure. On a server it does nothing.
///
/// ```no_run
/// use leptos_stripe::reactive::{Slot, effect};
///
/// fn count_changes(amount: Slot<i64>, changes: Slot<u32>) {
///     let mut seen = 0;
///     effect(move || {
///         if amount.get().is_some() {
///             seen += 1;
///             changes.set(seen);
///         }
///     });
/// }
/// ```
pub fn effect(run: impl FnMut() + 'static) {
    if IN_BROWSER {
        let run: Box<dyn FnMut()> = Box::new(run);
        Effect::new(run);
    }
}

/// A task that goes on to its end, also when the component that began it is gone.
///
/// ```no_run
/// use leptos_stripe::reactive::{Slot, spawn};
/// use leptos_stripe::stripe_js::{ClientSecret, Outcome, PaymentIntentStatus, Stripe};
///
/// fn look(stripe: Stripe, secret: ClientSecret, is_paid: Slot<bool>) {
///     spawn(async move {
///         if let Ok(Outcome::Done(intent)) = stripe.retrieve_payment_intent(&secret).await {
///             is_paid.set(intent.status == PaymentIntentStatus::Succeeded);
///         }
///     });
/// }
/// ```
pub fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local(task);
}
