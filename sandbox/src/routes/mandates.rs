//! `/v1/mandates`

use serde_json::Value;

use crate::{endpoint::Desk, error::Result, params::Params, resources::Resource as _};

/// `GET /v1/mandates/{id}`
pub(crate) fn retrieve(desk: &mut Desk<'_>, params: Params) -> Result<Value> {
    params.read(|_| Ok(()))?;
    let id = desk.id;
    Ok(desk.merchant()?.mandates.get(id, "mandate")?.to_json())
}
