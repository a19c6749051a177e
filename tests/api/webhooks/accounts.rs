//! What events say of accounts.

use serde_json::json;
use tests::{World, webhooks::event, world::Setting};
