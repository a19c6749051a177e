//! What the sandbox is told when it starts.

use std::net::SocketAddr;

/// The platform that the sandbox plays Stripe for.
#[derive(Debug, Clone)]
pub struct Options {
    /// The platform's secret key: accepted for every call.
    pub secret_key: String,
    /// The platform's publishable key: accepted for the calls that a browser makes.
    pub publishable_key: String,
    /// The name of the platform's own account.
    pub platform_name: String,
}

impl Options {
    /// The platform's client id, with which it asks for connections by OAuth.
    pub const CLIENT_ID: &str = "ca_sandbox_platform";
}

impl Default for Options {
    fn default() -> Self {
        Self {
            secret_key: String::from("sk_test_sandbox_platform"),
            publishable_key: String::from("pk_test_sandbox_platform"),
            platform_name: String::from("Sandbox platform"),
        }
    }
}

/// The command line of the `stripe-sandbox` program.
#[derive(Debug, Clone, clap::Parser)]
#[command(
    name = "stripe-sandbox",
    version,
    about = "A local Stripe with Connect"
)]
pub struct Args {
    /// Address and port to listen on.
    #[arg(long, default_value = "127.0.0.1:4243")]
    pub bind: SocketAddr,

    /// Secret key that the API accepts.
    #[arg(long, default_value_t = Options::default().secret_key)]
    pub secret_key: String,

    /// Publishable key that the API accepts.
    #[arg(long, default_value_t = Options::default().publishable_key)]
    pub publishable_key: String,

    /// Name of the platform's own account.
    #[arg(long, default_value_t = Options::default().platform_name)]
    pub platform_name: String,
}

impl Args {
    /// The part of the command line that describes the platform.
    pub fn options(&self) -> Options {
        Options {
            secret_key: self.secret_key.clone(),
            publishable_key: self.publishable_key.clone(),
            platform_name: self.platform_name.clone(),
        }
    }
}
