//! What an event says, apart from how it was delivered.

use serde::de::DeserializeOwned;
use serde_json::Value;
use shared::{AccountId, EventId};

use crate::{
    domain::{Event, Said, Unheeded},
    stripe::{self, Request},
};

/// What an event says.
pub(super) struct Notice {
    /// The event.
    event: EventId,
    /// The connected account that it is about; none for the platform.
    account: Option<AccountId>,
    /// The id of what it is about.
    object: Option<String>,
    /// How that was, in the words of some version.
    value: Option<Value>,
    /// Whether those are the words that we understand.
    is_our_version: bool,
}

impl Notice {
    /// Of an event that brings its object along.
    pub(super) fn snapshot(event: &Event, said: &Said, account: Option<AccountId>) -> Self {
        let payload = event.payload.as_deref();
        Self {
            event: event.id.clone(),
            account,
            object: said.object.clone(),
            value: payload.and_then(stripe::Event::snapshot),
            is_our_version: said.api_version.as_deref() == Some(stripe::API_VERSION),
        }
    }

    /// Of an event that only names its object, as Stripe keeps it.
    pub(super) fn thin(event: &EventId, kept: &stripe::Event, account: Option<AccountId>) -> Self {
        Self {
            event: event.clone(),
            account,
            object: kept.object_id().map(str::to_owned),
            value: None,
            is_our_version: false,
        }
    }

    /// The connected account that it is about.
    pub(super) fn account(&self) -> Result<&AccountId, Unheeded> {
        // What is the platform's own was not paid through a checkout.
        self.account.as_ref().ok_or(Unheeded::NoCheckout)
    }

    /// The id of what it is about.
    pub(super) fn object<I: TryFrom<String>>(&self) -> Result<I, Unheeded> {
        let id = self.object.clone().ok_or(Unheeded::NotAnEvent)?;
        id.try_into().map_err(|_| Unheeded::NotAnEvent)
    }

    /// Whether the object came along, in the words of any version.
    pub(super) const fn has_object(&self) -> bool {
        self.value.is_some()
    }

    /// The object as it was, if it came along in words that are understood.
    pub(super) fn says<T: DeserializeOwned>(&self) -> Option<T> {
        let value = self.value.as_ref().filter(|_| self.is_our_version)?;
        T::deserialize(value).ok()
    }

    /// An id that the object names under a key. These keys are the same in all versions.
    pub(super) fn names<I: TryFrom<String>>(&self, key: &str) -> Option<I> {
        let value = self.value.as_ref()?.get(key)?;
        let id = value.as_str().or_else(|| value.get("id")?.as_str())?;
        id.to_owned().try_into().ok()
    }

    /// One of our own marks on the object.
    pub(super) fn mark<I: TryFrom<String>>(&self, key: &str) -> Option<I> {
        let id = self.value.as_ref()?.get("metadata")?.get(key)?.as_str()?;
        id.to_owned().try_into().ok()
    }

    /// A request that is made because of the event, on its account.
    pub(super) fn asks<'a, T: DeserializeOwned>(&self, request: Request<'a, T>) -> Request<'a, T> {
        let request = request.triggered_by(&self.event);
        match &self.account {
            Some(account) => request.on_account(account),
            None => request,
        }
    }
}
