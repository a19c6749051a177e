//! `Stripe-Version`: which version of the API a request is written for.

use crate::error::{Error, Result};

/// The version of the API that is imitated.
pub(crate) const VERSION: &str = "2026-10-28.endive";

/// The versions that are served. What differs between them is nothing that the sandbox imitates.
const SERVED: [&str; 3] = [VERSION, "2026-09-30.endive", "2026-10-28.preview"];

/// Refuses a version that the sandbox would answer wrongly to. Names of betas may follow it.
pub(super) fn check(version: &str) -> Result<()> {
    let (date, _betas) = version.split_once(';').unwrap_or((version, ""));
    if SERVED.contains(&date.trim()) {
        return Ok(());
    }
    Err(Error::invalid(format!(
        "Invalid Stripe API version: {version}. The sandbox serves {}.",
        SERVED.join(", ")
    )))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_served_passes() {
        for good in [
            "2026-10-28.endive",
            "2026-09-30.endive",
            "2026-10-28.preview",
            "2026-10-28.endive; some_beta=v1",
        ] {
            assert!(check(good).is_ok(), "{good}");
        }
        for bad in ["nonsense", "2020-08-27", "2026-10-28", "", "endive"] {
            assert!(check(bad).is_err(), "{bad}");
        }
    }
}
