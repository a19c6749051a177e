//! The wallets of a Payment Element.

use serde::Serialize;

use super::Show;

/// Which wallets show.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
#[serde(rename_all = "camelCase")]
pub struct Wallets {
    /// Apple Pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub apple_pay: Option<Show>,
    /// Google Pay.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub google_pay: Option<Show>,
    /// Link.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub link: Option<Show>,
}
