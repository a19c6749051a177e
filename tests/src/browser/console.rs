//! Whether a console is as a test expects it.

/// The errors that no text of `expected` explains, and the texts that no error has.
pub(super) fn unexpected(errors: &[String], expected: &[&str]) -> Vec<String> {
    let surprises = errors
        .iter()
        .filter(|error| !expected.iter().any(|text| error.contains(text)))
        .cloned();
    let missing = expected
        .iter()
        .filter(|text| !errors.iter().any(|error| error.contains(**text)))
        .map(|text| format!("no error has the text: {text}"));
    surprises.chain(missing).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_expected_error_is_needed_and_any_other_is_a_surprise() {
        let errors = ["status of 402 ()".to_owned(), "Refused to load".to_owned()];
        assert_eq!(unexpected(&errors, &["402"]), ["Refused to load"]);
        assert_eq!(unexpected(&[], &["402"]), ["no error has the text: 402"]);
    }
}
