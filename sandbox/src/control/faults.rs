//! `/_sandbox/faults`: what goes wrong, by chance or next.

use axum::{Json, extract::State, http::StatusCode};

use crate::{faults::Faults, state::App};

/// `GET /_sandbox/faults`: the setting, with what is left of the next faults.
pub(crate) async fn read_faults(State(app): State<App>) -> Json<Faults> {
    Json(app.state().faults.clone())
}

/// `POST /_sandbox/faults`: puts the setting in place of the one before, and answers it.
pub(crate) async fn set_faults(
    State(app): State<App>,
    Json(faults): Json<Faults>,
) -> Result<Json<Faults>, (StatusCode, &'static str)> {
    if !faults.is_possible() {
        return Err((StatusCode::BAD_REQUEST, "no more than 100 percent can fail"));
    }
    app.state().faults = faults.clone();
    Ok(Json(faults))
}
