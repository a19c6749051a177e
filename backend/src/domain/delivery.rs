//! How often a message to the platform's own server is tried.

use super::Timestamp;

const SECOND_MS: i64 = 1000;
const MINUTE_MS: i64 = 60 * SECOND_MS;
const HOUR_MS: i64 = 60 * MINUTE_MS;

/// How long to wait after each try that failed; after the last one there is no other.
/// <https://github.com/standard-webhooks/standard-webhooks/blob/main/spec/standard-webhooks.md>
const WAITS_MS: [i64; 9] = [
    5 * SECOND_MS,
    5 * MINUTE_MS,
    30 * MINUTE_MS,
    2 * HOUR_MS,
    5 * HOUR_MS,
    10 * HOUR_MS,
    14 * HOUR_MS,
    20 * HOUR_MS,
    24 * HOUR_MS,
];

/// What becomes of a message after a try.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Delivery {
    /// The platform's server has taken it.
    Delivered,
    /// It is tried again at this time.
    Again(Timestamp),
    /// It is not tried again.
    Dead,
}

/// What becomes of a message that has been tried so often, this time with this status; `None`: there
/// was no answer. Up to a tenth is added to a wait, by a random byte, so that messages that failed
/// together do not come back together.
pub fn delivery(tries: u32, status: Option<u16>, now: Timestamp, random: u8) -> Delivery {
    match status {
        Some(200..=299) => return Delivery::Delivered,
        // Gone: the platform's server wants no more.
        Some(410) => return Delivery::Dead,
        _ => {}
    }
    let wait = usize::try_from(tries.saturating_sub(1)).ok();
    match wait.and_then(|at| WAITS_MS.get(at)) {
        Some(wait) => Delivery::Again(now.after(wait + wait * i64::from(random) / 2550)),
        None => Delivery::Dead,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_not_taken_is_tried_again_for_three_days() {
        let now = Timestamp::from_millis(0);
        let again = |minutes: i64| Delivery::Again(Timestamp::from_seconds(minutes * 60));
        for (tries, status, expected) in [
            (1, Some(200), Delivery::Delivered),
            (10, Some(204), Delivery::Delivered),
            (1, Some(410), Delivery::Dead),
            (1, None, Delivery::Again(Timestamp::from_seconds(5))),
            (2, Some(500), again(5)),
            (3, Some(302), again(30)),
            (4, Some(404), again(120)),
            (9, Some(429), again(24 * 60)),
            (10, Some(500), Delivery::Dead),
            (99, None, Delivery::Dead),
        ] {
            assert_eq!(delivery(tries, status, now, 0), expected, "{tries}");
        }
    }

    #[test]
    fn a_wait_is_never_shorter_and_at_most_a_tenth_longer() {
        let now = Timestamp::from_millis(0);
        let longest = Delivery::Again(Timestamp::from_millis(5_500));
        assert_eq!(delivery(1, None, now, u8::MAX), longest);
    }
}
