//! Programs that pip installs, each in an environment of its own.

use std::path::PathBuf;

use anyhow::{Context as _, Result, bail};

use super::{apt, cache};
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
    say(&format!(
        "Installing {PACKAGE} {VERSION} from PyPI: the tests ask the server arbitrary requests."
    ));
    let environment = || {
        let mut python = command("python3");
        python.args(["-m", "venv", "--clear"]).arg(&home);
        python
    };
    // Debian's Python comes without its venv.
    if output(&mut environment()).is_none() {
        apt::install("python3 python3-venv", "Python 3.10 or newer, with venv")?;
        succeed(&mut environment())?;
    }
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
