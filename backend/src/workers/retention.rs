//! What is old is deleted: it may hold personal data.

use super::{Turn, Worker};
use crate::{app::App, error::Error, store::ANSWERS_LIVE_MS};

/// How many rows one statement deletes, so that others do not wait for long.
const AT_ONCE: u16 = 200;

/// Deletes what is old.
pub(super) struct Retention;

impl Worker for Retention {
    const NAME: &'static str = "retention";

    async fn turn(app: &App) -> Result<Turn, Error> {
        let (now, retention) = (app.clock.now(), app.config.retention);
        let too_old = now.before(retention.delete_after_ms);
        let deleted = app.store.delete_events(too_old, AT_ONCE).await?;
        let old = now.before(retention.redact_after_ms);
        let redacted = app.store.redact_events(old, AT_ONCE).await?;
        let forgotten = app.store.forget_messages(old, AT_ONCE).await?;
        let answered = now.before(ANSWERS_LIVE_MS);
        let answers = app.store.forget_api_requests(answered, AT_ONCE).await?;
        let most = deleted.max(redacted).max(forgotten).max(answers);
        let is_full = most == u64::from(AT_ONCE);
        Ok(if is_full { Turn::More } else { Turn::Idle })
    }
}
