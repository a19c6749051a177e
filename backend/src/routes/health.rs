//! Whether the server lives, and whether it can work.

use axum::{
    Json,
    extract::State,
    http::StatusCode,
    response::{IntoResponse, Response},
};
use serde::Serialize;
use tracing::warn;
use utoipa::ToSchema;

use crate::{app::App, store::Fitness, telemetry};

/// Whether a server can work, and what stands in its way.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
pub(crate) struct Readiness {
    /// Whether to send requests here.
    ready: bool,
    /// What stands in its way, and what to do.
    message: &'static str,
    /// What was looked at.
    checks: ReadinessChecks,
}

/// What was looked at.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
struct ReadinessChecks {
    /// The database answers.
    database: ReadinessCheck,
    /// The schema of the database is the one of this version.
    schema: ReadinessCheck,
    /// The server is not stopping.
    serving: ReadinessCheck,
}

/// What came of a look.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, ToSchema)]
#[serde(rename_all = "snake_case")]
enum ReadinessCheck {
    /// It is as it should be.
    Passed,
    /// It is not.
    Failed,
    /// It could not be looked at, since another check has failed.
    Skipped,
}

/// `GET /health/live`: the process answers.
pub(crate) async fn live() -> &'static str {
    "live\n"
}

/// `GET /health/ready`: the database answers, its schema is current, and the server is not stopping.
pub(crate) async fn ready(State(app): State<App>) -> Readiness {
    let fitness = app.store.fitness().await;
    let readiness = Readiness::of(!app.stopping.is_leaving(), &fitness);
    if !readiness.ready {
        let causes = match &fitness {
            Fitness::Unreachable(Some(error)) => telemetry::causes(error),
            _ => String::new(),
        };
        warn!(
            error.causes = causes,
            readiness.message, "the server is not ready"
        );
    }
    readiness
}

impl Readiness {
    fn of(serving: bool, fitness: &Fitness) -> Self {
        use ReadinessCheck::{Failed, Passed, Skipped};
        let (database, schema) = match fitness {
            Fitness::Fit => (Passed, Passed),
            Fitness::OldSchema | Fitness::OtherSchema => (Passed, Failed),
            Fitness::Unreachable(_) => (Failed, Skipped),
        };
        let message = match fitness {
            _ if !serving => "this server is stopping; send requests to another one",
            Fitness::Fit => "this server can work",
            Fitness::OldSchema => {
                "the schema of the database is older than this version of connect-pay; \
                 run `connect-pay migrate`"
            }
            Fitness::OtherSchema => {
                "the schema of the database is of another version of connect-pay; \
                 run the newer version"
            }
            Fitness::Unreachable(_) => {
                "the database does not answer; see whether it runs, and whether it can be reached \
                 from here (DATABASE_URL)"
            }
        };
        Self {
            ready: serving && matches!(fitness, Fitness::Fit),
            message,
            checks: ReadinessChecks {
                database,
                schema,
                serving: if serving { Passed } else { Failed },
            },
        }
    }
}

impl IntoResponse for Readiness {
    fn into_response(self) -> Response {
        let status = if self.ready {
            StatusCode::OK
        } else {
            StatusCode::SERVICE_UNAVAILABLE
        };
        (status, Json(self)).into_response()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_server_is_ready_when_nothing_stands_in_its_way() {
        use ReadinessCheck::{Failed, Passed, Skipped};
        for (serving, fitness, ready, database, schema) in [
            (true, Fitness::Fit, true, Passed, Passed),
            (true, Fitness::OldSchema, false, Passed, Failed),
            (true, Fitness::OtherSchema, false, Passed, Failed),
            (true, Fitness::Unreachable(None), false, Failed, Skipped),
            (false, Fitness::Fit, false, Passed, Passed),
        ] {
            let readiness = Readiness::of(serving, &fitness);

            assert_eq!(readiness.ready, ready, "{fitness:?}");
            assert_eq!(readiness.checks.database, database, "{fitness:?}");
            assert_eq!(readiness.checks.schema, schema, "{fitness:?}");
            assert_eq!(readiness.checks.serving == Passed, serving);
        }
    }
}
