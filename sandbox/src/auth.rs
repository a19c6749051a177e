//! Who calls, and for which account.

use axum::{
    extract::{Extension, Request, State},
    middleware::Next,
    response::{IntoResponse as _, Response},
};

use crate::{
    answer::Answer,
    call::Call,
    error::{Error, Result},
    state::App,
};

/// Who calls, and the account that the call is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    key: Key,
    /// The account whose objects the call sees.
    pub(crate) merchant: String,
    /// Whether that is an account connected to the platform, rather than the platform's own.
    pub(crate) on_connected_account: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Secret,
    Publishable,
}

impl Caller {
    /// Whether the caller is the platform's server, rather than a browser.
    pub(crate) fn is_server(&self) -> bool {
        self.key == Key::Secret
    }

    /// Refuses browsers.
    pub(crate) fn check_server(&self) -> Result<()> {
        if self.is_server() {
            return Ok(());
        }
        Err(Error::forbidden(
            "This API call cannot be made with a publishable API key. Please use a secret API \
             key. You can find a list of your API keys at \
             https://dashboard.stripe.com/account/apikeys.",
        )
        .code("secret_key_required"))
    }
}

/// Finds the caller, or refuses.
pub(crate) async fn layer(
    State(app): State<App>,
    Extension(call): Extension<Call>,
    mut request: Request,
    next: Next,
) -> Response {
    match identify(&app, &call) {
        Ok(caller) => {
            request.extensions_mut().insert(caller);
            next.run(request).await
        }
        Err(error) => Answer::new(Err(error), call.request_id()).into_response(),
    }
}

fn identify(app: &App, call: &Call) -> Result<Caller> {
    let presented = call
        .key()
        .filter(|key| !key.is_empty())
        .ok_or_else(no_key)?;
    let key = if presented == app.options.secret_key {
        Key::Secret
    } else if presented == app.options.publishable_key {
        Key::Publishable
    } else {
        return Err(Error::unauthorized(format!(
            "Invalid API Key provided: {}",
            without_middle(presented)
        )));
    };

    let state = app.state();
    let platform = state.platform();
    let merchant = call.account().unwrap_or(platform);
    if !state.merchants.contains_key(merchant) {
        return Err(no_access(presented, merchant));
    }
    Ok(Caller {
        key,
        merchant: String::from(merchant),
        on_connected_account: merchant != platform,
    })
}

fn no_key() -> Error {
    Error::unauthorized(
        "You did not provide an API key. You need to provide your API key in the Authorization \
         header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See \
         https://stripe.com/docs/api#authentication for details, or we can help at \
         https://support.stripe.com/.",
    )
}

fn no_access(key: &str, account: &str) -> Error {
    Error::forbidden(format!(
        "The provided key '{}' does not have access to account '{account}' (or that account does \
         not exist). Application access may have been revoked.",
        without_middle(key)
    ))
    .code("account_invalid")
}

/// `sk_test_********form`: enough to tell keys apart, not enough to use one.
fn without_middle(key: &str) -> String {
    let signs: Vec<char> = key.chars().collect();
    let (shown_first, shown_last) = if signs.len() > 16 { (8, 4) } else { (0, 0) };
    let hidden = signs.len() - shown_first - shown_last;

    let first = signs.iter().take(shown_first);
    let last = signs.iter().skip(shown_first + hidden);
    first
        .copied()
        .chain(std::iter::repeat_n('*', hidden))
        .chain(last.copied())
        .collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_in_a_message_cannot_be_used() {
        assert_eq!(
            without_middle("sk_test_sandbox_platform"),
            "sk_test_************form"
        );
        assert_eq!(without_middle("short"), "*****");
    }
}
