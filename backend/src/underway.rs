//! Work that is carried to its end, though nobody may wait for it any more.

use std::{future::Future, panic, sync::Arc};

use tokio::{sync::watch, task::JoinError};
use tracing::Instrument as _;

use crate::error::Error;

/// The work that is under way. Cheap to clone; clones know of the same.
#[derive(Debug, Clone)]
pub struct Underway(Arc<watch::Sender<usize>>);

/// One piece of it.
struct Piece(Underway);

impl Underway {
    /// Does the work. Who asked for it may hang up: then it goes on.
    ///
    /// # Errors
    /// [`Error::Internal`] when the server ends first.
    ///
    /// # Panics
    /// As the work does.
    pub async fn carry_out<T: Send + 'static>(
        &self,
        work: impl Future<Output = T> + Send + 'static,
    ) -> Result<T, Error> {
        let piece = self.begin();
        let work = async move {
            let done = work.await;
            drop(piece);
            done
        };
        let done = tokio::spawn(work.in_current_span()).await;
        done.map_err(|error| match JoinError::try_into_panic(error) {
            Ok(panic) => panic::resume_unwind(panic),
            Err(_) => Error::Internal("the server ended before the request did"),
        })
    }

    /// Resolves when none is under way.
    pub async fn ended(&self) {
        let mut told = self.0.subscribe();
        // This handle is a sender, so there is one.
        let _ = told.wait_for(|count| *count == 0).await;
    }

    fn begin(&self) -> Piece {
        self.0.send_modify(|count| *count += 1);
        Piece(self.clone())
    }
}

impl Drop for Piece {
    fn drop(&mut self) {
        self.0.0.send_modify(|count| *count -= 1);
    }
}

impl Default for Underway {
    fn default() -> Self {
        Self(Arc::new(watch::Sender::new(0)))
    }
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use tokio::{sync::Notify, time::timeout};

    use super::*;

    #[tokio::test]
    async fn work_goes_on_when_nobody_waits_and_is_waited_for_at_the_end() {
        let underway = Underway::default();
        let (begun, go_on) = (Arc::new(Notify::new()), Arc::new(Notify::new()));
        let work = {
            let (begun, go_on) = (Arc::clone(&begun), Arc::clone(&go_on));
            async move {
                begun.notify_one();
                go_on.notified().await;
            }
        };
        let asked = {
            let underway = underway.clone();
            tokio::spawn(async move { underway.carry_out(work).await })
        };
        begun.notified().await;
        asked.abort();
        assert!(asked.await.is_err());

        let ended = timeout(Duration::from_millis(20), underway.ended());
        assert!(ended.await.is_err(), "it goes on");
        go_on.notify_one();
        underway.ended().await;
    }
}
