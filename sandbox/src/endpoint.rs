//! What every call of the API has in common: who may make it, strict parameters, expansion.

use std::{future::Future, pin::Pin};

use axum::{
    extract::{FromRequestParts as _, RawPathParams, Request},
    handler::Handler,
    response::{IntoResponse as _, Response},
};
use serde_json::Value;

use crate::{
    answer::Answer,
    auth::Caller,
    call::Call,
    client_view::client_view,
    clock::UnixSeconds,
    error::{Error, Result},
    expand::{self, Shape},
    params::Params,
    resources::payment_method::Sender,
    state::{App, Merchant, State},
};

/// One call of the API: `POST /v1/payment_intents`, say.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Endpoint {
    access: Access,
    shape: Shape,
    run: Run,
}

/// What a call does. It has the whole state for itself while it runs.
type Run = fn(&mut Desk<'_>, Params) -> Result<Value>;

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Access {
    Server,
    Browser,
}

/// Where a call is answered: the state, and what is known of the request beside its parameters.
pub(crate) struct Desk<'a> {
    pub(crate) state: &'a mut State,
    pub(crate) caller: &'a Caller,
    /// Where browsers find the sandbox's pages.
    pub(crate) origin: &'a str,
    pub(crate) path: &'a str,
    /// The id in the path; empty when it has none.
    pub(crate) id: &'a str,
    /// The second id in the path, as in `/v1/customers/{id}/payment_methods/{second_id}`.
    pub(crate) second_id: &'a str,
    pub(crate) now: UnixSeconds,
}

/// The ids in a path; empty where it has none.
struct PathIds {
    first: String,
    second: String,
}

/// A call that only the platform's server may make.
pub(crate) const fn for_servers(shape: Shape, run: Run) -> Endpoint {
    Endpoint {
        access: Access::Server,
        shape,
        run,
    }
}

/// A call that a browser may make too.
pub(crate) const fn for_browsers(shape: Shape, run: Run) -> Endpoint {
    Endpoint {
        access: Access::Browser,
        shape,
        run,
    }
}

impl Desk<'_> {
    /// The account that the call is made for.
    pub(crate) fn merchant(&mut self) -> Result<&mut Merchant> {
        // Only a reset between the check of the key and now can take the account away.
        self.state
            .merchants
            .get_mut(&self.caller.merchant)
            .ok_or_else(Error::internal)
    }

    /// A new id.
    pub(crate) fn mint(&mut self, prefix: &str) -> String {
        self.state.ids.mint(prefix)
    }

    /// Who sends the details of a card.
    pub(crate) fn sender(&self) -> Sender {
        if self.caller.is_server() {
            Sender::Server
        } else {
            Sender::Form
        }
    }
}

impl Endpoint {
    fn answer(self, app: &App, call: &Call, caller: &Caller, ids: &PathIds) -> Result<Value> {
        if self.access == Access::Server {
            caller.check_server()?;
        }
        let mut params = Params::new(call.form().clone());
        let paths = params.list("expand").map_err(Error::at_the_door)?;
        let paths = paths.unwrap_or_default();
        expand::check(&paths, self.shape).map_err(Error::at_the_door)?;

        let mut state = app.state();
        state.catch_up();
        let now = state.clock.now();
        let mut desk = Desk {
            state: &mut state,
            caller,
            origin: call.origin(),
            path: call.path(),
            id: &ids.first,
            second_id: &ids.second,
            now,
        };
        let answer = (self.run)(&mut desk, params);
        // A refused card is an error, and yet something happened.
        desk.state.observe(&call.cause(), now);
        let mut answer = answer.map_err(|error| error.in_call(&[&ids.first, &ids.second]))?;
        if paths.iter().any(|path| expand::waits_for_fees(path)) {
            desk.state.catch_up();
        }
        expand::expand(&mut answer, &paths, desk.state, &caller.merchant);
        Ok(answer)
    }

    fn respond(self, app: &App, call: &Call, caller: &Caller, ids: &PathIds) -> Answer {
        let answer = Answer::new(self.answer(app, call, caller, ids), call.request_id());
        if caller.is_server() {
            answer
        } else {
            answer.map(client_view)
        }
    }
}

impl Handler<(), App> for Endpoint {
    type Future = Pin<Box<dyn Future<Output = Response> + Send>>;

    fn call(self, request: Request, app: App) -> Self::Future {
        Box::pin(async move {
            let (mut parts, _) = request.into_parts();
            let path = RawPathParams::from_request_parts(&mut parts, &app).await;
            let named = |wanted: &str| {
                path.iter()
                    .flat_map(RawPathParams::iter)
                    .find_map(|(name, id)| (name == wanted).then(|| String::from(id)))
                    .unwrap_or_default()
            };
            let ids = PathIds {
                first: named("id"),
                second: named("second_id"),
            };
            match (
                parts.extensions.get::<Call>(),
                parts.extensions.get::<Caller>(),
            ) {
                (Some(call), Some(caller)) => {
                    self.respond(&app, call, caller, &ids).into_response()
                }
                // The layers of the API put both there.
                _ => Answer::without_log(Err(Error::internal())).into_response(),
            }
        })
    }
}
