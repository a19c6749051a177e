//! The sandbox's journal, as the checks read it.

use ::tests::World;
use anyhow::{Context as _, Result};
use serde::Deserialize;
use serde_json::Value;

/// One entry, and where it was found.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct Entry {
    /// The file or scenario that the entry is from.
    #[serde(skip)]
    pub(crate) origin: String,
    seq: u64,
    #[serde(flatten)]
    pub(crate) call: Call,
}

/// What happened. A kind that is not known here fails the reading: nothing is skipped silently.
#[derive(Debug, Clone, Deserialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
pub(crate) enum Call {
    Api(ApiCall),
    StripeJs(StripeJsCall),
}

/// A call of the HTTP API.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct ApiCall {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) key: Key,
    /// The decoded form: each value is a string, as on the wire.
    pub(crate) params: Value,
    /// `None` where the call was lost before it had an answer.
    pub(crate) status: Option<u16>,
    pub(crate) response: Value,
}

/// Which kind of key a call carried.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Deserialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum Key {
    Secret,
    Publishable,
    None,
}

/// A call that a page made on Stripe.js.
#[derive(Debug, Clone, Deserialize)]
pub(crate) struct StripeJsCall {
    /// For example `elements.create`.
    pub(crate) call: String,
    pub(crate) args: Vec<Value>,
}

impl Entry {
    /// Names the entry in a failure.
    pub(crate) fn title(&self) -> String {
        let Self { origin, seq, call } = self;
        match call {
            Call::Api(api) => {
                let ApiCall {
                    method,
                    path,
                    status,
                    ..
                } = api;
                let status = status.map_or("no answer".to_owned(), |status| status.to_string());
                format!("{origin} entry {seq}: {method} {path} → {status}")
            }
            Call::StripeJs(js) => format!("{origin} entry {seq}: {}()", js.call),
        }
    }
}

/// Reads one journal out of its JSON.
pub(crate) fn read(origin: &str, journal: &[u8]) -> Result<Vec<Entry>> {
    #[derive(Deserialize)]
    struct Journal {
        entries: Vec<Entry>,
    }

    let journal: Journal =
        serde_json::from_slice(journal).with_context(|| format!("{origin} is no journal"))?;
    Ok(named(origin, journal.entries))
}

/// Reads the journal of a world that is still there.
pub(crate) async fn of(origin: &str, world: &World) -> Result<Vec<Entry>> {
    let entries = world.sandbox.journal().await.into_iter().map(|it| it.0);
    let entries: Result<_, _> = entries.map(serde_json::from_value).collect();
    Ok(named(origin, entries.context("the journal")?))
}

fn named(origin: &str, mut entries: Vec<Entry>) -> Vec<Entry> {
    for entry in &mut entries {
        origin.clone_into(&mut entry.origin);
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_entry_of_an_unknown_kind_is_not_skipped() {
        let journal = br#"{ "entries": [{ "seq": 1, "kind": "webhook" }] }"#;

        assert!(read("a.json", journal).is_err());
    }

    #[test]
    fn a_title_says_where_the_entry_is_and_what_was_called() {
        let journal = br#"{ "entries": [{ "seq": 7, "kind": "api", "method": "GET",
            "path": "/v1/account", "key": "none", "params": {}, "status": 401, "response": {} }] }"#;

        let entries = read("a.json", journal).unwrap();

        assert_eq!(entries[0].title(), "a.json entry 7: GET /v1/account → 401");
    }
}
