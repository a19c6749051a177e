//! `cargo xtask test`: everything that must hold, in the order in which it fails fastest.

use std::{fs, time::Instant};

use anyhow::{Context as _, Result, bail};

use crate::{
    cargo::cargo,
    examples, front_end,
    shell::{root, say, succeed},
    size, tools,
};

/// The crates that a browser runs.
const FRONT_END: [&str; 4] = [
    "stripe-js",
    "leptos-stripe",
    "connect-pay-widget",
    "connect-pay-example",
];
/// The crates that are published.
const PUBLISHED: [&str; 2] = ["stripe-js", "leptos-stripe"];
/// Where the tests write what crossed the wire, for the contract tests to check.
const RECORDS: &str = "target/contract-records";

struct Step {
    name: &'static str,
    run: fn() -> Result<()>,
}

const STEPS: [Step; 13] = [
    Step {
        name: "format",
        run: format,
    },
    Step {
        name: "lints",
        run: lints,
    },
    Step {
        name: "lints of the front end",
        run: front_end_lints,
    },
    Step {
        name: "documentation",
        run: documentation,
    },
    Step {
        name: "unit tests",
        run: unit,
    },
    Step {
        name: "tests of the binding, in a browser",
        run: binding,
    },
    Step {
        name: "packages of the binding",
        run: packages,
    },
    Step {
        name: "front end and its size",
        run: front_end_size,
    },
    Step {
        name: "harness and figures",
        run: harness,
    },
    Step {
        name: "api and e2e tests",
        run: api_and_e2e,
    },
    Step {
        name: "api tests on PostgreSQL",
        run: api_on_postgres,
    },
    Step {
        name: "fuzz of the interface",
        run: fuzz,
    },
    Step {
        name: "contract with Stripe's packages",
        run: contract,
    },
];

/// Runs the steps; the first failure ends it.
pub(crate) fn test(only: Option<&str>) -> Result<()> {
    let steps: Vec<&Step> = STEPS
        .iter()
        .filter(|step| only.is_none_or(|only| step.name.contains(only)))
        .collect();
    if steps.is_empty() {
        let names: Vec<&str> = STEPS.iter().map(|step| step.name).collect();
        bail!(
            "no step's name contains that; the steps are: {}",
            names.join(", ")
        );
    }
    let mut times = Vec::new();
    for step in steps {
        say(&format!("\n== {}", step.name));
        let started = Instant::now();
        (step.run)().with_context(|| format!("step `{}`", step.name))?;
        times.push((step.name, started.elapsed().as_secs()));
    }
    say("\nAll of it holds:");
    for (name, seconds) in times {
        say(&format!("  {seconds:>5} s  {name}"));
    }
    Ok(())
}

fn format() -> Result<()> {
    succeed(&mut cargo(&["fmt", "--all", "--check"]))
}

fn lints() -> Result<()> {
    succeed(&mut cargo(&[
        "clippy",
        "--workspace",
        "--all-targets",
        "--quiet",
        "--",
        "-D",
        "warnings",
    ]))
}

fn front_end_lints() -> Result<()> {
    tools::wasm_target()?;
    let mut clippy = cargo(&[
        "clippy",
        "--all-targets",
        "--quiet",
        "--target",
        "wasm32-unknown-unknown",
    ]);
    for package in FRONT_END {
        clippy.args(["--package", package]);
    }
    succeed(clippy.args(["--", "-D", "warnings"]))
}

fn documentation() -> Result<()> {
    for name in PUBLISHED {
        examples::check(&root().join("frontend").join(name))?;
    }
    let mut doc = cargo(&["doc", "--workspace", "--no-deps", "--quiet"]);
    succeed(doc.env("RUSTDOCFLAGS", "-D warnings"))
}

fn unit() -> Result<()> {
    succeed(&mut cargo(&[
        "test",
        "--workspace",
        "--exclude",
        "tests",
        "--quiet",
    ]))
}

fn binding() -> Result<()> {
    let tools = tools::wasm_tools()?;
    let browser = tools::browser()?;
    for package in PUBLISHED {
        let mut test = cargo(&[
            "test",
            "--package",
            package,
            "--target",
            "wasm32-unknown-unknown",
        ]);
        test.env(
            "CARGO_TARGET_WASM32_UNKNOWN_UNKNOWN_RUNNER",
            &tools.test_runner,
        );
        // Doc tests need a page to run in; the unit tests and those in tests/ have one.
        succeed(
            test.args(["--lib", "--tests"])
                .env("CHROMEDRIVER", &browser.driver),
        )?;
    }
    Ok(())
}

/// What would be published is packed, and built from the packages alone, `leptos-stripe` with the
/// `stripe-js` that is packed beside it. It is all that `cargo publish --dry-run` does, but for a
/// look at the registry, without which that does not begin; the tests run without a network.
fn packages() -> Result<()> {
    let mut package = cargo(&["package", "--offline", "--allow-dirty", "--quiet"]);
    for name in PUBLISHED {
        package.args(["--package", name]);
    }
    succeed(&mut package)
}

fn front_end_size() -> Result<()> {
    front_end::build()?;
    size::check()
}

/// What the tests and the figures are made with.
fn harness() -> Result<()> {
    let parts = ["--lib", "--bin", "bench", "--quiet"];
    succeed(cargo(&["test", "--package", "tests"]).args(parts))
}

fn api_and_e2e() -> Result<()> {
    front_end::build()?;
    let browser = tools::browser()?;
    let firefox = tools::firefox()?;
    let postgres = tools::postgres()?;
    tools::npm_packages(tools::NpmFolder::BrowserTests)?;
    tools::npm_packages(tools::NpmFolder::Examples)?;
    front_end::example()?;
    let records = root().join(RECORDS);
    if records.exists() {
        fs::remove_dir_all(&records).context(RECORDS)?;
    }
    // The program is tested as a person runs it.
    succeed(&mut cargo(&["build", "--package", "backend"]))?;
    for suite in ["api", "e2e"] {
        let mut test = cargo(&["test", "--package", "tests", "--test", suite]);
        test.env("CONNECT_PAY_KEEP_RECORDS", &records)
            .env("POSTGRES_BIN", &postgres);
        succeed(
            test.env("CHROMEDRIVER", &browser.driver)
                .env("CHROMIUM", &browser.chromium)
                .env("GECKODRIVER", &firefox.driver)
                .env("FIREFOX", &firefox.firefox),
        )?;
    }
    Ok(())
}

/// The same tests as on `SQLite`; the harness starts a private server and ends it.
fn api_on_postgres() -> Result<()> {
    let postgres = tools::postgres()?;
    succeed(&mut cargo(&["build", "--package", "backend"]))?;
    let mut test = cargo(&["test", "--package", "tests", "--test", "api"]);
    succeed(
        test.env("POSTGRES_BIN", &postgres)
            .env("CONNECT_PAY_TEST_DATABASE", "postgres"),
    )
}

/// Requests made from the server's own `OpenAPI` document.
fn fuzz() -> Result<()> {
    let schemathesis = tools::schemathesis()?;
    let mut test = cargo(&["test", "--package", "tests", "--test", "fuzz"]);
    succeed(test.env("SCHEMATHESIS", schemathesis))
}

fn contract() -> Result<()> {
    tools::npm_packages(tools::NpmFolder::Contract)?;
    let mut test = cargo(&["test", "--package", "tests", "--test", "contract"]);
    succeed(test.env("CONNECT_PAY_RECORDS", root().join(RECORDS)))
}
