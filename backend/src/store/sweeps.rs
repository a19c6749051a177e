//! Whose events are listed next. Servers that share a database share them out.

use shared::AccountId;

use super::{Error, Store, query::Query};
use crate::domain::Timestamp;

/// How the platform itself is written.
const PLATFORM: &str = "";

/// Events that are to be listed, and that this server has claimed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DueSweep {
    /// Of which account; none: of the platform.
    pub account: Option<AccountId>,
    /// When the newest event that was listed happened, in seconds, by Stripe's clock.
    pub swept_to: Option<i64>,
    lease: Timestamp,
}

/// Which sweeps are due.
#[derive(Debug, Clone, Copy)]
pub struct SweepsDue {
    /// Those of this time, or of an earlier one.
    pub now: Timestamp,
    /// Those of a later time than this, too: no clock that was right has planned them.
    pub latest: Timestamp,
}

#[derive(sqlx::FromRow)]
struct Row {
    account: String,
    swept_to: Option<i64>,
}

impl Store {
    /// Lets the events of an account, or of the platform, be listed from now on.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn begin_sweep(
        &self,
        account: Option<&AccountId>,
        now: Timestamp,
    ) -> Result<(), Error> {
        let statement = sqlx::query(
            "insert into sweeps (account, next_at) values ($1, $2) on conflict (account) do nothing",
        )
        .bind(account.map_or(PLATFORM, AccountId::as_str))
        .bind(now.as_millis());
        self.execute(statement).await?;
        Ok(())
    }

    /// The same for every account that has a checkout or settings. Checkouts are not gone through
    /// one by one: the index leads from each account to the next.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn begin_sweeps_of_accounts(&self, now: Timestamp) -> Result<(), Error> {
        let statement = sqlx::query(
            "with recursive paid (account) as (
                 select min(account) from checkouts
                 union all
                 select (select min(checkouts.account) from checkouts
                         where checkouts.account > paid.account)
                 from paid where paid.account is not null
             )
             insert into sweeps (account, next_at)
             select account, cast($1 as bigint) from paid where account is not null
             union
             select id, cast($2 as bigint) from accounts where true
             on conflict (account) do nothing",
        )
        .bind(now.as_millis())
        .bind(now.as_millis());
        self.execute(statement).await?;
        Ok(())
    }

    /// Claims what is due, of one account or of all: until `lease` no other server gets it.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn claim_sweeps(
        &self,
        own: Option<&AccountId>,
        due: SweepsDue,
        lease: Timestamp,
        limit: u16,
    ) -> Result<Vec<DueSweep>, Error> {
        // Mostly nothing is, and who only reads disturbs nobody.
        let mut query = Query::new("select account, swept_to from sweeps where ");
        narrow(&mut query, own, due);
        query.push(" limit 1");
        let rows: Vec<Row> = query.rows().fetch_all(&self.readers).await?;
        if rows.is_empty() {
            return Ok(Vec::new());
        }
        let mut query = Query::new("with due as materialized (select account from sweeps where ");
        narrow(&mut query, own, due);
        query.push(" order by next_at limit ");
        query.integer(i64::from(limit));
        query.push(self.skip_locked());
        query.push(") update sweeps set next_at = ");
        query.integer(lease.as_millis());
        query.push(" where account in (select account from due) returning account, swept_to");
        let rows: Vec<Row> = self.returning(query.rows()).await?;
        rows.into_iter().map(|row| row.read(lease)).collect()
    }

    /// Accounts besides this one whose events are listed, those first that are not known to have left.
    ///
    /// # Errors
    /// [`Error::Statement`], [`Error::ImpossibleRow`].
    pub async fn swept_accounts(
        &self,
        but: &AccountId,
        limit: u16,
    ) -> Result<Vec<AccountId>, Error> {
        let mut query = Query::new("select account, swept_to from sweeps where account not in ");
        query.texts([PLATFORM, but.as_str()].into_iter());
        query.push(" order by next_at limit ");
        query.integer(i64::from(limit));
        let rows: Vec<Row> = query.rows().fetch_all(&self.readers).await?;
        let account = |row: Row| row.read(Timestamp::from_millis(0)).map(|it| it.account);
        rows.into_iter()
            .filter_map(|row| account(row).transpose())
            .collect()
    }

    /// When the first checkout of an account, or of all, was made.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn oldest_checkout(
        &self,
        account: Option<&AccountId>,
    ) -> Result<Option<Timestamp>, Error> {
        let mut query = Query::new("select min(created_at) from checkouts");
        if let Some(account) = account {
            query.push(" where account = ");
            query.text(account.as_str());
        }
        let (oldest,): (Option<i64>,) = query.rows().fetch_one(&self.readers).await?;
        Ok(oldest.map(Timestamp::from_millis))
    }

    /// Notes how far a claimed sweep has come, unless another server has it by now.
    ///
    /// # Errors
    /// [`Error::Statement`].
    pub async fn note_sweep(
        &self,
        due: &DueSweep,
        swept_to: Option<i64>,
        next: Timestamp,
    ) -> Result<(), Error> {
        let statement = sqlx::query(
            "update sweeps set swept_to = coalesce($1, swept_to), next_at = $2
             where account = $3 and next_at = $4",
        )
        .bind(swept_to)
        .bind(next.as_millis())
        .bind(due.account.as_ref().map_or(PLATFORM, AccountId::as_str))
        .bind(due.lease.as_millis());
        self.execute(statement).await?;
        Ok(())
    }
}

fn narrow(query: &mut Query, own: Option<&AccountId>, due: SweepsDue) {
    query.push("(next_at <= ");
    query.integer(due.now.as_millis());
    query.push(" or next_at > ");
    query.integer(due.latest.as_millis());
    query.push(")");
    if let Some(own) = own {
        query.push(" and account = ");
        query.text(own.as_str());
    }
}

impl Row {
    fn read(self, lease: Timestamp) -> Result<DueSweep, Error> {
        let account = match self.account.as_str() {
            PLATFORM => None,
            id => Some(id.parse().map_err(|_| Error::ImpossibleRow {
                row: self.account.clone(),
                field: "account",
            })?),
        };
        Ok(DueSweep {
            account,
            swept_to: self.swept_to,
            lease,
        })
    }
}
