//! What the platform asks of Stripe through us, with no checkout in between: customers, onboarding
//! and the like.

use serde::de::DeserializeOwned;
use tracing::instrument;

use super::{Token, call};
use crate::{app::App, domain::Operation, error::Error, stripe::Request};

/// Makes a call that changes something. Asked for again with the same `Idempotency-Key`, it is the
/// same call, also after a crash.
///
/// # Errors
/// [`Error::Stripe`], [`Error::Store`].
#[instrument(skip_all)]
pub async fn on_behalf<T: DeserializeOwned>(
    app: &App,
    token: &Token,
    request: Request<'_, T>,
) -> Result<T, Error> {
    let operation = request.logged()?.operation;
    let key = Operation::Platform(&operation, token.as_str()).key();
    call::make(app, None, &key, request).await
}
