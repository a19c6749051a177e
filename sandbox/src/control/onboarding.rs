//! `/_sandbox/onboarding/{link}` and `/oauth/authorize`: pages on which an account's owner decides.

use axum::{
    Json,
    extract::{Path, RawQuery, State},
    response::{IntoResponse as _, Redirect, Response},
};
use serde::Deserialize;
use serde_json::{Value, json};

use crate::{
    answer::Answer,
    browser,
    consent::ConsentRequest,
    error::{Error, Result},
    resources::{
        account::{
            Account, Relation,
            controller::AccountType,
            country::Country,
            standing::{DisabledReason, Standing},
        },
        account_link::Way,
    },
    state::{App, Merchant, State as Everything},
};

/// How the owner left the page of an account link.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Visit {
    Completed,
    Left,
}

#[derive(Debug, Deserialize)]
pub(crate) struct VisitEnd {
    outcome: Visit,
}

/// How the owner answered the platform.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
enum Consent {
    Approved,
    Denied,
}

#[derive(Debug, Deserialize)]
pub(crate) struct ConsentAnswer {
    outcome: Consent,
    /// The account to connect; a new one where none is named.
    account: Option<String>,
}

/// `GET /_sandbox/onboarding/{link}`: the page on the first visit, the way back to the platform on
/// every other one.
pub(crate) async fn open(State(app): State<App>, Path(link): Path<String>) -> Response {
    let mut state = app.state();
    let now = state.clock.now();
    match state.account_links.get_mut(&link) {
        None => Answer::without_log(Err(no_such_link(&link))).into_response(),
        Some(link) => match link.open(now) {
            Way::In => browser::onboarding().into_response(),
            Way::Refresh(url) => Redirect::to(url.as_str()).into_response(),
        },
    }
}

/// `POST /_sandbox/onboarding/{link}`: the owner did their part, or left.
pub(crate) async fn end(
    State(app): State<App>,
    Path(link): Path<String>,
    Json(VisitEnd { outcome }): Json<VisitEnd>,
) -> Answer {
    let mut state = app.state();
    Answer::without_log(end_visit(&mut state, &link, outcome))
}

/// `GET /oauth/authorize`: the page that asks an owner to connect their account.
pub(crate) async fn authorize(RawQuery(query): RawQuery) -> Response {
    match ConsentRequest::read(&query.unwrap_or_default()) {
        Ok(_) => browser::connect().into_response(),
        Err(error) => Answer::without_log(Err(error)).into_response(),
    }
}

/// `POST /_sandbox/oauth/authorize`, with the query of the page: the owner's answer.
pub(crate) async fn answer(
    State(app): State<App>,
    RawQuery(query): RawQuery,
    Json(answer): Json<ConsentAnswer>,
) -> Answer {
    let mut state = app.state();
    Answer::without_log(consent(
        &mut state,
        &query.unwrap_or_default(),
        answer.outcome,
        answer.account,
    ))
}

fn end_visit(state: &mut Everything, id: &str, outcome: Visit) -> Result<Value> {
    let now = state.clock.now();
    let link = state
        .account_links
        .get_mut(id)
        .ok_or_else(|| no_such_link(id))?;
    let Some(return_url) = link.end() else {
        return Ok(json!({ "redirect_to": link.refresh_url() }));
    };
    if outcome == Visit::Completed
        && let Some(merchant) = state.merchants.get_mut(&link.account)
        && is_waiting(merchant.account.standing)
    {
        merchant.account.enable(now);
    }
    Ok(json!({ "redirect_to": return_url }))
}

/// Whether the account only lacks what its owner can give.
fn is_waiting(standing: Standing) -> bool {
    match standing {
        Standing::Onboarding => true,
        Standing::Enabled => false,
        Standing::Disabled { reason, .. } => reason == DisabledReason::PastDue,
    }
}

fn consent(
    state: &mut Everything,
    query: &str,
    outcome: Consent,
    account: Option<String>,
) -> Result<Value> {
    let request = ConsentRequest::read(query)?;
    if outcome == Consent::Denied {
        return Ok(json!({ "redirect_to": request.denied() }));
    }
    let account = match account {
        None => new_account(state, &request),
        Some(id) if state.merchants.contains_key(&id) && id != state.platform() => id,
        Some(id) => return Err(Error::no_such("account", &id, "account")),
    };
    let code = state.ids.mint("ac_");
    let redirect_to = request.approved(&code);
    let now = state.clock.now();
    state.connections.consent(code, account, now);
    Ok(json!({ "redirect_to": redirect_to }))
}

/// An account with a full dashboard, ready for payments. The platform cannot use it before it has
/// turned the code into keys.
fn new_account(state: &mut Everything, request: &ConsentRequest) -> String {
    let id = state.ids.mint("acct_");
    let now = state.clock.now();
    let owner = request.owner.clone();
    let mut account = Account::new(
        id.clone(),
        now,
        AccountType::Standard,
        Relation::Itself,
        owner.country.unwrap_or(Country::UNITED_STATES),
    );
    account.email = owner.email;
    account.profile.name = owner.business_name;
    account.profile.url = owner.url;
    account.enable(now);
    state.merchants.insert(id.clone(), Merchant::new(account));
    state.connections.revoke(&id);
    id
}

fn no_such_link(id: &str) -> Error {
    Error::no_such("account_link", id, "account_link")
}
