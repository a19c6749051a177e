//! `connect-pay --help`.

use crate::program::{connect_pay, said};

#[test]
fn help_tells_the_exit_codes_and_shows_examples() {
    for (words, text) in [
        (vec!["--help"], "Exit codes:"),
        (vec!["key", "--help"], "key revoke key_"),
        (vec!["backup", "--help"], "pg_dump"),
        (vec!["restore", "--help"], "--force"),
        (vec!["migrate", "--help"], "CONNECT_PAY_MIGRATE=off"),
        (
            vec!["trigger", "--help"],
            "connect-pay trigger refund.failed --account",
        ),
        (vec!["serve", "--help"], "DATABASE_MAX_CONNECTIONS"),
    ] {
        let help = said(connect_pay().args(&words));
        assert!(help.ok().contains(text), "{words:?}: {}", help.stdout);
    }
}

#[test]
fn a_wrong_flag_is_a_wrong_flag() {
    said(connect_pay().args(["key", "make"])).refused(2, "unrecognized subcommand");
}

#[test]
fn a_password_in_the_environment_is_not_in_the_help() {
    let mut command = connect_pay();
    command.env("DATABASE_URL", "postgres://shop:hush@db/pay");

    let help = said(command.args(["serve", "--help"]));

    assert!(!help.ok().contains("hush"), "{}", help.stdout);
}
