//! The props of the components: what they read, and whom they tell.
//!
//! Both are a closure in a box, so that a component is compiled once, and a browser loads it
//! once, whatever it is given.

use std::fmt;
use std::rc::Rc;

use leptos::prelude::{Get, RwSignal, Signal};

/// Something a component reads; what it reads is tracked.
///
/// Made from a closure, from a signal, or, for texts, from the text itself:
///
/// ```
/// use leptos_stripe::Tracked;
///
/// let fixed: Tracked<String> = "acct_1".into();
/// let derived: Tracked<i64> = (|| 1099).into();
/// assert_eq!((fixed.get(), derived.get()), ("acct_1".to_owned(), 1099));
/// ```
pub struct Tracked<T>(Rc<dyn Fn() -> T>);

impl<T> Tracked<T> {
    /// The value now.
    pub fn get(&self) -> T {
        (self.0)()
    }
}

impl<T, F: Fn() -> T + 'static> From<F> for Tracked<T> {
    fn from(read: F) -> Self {
        Self(Rc::new(read))
    }
}

impl<T: Clone + Send + Sync + 'static> From<Signal<T>> for Tracked<T> {
    fn from(signal: Signal<T>) -> Self {
        Self(Rc::new(move || signal.get()))
    }
}

impl<T: Clone + Send + Sync + 'static> From<RwSignal<T>> for Tracked<T> {
    fn from(signal: RwSignal<T>) -> Self {
        Self(Rc::new(move || signal.get()))
    }
}

impl From<&'static str> for Tracked<String> {
    fn from(text: &'static str) -> Self {
        Self(Rc::new(move || text.to_owned()))
    }
}

impl From<String> for Tracked<String> {
    fn from(text: String) -> Self {
        Self(Rc::new(move || text.clone()))
    }
}

impl<T: Default + 'static> Default for Tracked<T> {
    fn default() -> Self {
        Self(Rc::new(T::default))
    }
}

impl<T> Clone for Tracked<T> {
    fn clone(&self) -> Self {
        Self(Rc::clone(&self.0))
    }
}

impl<T> fmt::Debug for Tracked<T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Tracked(…)")
    }
}

/// Whom a component tells; nobody by default. Made from a closure.
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
pub struct Handler<T>(Option<Rc<dyn Fn(T)>>);

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

impl<T, F: Fn(T) + 'static> From<F> for Handler<T> {
    fn from(hear: F) -> Self {
        Self(Some(Rc::new(hear)))
    }
}

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
