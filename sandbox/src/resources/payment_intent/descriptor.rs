//! What a customer reads on a card statement.

use crate::error::{Error, Result};

/// The whole line, prefix included.
const MAX_CHARS: usize = 22;

/// Refuses what banks would not print.
///
/// <https://docs.stripe.com/get-started/account/statement-descriptors>
pub(crate) fn check_descriptor(text: &str, param: &str) -> Result<()> {
    const FORBIDDEN: [char; 6] = ['<', '>', '\\', '\'', '"', '*'];

    let problem = if text.chars().count() > MAX_CHARS {
        format!("The statement descriptor suffix must be at most {MAX_CHARS} characters.")
    } else if !text.chars().any(char::is_alphabetic) {
        String::from(
            "The statement descriptor suffix must contain at least one alphabetic character.",
        )
    } else if text.contains(FORBIDDEN) {
        String::from(
            "The statement descriptor suffix must not contain any of the following characters: \
             `<`, `>`, `\\`, `'`, `\"`, `*`.",
        )
    } else {
        return Ok(());
    };
    Err(Error::invalid(problem).param(param))
}

/// A card's statement starts with the account's own name; a payment may only add to it.
pub(crate) fn descriptor_not_for_cards() -> Error {
    Error::invalid(
        "The `statement_descriptor` parameter is not supported for card payments. Use \
         `statement_descriptor_suffix` instead.",
    )
    .param("statement_descriptor")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_suffix_is_short_and_plain_text() {
        for (text, good) in [
            ("TABLE 12", true),
            ("ABCDEFGHIJKLMNOPQRSTUV", true),
            ("ABCDEFGHIJKLMNOPQRSTUVW", false),
            ("12345", false),
            ("TABLE*12", false),
        ] {
            assert_eq!(check_descriptor(text, "x").is_ok(), good, "{text}");
        }
    }
}
