//! Effects and tasks behind one type each.
//!
//! A generic function of the reactive system is compiled anew for each closure, at some
//! kilobytes each, which a browser has to load. Behind a box there is one of each.

use std::pin::Pin;

use leptos::prelude::Effect;
use leptos::task::spawn_local_scoped_with_cancellation;

/// An effect that keeps what it must remember in its closure.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// A task that ends with the effect or component that began it.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local_scoped_with_cancellation(task);
}
