//! The demo's connected accounts, made over the sandbox's HTTP interface.

use anyhow::{Context as _, Result};
use serde::Deserialize;
use shared::AccountId;
use url::{Url, form_urlencoded};

use super::catalogue::{Merchant, PROFILES, Profile};

#[derive(Deserialize)]
struct Created {
    id: AccountId,
}

/// Creates and enables an account for each merchant.
pub(crate) async fn merchants(
    http: &reqwest::Client,
    sandbox: &Url,
    secret_key: &str,
) -> Result<Vec<Merchant>> {
    let mut merchants = Vec::new();
    for profile in &PROFILES {
        let account = connect(http, sandbox, secret_key, profile)
            .await
            .with_context(|| format!("could not connect {} to the sandbox", profile.name))?;
        merchants.push(Merchant { profile, account });
    }
    Ok(merchants)
}

async fn connect(
    http: &reqwest::Client,
    sandbox: &Url,
    secret_key: &str,
    profile: &Profile,
) -> Result<AccountId> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs([
        ("country", profile.country),
        ("default_currency", profile.currency),
        ("business_profile[name]", profile.name),
        ("capabilities[card_payments][requested]", "true"),
        ("capabilities[transfers][requested]", "true"),
    ]);
    let answer = http
        .post(sandbox.join("/v1/accounts")?)
        .bearer_auth(secret_key)
        .header("content-type", "application/x-www-form-urlencoded")
        .body(form.finish())
        .send()
        .await?
        .error_for_status()?;
    let Created { id } = serde_json::from_slice(&answer.bytes().await?)?;
    let enable = sandbox.join(&format!("/_sandbox/accounts/{id}/enable"))?;
    http.post(enable).send().await?.error_for_status()?;
    Ok(id)
}
