//! `/_sandbox/faults`: what goes wrong, by chance or next.

use axum::{
    Json,
    extract::{State, rejection::JsonRejection},
    http::StatusCode,
};

use crate::{faults::Faults, state::App};

/// `GET /_sandbox/faults`: the setting, with what is left of the next faults.
pub(crate) async fn read_faults(State(app): State<App>) -> Json<Faults> {
    Json(app.state().faults.clone())
}

/// `POST /_sandbox/faults`: puts the setting in place of the one before, and answers it.
pub(crate) async fn set_faults(
    State(app): State<App>,
    setting: Result<Json<Faults>, JsonRejection>,
) -> Result<Json<Faults>, (StatusCode, String)> {
    let refuse = |why: String| (StatusCode::BAD_REQUEST, why);
    let Json(faults) = setting.map_err(|error| refuse(error.body_text()))?;
    if !faults.is_possible() {
        return Err(refuse(String::from("no more than 100 percent can fail")));
    }
    app.state().faults = faults.clone();
    Ok(Json(faults))
}
