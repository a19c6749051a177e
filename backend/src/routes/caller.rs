//! Who calls the platform's endpoints, and what the key may touch.

use axum::{
    extract::{FromRequestParts, OptionalFromRequestParts},
    http::{header, request::Parts},
};
use shared::{AccountId, CheckoutId};

use crate::{
    api_key::{ApiKey, Scope},
    app::App,
    domain::Checkout,
    error::Error,
    payments::{self, Asker},
};

/// A server of the platform, by its key.
#[derive(Debug, Clone)]
pub(crate) struct Caller {
    id: String,
    scope: Scope,
}

impl Caller {
    /// The id of the key, which is no secret.
    pub(crate) fn id(&self) -> &str {
        &self.id
    }

    /// The one account that the key is for, if it is for one.
    pub(crate) const fn account(&self) -> Option<&AccountId> {
        match &self.scope {
            Scope::Platform => None,
            Scope::Account(account) => Some(account),
        }
    }

    /// Whose server it is, for what only the platform decides.
    pub(crate) const fn asker(&self) -> Asker {
        match &self.scope {
            Scope::Platform => Asker::Platform,
            Scope::Account(_) => Asker::Account,
        }
    }

    /// Only a key of the platform may.
    pub(crate) fn platform_only(&self) -> Result<(), Error> {
        match &self.scope {
            Scope::Platform => Ok(()),
            Scope::Account(_) => Err(Error::Forbidden),
        }
    }

    /// The key may act for this account. Of any other one it learns nothing, not even whether it
    /// exists.
    pub(crate) fn acts_for(&self, account: &AccountId) -> Result<(), Error> {
        match &self.scope {
            Scope::Account(own) if own != account => Err(Error::NoSuchAccount(account.clone())),
            Scope::Platform | Scope::Account(_) => Ok(()),
        }
    }

    /// The key may touch this checkout, if there is one.
    pub(crate) async fn may_touch(&self, app: &App, id: &CheckoutId) -> Result<(), Error> {
        match &self.scope {
            // What is done with it finds out whether it exists.
            Scope::Platform => Ok(()),
            Scope::Account(_) => self.checkout(app, id).await.map(drop),
        }
    }

    /// A checkout that the key may see.
    pub(crate) async fn checkout(&self, app: &App, id: &CheckoutId) -> Result<Checkout, Error> {
        let checkout = payments::find(app, id).await?;
        match self.acts_for(&checkout.account) {
            Ok(()) => Ok(checkout),
            Err(_) => Err(Error::NoSuchCheckout(id.clone())),
        }
    }
}

impl FromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        // The layer that replays answers has asked already.
        if let Some(known) = parts.extensions.get::<Self>() {
            return Ok(known.clone());
        }
        let header = parts
            .headers
            .get(header::AUTHORIZATION)
            .and_then(|it| it.to_str().ok());
        let key = header
            .and_then(|it| it.strip_prefix("Bearer "))
            .ok_or(Error::Unauthorized)?;
        let known = app.store.api_key(&ApiKey::received(key.trim())).await?;
        let known = known.ok_or(Error::Unauthorized)?;
        Ok(Self {
            id: known.id.to_string(),
            scope: known.scope,
        })
    }
}

impl OptionalFromRequestParts<App> for Caller {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Option<Self>, Error> {
        if parts.headers.contains_key(header::AUTHORIZATION) {
            <Self as FromRequestParts<App>>::from_request_parts(parts, app)
                .await
                .map(Some)
        } else {
            Ok(None)
        }
    }
}
