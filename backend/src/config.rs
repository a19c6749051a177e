//! The settings: read once from flags and environment, and checked together before anything runs.

mod attempts;
mod database;
mod oauth;
mod origins;
mod outgoing;
mod settings;
mod stop;
mod stripe;
mod traces;
mod webhooks;

pub use attempts::AttemptArgs;
pub use database::{ConnectionArgs, DatabaseArgs, MigrateArgs, StoreArgs, Switch};
pub use oauth::{OauthArgs, OauthConfig};
pub use origins::{AllowedOrigins, InvalidOrigin};
pub use outgoing::{OutgoingArgs, OutgoingConfig};
pub use settings::{Config, ConfigError, LogFormat, ServeArgs};
pub use stop::{StopArgs, StopConfig};
pub use stripe::StripeConfig;
pub use traces::{TraceArgs, TraceConfig};
pub use webhooks::{Retention, WebhookArgs, WebhookSecrets};
