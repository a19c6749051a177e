//! Limits of attempts to pay.

use crate::domain::AttemptLimits;

/// Flags and environment of the limits that stop tests of stolen cards; 0 turns one off. The doc
/// comments are their `--help`.
#[derive(Debug, Clone, Copy, clap::Args)]
pub struct AttemptArgs {
    /// How many charges of one checkout may fail in a day; 0 for any number
    #[arg(
        long,
        env = "CONNECT_PAY_FAILED_CHARGES_PER_CHECKOUT",
        default_value_t = 10
    )]
    pub failed_charges_per_checkout: u32,
    /// How many attempts to pay may come from one address in a minute, at each server; 0 for any
    /// number
    #[arg(long, env = "CONNECT_PAY_ATTEMPTS_PER_IP", default_value_t = 30)]
    pub attempts_per_ip: u32,
    /// How many payments of one account may be begun in a minute; 0 for any number
    #[arg(long, env = "CONNECT_PAY_INTENTS_PER_ACCOUNT", default_value_t = 600)]
    pub intents_per_account: u32,
    /// After how many failed charges in ten minutes an account is stopped, if nearly all of its
    /// charges fail; 0 for never
    #[arg(long, env = "CONNECT_PAY_BREAKER_FAILED_CHARGES", default_value_t = 51)]
    pub breaker_failed_charges: u32,
    /// What is nearly all: more than so many percent
    #[arg(long, env = "CONNECT_PAY_BREAKER_PERCENT", default_value_t = 90)]
    pub breaker_percent: u32,
    /// How many proxies of yours stand before this server and append to X-Forwarded-For. With 0
    /// the header is not believed, and the address is the one that connects
    #[arg(long, env = "CONNECT_PAY_TRUSTED_PROXIES", default_value_t = 0)]
    pub trusted_proxies: u8,
}

impl AttemptArgs {
    /// The limits.
    pub(super) const fn limits(self) -> AttemptLimits {
        AttemptLimits::new(
            self.failed_charges_per_checkout,
            self.attempts_per_ip,
            self.intents_per_account,
            (self.breaker_failed_charges, self.breaker_percent),
        )
    }
}
