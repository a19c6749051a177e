//! Changing views behind one type, beside the effects and tasks of [`leptos_stripe::reactive`].

use leptos::prelude::*;

pub(crate) use leptos_stripe::reactive::{Slot, effect, spawn};

/// A view that is made anew when what it reads changes.
pub(crate) fn dynamic(view: impl FnMut() -> AnyView + Send + 'static) -> AnyView {
    let view: Box<dyn FnMut() -> AnyView + Send> = Box::new(view);
    view.into_any()
}

/// A value that changes only when it becomes another: what reads it is spared the rest.
pub(crate) fn distinct<T: PartialEq + 'static>(read: impl Fn() -> T + 'static) -> Slot<T> {
    let slot = Slot::new(untrack(&read));
    effect(move || {
        let value = read();
        if slot.peek().is_some_and(|known| *known != value) {
            slot.set(value);
        }
    });
    slot
}
