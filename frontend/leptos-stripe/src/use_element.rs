//! The life of an Element on a page, the same for every kind.

use std::cell::RefCell;

use leptos::html::Div;
use leptos::prelude::*;
use stripe_js::event::Event;
use stripe_js::{Change, Element, ElementKind, Elements, Error, Options as _, Subscription};
use web_sys::HtmlDivElement;

use crate::document::{Leaves, when_connected};
use crate::prop::{Handler, Tracked};
use crate::reactive::{Slot, effect};
use crate::state::ElementsContext;

/// Shows an Element in a `<div>` for as long as the calling component lives.
///
/// The Element is made when the group is there and the node is in the document, updated
/// when the options change, made anew when the group is, and destroyed on unmount. It is also made
/// anew when its node was taken out of the document and comes back, as `<Suspense>` does it: the
/// browser has emptied its frames. What was typed is lost then, so keep a form out of what reloads,
/// or use `<Transition>`.
///
/// `subscribe` adds the listeners before the Element is mounted; [`listen`] helps with
/// optional callbacks. `on_error` hears what Stripe.js throws; the console, if nobody does. `context` is that of
/// [`use_elements`](crate::use_elements) below an [`Elements`](crate::Elements()) component.
///
/// ```
/// use leptos::html::Div;
/// use leptos::prelude::*;
/// use leptos_stripe::stripe_js::payment::PaymentElementOptions;
/// use leptos_stripe::stripe_js::{Element, Payment, event};
/// use leptos_stripe::{Handler, listen, use_element, use_elements};
///
/// #[component]
/// fn PaymentFields(#[prop(into)] on_ready: Handler<()>) -> impl IntoView {
///     let node = NodeRef::<Div>::new();
///     let handle = use_element(
///         use_elements(),
///         Payment,
///         PaymentElementOptions::default.into(),
///         node,
///         move |element| {
///             let ready = listen(element, event::Ready, &on_ready)?;
///             Ok(ready.into_iter().collect())
///         },
///         Handler::default(),
///     );
///     view! {
///         <div node_ref=node></div>
///         <button on:click=move |_| _ = handle.with(Element::clear)>"Start again"</button>
///     }
/// }
/// ```
pub fn use_element<K: ElementKind>(
    context: ElementsContext,
    kind: K,
    options: Tracked<K::Options>,
    node: NodeRef<Div>,
    subscribe: impl Fn(&Element<K>) -> Result<Vec<Subscription>, Error> + 'static,
    on_error: Handler<Error>,
) -> ElementHandle<K> {
    let slot = Slot::new(RefCell::new(None::<Mounted<K>>));
    let moved = Slot::new(());

    effect(move || {
        let Some(slot) = slot.peek() else {
            return;
        };
        moved.get();
        // Nothing is held while Stripe.js runs: its handlers may use the handle.
        let before = slot.take();
        let Some(Some(node)) = node.try_get() else {
            return;
        };
        let options = options.get();
        let Some(group) = context.elements() else {
            return;
        };
        let place = Place { group, node };
        // What an app reads where it is told something is none of what the Element is made from.
        untrack(
            || match place.shows(before, options, kind, &subscribe, moved) {
                Ok(mounted) => _ = slot.replace(mounted),
                Err(error) if on_error.is_some() => on_error.run(error),
                Err(error) => unheard(K::TYPE, &error),
            },
        );
    });

    ElementHandle(slot)
}

/// Nobody listens, and nothing shows: whoever builds the page must learn why.
pub(crate) fn unheard(what: &str, error: &Error) {
    leptos::logging::error!("leptos-stripe: {what}: {error}");
}

/// A listener that tells a component's handler, if it was given one.
pub fn listen<K: ElementKind, E: Event<K>>(
    element: &Element<K>,
    event: E,
    handler: &Handler<E::Payload>,
) -> Result<Option<Subscription>, Error>
where
    E::Payload: 'static,
{
    if !handler.is_some() {
        return Ok(None);
    }
    let handler = handler.clone();
    element
        .on(event, move |payload| handler.run(payload))
        .map(Some)
}

/// The Element of a component, while there is one.
///
/// ```no_run
/// use leptos_stripe::ElementHandle;
/// use leptos_stripe::stripe_js::{Element, Payment};
///
/// /// Whether there was a form to put the cursor into.
/// fn to_the_form(handle: ElementHandle<Payment>) -> bool {
///     matches!(handle.with(Element::focus), Some(Ok(())))
/// }
/// ```
#[derive(Debug, Clone, Copy)]
pub struct ElementHandle<K: ElementKind>(Slot<RefCell<Option<Mounted<K>>>>);

impl<K: ElementKind> ElementHandle<K> {
    /// Does something with the Element, such as `focus`; `None` if there is none now.
    pub fn with<T>(&self, f: impl FnOnce(&Element<K>) -> T) -> Option<T> {
        let slot = self.0.peek()?;
        let mounted = slot.borrow();
        mounted.as_ref().map(|mounted| f(&mounted.element))
    }
}

/// Where an Element is; elsewhere it must be another one.
#[derive(Debug, PartialEq)]
struct Place {
    group: Elements,
    node: HtmlDivElement,
}

impl Place {
    /// The Element that is to be seen there now. None while the node is not in the document, which
    /// Stripe.js refuses; `moved` then tells when it is.
    fn shows<K: ElementKind>(
        self,
        before: Option<Mounted<K>>,
        options: K::Options,
        kind: K,
        subscribe: Subscribe<'_, K>,
        moved: Slot<()>,
    ) -> Result<Option<Mounted<K>>, Error> {
        if !self.node.is_connected() {
            when_connected(self.node, moved);
            return Ok(None);
        }
        let mounted = match before {
            Some(mounted) if mounted.place == self => mounted.change_to(options, kind, subscribe),
            // Destroyed first: a group holds one Element of a kind.
            before => {
                drop(before);
                let leaves = Leaves::watch(&self.node, moved);
                Mounted::new(self, options, kind, subscribe, leaves)
            }
        };
        mounted.map(Some)
    }
}

#[derive(Debug)]
struct Mounted<K: ElementKind> {
    // Above the Element: listeners go before it is destroyed.
    _subscriptions: Vec<Subscription>,
    element: Element<K>,
    place: Place,
    options: K::Options,
    leaves: Option<Leaves>,
}

type Subscribe<'a, K> = &'a dyn Fn(&Element<K>) -> Result<Vec<Subscription>, Error>;

impl<K: ElementKind> Mounted<K> {
    fn new(
        place: Place,
        options: K::Options,
        kind: K,
        subscribe: Subscribe<'_, K>,
        leaves: Option<Leaves>,
    ) -> Result<Self, Error> {
        let element = place.group.create(kind, &options)?;
        let subscriptions = subscribe(&element)?;
        element.mount(&place.node)?;
        Ok(Self {
            _subscriptions: subscriptions,
            element,
            place,
            options,
            leaves,
        })
    }

    fn change_to(
        mut self,
        options: K::Options,
        kind: K,
        subscribe: Subscribe<'_, K>,
    ) -> Result<Self, Error> {
        match options.change_from(&self.options) {
            Change::Nothing => Ok(self),
            Change::Update(update) => {
                self.element.update(&update)?;
                self.options = options;
                Ok(self)
            }
            Change::Recreate => {
                let Self {
                    _subscriptions: subscriptions,
                    element,
                    place,
                    leaves,
                    ..
                } = self;
                drop(subscriptions);
                drop(element);
                Self::new(place, options, kind, subscribe, leaves)
            }
        }
    }
}
