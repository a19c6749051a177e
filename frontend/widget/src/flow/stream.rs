//! News of a checkout, while there is something to wait for.

use std::{fmt, rc::Rc};

use js_sys::Function;
use leptos_stripe::reactive::spawn;
use shared::{CheckoutStatus, paths};
use wasm_bindgen::prelude::*;

use crate::{api, flow, session::Session, state::Event};

/// A stream of events. Dropping it ends it.
///
/// The stream does not make the server ask Stripe, so the server is asked, too, whenever the
/// connection is new: after a moment offline the truth is there at once.
pub(crate) struct Stream {
    end: Function,
    // Below the code in `drop`, so it outlives the stream.
    _hear: Closure<dyn FnMut(JsValue)>,
}

impl Stream {
    pub(crate) fn open(session: &Rc<Session>) -> Self {
        let path = paths::checkout_events(&session.checkout);
        let it = Rc::clone(session);
        let hear: Box<dyn FnMut(JsValue)> = Box::new(move |news| match api::told(&news) {
            Some(checkout) if checkout.status != CheckoutStatus::Open => {
                it.knows_better();
                it.dispatch(Event::News(checkout.into()));
            }
            // Open is what it is until the server has asked Stripe.
            _ => spawn(flow::refresh(Rc::clone(&it))),
        });
        let hear = Closure::wrap(hear);
        let end = session.page.watch(&path, hear.as_ref().unchecked_ref());
        Self { end, _hear: hear }
    }
}

impl Drop for Stream {
    fn drop(&mut self) {
        // It only closes the connection.
        _ = self.end.call0(&JsValue::UNDEFINED);
    }
}

impl fmt::Debug for Stream {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Stream")
    }
}
