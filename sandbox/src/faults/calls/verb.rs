//! The methods that the API has.

use axum::http::Method;
use serde::{Deserialize, Serialize};

/// A method of HTTP that the API has. In a setting it may be written in any case.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(try_from = "String", rename_all = "UPPERCASE")]
pub(super) enum Verb {
    Get,
    Post,
    Delete,
}

impl Verb {
    pub(super) const ALL: [Self; 3] = [Self::Get, Self::Post, Self::Delete];

    pub(super) fn is(self, method: &Method) -> bool {
        match self {
            Self::Get => method == Method::GET,
            Self::Post => method == Method::POST,
            Self::Delete => method == Method::DELETE,
        }
    }
}

impl TryFrom<String> for Verb {
    type Error = String;

    fn try_from(word: String) -> Result<Self, String> {
        match word.to_ascii_uppercase().as_str() {
            "GET" => Ok(Self::Get),
            "POST" => Ok(Self::Post),
            "DELETE" => Ok(Self::Delete),
            _ => Err(format!(
                "unknown method `{word}`, expected one of `GET`, `POST`, `DELETE`"
            )),
        }
    }
}
