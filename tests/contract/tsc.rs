//! The TypeScript compiler as the judge.

use std::{collections::BTreeMap, fmt, fs};

use anyhow::{Context as _, Result, ensure};

use crate::{check::Check, node, program::Program};

/// How many failures are shown in full: one mistake often shows in a hundred entries.
const SHOWN: usize = 8;

const FILE: &str = "check.ts";

/// What does not keep the contract.
#[derive(Debug, Default, PartialEq, Eq)]
pub(crate) struct Verdict {
    pub(crate) failures: Vec<Failure>,
}

/// An entry, and what the compiler says about it.
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Failure {
    pub(crate) check: Check,
    pub(crate) complaints: Vec<String>,
}

#[derive(Debug, PartialEq, Eq)]
struct Complaint {
    line: usize,
    text: String,
}

impl fmt::Display for Verdict {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { failures } = self;
        writeln!(f, "{} checks against Stripe's types failed", failures.len())?;
        for Failure { check, complaints } in failures.iter().take(SHOWN) {
            let Check { title, code } = check;
            writeln!(f, "\n== {title}\n{}\n{code}", complaints.join("\n"))?;
        }
        for Failure { check, complaints } in failures.iter().skip(SHOWN) {
            let first = complaints.first().map_or("", String::as_str);
            writeln!(f, "\n== {}\n{first}", check.title)?;
        }
        Ok(())
    }
}

/// Compiles a program. `name` is a folder of its own, so that tests can run side by side.
///
/// # Errors
/// When the compiler does not run, or complains about anything that is no check of the program.
pub(crate) async fn compile(name: &str, program: &Program) -> Result<Verdict> {
    let folder = node::folder().join("generated").join(name);
    fs::create_dir_all(&folder).context("the folder of the generated program")?;
    fs::write(folder.join(FILE), &program.text).context("the generated program")?;
    let file = format!("generated/{name}/{FILE}");
    // The SDK's own declarations need those of Node.js for its HTTP agent, which no check uses.
    let args = [
        "node_modules/typescript/bin/tsc",
        "--noEmit",
        "--strict",
        "--skipLibCheck",
        "--pretty",
        "false",
        "--target",
        "es2022",
        "--lib",
        "es2022,dom",
        "--module",
        "esnext",
        "--moduleResolution",
        "bundler",
        &file,
    ];
    let output = node::run(&args, &[]).await?;
    let printed = node::printed(&output);
    let complaints = complaints(&printed)?;
    ensure!(
        output.status.success() == complaints.is_empty(),
        "tsc ended with {} and printed:\n{printed}",
        output.status
    );
    verdict(program, complaints)
}

fn verdict(program: &Program, complaints: Vec<Complaint>) -> Result<Verdict> {
    let mut failures: BTreeMap<usize, Failure> = BTreeMap::new();
    for Complaint { line, text } in complaints {
        let (number, check) = program
            .check_at(line)
            .with_context(|| format!("line {line}, which is no check: {text}"))?;
        let failure = failures.entry(number).or_insert_with(|| Failure {
            check: check.clone(),
            complaints: Vec::new(),
        });
        failure.complaints.push(text);
    }
    Ok(Verdict {
        failures: failures.into_values().collect(),
    })
}

/// Reads `path/check.ts(12,5): error TS2322: …`; lines that begin with a space continue the last.
fn complaints(printed: &str) -> Result<Vec<Complaint>> {
    let mut complaints: Vec<Complaint> = Vec::new();
    for line in printed.lines().filter(|line| !line.is_empty()) {
        if let (true, Some(last)) = (line.starts_with(' '), complaints.last_mut()) {
            last.text.push('\n');
            last.text.push_str(line);
            continue;
        }
        let complaint = line.split_once(&format!("{FILE}(")).and_then(|(_, rest)| {
            let (place, text) = rest.split_once("): error ")?;
            let (line, _) = place.split_once(',')?;
            Some(Complaint {
                line: line.parse().ok()?,
                text: text.to_owned(),
            })
        });
        complaints.push(complaint.with_context(|| format!("tsc printed:\n{printed}"))?);
    }
    Ok(complaints)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn complaints_are_read_with_what_continues_them() {
        let printed =
            "generated/x/check.ts(12,5): error TS1: one\n  more\na/check.ts(3,1): error TS2: two";

        let read = complaints(printed).unwrap();

        let lines: Vec<_> = read.iter().map(|it| it.line).collect();
        assert_eq!(lines, [12, 3]);
        assert_eq!(read[0].text, "TS1: one\n  more");
    }

    #[test]
    fn what_is_no_complaint_about_the_program_is_an_error() {
        assert!(complaints("error TS5023: Unknown compiler option").is_err());
        assert!(complaints("node_modules/a.d.ts(1,1): error TS1: one").is_err());
    }

    #[test]
    fn a_complaint_about_the_prelude_is_an_error() {
        let complaint = Complaint {
            line: 1,
            text: "TS2307: Cannot find module 'stripe'".to_owned(),
        };

        assert!(verdict(&Program::of(Vec::new()), vec![complaint]).is_err());
    }
}
