//! How a customer who is led away from the page comes back to it.

use url::Url;

use crate::{
    error::{Error, Result},
    params::Params,
    resources::payment_method::Sender,
};

/// What a confirmation says of the way back.
#[derive(Debug)]
pub(crate) struct WayBack {
    pub(crate) return_url: Option<Url>,
    /// Stripe.js is there to lead the customer through an action.
    has_stripe_js: bool,
}

impl WayBack {
    pub(crate) fn read(params: &mut Params, sender: Sender) -> Result<Self> {
        let return_url = params.text("return_url")?;
        Ok(Self {
            return_url: return_url.as_deref().map(absolute).transpose()?,
            has_stripe_js: params
                .flag("use_stripe_sdk")?
                .unwrap_or(sender == Sender::Form),
        })
    }

    /// The same with the address that a `ConfirmationToken` brings, where the call names none.
    pub(crate) fn or(self, from_token: Option<&str>) -> Result<Self> {
        let Self {
            return_url,
            has_stripe_js,
        } = self;
        let return_url = match (return_url, from_token) {
            (None, Some(url)) => Some(absolute(url)?),
            (url, _) => url,
        };
        Ok(Self {
            return_url,
            has_stripe_js,
        })
    }

    /// Refuses a confirmation of an `intent` that may lead the customer away for good: a server that
    /// confirms by itself must say where they come back to, as soon as one of the methods could.
    pub(crate) fn check(&self, may_redirect: bool, intent: &str) -> Result<()> {
        if !may_redirect || self.has_stripe_js || self.return_url.is_some() {
            return Ok(());
        }
        Err(Error::invalid(format!(
            "This {intent} is configured to accept payment methods enabled in your Dashboard. \
             Because some of these payment methods might redirect your customer off of your page, \
             you must provide a `return_url`. If you don't want to accept redirect-based payment \
             methods, set `automatic_payment_methods[enabled]` to `true` and \
             `automatic_payment_methods[allow_redirects]` to `never` when creating Setup Intents \
             and Payment Intents."
        ))
        .param("return_url"))
    }
}

fn absolute(url: &str) -> Result<Url> {
    Url::parse(url)
        .ok()
        .filter(|parsed| matches!(parsed.scheme(), "http" | "https"))
        .ok_or_else(|| {
            Error::invalid("Not a valid URL")
                .code("url_invalid")
                .param("return_url")
        })
}
