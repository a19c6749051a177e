//! `connect-pay serve`: what it refuses to start with, and how it ends.

use std::{
    io::{BufReader, Read as _, Write as _},
    net::TcpStream,
    process::{Child, Command, Output, Stdio},
};

use tempfile::TempDir;

use crate::program::{connect_pay, database, refuses, said};

const SANDBOX: &str = "http://127.0.0.1:4243";

/// `connect-pay serve` with every setting right.
fn serve(data: &TempDir) -> Command {
    std::fs::write(data.path().join("connect-pay.js"), "").unwrap();
    let mut command = connect_pay();
    command
        .arg("serve")
        .env("STRIPE_SECRET_KEY", "sk_test_1")
        .env("STRIPE_PUBLISHABLE_KEY", "pk_test_1")
        .env("STRIPE_API_BASE", SANDBOX)
        .env("STRIPE_JS_URL", SANDBOX)
        .env("CONNECT_PAY_BIND", "127.0.0.1:0")
        .env("CONNECT_PAY_PUBLIC_URL", "https://pay.example")
        .env("CONNECT_PAY_ASSETS", data.path())
        .env("DATABASE_URL", database(data));
    command
}

#[test]
fn a_missing_setting_is_named() {
    let data = TempDir::new().unwrap();
    for (variable, flag) in [
        ("STRIPE_SECRET_KEY", "--stripe-secret-key"),
        ("STRIPE_PUBLISHABLE_KEY", "--stripe-publishable-key"),
        ("CONNECT_PAY_PUBLIC_URL", "--public-url"),
        ("DATABASE_URL", "--database-url"),
    ] {
        refuses(serve(&data).env_remove(variable), flag);
    }
}

#[test]
fn a_live_key_with_a_sandbox_does_not_start() {
    let data = TempDir::new().unwrap();
    let mut live = serve(&data);
    live.env("STRIPE_SECRET_KEY", "sk_live_1")
        .env("STRIPE_PUBLISHABLE_KEY", "pk_live_1");

    refuses(
        &mut live,
        "STRIPE_SECRET_KEY is a live key, but STRIPE_API_BASE does not point at Stripe",
    );
}

#[test]
fn real_payments_are_not_taken_in_clear() {
    let data = TempDir::new().unwrap();
    let mut live = serve(&data);
    live.env("STRIPE_SECRET_KEY", "sk_live_1")
        .env("STRIPE_PUBLISHABLE_KEY", "pk_live_1")
        .env("STRIPE_API_BASE", "https://api.stripe.com")
        .env("STRIPE_JS_URL", "https://js.stripe.com/endive/stripe.js")
        .env("CONNECT_PAY_PUBLIC_URL", "http://pay.example");

    refuses(&mut live, "CONNECT_PAY_PUBLIC_URL must begin with https://");
}

#[test]
fn settings_that_contradict_each_other_do_not_start() {
    let data = TempDir::new().unwrap();
    let with = |name: &str, value: &str| {
        let mut command = serve(&data);
        command.env(name, value);
        command
    };

    refuses(
        &mut with("STRIPE_PUBLISHABLE_KEY", "pk_live_1"),
        "both must be of the same mode",
    );
    refuses(
        &mut with("STRIPE_SECRET_KEY", "whsec_1"),
        "STRIPE_SECRET_KEY must start with",
    );
    refuses(
        &mut with("STRIPE_JS_URL", "https://js.stripe.com/endive/stripe.js"),
        "only one of",
    );
    refuses(
        &mut with("CONNECT_PAY_TOKEN_KEY", "00ff"),
        "CONNECT_PAY_TOKEN_KEY must be 32 bytes in hexadecimal",
    );
    refuses(
        &mut with("STRIPE_CONNECT_CLIENT_ID", "acct_1"),
        "STRIPE_CONNECT_CLIENT_ID must start with ca_",
    );
    refuses(
        &mut with("STRIPE_CONNECT_BASE", "https://connect.stripe.com"),
        "leave STRIPE_CONNECT_BASE unset",
    );
    refuses(
        &mut with("CONNECT_PAY_PUBLIC_URL", "file:///x"),
        "CONNECT_PAY_PUBLIC_URL must be",
    );
    refuses(
        &mut with("CONNECT_PAY_ALLOWED_ORIGINS", "shop.example"),
        "is not an origin",
    );
    refuses(
        &mut with("CONNECT_PAY_ASSETS", "/nowhere"),
        "cargo xtask build",
    );
    refuses(
        &mut with("DATABASE_URL", "sqlite:/nowhere/at/all.db"),
        "DATABASE_URL",
    );
    refuses(
        &mut with("DATABASE_URL", "mysql://localhost/pay"),
        "DATABASE_URL must start with sqlite: or postgres://",
    );
    refuses(
        &mut with("DATABASE_MAX_CONNECTIONS", "0"),
        "--database-max-connections",
    );
}

