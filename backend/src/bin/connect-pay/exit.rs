//! How a command ends when it did not do what it was asked.

use std::process::ExitCode;

use backend::{
    api_key::InvalidKeyId,
    app::StartError,
    config::ConfigError,
    store::{self, InvalidDatabaseUrl},
};

use crate::output::Output;

/// Something is not there, or is in the way. The sentence says what to do.
#[derive(Debug, thiserror::Error)]
#[error("{0}")]
pub(crate) struct Refused(pub(crate) String);

/// What an exit code tells a script. `--help` lists them.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Kind {
    Failure,
    Usage,
    Refused,
}

/// Says what went wrong, once, and gives the exit code for it.
pub(crate) fn report(error: &anyhow::Error, output: Output) -> ExitCode {
    let kind = kind(error);
    let code = match kind {
        Kind::Failure => 1,
        Kind::Usage => 2,
        Kind::Refused => 3,
    };
    match output {
        Output::Text => eprintln!("connect-pay: {error:#}"),
        Output::Json => {
            let message = format!("{error:#}");
            let error = serde_json::json!({ "error": { "message": message, "exit_code": code } });
            eprintln!("{error}");
        }
    }
    ExitCode::from(code)
}

fn kind(error: &anyhow::Error) -> Kind {
    let of_store = error
        .downcast_ref::<store::Error>()
        .or(match error.downcast_ref() {
            Some(StartError::Store(error)) => Some(error),
            _ => None,
        });
    let is_usage = error.is::<ConfigError>()
        || error.is::<InvalidDatabaseUrl>()
        || error.is::<InvalidKeyId>()
        || matches!(
            error.downcast_ref(),
            Some(StartError::OtherAccountsKey { .. } | StartError::OtherPlatform { .. })
        );
    if is_usage {
        Kind::Usage
    } else if error.is::<Refused>()
        || matches!(
            of_store,
            Some(store::Error::OldSchema(_) | store::Error::NewerSchema(_))
        )
    {
        Kind::Refused
    } else {
        Kind::Failure
    }
}
