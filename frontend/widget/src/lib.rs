//! The `<connect-pay>` element's inside: one checkout, its form and its outcome.
//!
//! | module | what it is for |
//! |---|---|
//! | `state` | what is shown, as a pure function of what happened |
//! | `session` | one mounted widget: its state and its surroundings |
//! | `flow` | loading, paying, coming back: the only code that waits |
//! | `view` | the state as a page |
//! | `api` | the server |
//! | `resume` | coming back from a redirect |
//!
//! The loader (`embed/connect-pay.js`) defines the element and calls [`mount`]. Everything is
//! rendered in the light DOM, where Stripe's iframes can live.

mod api;
mod appearance;
mod flow;
mod money;
mod page;
mod reactive;
mod resume;
mod session;
mod state;
mod text;
mod view;

use std::any::Any;

use leptos::mount::mount_to;
use shared::CheckoutId;
use wasm_bindgen::prelude::*;
use web_sys::HtmlElement;

use session::{Options, Session};

/// A mounted widget. Freeing it takes everything off the page.
#[wasm_bindgen]
pub struct Widget {
    /// Unmounts on drop.
    _mounted: Box<dyn Any>,
}

/// Shows a checkout in an element of the page.
///
/// # Errors
/// When the id of the checkout is empty.
#[wasm_bindgen]
pub fn mount(host: HtmlElement, options: Options) -> Result<Widget, JsError> {
    let id = CheckoutId::try_from(options.checkout());
    let id = id.map_err(|_| JsError::new("the tag names no checkout"))?;
    let parent = host.clone();
    let mounted = mount_to(parent, move || {
        let session = Session::new(host, id, &options);
        flow::start(session, options.answer());
        session.tell_host();
        view::widget(session)
    });
    Ok(Widget {
        _mounted: Box::new(mounted),
    })
}
