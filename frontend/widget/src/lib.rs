//! The `<connect-pay>` element's inside: one checkout, its form and its outcome.
//!
//! | module | what it is for |
//! |---|---|
//! | `state` | what is shown, as a pure function of what happened |
//! | `page` | what a state looks like, also pure |
//! | `text` | what is said, in English; `locales/` has the other languages |
//! | `session` | one mounted widget: its state, and what it tells the page |
//! | `flow` | loading, paying, hearing news: the only code that waits |
//! | `fields` | Stripe's Elements, for as long as the form stands |
//! | `paint` | writes a page into the tree |
//! | `api` | the server |
//! | `host` | the page around, as JavaScript hands it over |
//!
//! The loader (`embed/connect-pay.js`) defines the element and puts its tree on the page;
//! `embed/open.js` calls [`mount`]. All of it is in the light DOM, where Stripe's iframes can live.

mod api;
mod fields;
mod flow;
mod host;
mod page;
mod paint;
mod session;
mod state;
mod text;

use std::rc::Rc;

use leptos::prelude::Owner;
use shared::CheckoutId;
use wasm_bindgen::prelude::*;

use host::{Host, Page};
use session::Session;

/// A mounted widget. Freeing it ends all that it has begun.
#[wasm_bindgen]
pub struct Widget {
    session: Rc<Session>,
    /// Its effects live as long as this.
    owner: Owner,
}

/// Shows the checkout of an element in a tree that stands on the page.
///
/// # Errors
/// When the element names no checkout.
#[wasm_bindgen]
pub fn mount(host: Host, page: Page) -> Result<Widget, JsError> {
    let id = CheckoutId::try_from(host.checkout());
    let id = id.map_err(|_| JsError::new("the tag names no checkout"))?;
    session::prepare();
    let owner = Owner::new();
    let session = owner.with(|| Session::open(host, page, id));
    Ok(Widget { session, owner })
}

#[wasm_bindgen]
impl Widget {
    /// The customer, or the page, presses the button. Whether anything began.
    pub fn press(&self) -> bool {
        flow::press(&self.session)
    }

    /// Asks the server for the checkout as it is now.
    pub fn refresh(&self) {
        leptos_stripe::reactive::spawn(flow::refresh(Rc::clone(&self.session)));
    }

    /// The customer was to leave for another page, and has stayed.
    pub fn stay(&self) {
        flow::stay(&self.session);
    }

    /// The look, the arrangement or the label is another.
    pub fn restyle(&self) {
        self.session.restyle();
    }
}

impl Drop for Widget {
    fn drop(&mut self) {
        self.session.close();
        self.owner.cleanup();
    }
}
