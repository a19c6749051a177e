//! Effects, tasks and changing views behind one type each.
//!
//! A generic function of the reactive system is compiled anew for each closure, at some kilobytes
//! each, which a browser has to load. Behind a box there is one of each.

use std::pin::Pin;

use leptos::{prelude::*, task::spawn_local};

/// An effect that keeps what it must remember in its closure.
pub(crate) fn effect(run: impl FnMut() + 'static) {
    let run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(run);
}

/// A task that goes on to its end, also when the widget is taken off the page: a payment under way
/// is not undone by that.
pub(crate) fn spawn(task: impl Future<Output = ()> + 'static) {
    let task: Pin<Box<dyn Future<Output = ()>>> = Box::pin(task);
    spawn_local(task);
}

/// A view that is made anew when what it reads changes.
pub(crate) fn dynamic(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}
