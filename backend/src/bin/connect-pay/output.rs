//! What a command prints: a text for people, or JSON for programs.

use std::fmt;

use serde::Serialize;

/// For whom a command prints.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Output {
    /// For people.
    Text,
    /// For programs.
    Json,
}

impl Output {
    /// Prints a result, whose `Display` is the text.
    #[expect(clippy::print_stdout, reason = "a command's result is its output")]
    pub(crate) fn print(self, result: &(impl Serialize + fmt::Display)) -> serde_json::Result<()> {
        match self {
            Self::Text => println!("{result}"),
            Self::Json => println!("{}", serde_json::to_string(result)?),
        }
        Ok(())
    }
}

/// A time as people write it, such as 2030-01-31T12:00:00Z.
pub(crate) fn at(seconds: i64) -> String {
    jiff::Timestamp::from_second(seconds).map_or_else(|_| seconds.to_string(), |it| it.to_string())
}
