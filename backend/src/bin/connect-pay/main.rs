//! `connect-pay`: the server and its tools.

mod backup;
mod cli;
#[cfg(feature = "sandbox")]
mod demo;
#[cfg(feature = "sandbox")]
mod dev;
mod events;
mod exit;
mod key;
mod messages;
mod migrate;
mod output;
mod progress;
mod restore;
mod serve;
mod stop;
#[cfg(feature = "sandbox")]
mod trigger;

use std::process::ExitCode;

use backend::telemetry;
use clap::Parser as _;
use cli::{Cli, Command};
use output::Output;
use restore::Restore;

fn main() -> ExitCode {
    let cli = Cli::parse();
    let output = if cli.json { Output::Json } else { Output::Text };
    match start(cli, output) {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => exit::report(&error, output),
    }
}

#[tokio::main]
async fn start(cli: Cli, output: Output) -> anyhow::Result<()> {
    let traces = match &cli.command {
        Command::Serve(args) => args.traces.config(),
        _ => None,
    };
    let traces = telemetry::init(cli.log(), cli.log_format, traces.as_ref())?;
    let done = run(cli.command, output).await;
    traces.flush().await;
    done
}

async fn run(command: Command, output: Output) -> anyhow::Result<()> {
    match command {
        Command::Serve(args) => serve::serve(&args).await,
        Command::Key { command } => key::run(command, output).await,
        Command::Messages { command } => messages::run(command, output).await,
        Command::Events { command } => events::run(command, output).await,
        Command::Migrate { database } => migrate::run(&database, output).await,
        Command::Backup { file, database } => backup::run(&database, &file, output).await,
        Command::Restore {
            file,
            force,
            database,
        } => {
            let file = file.as_path();
            restore::run(&database, Restore { file, force }, output).await
        }
        #[cfg(feature = "sandbox")]
        Command::Dev(args) => dev::run(args).await,
        #[cfg(feature = "sandbox")]
        Command::Sandbox(args) => Ok(stripe_sandbox::run(args, stop::signal()).await?),
        #[cfg(feature = "sandbox")]
        Command::Trigger(args) => trigger::run(args, output).await,
    }
}
