//! Loading Stripe.js into the page, with the rules of Stripe's own loader.
//!
//! | The page has | `load` does |
//! |---|---|
//! | `window.Stripe` | uses it |
//! | a script of that address | waits for it, a minute at the most |
//! | neither | inserts one script |
//!
//! A failed try is repeated once with a new script. After a second failure the
//! script is gone from the page, so that a later call starts afresh. Calls that
//! overlap share one load.

mod page;
mod trusted_types;
mod url;

use std::cell::{OnceCell, RefCell};
use std::fmt;
use std::rc::Rc;

use js_sys::Promise;
use wasm_bindgen::JsValue;
use wasm_bindgen_futures::{JsFuture, future_to_promise};

use crate::StripeJs;
use page::Page;

pub use trusted_types::TRUSTED_TYPES_POLICY;
pub use url::{DEFAULT_URL, is_stripe_url};

/// Why Stripe.js is not there.
///
/// ```
/// use stripe_js::LoadError;
///
/// let error = LoadError::Script { url: stripe_js::DEFAULT_URL.to_owned() };
/// assert_eq!(
///     error.to_string(),
///     "Stripe.js could not be loaded from https://js.stripe.com/endive/stripe.js"
/// );
/// ```
#[derive(Debug, Clone, PartialEq, Eq)]
#[non_exhaustive]
pub enum LoadError {
    /// There is no document with a `<head>` or `<body>`, as in a worker.
    NoDocument,
    /// The script could not be fetched or run, twice: offline, blocked by an
    /// extension or by a Content Security Policy, or a wrong address.
    Script {
        /// The address of the script.
        url: String,
    },
    /// The page demands Trusted Types and does not allow [`TRUSTED_TYPES_POLICY`].
    TrustedTypes {
        /// The address of the script.
        url: String,
    },
    /// The script ran and did not define `window.Stripe`: it is something else.
    NoGlobal {
        /// The address of the script.
        url: String,
    },
}

impl fmt::Display for LoadError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (before, url, after) = match self {
            Self::NoDocument => ("Stripe.js needs a page with a <head> or <body>", "", ""),
            Self::Script { url } => ("Stripe.js could not be loaded from ", url.as_str(), ""),
            Self::TrustedTypes { url } => (
                "the page's Content-Security-Policy has to name stripe-js in trusted-types to load ",
                url.as_str(),
                "",
            ),
            Self::NoGlobal { url } => ("the script at ", url.as_str(), " is not Stripe.js"),
        };
        f.write_str(before)?;
        f.write_str(url)?;
        f.write_str(after)
    }
}

impl std::error::Error for LoadError {}

/// Loads Stripe.js from `url`, which is [`DEFAULT_URL`] outside of tests.
///
/// Stripe.js that is on the page already is used, wherever it came from. A script that is inserted
/// has the nonce of the page, and goes through [`TRUSTED_TYPES_POLICY`].
///
/// ```no_run
/// # async fn load() -> Result<(), stripe_js::LoadError> {
/// let stripe_js = stripe_js::load(stripe_js::DEFAULT_URL).await?;
/// # Ok(())
/// # }
/// ```
pub async fn load(url: &str) -> Result<StripeJs, LoadError> {
    let page = Page::current()?;
    if let Some(stripe_js) = page.stripe_js() {
        return Ok(stripe_js);
    }
    Running::join_or_start(page, url).outcome().await
}

/// A load under way. It always settles, and its outcome is there when it has.
#[derive(Clone)]
struct Running {
    url: Rc<str>,
    settled: Promise,
    outcome: Rc<OnceCell<Result<StripeJs, LoadError>>>,
}

thread_local! {
    static RUNNING: RefCell<Vec<Running>> = const { RefCell::new(Vec::new()) };
}

impl Running {
    fn join_or_start(page: Page, url: &str) -> Self {
        RUNNING.with_borrow_mut(|all| {
            if let Some(running) = all.iter().find(|running| *running.url == *url) {
                return running.clone();
            }
            let running = Self::start(page, url.into());
            all.push(running.clone());
            running
        })
    }

    fn start(page: Page, url: Rc<str>) -> Self {
        let outcome = Rc::new(OnceCell::new());
        let settled = future_to_promise({
            let (url, outcome) = (Rc::clone(&url), Rc::clone(&outcome));
            async move {
                let result = try_twice(&page, &url).await;
                // Forgotten before it settles: who sees the failure can try again.
                RUNNING.with_borrow_mut(|all| all.retain(|running| running.url != url));
                // Only this future sets it, once.
                _ = outcome.set(result);
                Ok(JsValue::UNDEFINED)
            }
        });
        Self {
            url,
            settled,
            outcome,
        }
    }

    async fn outcome(self) -> Result<StripeJs, LoadError> {
        _ = JsFuture::from(self.settled).await;
        let outcome = self.outcome.get().cloned();
        outcome.unwrap_or_else(|| Err(script_failed(&self.url)))
    }
}

async fn try_twice(page: &Page, url: &str) -> Result<StripeJs, LoadError> {
    let mut tries = 0;
    loop {
        tries += 1;
        let outcome = try_once(page, url).await;
        if outcome.is_ok() || tries == 2 {
            return outcome;
        }
    }
}

async fn try_once(page: &Page, url: &str) -> Result<StripeJs, LoadError> {
    // The script may have come while this future waited for its turn.
    if let Some(stripe_js) = page.stripe_js() {
        return Ok(stripe_js);
    }
    let script = match page.find_script(url) {
        Some(script) => script,
        None => page.insert_script(url)?,
    };
    let ran = page.finished(&script).await;
    if let Some(stripe_js) = page.stripe_js() {
        return Ok(stripe_js);
    }
    // Left in place it would be found again, and its event never comes twice.
    script.remove();
    Err(if ran {
        LoadError::NoGlobal {
            url: url.to_owned(),
        }
    } else {
        script_failed(url)
    })
}

fn script_failed(url: &str) -> LoadError {
    LoadError::Script {
        url: url.to_owned(),
    }
}
