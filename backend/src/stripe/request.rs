//! One request to Stripe, from its parameters to its typed answer.

mod answer;
mod call;
mod exchange;

use std::{borrow::Cow, marker::PhantomData, time::Duration};

use futures_util::FutureExt as _;
use serde::{Serialize, de::DeserializeOwned};
use shared::{AccountId, EventId};
use tracing::{field, instrument};

use self::call::{Call, Host, Method};
use super::{Error, IdempotencyKey, List, LoggedCall, LoggedMethod, SecretKey, Stripe};

/// A request that has not been sent. All that a call may carry has one setter, here.
#[must_use = "a request does nothing until it is sent"]
#[derive(Debug)]
pub struct Request<'a, T> {
    stripe: &'a Stripe,
    call: Call,
    answer: PhantomData<fn() -> T>,
}

impl<T> Clone for Request<'_, T> {
    fn clone(&self) -> Self {
        Self {
            stripe: self.stripe,
            call: self.call.clone(),
            answer: PhantomData,
        }
    }
}

impl Stripe {
    /// A request that looks something up, below `/v1`.
    pub(super) fn get<T>(&self, operation: &'static str, path: &[&str]) -> Request<'_, T> {
        Request::of(self, Call::v1(operation, Method::Get, path))
    }

    /// A request that does something, below `/v1`.
    pub(super) fn post<T>(&self, operation: &'static str, path: &[&str]) -> Request<'_, T> {
        Request::of(self, Call::v1(operation, Method::Post, path))
    }

    /// A request that deletes something, below `/v1`.
    pub(super) fn delete<T>(&self, operation: &'static str, path: &[&str]) -> Request<'_, T> {
        Request::of(self, Call::v1(operation, Method::Delete, path))
    }

    /// A request for a page of a list, below `/v1`.
    pub(super) fn list<T>(&self, operation: &'static str, path: &[&str]) -> Request<'_, List<T>> {
        let mut call = Call::v1(operation, Method::Get, path);
        call.is_list = true;
        Request::of(self, call)
    }

    /// A request that looks something up, below `/v2`.
    pub(super) fn get_v2<T>(&self, operation: &'static str, path: &[&str]) -> Request<'_, T> {
        Request::of(self, Call::v2(operation, path))
    }

    /// The call that was written to a log, to be made again to the letter: give it the idempotency
    /// key that it was logged with, and its [secret key](Request::with_key), if it had one.
    ///
    /// # Errors
    /// [`Error::Address`] when its path is not one of Stripe's API.
    pub fn resend<T>(&self, logged: &LoggedCall) -> Result<Request<'_, T>, Error> {
        Ok(Request::of(self, Call::resent(logged)?))
    }
}

impl<'a, T> Request<'a, T> {
    fn of(stripe: &'a Stripe, call: Call) -> Self {
        Self {
            stripe,
            call,
            answer: PhantomData,
        }
    }

    /// A request of OAuth, which is on another host.
    pub(super) fn oauth(stripe: &'a Stripe, operation: &'static str, path: &[&str]) -> Self {
        Self::of(stripe, Call::oauth(operation, path))
    }

    pub(super) fn params(mut self, params: &impl Serialize) -> Self {
        self.call.form = super::Form::encode(params);
        self
    }

    pub(super) fn has_param(&self, name: &str) -> bool {
        self.call.form.as_ref().is_ok_and(|form| form.has(name))
    }

    pub(super) fn with_param(mut self, name: &str, value: &str) -> Self {
        if let Ok(form) = &mut self.call.form {
            form.set(name, value);
        }
        self
    }

    /// Acts on behalf of a connected account (`Stripe-Account`).
    /// <https://docs.stripe.com/connect/authentication>
    pub fn on_account(mut self, account: &AccountId) -> Self {
        self.call.account = Some(account.clone());
        self
    }

    /// Speaks with a connected account's own key, for this one request: then there is no
    /// `Stripe-Account`, and [`on_account`](Self::on_account) only says whose turn it is and whose
    /// name stands in errors.
    pub fn with_key(mut self, key: &SecretKey) -> Self {
        self.call.key = Some(key.clone());
        self
    }

    /// Makes the request the same as an earlier one with this key. A POST without one gets a
    /// random one, so that it can be sent again when an answer is lost; GET and DELETE carry none.
    pub fn idempotency_key(mut self, key: IdempotencyKey) -> Self {
        self.call.idempotency_key = Some(key);
        self
    }

    /// Asks for an object instead of its id. May be called several times. A path has at most four
    /// levels, and in a list it starts with `data.`, which is one of them.
    /// <https://docs.stripe.com/api/expanding_objects>
    pub fn expand(mut self, path: impl Into<Cow<'static, str>>) -> Self {
        self.call.expand.push(path.into());
        self
    }

    /// Says that the request is made because of an event, as Stripe asks of whoever looks up what a
    /// thin event is about. <https://docs.stripe.com/webhooks#fetch-data>
    pub fn triggered_by(mut self, event: &EventId) -> Self {
        self.call.trigger = Some(event.clone());
        self
    }

    /// Gives up after this time, waiting and trying again included.
    pub fn within(mut self, time: Duration) -> Self {
        self.call.within = Some(time);
        self
    }

    /// The call as it is written to a log before it is made, for [`Stripe::resend`].
    ///
    /// # Errors
    /// [`Error::NotLogged`] for what changes nothing, for what carries a secret (OAuth), and for a
    /// request with a key of its own that does not say on which account it acts. What would stop
    /// [`send`](Self::send) before anything is sent stops this too.
    pub fn logged(&self) -> Result<LoggedCall, Error> {
        self.call.check(self.stripe)?;
        let method = match self.call.method {
            Method::Post => LoggedMethod::Post,
            Method::Delete => LoggedMethod::Delete,
            Method::Get => return Err(Error::NotLogged),
        };
        let account_is_known = self.call.key.is_none() || self.call.account.is_some();
        if self.call.host != Host::Api || !account_is_known {
            return Err(Error::NotLogged);
        }
        Ok(LoggedCall {
            operation: self.call.operation.clone().into_owned(),
            method,
            path: self.call.path()?.as_str().to_owned(),
            form: self.call.body()?.as_str().to_owned(),
            account: self
                .call
                .account
                .clone()
                .or(self.stripe.own_account.clone()),
        })
    }
}

impl<T: DeserializeOwned> Request<'_, T> {
    /// Waits for its turn, sends the request, again where that is safe and promising, and reads
    /// the answer.
    ///
    /// # Errors
    /// [`Error`], after the last attempt.
    #[instrument(name = "stripe", skip_all, fields(
        otel.kind = "client",
        stripe.operation = %self.call.operation,
        stripe.account = self.call.account.as_ref().map(field::display),
        stripe.request_id = field::Empty,
        http.status = field::Empty,
        attempt = field::Empty,
        duration_ms = field::Empty,
    ))]
    pub async fn send(self) -> Result<T, Error> {
        // Boxed: it stands at the bottom of nearly every future, and the compiler would look
        // through it again in each of them.
        let answer = exchange::exchange(self.stripe, &self.call).boxed().await?;
        answer.read()
    }
}
