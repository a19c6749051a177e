//! How a connected account stands, as messages tell it.

use serde::{Deserialize, Serialize};

use crate::id::AccountId;

/// How a connected account stands. `GET /api/accounts/{account}` has the rest.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct AccountStanding {
    /// Its id.
    pub id: AccountId,
    /// Whether it can take payments; null: not known yet.
    pub charges_enabled: Option<bool>,
    /// Whether its connection to the platform has ended.
    pub deauthorized: bool,
}
