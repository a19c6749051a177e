//! Keys as a person or a program reads them.

use std::fmt;

use backend::{api_key::Scope, domain::Timestamp, store::KeyRow};
use serde::Serialize;

use crate::output::at;

/// What is known of a key. Times are seconds since 1970 UTC, as in Stripe's API.
#[derive(Debug, Serialize)]
pub(super) struct Key {
    id: String,
    label: String,
    /// None for the whole platform.
    account: Option<String>,
    created: i64,
    revoked: Option<i64>,
}

impl From<KeyRow> for Key {
    fn from(row: KeyRow) -> Self {
        Self {
            id: row.id.to_string(),
            label: row.label,
            account: match row.scope {
                Scope::Platform => None,
                Scope::Account(account) => Some(account.into()),
            },
            created: row.created.as_seconds(),
            revoked: row.revoked.map(Timestamp::as_seconds),
        }
    }
}

impl fmt::Display for Key {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let opens = self.account.as_deref().unwrap_or("platform");
        let since = match self.revoked {
            None => format!("made {}", at(self.created)),
            Some(revoked) => format!("revoked {}", at(revoked)),
        };
        write!(
            f,
            "{:<28}  {opens:<24}  {since:<28}  {}",
            self.id, self.label
        )
    }
}

/// All keys.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Keys(pub(super) Vec<Key>);

impl fmt::Display for Keys {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("There are no keys yet; `connect-pay key create` makes one.");
        }
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn key(account: Option<&str>, revoked: Option<i64>) -> Key {
        Key {
            id: "key_5e884898da28047151d0e56f".to_owned(),
            label: "shop".to_owned(),
            account: account.map(str::to_owned),
            created: 1_900_000_000,
            revoked,
        }
    }

    #[test]
    fn a_line_says_what_a_key_opens_and_since_when() {
        let line = key(None, None).to_string();
        assert!(line.contains("platform"), "{line}");
        assert!(line.contains("made 2030-03-17T17:46:40Z"), "{line}");

        let line = key(Some("acct_1"), Some(1_900_000_001)).to_string();
        assert!(line.contains("acct_1"), "{line}");
        assert!(line.contains("revoked 2030-03-17T17:46:41Z"), "{line}");
    }

    #[test]
    fn no_keys_tell_how_to_make_one() {
        assert!(Keys(Vec::new()).to_string().contains("key create"));
    }
}
