//! What goes wrong with deliveries to webhook endpoints.

use serde::{Deserialize, Serialize};

/// Nothing yet.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default, deny_unknown_fields)]
pub(crate) struct Webhooks {}
