//! What is being settled.

use std::{
    collections::{HashMap, hash_map::Entry},
    future::Future,
    panic::AssertUnwindSafe,
};

use futures_util::FutureExt as _;
use shared::AccountId;
use tokio::task::JoinSet;
use tracing::Instrument as _;

/// How many events are settled at the same time.
const TOGETHER: usize = 128;
/// How many are claimed at once. An account, or the platform itself, of which more are being settled
/// has to wait with the rest: it may be one that Stripe answers slowly.
pub(super) const AT_ONCE: u16 = 16;

/// Each is settled by itself, since one that waits for the database while nobody lets it go on would
/// keep all others from it.
#[derive(Default)]
pub(super) struct UnderWay {
    settling: JoinSet<Option<AccountId>>,
    /// How many of each account, and of the platform.
    shares: HashMap<Option<AccountId>, u16>,
}

impl UnderWay {
    pub(super) fn is_empty(&self) -> bool {
        self.settling.is_empty()
    }

    pub(super) fn has_room(&self) -> bool {
        self.settling.len() + usize::from(AT_ONCE) <= TOGETHER
    }

    /// Those that have their share.
    pub(super) fn busy(&self) -> Vec<Option<AccountId>> {
        let busy = self.shares.iter().filter(|(_, count)| is_busy(**count));
        busy.map(|(of, _)| of.clone()).collect()
    }

    pub(super) fn begin(
        &mut self,
        of: Option<AccountId>,
        settle: impl Future<Output = ()> + Send + 'static,
    ) {
        *self.shares.entry(of.clone()).or_default() += 1;
        let settled = async move {
            // One that panics has an end as well, and takes no other with it.
            AssertUnwindSafe(settle).catch_unwind().await.ok();
            of
        };
        self.settling.spawn(settled.in_current_span());
    }

    /// Waits until one is settled. Tells whether more of its account can be claimed since.
    pub(super) async fn next(&mut self) -> bool {
        let Some(Ok(of)) = self.settling.join_next().await else {
            return false;
        };
        let Entry::Occupied(mut share) = self.shares.entry(of) else {
            return false;
        };
        let was_busy = is_busy(*share.get());
        *share.get_mut() -= 1;
        let is_free = was_busy && !is_busy(*share.get());
        if *share.get() == 0 {
            share.remove();
        }
        is_free
    }
}

const fn is_busy(count: u16) -> bool {
    count > AT_ONCE
}

#[cfg(test)]
mod tests {
    use std::future::{pending, ready};

    use super::*;

    #[tokio::test]
    async fn an_account_is_busy_until_so_many_are_settled_that_more_can_be_claimed() {
        let account: Option<AccountId> = Some("acct_1".parse().unwrap());
        let mut under_way = UnderWay::default();
        for _ in 0..AT_ONCE {
            under_way.begin(account.clone(), pending());
        }
        assert_eq!(under_way.busy(), []);

        under_way.begin(account.clone(), ready(()));
        under_way.begin(account.clone(), ready(()));

        assert_eq!(under_way.busy(), [account]);
        assert!(!under_way.next().await);
        assert!(under_way.next().await);
        assert_eq!(under_way.busy(), []);
    }

    #[tokio::test]
    async fn what_panics_is_over_like_the_rest() {
        let mut under_way = UnderWay::default();
        under_way.begin(None, pending());
        for _ in 0..AT_ONCE {
            under_way.begin(None, async { panic!("a fault of ours") });
        }
        assert_eq!(under_way.busy(), [None]);

        assert!(under_way.next().await);

        assert!(!under_way.is_empty());
        assert_eq!(under_way.busy(), []);
    }
}
