//! The loaded Stripe.js, and the cache of its `Stripe` objects.

use std::cell::RefCell;

use js_sys::Function;
use wasm_bindgen::{JsCast as _, JsValue};

use crate::define::define_options;
use crate::fields::Text;
use crate::{Error, Stripe, convert, ffi};

/// Stripe.js on this page: the `window.Stripe` function. Made by [`load`](crate::load()).
///
/// ```no_run
/// use stripe_js::{DEFAULT_URL, StripeOptions, load};
///
/// async fn two_accounts(key: &str) -> Result<(), Box<dyn std::error::Error>> {
///     let stripe_js = load(DEFAULT_URL).await?;
///     let shoes = stripe_js.stripe(key, &StripeOptions::default().stripe_account("acct_1"))?;
///     let books = stripe_js.stripe(key, &StripeOptions::default().stripe_account("acct_2"))?;
///     Ok(())
/// }
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct StripeJs(Function);

define_options! {
    /// The options of a `Stripe` object. <https://docs.stripe.com/js/initializing>
    ///
    /// ```
    /// use stripe_js::StripeOptions;
    ///
    /// let options = StripeOptions::default().stripe_account("acct_…").locale("de");
    /// // With the name that Stripe tells whom it lets try a feature:
    /// let early = options.betas(vec!["…".into()]);
    /// ```
    ///
    /// There is no API version: a versioned Stripe.js has its own and refuses another.
    #[derive(Default)]
    StripeOptions {
        /// The connected account, `acct_…`, on whose behalf everything happens.
        /// <https://docs.stripe.com/connect/direct-charges>
        stripe_account: Text => "stripeAccount",
        /// An IETF language tag that Stripe.js supports, for Elements and for the
        /// messages of errors; `auto`, the browser's language, if absent.
        locale: Text => "locale",
        /// Names of prerelease features.
        betas: Vec<Text> => "betas",
        /// What Stripe.js shows to developers on pages of a test key.
        developer_tools: DeveloperTools => "developerTools",
    }
}

define_options! {
    /// What Stripe.js shows to developers.
    ///
    /// ```
    /// use stripe_js::{Assistant, DeveloperTools, StripeOptions};
    ///
    /// // On a test page that is recorded on video:
    /// let hidden = DeveloperTools::default().assistant(Assistant::default().enabled(false));
    /// let options = StripeOptions::default().developer_tools(hidden);
    /// ```
    #[derive(Default)]
    DeveloperTools {
        /// The assistant at the edge of the page.
        assistant: Assistant => "assistant",
    }
}

define_options! {
    /// The assistant at the edge of the page.
    #[derive(Default)]
    Assistant {
        /// Whether it shows.
        enabled: bool => "enabled",
    }
}

/// A `Stripe` object and what it was made from.
struct Made {
    by: StripeJs,
    publishable_key: String,
    options: StripeOptions,
    stripe: Stripe,
}

thread_local! {
    /// A page makes few, so a list is enough. They live as long as the page:
    /// Stripe.js has no way to dispose of one.
    static MADE: RefCell<Vec<Made>> = const { RefCell::new(Vec::new()) };
}

impl StripeJs {
    pub(crate) fn new(constructor: Function) -> Self {
        Self(constructor)
    }

    /// Stripe.js that the page has loaded in a way of its own, instead of [`load`](crate::load()):
    /// the value of `window.Stripe`. `None` when it is no function.
    ///
    /// ```no_run
    /// use js_sys::Reflect;
    /// use stripe_js::StripeJs;
    ///
    /// fn of_the_page(window: &web_sys::Window) -> Option<StripeJs> {
    ///     StripeJs::from_js(&Reflect::get(window, &"Stripe".into()).ok()?)
    /// }
    /// ```
    pub fn from_js(global: &JsValue) -> Option<Self> {
        global.dyn_ref::<Function>().cloned().map(Self)
    }

    /// The release train of the Stripe.js on this page: `endive`, or `v3` for the one without
    /// versions. Another than that of [`DEFAULT_URL`](crate::DEFAULT_URL) may know other options and
    /// answers: a page that loads Stripe.js in two ways has the one that came first.
    ///
    /// ```no_run
    /// use stripe_js::{DEFAULT_URL, StripeJs};
    ///
    /// fn is_expected(stripe_js: &StripeJs) -> bool {
    ///     stripe_js.version().is_none_or(|train| DEFAULT_URL.contains(&train))
    /// }
    /// ```
    pub fn version(&self) -> Option<String> {
        let version = convert::field(&self.0, "version")?;
        let number = version.as_f64().map(|it| ["v", &it.to_string()].concat());
        version.as_string().or(number)
    }

    /// The `Stripe` object for a publishable key; `Stripe(key, options)`.
    ///
    /// The same key and options give the same object for the life of the page, as
    /// each one costs iframes and requests.
    ///
    /// ```no_run
    /// # use stripe_js::{Error, Stripe, StripeJs, StripeOptions};
    /// # fn stripe(stripe_js: &StripeJs) -> Result<Stripe, Error> {
    /// stripe_js.stripe("pk_test_…", &StripeOptions::default().stripe_account("acct_…"))
    /// # }
    /// ```
    pub fn stripe(&self, publishable_key: &str, options: &StripeOptions) -> Result<Stripe, Error> {
        if let Some(stripe) = self.made_before(publishable_key, options) {
            return Ok(stripe);
        }
        let js_options = options.0.to_js();
        let made = self
            .0
            .call2(&JsValue::UNDEFINED, &publishable_key.into(), &js_options)?;
        let stripe = Stripe::new(made.unchecked_into::<ffi::Stripe>());
        let entry = Made {
            by: self.clone(),
            publishable_key: publishable_key.to_owned(),
            options: options.clone(),
            stripe: stripe.clone(),
        };
        MADE.with_borrow_mut(|made| made.push(entry));
        Ok(stripe)
    }

    fn made_before(&self, publishable_key: &str, options: &StripeOptions) -> Option<Stripe> {
        MADE.with_borrow(|made| {
            made.iter()
                .find(|made| {
                    made.by == *self
                        && made.publishable_key == publishable_key
                        && made.options == *options
                })
                .map(|made| made.stripe.clone())
        })
    }
}
