//! Stripe's form, as JavaScript makes it: mostly before this code is there (`embed/early.js`).

use js_sys::Reflect;
use stripe_js::{Element, Elements, ElementsOptions, Error, Options as _, Payment, Stripe};
use wasm_bindgen::JsValue;

use crate::session::Session;

/// A group, and the form that stands on the page. Dropping it takes the form off.
pub(super) struct Made {
    pub(super) group: Elements,
    pub(super) form: Element<Payment>,
    /// What the form has said before anybody listened: the name of an event.
    pub(super) said: Option<String>,
}

impl Made {
    pub(super) fn of(
        session: &Session,
        stripe: &Stripe,
        options: &ElementsOptions,
    ) -> Result<Self, Error> {
        let made = session.page.form(stripe.as_ref(), &options.to_js())?;
        let field = |name: &str| Reflect::get(&made, &name.into());
        Ok(Self {
            group: Elements::from_js(field("group")?).ok_or(JsValue::NULL)?,
            form: Element::from_js(field("form")?).ok_or(JsValue::NULL)?,
            said: field("said")?.as_string(),
        })
    }
}
