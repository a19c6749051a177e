//! Programs that pip installs, each in an environment of its own.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::cache;
use crate::shell::{command, output, say, succeed};

const PACKAGE: &str = "schemathesis";
const VERSION: &str = "4.32.5";

/// Schemathesis, which makes requests from an `OpenAPI` document and checks the answers.
pub(crate) fn schemathesis() -> Result<PathBuf> {
    let home = cache::folder(PACKAGE, VERSION)?;
    let programs = home.join("bin");
    let program = programs.join(PACKAGE);
    if works(&program) {
        return Ok(program);
    }
    if output(command("python3").arg("--version")).is_none() {
        bail!("Python is missing; install 3.10 or newer from https://www.python.org");
    }
    say(&format!(
        "Installing {PACKAGE} {VERSION} from PyPI: the tests ask the server arbitrary requests."
    ));
    succeed(
        command("python3")
            .args(["-m", "venv", "--clear"])
            .arg(&home),
    )
    .context("install Python's venv: `sudo apt-get install python3-venv` (Debian, Ubuntu)")?;
    let spec = format!("{PACKAGE}=={VERSION}");
    let mut install = command(programs.join("pip"));
    succeed(install.args(["install", "--quiet", "--disable-pip-version-check", &spec]))
        .with_context(|| format!("could not install {spec} with pip"))?;
    if !works(&program) {
        bail!("pip installed {spec}, but it does not start");
    }
    Ok(program)
}

fn works(program: &std::path::Path) -> bool {
    output(command(program).arg("--version")).is_some()
}
