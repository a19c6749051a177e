//! `/oauth/token` and `/oauth/deauthorize`
//!
//! <https://docs.stripe.com/connect/oauth-reference>

use axum::http::StatusCode;
use serde_json::{Value, json};

use crate::{
    connections::{AccountKeys, CodeProblem, Origin, Validity},
    endpoint::Desk,
    error::{Error, Result},
    options::Options,
    params::Params,
};

/// What a token is asked for.
enum Grant {
    Code(String),
    RefreshToken(String),
}

/// `POST /oauth/token`
pub(crate) fn token(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    check_platform(desk)?;
    let grant = params.read(read_grant).map_err(Error::into_oauth)?;
    match grant {
        Grant::Code(code) => redeem(desk, code),
        Grant::RefreshToken(token) => {
            let keys = desk.state.connections.refreshed(&token);
            let keys = keys.ok_or_else(|| {
                invalid_grant(format!("This refresh token is not valid: {token}"))
            })?;
            Ok(to_json(keys, &token))
        }
    }
}

/// `POST /oauth/deauthorize`
pub(crate) fn deauthorize(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    check_platform(desk)?;
    let (client_id, account) = params
        .read(|params| {
            Ok((
                params.required_text("client_id")?,
                params.required_text("stripe_user_id")?,
            ))
        })
        .map_err(Error::into_oauth)?;
    let state = &mut *desk.state;
    let is_connected = state.merchants.contains_key(&account)
        && account != state.platform()
        && state.connections.allows(&account);
    if client_id != Options::CLIENT_ID {
        return Err(invalid_client(
            "No application matches the supplied client identifier",
        ));
    }
    if !is_connected {
        return Err(invalid_client(format!(
            "This application is not connected to stripe account {account}, or that account does \
             not exist."
        )));
    }
    state.connections.revoke(&account);
    Ok(json!({ "stripe_user_id": account }))
}

fn read_grant(params: &mut Params) -> Result<Grant> {
    params.without_effect(&["assert_capabilities", "client_id", "scope"]);
    let grant_type = params.text("grant_type")?;
    let code = params.text("code")?;
    let refresh_token = params.text("refresh_token")?;
    match grant_type.as_deref() {
        None => Err(Error::invalid("No grant type specified")),
        Some("authorization_code") => code
            .map(Grant::Code)
            .ok_or_else(|| Error::invalid("No authorization code provided")),
        Some("refresh_token") => refresh_token
            .map(Grant::RefreshToken)
            .ok_or_else(|| Error::invalid("No refresh token provided")),
        Some(other) => Err(Error::oauth(
            StatusCode::BAD_REQUEST,
            "unsupported_grant_type",
            format!("Unsupported grant type: {other}"),
        )),
    }
}

fn redeem(desk: &mut Desk<'_>, code: String) -> Result<Value> {
    let now = desk.now;
    let account = desk
        .state
        .connections
        .redeem(&code, now)
        .map_err(|problem| {
            invalid_grant(match problem {
                CodeProblem::Unknown => format!("Authorization code does not exist: {code}"),
                CodeProblem::Expired => format!("Authorization code expired: {code}"),
                CodeProblem::Used => String::from(
                    "This authorization code has already been used. All tokens issued with this \
                     code have been revoked.",
                ),
            })
        })?;
    let refresh_token = desk.mint("rt_");
    let keys = AccountKeys {
        account,
        secret: desk.mint("sk_test_"),
        publishable: desk.mint("pk_test_"),
        origin: Origin::Granted {
            code,
            refresh_token: refresh_token.clone(),
            validity: Validity::Valid,
        },
    };
    let answer = to_json(&keys, &refresh_token);
    desk.state.connections.add_keys(keys);
    Ok(answer)
}

fn to_json(keys: &AccountKeys, refresh_token: &str) -> Value {
    json!({
        "access_token": keys.secret,
        "livemode": false,
        "refresh_token": refresh_token,
        "scope": "read_write",
        "stripe_publishable_key": keys.publishable,
        "stripe_user_id": keys.account,
        "token_type": "bearer",
    })
}

fn check_platform(desk: &Desk<'_>) -> Result<()> {
    if desk.caller.is_server() && desk.caller.merchant == desk.state.platform() {
        return Ok(());
    }
    Err(Error::oauth(
        StatusCode::UNAUTHORIZED,
        "invalid_client",
        "This call needs the platform's own secret key.",
    ))
}

fn invalid_grant(description: impl Into<String>) -> Error {
    Error::oauth(StatusCode::BAD_REQUEST, "invalid_grant", description)
}

fn invalid_client(description: impl Into<String>) -> Error {
    Error::oauth(StatusCode::UNAUTHORIZED, "invalid_client", description)
}
