//! The journal: every call of the API and of Stripe.js, for tests to read.

use std::collections::VecDeque;

use serde::Serialize;
use serde_json::Value;

use crate::{
    faults::calls::Kind,
    mask::{mask, mask_text},
};

/// A sandbox that runs for days forgets its oldest entries.
const CAPACITY: usize = 10_000;

/// The entries, oldest first, numbered from 1.
#[derive(Debug, Default)]
pub(crate) struct Journal {
    entries: VecDeque<Entry>,
    written: u64,
}

/// One entry.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct Entry {
    pub(crate) seq: u64,
    #[serde(flatten)]
    content: Content,
}

#[derive(Debug, Clone, Serialize)]
#[serde(tag = "kind", rename_all = "snake_case")]
enum Content {
    Api(ApiEntry),
    StripeJs(StripeJsEntry),
}

/// A call of the API and its answer.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct ApiEntry {
    pub(crate) method: String,
    pub(crate) path: String,
    pub(crate) account: Option<String>,
    pub(crate) key: KeyKind,
    pub(crate) idempotency_key: Option<String>,
    pub(crate) params: Value,
    /// `None` where a fault let nothing be answered.
    pub(crate) status: Option<u16>,
    pub(crate) replayed: bool,
    pub(crate) response: Value,
    /// What a test let go wrong with it.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub(crate) fault: Option<Kind>,
}

/// Which kind of key a call carried. The key itself is not kept.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub(crate) enum KeyKind {
    Secret,
    Publishable,
    None,
}

/// A call that a page made on Stripe.js.
#[derive(Debug, Clone, Serialize)]
pub(crate) struct StripeJsEntry {
    pub(crate) call: String,
    pub(crate) args: Value,
    /// Origin of the page.
    pub(crate) page: Option<String>,
}

impl Journal {
    /// Writes a call of the API.
    pub(crate) fn api(&mut self, mut entry: ApiEntry) {
        mask(&mut entry.params);
        mask(&mut entry.response);
        mask_text(&mut entry.path);
        self.write(Content::Api(entry));
    }

    /// Writes a call of Stripe.js.
    pub(crate) fn stripe_js(&mut self, mut entry: StripeJsEntry) {
        mask(&mut entry.args);
        self.write(Content::StripeJs(entry));
    }

    /// The entries after number `seq`.
    pub(crate) fn since(&self, seq: u64) -> Vec<&Entry> {
        self.entries
            .iter()
            .filter(|entry| entry.seq > seq)
            .collect()
    }

    fn write(&mut self, content: Content) {
        if self.entries.len() == CAPACITY {
            self.entries.pop_front();
        }
        self.written += 1;
        self.entries.push_back(Entry {
            seq: self.written,
            content,
        });
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn call(name: &str) -> StripeJsEntry {
        StripeJsEntry {
            call: String::from(name),
            args: json!(["pk_test_1"]),
            page: None,
        }
    }

    #[test]
    fn entries_are_numbered_and_read_from_a_number_on() {
        let mut journal = Journal::default();
        journal.stripe_js(call("Stripe"));
        journal.stripe_js(call("stripe.elements"));

        let later = serde_json::to_value(journal.since(1)).unwrap();

        assert_eq!(
            later,
            json!([{
                "seq": 2, "kind": "stripe_js", "call": "stripe.elements",
                "args": ["pk_test_***"], "page": null,
            }])
        );
    }

    #[test]
    fn the_oldest_entries_are_forgotten() {
        let mut journal = Journal::default();
        for _ in 0..=CAPACITY {
            journal.stripe_js(call("Stripe"));
        }

        let kept = journal.since(0);
        assert_eq!(kept.len(), CAPACITY);
        assert_eq!(kept[0].seq, 2);
    }
}
