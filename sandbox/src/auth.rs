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
    journal::KeyKind,
    state::App,
};

/// Who calls, and the account that the call is made for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Caller {
    key: Key,
    /// The account whose objects the call sees.
    pub(crate) merchant: String,
    /// Whether the platform acts for an account that is connected to it: by naming the account,
    /// or with a key that it was granted.
    pub(crate) on_connected_account: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Key {
    Secret,
    Publishable,
}

impl Caller {
    /// Whether the caller is a server, rather than a browser.
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
    let state = app.state();
    let connections = &state.connections;
    let named = call.account();

    let platform = state.platform();
    if let Some(key) = platform_key(app, presented) {
        let merchant = named.unwrap_or(platform);
        if !state.merchants.contains_key(merchant) || !connections.allows(merchant) {
            return Err(no_access(presented, merchant));
        }
        return Ok(Caller {
            key,
            merchant: String::from(merchant),
            on_connected_account: merchant != platform,
        });
    }

    let keys = connections.keys_with(presented).ok_or_else(|| {
        let shown = without_middle(presented);
        Error::unauthorized(format!("Invalid API Key provided: {shown}"))
    })?;
    if !keys.is_valid() {
        return Err(expired(presented));
    }
    if let Some(other) = named.filter(|account| *account != keys.account) {
        return Err(no_access(presented, other));
    }
    Ok(Caller {
        key: if keys.secret == presented {
            Key::Secret
        } else {
            Key::Publishable
        },
        merchant: keys.account.clone(),
        on_connected_account: keys.is_granted(),
    })
}

fn platform_key(app: &App, presented: &str) -> Option<Key> {
    if presented == app.options.secret_key {
        Some(Key::Secret)
    } else if presented == app.options.publishable_key {
        Some(Key::Publishable)
    } else {
        None
    }
}

/// The kind of a key, whoever's it is, and the account that it belongs to unless it is the
/// platform's: for the journal.
pub(crate) fn kind_of(app: &App, presented: Option<&str>) -> (KeyKind, Option<String>) {
    let Some(presented) = presented else {
        return (KeyKind::None, None);
    };
    match platform_key(app, presented) {
        Some(Key::Secret) => return (KeyKind::Secret, None),
        Some(Key::Publishable) => return (KeyKind::Publishable, None),
        None => {}
    }
    match app.state().connections.keys_with(presented) {
        None => (KeyKind::None, None),
        Some(keys) if keys.secret == presented => (KeyKind::Secret, Some(keys.account.clone())),
        Some(keys) => (KeyKind::Publishable, Some(keys.account.clone())),
    }
}

fn no_key() -> Error {
    Error::unauthorized(
        "You did not provide an API key. You need to provide your API key in the Authorization \
         header, using Bearer auth (e.g. 'Authorization: Bearer YOUR_SECRET_KEY'). See \
         https://stripe.com/docs/api#authentication for details, or we can help at \
         https://support.stripe.com/.",
    )
}

fn expired(key: &str) -> Error {
    Error::unauthorized(format!(
        "Expired API Key provided: {}. The API key provided by your Connect platform has expired. \
         This occurs if your platform has either generated a new key or the connected account has \
         been disconnected from the platform.",
        without_middle(key)
    ))
    .code("platform_api_key_expired")
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
