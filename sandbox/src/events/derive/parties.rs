//! Events of who pays and who is paid.

use serde_json::Value;

use crate::events::derive::Occurrence;

pub(super) fn payment_method(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    let is_attached = |method: &Value| !method["customer"].is_null();
    match (before, before.is_some_and(is_attached), is_attached(after)) {
        (_, false, true) => vec![Occurrence::new("payment_method.attached", after)],
        (Some(before), true, false) => {
            vec![Occurrence::since("payment_method.detached", before, after)]
        }
        (Some(before), true, true) => {
            vec![Occurrence::since("payment_method.updated", before, after)]
        }
        // What belongs to nobody is nobody's business.
        _ => Vec::new(),
    }
}

pub(super) fn capability(before: Option<&Value>, after: &Value) -> Vec<Occurrence> {
    match before {
        Some(before) => vec![Occurrence::since("capability.updated", before, after)],
        None if after["requested"] == true => vec![Occurrence::new("capability.updated", after)],
        None => Vec::new(),
    }
}
