//! The inbox: shown, tried again, replayed, and emptied.

use serde_json::{Value, json};
use tests::{
    Fault, World,
    webhooks::event,
    world::{Database, Setting},
};
