//! Lists on the wire, in pages.

use serde::{Deserialize, Serialize};

/// One page of a list, the newest first.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[cfg_attr(feature = "openapi", derive(utoipa::ToSchema))]
pub struct List<T> {
    /// The page.
    pub data: Vec<T>,
    /// Whether more follows in the direction that was asked for.
    pub has_more: bool,
}
