//! The settings: read once from flags and environment, and checked together before anything runs.

mod origins;
mod settings;

pub use origins::{AllowedOrigins, InvalidOrigin};
pub use settings::{Config, ConfigError, LogFormat, ServeArgs, StripeConfig};
