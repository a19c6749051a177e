//! What the URL names: ids, and whose things they are.

use std::str::FromStr;

use axum::{
    extract::{FromRequestParts, RawPathParams},
    http::request::Parts,
};
use shared::{
    AccountId, CheckoutId, CheckoutRefundId, CustomerId, EventId, MessageId, PaymentMethodDomainId,
    PaymentMethodId, SetupIntentId,
};

use super::caller::Caller;
use crate::{app::App, error::Error, payments, stripe::Request};

/// An id that stands in the URL.
pub(crate) struct Named<I>(pub(crate) I);

/// An id that has a place in URLs.
pub(crate) trait InPath: FromStr {
    /// What the place is called in the URL table.
    const PLACE: &'static str;
}

macro_rules! in_path {
    ($($id:ident => $place:literal),* $(,)?) => {
        $(impl InPath for $id {
            const PLACE: &'static str = $place;
        })*
    };
}

/// The name of a capability, such as `card_payments`.
pub(crate) struct CapabilityName(pub(crate) String);

impl FromStr for CapabilityName {
    type Err = std::convert::Infallible;

    fn from_str(name: &str) -> Result<Self, Self::Err> {
        Ok(Self(name.to_owned()))
    }
}

in_path! {
    AccountId => "account",
    CapabilityName => "capability",
    CheckoutId => "id",
    CheckoutRefundId => "refund",
    CustomerId => "customer",
    EventId => "event",
    MessageId => "message",
    PaymentMethodDomainId => "domain",
    PaymentMethodId => "payment_method",
    SetupIntentId => "setup_intent",
}

impl<I: InPath> FromRequestParts<App> for Named<I> {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let id = find(parts, app).await?;
        id.map(Self).ok_or(Error::NoSuchPath)
    }
}

/// Whose things the URL is about: those of `/api/accounts/{account}/…`, or the platform's own. The
/// key may act for them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Owner {
    account: Option<AccountId>,
    /// What the caller wants instead of its id: `?expand[]=data.source`.
    expand: Vec<String>,
}

impl Owner {
    /// The request, made for them.
    pub(crate) fn of<'a, T: serde::de::DeserializeOwned>(
        &self,
        request: Request<'a, T>,
    ) -> Request<'a, T> {
        let request = match &self.account {
            Some(account) => request.on_account(account),
            None => request,
        };
        let paths = self.expand.iter().cloned();
        paths.fold(request, Request::expand)
    }
}

impl FromRequestParts<App> for Owner {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let caller = <Caller as FromRequestParts<App>>::from_request_parts(parts, app).await?;
        let account = find::<AccountId>(parts, app).await?;
        match &account {
            Some(account) => {
                payments::check_account(app, account)?;
                caller.acts_for(account)?;
            }
            None => caller.platform_only()?,
        }
        let expand = expansions(parts.uri.query().unwrap_or_default());
        Ok(Self { account, expand })
    }
}

/// The connected account that the URL names, and that the key may act for.
pub(crate) struct Account(pub(crate) AccountId);

impl FromRequestParts<App> for Account {
    type Rejection = Error;

    async fn from_request_parts(parts: &mut Parts, app: &App) -> Result<Self, Error> {
        let owner = Owner::from_request_parts(parts, app).await?;
        owner.account.map(Self).ok_or(Error::NoSuchPath)
    }
}

/// Whether a pair of a query says what to expand.
pub(super) fn is_expansion(pair: &str) -> bool {
    let pairs = url::form_urlencoded::parse(pair.as_bytes());
    let mut names = pairs.map(|(name, _)| name);
    names.any(|name| name == "expand" || name.starts_with("expand["))
}

fn expansions(query: &str) -> Vec<String> {
    let pairs = query.split('&').filter(|pair| is_expansion(pair));
    let values = pairs.flat_map(|pair| url::form_urlencoded::parse(pair.as_bytes()));
    values.map(|(_, path)| path.into_owned()).collect()
}

async fn find<I: InPath>(parts: &mut Parts, app: &App) -> Result<Option<I>, Error> {
    let params = RawPathParams::from_request_parts(parts, app).await;
    let params = params.map_err(|_| Error::NoSuchPath)?;
    let found = params.iter().find(|(place, _)| *place == I::PLACE);
    found
        .map(|(_, text)| text.parse().map_err(|_| Error::NoSuchPath))
        .transpose()
}
