//! What stands around a widget, as JavaScript hands it over.
//!
//! What the browser is asked for stands in `embed/page.js`: there it costs a customer a tenth of
//! the bytes that the same calls cost here. What is decided stands here.

use js_sys::{Function, Promise};
use wasm_bindgen::prelude::*;

#[wasm_bindgen]
extern "C" {
    /// The `<connect-pay>` element: what its attributes and properties say now.
    pub type Host;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn checkout(this: &Host) -> String;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn elements(this: &Host) -> Option<String>;

    #[wasm_bindgen(method, getter)]
    pub(crate) fn intent(this: &Host) -> Option<String>;

    /// What the browser does for one widget: an object of `embed/page.js`, with what `embed/early.js`
    /// has begun.
    pub type Page;

    /// Tells the page; `false` when it does not want what the event announces.
    #[wasm_bindgen(method)]
    pub(crate) fn emit(this: &Page, name: &str, status: Option<&str>, method: Option<&str>)
    -> bool;

    /// Which parts of the tree show. `false` while what was given up is still on its way: then
    /// nothing changes.
    #[wasm_bindgen(method)]
    pub(crate) fn stage(this: &Page, name: &str) -> bool;

    /// Puts a text into a node of the tree: that of the customer's language by this name, if there
    /// is one. What stays the same is left alone: a live region would say it again.
    #[wasm_bindgen(method)]
    pub(crate) fn write(this: &Page, selector: &str, text: &str, name: &str);

    /// What stands on the button, likewise or as the page wants it, and whether it can be pressed.
    #[wasm_bindgen(method)]
    pub(crate) fn button(this: &Page, text: &str, name: &str, is_enabled: bool);

    /// A link with a text, likewise; none where there is nowhere to go.
    #[wasm_bindgen(method)]
    pub(crate) fn instructions(this: &Page, url: Option<&str>, text: &str, name: &str);

    /// Shows an exact decimal amount in the customer's notation.
    #[wasm_bindgen(method)]
    pub(crate) fn amount(this: &Page, decimal: &str, currency: &str);

    /// Whether the buttons of wallets show.
    #[wasm_bindgen(method)]
    pub(crate) fn wallets(this: &Page, show: bool);

    /// When nobody should wait any longer for what the form can do without.
    #[wasm_bindgen(method)]
    pub(crate) fn soon(this: &Page) -> Promise;

    /// Arranges the payment methods of a form as the page wants it now.
    #[wasm_bindgen(method)]
    pub(crate) fn arrange(this: &Page, form: &JsValue);

    /// The node of the tree that an Element is for.
    #[wasm_bindgen(method)]
    pub(crate) fn node(this: &Page, selector: &str) -> web_sys::HtmlElement;

    #[wasm_bindgen(method)]
    pub(crate) fn busy(this: &Page, busy: bool);

    /// Why what is told next came about, for engineers: a code of Stripe's or of the server's.
    #[wasm_bindgen(method)]
    pub(crate) fn because(this: &Page, code: Option<&str>);

    /// An attempt to pay is over: whoever else shows the checkout asks what came of it.
    #[wasm_bindgen(method)]
    pub(crate) fn concluded(this: &Page);

    /// The customer session that the page gives, unless Stripe has said that it is over.
    #[wasm_bindgen(method, js_name = customerSession)]
    pub(crate) fn customer_session(this: &Page) -> Option<String>;

    /// Moves the focus to news: to what is awaited from wherever it is, else from inside only.
    #[wasm_bindgen(method)]
    pub(crate) fn focus(this: &Page, selector: &str, is_awaited: bool);

    /// Stripe's Appearance, in the look of the page.
    #[wasm_bindgen(method)]
    pub(crate) fn look(this: &Page) -> JsValue;

    /// The checkout's answer, asked for before this code was there: `{ok, json}`.
    #[wasm_bindgen(method, getter)]
    pub(crate) fn answer(this: &Page) -> Promise;

    /// A request to the server, which gives up when it takes too long.
    #[wasm_bindgen(method)]
    pub(crate) fn request(this: &Page, method: &str, path: &str) -> web_sys::Request;

    /// Loads Stripe.js, and makes the `Stripe` object of an account: once for the page.
    #[wasm_bindgen(method)]
    pub(crate) fn stripe(this: &Page, url: &str, key: &str, account: Option<&str>) -> Promise;

    /// The group of Elements of these options, with the page's Payment Element in the tree: `{group,
    /// form, said}`. It may have been begun before this code was there.
    #[wasm_bindgen(method, catch)]
    pub(crate) fn form(
        this: &Page,
        stripe: &JsValue,
        options: &JsValue,
    ) -> Result<JsValue, JsValue>;

    /// Whether a redirect brought the customer back, and nobody has asked Stripe yet.
    #[wasm_bindgen(method, js_name = isBack)]
    pub(crate) fn is_back(this: &Page) -> bool;

    /// The client secret that it brought back, once.
    #[wasm_bindgen(method, js_name = takeReturn)]
    pub(crate) fn take_return(this: &Page) -> Option<String>;

    /// Where a redirect comes back to.
    #[wasm_bindgen(method, js_name = returnUrl)]
    pub(crate) fn return_url(this: &Page) -> String;

    /// Hears each change of a checkout, and `undefined` whenever the connection is new. Gives what
    /// ends it.
    #[wasm_bindgen(method)]
    pub(crate) fn watch(this: &Page, path: &str, hear: &Function) -> Function;
}
