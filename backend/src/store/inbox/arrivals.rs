//! Events as they arrive: whoever waits at the same time is written in one transaction.
//!
//! A commit waits for the disk. While one runs, more events come in; they are written together by
//! the next. Each is answered after its commit and not before.

use std::sync::{Arc, LazyLock};

use shared::{EventForm, Named as _};
use sqlx::AssertSqlSafe;
use tokio::sync::{mpsc, oneshot};

use crate::{
    domain::{Arrival, Unheeded},
    store::{Error, Store, writing::Statement},
};

/// So many are written together.
const MOST: usize = 64;
/// So many may wait; whoever comes then waits for a place.
const WAITING: usize = 1024;
/// How many columns a row has.
const COLUMNS: usize = 15;

/// What is kept of an arrival: the event, and why it needs no further look, if it needs none.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Kept {
    /// The event.
    pub arrival: Arrival,
    /// Why it changes nothing, where that is clear at once.
    pub unheeded: Option<Unheeded>,
}

struct Waiting {
    kept: Kept,
    done: oneshot::Sender<Result<(), Arc<Error>>>,
}

/// Keeps events. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Arrivals(mpsc::Sender<Waiting>);

impl Arrivals {
    /// Begins to keep events in a database, until the last clone of this is gone.
    pub fn start(store: Store) -> Self {
        let (sender, receiver) = mpsc::channel(WAITING);
        tokio::spawn(keep_all(store, receiver));
        Self(sender)
    }

    /// Keeps an event, unless it is kept already. It is on the disk when this resolves.
    ///
    /// # Errors
    /// [`Error::Batch`], and nothing is kept.
    pub async fn keep(&self, kept: Kept) -> Result<(), Error> {
        let (done, doing) = oneshot::channel();
        let gone = || Error::Batch(Arc::new(sqlx::Error::PoolClosed.into()));
        self.0
            .send(Waiting { kept, done })
            .await
            .map_err(|_| gone())?;
        let kept = doing.await.map_err(|_| gone())?;
        kept.map_err(Error::Batch)
    }
}

async fn keep_all(store: Store, mut receiver: mpsc::Receiver<Waiting>) {
    let mut batch = Vec::with_capacity(MOST);
    while receiver.recv_many(&mut batch, MOST).await > 0 {
        let (rows, waiting): (Vec<_>, Vec<_>) =
            batch.drain(..).map(|it| (it.kept, it.done)).unzip();
        let kept = store.insert_events(rows).await.map_err(Arc::new);
        for done in waiting {
            // Whoever has gone away asks again.
            let _ = done.send(kept.clone());
        }
    }
}

/// The statement for each number of rows.
static INSERT: LazyLock<Vec<String>> = LazyLock::new(|| (0..=MOST).map(insert).collect());

fn insert(rows: usize) -> String {
    let row = |row: usize| {
        let places: Vec<String> = (1..=COLUMNS)
            .map(|column| format!("${}", row * COLUMNS + column))
            .collect();
        format!("({})", places.join(","))
    };
    let rows: Vec<String> = (0..rows).map(row).collect();
    format!(
        "insert into inbox (id, type, account, livemode, endpoint, form, api_version, object,
             created, received_at, payload, status, reason, next_attempt_at, settled_at)
         values {} on conflict (id) do nothing",
        rows.join(",")
    )
}

impl Store {
    /// Keeps events, all or none. One statement is one transaction.
    async fn insert_events(&self, mut rows: Vec<Kept>) -> Result<(), Error> {
        // PostgreSQL takes locks in this order, so that two servers do not wait for each other.
        rows.sort_unstable_by(|a, b| a.arrival.id.cmp(&b.arrival.id));
        let Some(sql) = INSERT.get(rows.len()) else {
            return Ok(());
        };
        let mut query = sqlx::query(AssertSqlSafe(sql.as_str()));
        for row in rows {
            query = bind(query, row);
        }
        self.execute(query).await?;
        Ok(())
    }
}

fn bind(query: Statement<'static>, Kept { arrival, unheeded }: Kept) -> Statement<'static> {
    let received = arrival.received.as_millis();
    let is_done = unheeded.is_some();
    let form = arrival
        .said
        .as_ref()
        .map_or(EventForm::Snapshot, |it| it.form);
    let query = query.bind(String::from(arrival.id));
    let query = match arrival.said {
        Some(said) => query
            .bind(Some(said.kind))
            .bind(said.account.map(String::from))
            .bind(Some(i64::from(said.livemode)))
            .bind(arrival.endpoint.name())
            .bind(form.name())
            .bind(said.api_version)
            .bind(said.object)
            .bind(Some(said.created)),
        None => query
            .bind(None::<String>)
            .bind(None::<String>)
            .bind(None::<i64>)
            .bind(arrival.endpoint.name())
            .bind(form.name())
            .bind(None::<String>)
            .bind(None::<String>)
            .bind(None::<i64>),
    };
    query
        .bind(received)
        .bind(arrival.payload)
        .bind(if is_done { "ignored" } else { "pending" })
        .bind(unheeded.map(Unheeded::name))
        .bind((!is_done).then_some(received))
        .bind(is_done.then_some(received))
}

#[cfg(test)]
mod tests {
    use futures_util::future::join_all;
    use shared::EventEndpoint;
    use tempfile::TempDir;

    use super::*;
    use crate::{
        domain::Timestamp,
        store::{DatabaseOptions, Queue, QueueDepth},
    };

    async fn store(folder: &TempDir) -> Store {
        let file = folder.path().join("pay.db");
        let url = format!("sqlite:{}?mode=rwc", file.display());
        let options = DatabaseOptions::new(url.parse().unwrap());
        Store::open(&options).await.unwrap()
    }

    fn kept(at: usize) -> Kept {
        Kept {
            arrival: Arrival {
                id: format!("evt_{at}").parse().unwrap(),
                endpoint: EventEndpoint::Connect,
                received: Timestamp::from_millis(7),
                said: None,
                payload: "{}".to_owned(),
            },
            unheeded: (at == 0).then_some(Unheeded::NotAnEvent),
        }
    }

    #[tokio::test]
    async fn many_that_come_at_once_are_all_kept_and_each_of_them_once() {
        let folder = TempDir::new().unwrap();
        let store = store(&folder).await;
        let arrivals = Arrivals::start(store.clone());

        let twice = (0..300).chain(0..300).map(|at| arrivals.keep(kept(at)));
        let answers = join_all(twice).await;

        assert!(answers.iter().all(Result::is_ok));
        let depth = store.queue_depth(Queue::Events).await.unwrap();
        let expected = QueueDepth {
            pending: 299,
            oldest: Some(Timestamp::from_millis(7)),
            ..QueueDepth::default()
        };
        assert_eq!(depth, expected);
    }

    #[tokio::test]
    async fn nobody_is_told_that_it_is_kept_when_it_is_not() {
        let folder = TempDir::new().unwrap();
        let store = store(&folder).await;
        let arrivals = Arrivals::start(store.clone());
        store.close().await;

        let answers = join_all((0..100).map(|at| arrivals.keep(kept(at)))).await;

        let is_told = |it: &Result<(), Error>| matches!(it, Err(Error::Batch(_)));
        assert!(answers.iter().all(is_told), "{answers:?}");
    }
}
