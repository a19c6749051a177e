//! `cargo xtask`: set-up and automation of this repository, in Rust.
//!
//! | command | what it does |
//! |---|---|
//! | `run` | installs what is missing, builds the front end, starts everything on this machine |
//! | `build` | builds the front end into `dist/` and prints what a browser loads |
//! | `test` | everything that must hold: format, lints, docs, tests, sizes |
//! | `bench` | measures the widget and the server beside others that do the same work |

mod bench;
mod cargo;
mod examples;
mod front_end;
mod run;
mod shell;
mod size;
mod test;
mod tools;

use std::process::ExitCode;

use clap::Parser;

/// Set-up and automation of connect-pay.
#[derive(Parser)]
#[command(name = "cargo xtask")]
enum Xtask {
    /// Start everything on this machine: a local Stripe, the server and a demo shop
    Run {
        /// Flags for `connect-pay dev`
        #[arg(trailing_var_arg = true, allow_hyphen_values = true)]
        flags: Vec<String>,
    },
    /// Build the front end into dist/ and print the size of what a browser loads
    Build,
    /// Check everything
    Test {
        /// Only the steps whose name contains this text
        #[arg(long)]
        only: Option<String>,
    },
    /// Measure everything, or one part
    Bench {
        /// What to measure
        part: Option<bench::Part>,
    },
}

fn main() -> ExitCode {
    let done = match Xtask::parse() {
        Xtask::Run { flags } => run::run(&flags),
        Xtask::Build => front_end::build().and_then(|()| size::check()),
        Xtask::Test { only } => test::test(only.as_deref()),
        Xtask::Bench { part } => bench::bench(part),
    };
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("\nxtask: {error:#}");
            ExitCode::FAILURE
        }
    }
}