#[test]
fn a_secret_key_is_shown_neither_in_help_nor_in_an_error() {
    let data = TempDir::new().unwrap();
    let secret = "sk_test_do_not_show_me";
    let shown = |command: &mut Command| {
        let Output { stdout, stderr, .. } = command.output().unwrap();
        [stdout, stderr]
            .concat()
            .windows(secret.len())
            .any(|it| it == secret.as_bytes())
    };

    assert!(!shown(
        serve(&data).env("STRIPE_SECRET_KEY", secret).arg("--help")
    ));
    let wrong = &mut serve(&data);
    assert!(!shown(
        wrong
            .env("STRIPE_SECRET_KEY", secret)
            .env("STRIPE_PUBLISHABLE_KEY", "pk_live_1")
    ));
}

#[test]
fn a_server_that_may_not_migrate_says_which_command_does() {
    let data = TempDir::new().unwrap();
    let mut server = serve(&data);
    server.env("CONNECT_PAY_MIGRATE", "off");

    let said = said(&mut server);

    assert_eq!(said.code, 3, "{said:?}");
    assert!(
        said.stderr.contains("run `connect-pay migrate`"),
        "{said:?}"
    );
}

#[cfg(unix)]
#[test]
fn sigterm_ends_the_server_cleanly() {
    let data = TempDir::new().unwrap();
    let mut server = serve(&data)
        .env("STRIPE_WEBHOOK_SECRETS", "whsec_1")
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    let mut log = BufReader::new(server.stderr.take().unwrap());
    let (before, address) = bound_address(&mut log);
    assert!(before.contains("setting=\"STRIPE_CONNECT_WEBHOOK_SECRETS\""));
    assert!(
        !before.contains("STRIPE_WEBHOOK_SECRETS"),
        "that one is set"
    );
    assert!(get(&address, "/health/ready").starts_with("HTTP/1.1 200"));

    terminate(&server);

    assert!(server.wait().unwrap().success());
    let mut rest = String::new();
    log.read_to_string(&mut rest).unwrap();
    assert!(rest.contains("connect-pay has stopped"), "{rest}");
}

/// What the server says before it serves, and the address that it names then.
fn bound_address(log: &mut impl std::io::BufRead) -> (String, String) {
    let mut said = String::new();
    while log.read_line(&mut said).unwrap() > 0 {
        if let Some((before, address)) = said.split_once("bind=") {
            return (before.to_owned(), address.trim().to_owned());
        }
    }
    panic!("no address: {said}");
}

fn get(address: &str, path: &str) -> String {
    let mut stream = TcpStream::connect(address).unwrap();
    write!(
        stream,
        "GET {path} HTTP/1.1\r\nHost: pay.example\r\nConnection: close\r\n\r\n"
    )
    .unwrap();
    let mut answer = String::new();
    stream.read_to_string(&mut answer).unwrap();
    answer
}

fn terminate(server: &Child) {
    let killed = Command::new("kill")
        .args(["-TERM", &server.id().to_string()])
        .status();
    assert!(killed.unwrap().success());
}
