//! All checks in one TypeScript file, and the way back from a line to its check.

use std::collections::HashSet;

use crate::check::{Check, PRELUDE};

/// A file to compile.
#[derive(Debug)]
pub(crate) struct Program {
    pub(crate) text: String,
    /// The checks, each with the number of its first line, in ascending order.
    checks: Vec<(usize, Check)>,
}

impl Program {
    /// Writes the checks below the prelude. The same code is compiled once.
    pub(crate) fn of(checks: Vec<Check>) -> Self {
        let mut text = PRELUDE.to_owned();
        let mut placed = Vec::new();
        let mut seen = HashSet::new();
        let mut line = text.lines().count() + 1;
        for check in checks {
            if !seen.insert(check.code.clone()) {
                continue;
            }
            text.push_str(&check.code);
            text.push('\n');
            let lines = check.code.lines().count();
            placed.push((line, check));
            line += lines;
        }
        Self {
            text,
            checks: placed,
        }
    }

    /// How many different checks there are.
    pub(crate) fn len(&self) -> usize {
        self.checks.len()
    }

    /// The check that a line, counted from 1, belongs to, and its number; none for a line of the
    /// prelude.
    pub(crate) fn check_at(&self, line: usize) -> Option<(usize, &Check)> {
        let after = self.checks.partition_point(|(first, _)| *first <= line);
        let number = after.checked_sub(1)?;
        self.checks.get(number).map(|(_, check)| (number, check))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(title: &str, code: &str) -> Check {
        Check {
            title: title.to_owned(),
            code: code.to_owned(),
        }
    }

    #[test]
    fn each_line_leads_back_to_its_check() {
        let program = Program::of(vec![check("a", "{\n1\n}"), check("b", "b();")]);
        let prelude = PRELUDE.lines().count();
        let title = |line| {
            program
                .check_at(prelude + line)
                .map(|(_, it)| it.title.as_str())
        };

        assert_eq!(
            [title(1), title(3), title(4)],
            [Some("a"), Some("a"), Some("b")]
        );
        assert_eq!(program.check_at(prelude), None);
    }

    #[test]
    fn the_same_code_is_compiled_once() {
        let program = Program::of(vec![check("a", "x();"), check("b", "x();")]);

        assert_eq!(program.len(), 1);
        assert_eq!(program.text.matches("x();").count(), 1);
    }
}
