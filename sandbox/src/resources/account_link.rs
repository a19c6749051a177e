//! Account links: the way of an account's owner to Stripe's onboarding.
//!
//! <https://docs.stripe.com/api/account_links>

use serde_json::{Value, json};
use url::Url;

use crate::{
    choice::choices,
    clock::UnixSeconds,
    error::{Error, Result},
    params::Params,
};

/// A link is followed at once or not at all.
const LIFETIME_SECONDS: i64 = 5 * 60;

choices! {
    /// What the owner is asked for.
    pub(crate) enum LinkType {
        AccountOnboarding = "account_onboarding",
        AccountUpdate = "account_update",
    }
}

choices! {
    pub(crate) enum Fields { CurrentlyDue = "currently_due", EventuallyDue = "eventually_due" }
}

choices! {
    pub(crate) enum FutureRequirements { Include = "include", Omit = "omit" }
}

/// A link, and how far its one visit has come.
#[derive(Debug, Clone)]
pub(crate) struct AccountLink {
    pub(crate) account: String,
    pub(crate) kind: LinkType,
    pub(crate) created: UnixSeconds,
    refresh_url: Url,
    return_url: Url,
    visit: Visit,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Visit {
    None,
    Begun,
    Ended,
}

/// Where a browser is led.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) enum Way {
    /// On, to the page of the onboarding.
    In,
    /// Away: the platform shall make a new link.
    Refresh(Url),
}

impl AccountLink {
    /// Reads the parameters of a create call, `account` apart.
    pub(crate) fn read(params: &mut Params, account: String, now: UnixSeconds) -> Result<Self> {
        let kind = params
            .choice("type")?
            .ok_or_else(|| Error::missing("type"))?;
        let collect = params.choice::<Fields>("collect")?;
        let options = params.object("collection_options", |options| {
            options.choice::<FutureRequirements>("future_requirements")?;
            options.choice::<Fields>("fields")
        })?;
        if collect.is_some() && options.is_some() {
            return Err(Error::invalid(
                "You may only specify one of these parameters: collect, collection_options.",
            )
            .code("parameters_exclusive")
            .param("collection_options"));
        }
        Ok(Self {
            account,
            kind,
            created: now,
            refresh_url: required_url(params, "refresh_url")?,
            return_url: required_url(params, "return_url")?,
            visit: Visit::None,
        })
    }

    /// Somebody opens the link: the first visit leads in, every other one away.
    pub(crate) fn open(&mut self, now: UnixSeconds) -> Way {
        if self.visit == Visit::None && now < self.expires_at() {
            self.visit = Visit::Begun;
            Way::In
        } else {
            Way::Refresh(self.refresh_url.clone())
        }
    }

    /// The visit ends. Says where the browser goes next, and nothing when it had ended before.
    pub(crate) fn end(&mut self) -> Option<Url> {
        if self.visit == Visit::Ended {
            return None;
        }
        self.visit = Visit::Ended;
        Some(self.return_url.clone())
    }

    pub(crate) fn refresh_url(&self) -> &Url {
        &self.refresh_url
    }

    /// The link as an answer shows it, with the URL that was given to it.
    pub(crate) fn to_json(&self, url: &str) -> Value {
        json!({
            "object": "account_link",
            "created": self.created,
            "expires_at": self.expires_at(),
            "url": url,
        })
    }

    fn expires_at(&self) -> UnixSeconds {
        self.created + LIFETIME_SECONDS
    }
}

fn required_url(params: &mut Params, name: &str) -> Result<Url> {
    let text = params.required_text(name)?;
    Url::parse(&text)
        .ok()
        .filter(|url| matches!(url.scheme(), "http" | "https"))
        .ok_or_else(|| {
            Error::invalid("Not a valid URL")
                .code("url_invalid")
                .param(name)
        })
}
