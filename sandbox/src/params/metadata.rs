//! What Stripe takes as metadata.

use crate::error::{Error, Result};

const MAX_NAMES: usize = 50;
const MAX_NAME_CHARS: usize = 40;
const MAX_VALUE_CHARS: usize = 500;

/// Refuses a name or a value that is too long.
pub(super) fn check(name: &str, value: &str) -> Result<()> {
    let (what, chars, max, invalid) = if name.chars().count() > MAX_NAME_CHARS {
        ("key", name.chars().count(), MAX_NAME_CHARS, name)
    } else if value.chars().count() > MAX_VALUE_CHARS {
        ("value", value.chars().count(), MAX_VALUE_CHARS, value)
    } else {
        return Ok(());
    };
    Err(Error::invalid(format!(
        "Metadata {what}s can have up to {max} characters, but you passed in a {what} that is \
         {chars} characters. Invalid {what}: {invalid}"
    ))
    .param("metadata"))
}

/// Refuses too many names.
pub(crate) fn check_count(names: usize) -> Result<()> {
    if names <= MAX_NAMES {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "Metadata can have up to {MAX_NAMES} keys, but you passed in {names}."
    ))
    .param("metadata"))
}
