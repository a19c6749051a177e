//! What a component gives to its own children, and to nobody else.

use leptos::prelude::*;
use leptos::tachys::reactive_graph::OwnedView;

/// Shows the children with a context that they alone see, also those that come later.
///
/// A component of Leptos has no owner of its own: what it provides without one, its siblings see,
/// too, and the last of them wins.
pub(crate) fn provided<T: Send + Sync + 'static>(
    make: impl FnOnce() -> T,
    children: Children,
) -> impl IntoView {
    let owner = Owner::new();
    let view = owner.with(|| {
        provide_context(make());
        children()
    });
    OwnedView::new_with_owner(view, owner)
}
