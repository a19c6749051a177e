//! The page, as far as loading a script needs it.

use js_sys::{Array, Function, Promise, Reflect};
use wasm_bindgen::{JsCast as _, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::{Document, HtmlElement, HtmlScriptElement, Node, Url, Window};

use super::{LoadError, is_stripe_url, script_failed, trusted_types};
use crate::StripeJs;

/// How often a script is looked at that was on the page before us, in milliseconds. It may have
/// failed before anybody listened, and then no event ever comes.
const TURN: i32 = 500;

/// How often at the most. A slow one must not be given up while it is on its way: a second one would
/// run beside it.
const TURNS: u32 = 120;

pub(super) struct Page {
    window: Window,
    document: Document,
    parent: Node,
}

/// A script on the page.
pub(super) struct Script {
    element: HtmlScriptElement,
    /// Its events come for sure, since nothing has happened yet.
    is_new: bool,
}

impl Script {
    pub(super) fn remove(&self) {
        self.element.remove();
    }
}

impl Page {
    pub(super) fn current() -> Result<Self, LoadError> {
        let window = web_sys::window().ok_or(LoadError::NoDocument)?;
        let document = window.document().ok_or(LoadError::NoDocument)?;
        let head = document.head().map(Node::from);
        let parent = head
            .or_else(|| document.body().map(Node::from))
            .ok_or(LoadError::NoDocument)?;
        Ok(Self {
            window,
            document,
            parent,
        })
    }

    /// `window.Stripe`, once it is there.
    pub(super) fn stripe_js(&self) -> Option<StripeJs> {
        let global = Reflect::get(&self.window, &JsValue::from_str("Stripe")).ok()?;
        global.dyn_into::<Function>().ok().map(StripeJs::new)
    }

    /// A script on the page that will bring, or has brought, Stripe.js.
    ///
    /// One of Stripe's addresses is as good as another. Any other address must be
    /// the same, so that a page with a test double never gets the real one for it.
    pub(super) fn find_script(&self, url: &str) -> Option<Script> {
        let url = self.absolute(url)?;
        let scripts = self.document.query_selector_all("script[src]").ok()?;
        let element = (0..scripts.length())
            .filter_map(|index| scripts.get(index)?.dyn_into::<HtmlScriptElement>().ok())
            .find(|script| {
                let src = script.src();
                let is_it = src == url || (is_stripe_url(&src) && is_stripe_url(&url));
                is_it && runs(script)
            })?;
        Some(Script {
            element,
            is_new: false,
        })
    }

    /// Inserts a script with the page's nonce.
    pub(super) fn insert_script(&self, url: &str) -> Result<Script, LoadError> {
        let made = self.document.create_element("script").ok();
        let element = made.and_then(|it| it.dyn_into::<HtmlScriptElement>().ok());
        let element = element.ok_or_else(|| script_failed(url))?;
        if let Some(nonce) = self.nonce() {
            element.set_nonce(&nonce);
        }
        // The setter of `web-sys` expects no refusal.
        let src = trusted_types::script_url(&self.window, url);
        Reflect::set(&element, &JsValue::from_str("src"), &src).map_err(|_| {
            LoadError::TrustedTypes {
                url: url.to_owned(),
            }
        })?;
        let inserted = self.parent.append_child(&element);
        inserted.map_err(|_| script_failed(url))?;
        Ok(Script {
            element,
            is_new: true,
        })
    }

    /// Waits until a script has run (`true`), has failed or is given up.
    pub(super) async fn finished(&self, script: &Script) -> bool {
        // The browser calls the promise's own functions, so no closure is kept.
        let ended = Promise::new(&mut |resolve, reject| {
            let target = &script.element;
            _ = target.add_event_listener_with_callback("load", &resolve);
            _ = target.add_event_listener_with_callback("error", &reject);
        });
        if script.is_new {
            return JsFuture::from(ended).await.is_ok();
        }
        for _ in 0..TURNS {
            // What is fetched has only to run, which takes no longer than a turn.
            let was_fetched = self.has_fetched(&script.element.src());
            let either = Array::of2(&ended, &self.turn());
            match JsFuture::from(Promise::race(&either)).await {
                Ok(event) if event.is_object() => return true,
                Ok(_) if !was_fetched => {}
                Ok(_) | Err(_) => return false,
            }
        }
        false
    }

    fn turn(&self) -> Promise {
        Promise::new(&mut |resolve, _| {
            _ = self
                .window
                .set_timeout_with_callback_and_timeout_and_arguments_0(&resolve, TURN);
        })
    }

    /// The nonce of the scripts on the page, which its policy may ask of ours, too.
    fn nonce(&self) -> Option<String> {
        let script = self.document.query_selector("script[nonce]").ok()??;
        Some(script.dyn_into::<HtmlElement>().ok()?.nonce())
    }

    /// The URL as the `src` property of a script shows it.
    fn absolute(&self, url: &str) -> Option<String> {
        let base = self.document.base_uri().ok()??;
        Some(Url::new_with_base(url, &base).ok()?.href())
    }

    fn has_fetched(&self, src: &str) -> bool {
        self.document.ready_state() == "complete"
            && self
                .window
                .performance()
                .is_some_and(|performance| performance.get_entries_by_name(src).length() > 0)
    }
}

/// Whether the browser runs it: a manager of consents keeps others back by their type.
fn runs(script: &HtmlScriptElement) -> bool {
    let kind = script.type_().to_ascii_lowercase();
    matches!(&*kind, "" | "module") || kind.ends_with("javascript") || kind.ends_with("ecmascript")
}
