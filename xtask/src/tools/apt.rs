//! Packages of the system, where it is a Debian and we may install them.

use anyhow::{Result, bail};

use crate::shell::{command, output, say, succeed};

/// Installs packages, or says which command does.
pub(super) fn install(packages: &str, why: &str) -> Result<()> {
    let install = format!("apt-get install --yes {packages}");
    let is_root = output(command("id").arg("-u")).as_deref() == Some("0");
    if !is_root || output(command("apt-get").arg("--version")).is_none() {
        bail!(
            "something is missing: {why}; run `sudo {install}` (Debian, Ubuntu), \
             or put its programs on PATH"
        );
    }
    say(&format!(
        "Installing {packages} from the system's packages: {why}."
    ));
    succeed(command("apt-get").args(["update", "--quiet"]))?;
    succeed(command("sh").args([
        "-c",
        &format!("DEBIAN_FRONTEND=noninteractive {install} --quiet"),
    ]))
}
