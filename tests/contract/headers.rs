//! What the official SDK signs, the server believes; and it signs as the SDK does.

use anyhow::{Context as _, Result, ensure};
use backend::stripe::webhooks::{Unverified, WebhookSecret, sign, verify};
use serde::Deserialize;

use crate::node;

#[derive(Deserialize)]
struct Signed {
    payload: String,
    secret: String,
    timestamp: i64,
    header: String,
}

#[tokio::test]
async fn what_the_official_sdk_signs_is_believed() -> Result<()> {
    let output = node::run(&["headers.mjs"], &[]).await?;
    ensure!(output.status.success(), "{}", node::printed(&output));
    let all: Vec<Signed> =
        serde_json::from_slice(&output.stdout).context("headers.mjs prints JSON")?;

    assert_eq!(all.len(), 24);
    for signed in all {
        let secret = WebhookSecret::new(&signed.secret.as_str().into())?;
        let (body, at_s) = (signed.payload.as_bytes(), signed.timestamp);
        assert_eq!(sign(body, &secret, at_s), signed.header);
        let check = |body: &[u8]| {
            let secrets = std::slice::from_ref(&secret);
            verify(body, &signed.header, secrets, at_s + 300, 300)
        };
        assert_eq!(check(body), Ok(()));
        let changed = [body, b" "].concat();
        assert_eq!(check(&changed), Err(Unverified::Mismatch));
    }
    Ok(())
}
