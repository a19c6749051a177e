//! Node.js and the npm packages that are installed in `npm/`.

use std::{
    path::{Path, PathBuf},
    process::{Output, Stdio},
    time::Duration,
};

use anyhow::{Context as _, Result, ensure};
use tokio::{process::Command, time::timeout};

/// Far more than any script or compilation takes; a script that hangs must not hang the tests.
const DEADLINE: Duration = Duration::from_mins(2);

/// The folder of package.json.
pub(crate) fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .join("contract")
        .join("npm")
}

/// Runs `node` with a script of the folder, its arguments and its environment.
pub(crate) async fn run(args: &[&str], environment: &[(&str, &str)]) -> Result<Output> {
    let folder = folder();
    ensure!(
        folder.join("node_modules").join("stripe").is_dir(),
        "the official packages are not installed: run `npm ci` in {}",
        folder.display()
    );
    let mut node = Command::new("node");
    node.args(args)
        .envs(environment.iter().copied())
        .current_dir(&folder)
        .stdin(Stdio::null())
        .kill_on_drop(true);
    timeout(DEADLINE, node.output())
        .await
        .with_context(|| format!("node {} did not end", args.join(" ")))?
        .context("node could not be started; install Node.js 20 or newer")
}

/// Everything that a process printed.
pub(crate) fn printed(output: &Output) -> String {
    let text = [&output.stdout, &output.stderr].map(|it| String::from_utf8_lossy(it));
    text.concat().trim().to_owned()
}
