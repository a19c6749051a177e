//! `connect-pay`: the server and its tools.

mod cli;
#[cfg(feature = "sandbox")]
mod demo;
#[cfg(feature = "sandbox")]
mod dev;
mod key;
mod serve;
mod stop;

use std::process::ExitCode;

use backend::telemetry;
use clap::Parser as _;
use cli::{Cli, Command};

fn main() -> ExitCode {
    let cli = Cli::parse();
    telemetry::init(&cli.log, cli.log_format);
    match run(cli.command) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("connect-pay: {error:#}");
            ExitCode::FAILURE
        }
    }
}

#[tokio::main]
async fn run(command: Command) -> anyhow::Result<()> {
    match command {
        Command::Serve(args) => serve::serve(&args).await,
        Command::Key { command } => key::run(command).await,
        #[cfg(feature = "sandbox")]
        Command::Dev(args) => dev::run(args).await,
        #[cfg(feature = "sandbox")]
        Command::Sandbox(args) => Ok(stripe_sandbox::run(args, stop::signal()).await?),
    }
}
