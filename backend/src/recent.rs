//! How often something was done of late: attempts to pay by the address that they come from, and looks
//! at a checkout. In memory, for this process: several servers count for themselves, and a restart
//! forgets.

use std::{
    collections::{HashMap, VecDeque},
    hash::Hash,
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
};

use crate::domain::{Timestamp, Window};

/// What each did of late. Cheap to clone; clones count together.
#[derive(Debug)]
pub struct Recent<K>(Arc<Mutex<Deeds<K>>>);

#[derive(Debug)]
struct Deeds<K> {
    /// The oldest first, at most as many as the window allows.
    of: HashMap<K, VecDeque<Timestamp>>,
    swept: Timestamp,
}

impl<K> Default for Recent<K> {
    fn default() -> Self {
        Self(Arc::new(Mutex::new(Deeds {
            of: HashMap::new(),
            swept: Timestamp::from_millis(0),
        })))
    }
}

impl<K> Clone for Recent<K> {
    fn clone(&self) -> Self {
        Self(Arc::clone(&self.0))
    }
}

impl<K: Eq + Hash> Recent<K> {
    /// Counts one more, unless it is one too many: then, how many seconds to wait.
    pub fn count(&self, who: K, window: Window, now: Timestamp) -> Option<i64> {
        // A panic while the map was held leaves a map that is still one.
        let mut deeds = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        deeds.count(who, window, now)
    }
}

impl<K: Eq + Hash> Deeds<K> {
    fn count(&mut self, who: K, window: Window, now: Timestamp) -> Option<i64> {
        let count = usize::try_from(window.count).unwrap_or(usize::MAX);
        if count == 0 {
            return None;
        }
        self.sweep(window, now);
        let recent = self.of.entry(who).or_default();
        let nth_newest = recent.len().checked_sub(count).map(|at| recent[at]);
        let wait = window.wait(nth_newest, now);
        if wait.is_none() {
            if recent.len() == count {
                recent.pop_front();
            }
            recent.push_back(now);
        }
        wait
    }

    /// Once in a window, forgets those of whom nothing came in it.
    fn sweep(&mut self, window: Window, now: Timestamp) {
        let begin = window.begin(now);
        if self.swept > begin {
            return;
        }
        self.swept = now;
        self.of
            .retain(|_, recent| recent.back().is_some_and(|newest| *newest > begin));
    }
}

/// Whoever has an `IPv6` address has all the 2⁶⁴ that begin like it.
pub fn subscriber(address: IpAddr) -> IpAddr {
    match address.to_canonical() {
        IpAddr::V4(v4) => v4.into(),
        IpAddr::V6(v6) => {
            let [a, b, c, d, ..] = v6.segments();
            Ipv6Addr::new(a, b, c, d, 0, 0, 0, 0).into()
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const WINDOW: Window = Window::per_minute(2);

    fn at(seconds: i64) -> Timestamp {
        Timestamp::from_seconds(1000 + seconds)
    }

    fn address(text: &str) -> IpAddr {
        text.parse().unwrap()
    }

    #[test]
    fn an_address_waits_until_the_window_has_room() {
        let addresses = Recent::default();
        let attempt =
            |seconds| addresses.count(subscriber(address("192.0.2.1")), WINDOW, at(seconds));

        for (seconds, wait) in [
            (0, None),
            (20, None),
            (30, Some(30)),
            (59, Some(1)),
            (60, None),
            (61, Some(19)),
            (80, None),
            (500, None),
        ] {
            assert_eq!(attempt(seconds), wait, "after {seconds} seconds");
        }
    }

    #[test]
    fn addresses_are_counted_apart_and_those_of_one_subscriber_together() {
        let addresses = Recent::default();
        let attempt = |text: &str| addresses.count(subscriber(address(text)), WINDOW, at(0));

        for (text, allowed) in [
            ("192.0.2.1", true),
            ("192.0.2.2", true),
            ("::ffff:192.0.2.1", true),
            ("192.0.2.1", false),
            ("2001:db8::1", true),
            ("2001:db8::2", true),
            ("2001:db8:0:0:ffff::3", false),
            ("2001:db8:0:1::1", true),
        ] {
            assert_eq!(attempt(text).is_none(), allowed, "{text}");
        }
    }

    #[test]
    fn addresses_that_are_quiet_are_forgotten() {
        let addresses = Recent::default();
        for last in 0..100 {
            let from = address(&format!("192.0.2.{last}"));
            addresses.count(from, WINDOW, at(0));
        }

        addresses.count(subscriber(address("192.0.2.200")), WINDOW, at(61));

        assert_eq!(addresses.0.lock().unwrap().of.len(), 1);
    }

    #[test]
    fn zero_is_no_limit() {
        let addresses = Recent::default();
        for _ in 0..100 {
            let wait = addresses.count(
                subscriber(address("192.0.2.1")),
                Window::per_minute(0),
                at(0),
            );
            assert_eq!(wait, None);
        }
    }
}
