//! Attempts to pay by the address that they come from. In memory, for this process: several
//! servers count for themselves, and a restart forgets.

use std::{
    collections::{HashMap, VecDeque},
    net::{IpAddr, Ipv6Addr},
    sync::{Arc, Mutex, PoisonError},
};

use crate::domain::{Timestamp, Window};

/// The recent attempts of each address. Cheap to clone; clones count together.
#[derive(Debug, Clone, Default)]
pub struct Addresses(Arc<Mutex<Attempts>>);

#[derive(Debug)]
struct Attempts {
    /// The oldest first, at most as many as the window allows.
    by_address: HashMap<IpAddr, VecDeque<Timestamp>>,
    swept: Timestamp,
}

impl Default for Attempts {
    fn default() -> Self {
        Self {
            by_address: HashMap::new(),
            swept: Timestamp::from_millis(0),
        }
    }
}

impl Addresses {
    /// Counts an attempt, unless it is one too many: then, how many seconds to wait.
    pub fn attempt(&self, address: IpAddr, window: Window, now: Timestamp) -> Option<i64> {
        // A panic while the map was held leaves a map that is still one.
        let mut attempts = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        attempts.attempt(subscriber(address), window, now)
    }
}

impl Attempts {
    fn attempt(&mut self, address: IpAddr, window: Window, now: Timestamp) -> Option<i64> {
        let count = usize::try_from(window.count).unwrap_or(usize::MAX);
        if count == 0 {
            return None;
        }
        self.sweep(window, now);
        let recent = self.by_address.entry(address).or_default();
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

    /// Once in a window, forgets the addresses from which nothing came in it.
    fn sweep(&mut self, window: Window, now: Timestamp) {
        let begin = window.begin(now);
        if self.swept > begin {
            return;
        }
        self.swept = now;
        self.by_address
            .retain(|_, recent| recent.back().is_some_and(|newest| *newest > begin));
    }
}

/// Whoever has an `IPv6` address has all the 2⁶⁴ that begin like it.
fn subscriber(address: IpAddr) -> IpAddr {
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
        let addresses = Addresses::default();
        let attempt = |seconds| addresses.attempt(address("192.0.2.1"), WINDOW, at(seconds));

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
        let addresses = Addresses::default();
        let attempt = |text: &str| addresses.attempt(address(text), WINDOW, at(0));

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
        let addresses = Addresses::default();
        for last in 0..100 {
            let from = address(&format!("192.0.2.{last}"));
            addresses.attempt(from, WINDOW, at(0));
        }

        addresses.attempt(address("192.0.2.200"), WINDOW, at(61));

        assert_eq!(addresses.0.lock().unwrap().by_address.len(), 1);
    }

    #[test]
    fn zero_is_no_limit() {
        let addresses = Addresses::default();
        for _ in 0..100 {
            let wait = addresses.attempt(address("192.0.2.1"), Window::per_minute(0), at(0));
            assert_eq!(wait, None);
        }
    }
}
