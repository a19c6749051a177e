//! What must hold after any test.

use std::{
    io::{Read as _, Write as _},
    net::TcpStream,
    thread,
};

use anyhow::{Context as _, Result};
use serde_json::Value;

use super::World;
use crate::{records, sandbox::SECRET_KEY, webhooks};

impl Drop for World {
    fn drop(&mut self) {
        let journal = self.journal();
        if thread::panicking() {
            eprintln!(
                "--- log\n{}\n--- journal\n{}",
                self.log.text(),
                shown(&journal)
            );
            return;
        }
        let journal = journal.expect("the journal can be read");
        if !self.is_misused {
            records::keep(&journal).expect("the records can be kept");
        }
        self.no_secret_is_logged(&journal);
        no_card_reaches_the_server(&journal);
        if !self.may_fail {
            assert_eq!(
                self.log.errors(),
                Vec::<String>::new(),
                "the server logged errors"
            );
        }
    }
}

impl World {
    /// Without the async client: a drop can not wait for a future.
    fn journal(&self) -> Result<Vec<u8>> {
        let address = self.sandbox.url.socket_addrs(|| None)?;
        let mut stream = TcpStream::connect(address.first().context("no address")?)?;
        stream.write_all(b"GET /_sandbox/journal HTTP/1.0\r\nHost: sandbox\r\n\r\n")?;
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer)?;
        let end = answer
            .windows(4)
            .position(|it| it == b"\r\n\r\n")
            .context("no body")?;
        Ok(answer.split_off(end + 4))
    }

    fn no_secret_is_logged(&self, journal: &[u8]) {
        let log = self.log.text();
        let mut secrets = vec![SECRET_KEY.to_owned(), self.key.reveal().to_owned()];
        secrets.extend([webhooks::ACCOUNT_SECRET, webhooks::CONNECT_SECRET].map(str::to_owned));
        secrets.extend(self.own.iter().map(|own| own.keys.secret.clone()));
        secrets.extend(self.oauth_tokens());
        secrets.extend(client_secrets(journal));
        for secret in secrets {
            assert!(
                !log.contains(&secret),
                "the log holds a secret: {secret}\n{log}"
            );
        }
        assert!(
            !log.contains("_secret_"),
            "the log holds a client secret:\n{log}"
        );
    }
}

fn client_secrets(journal: &[u8]) -> Vec<String> {
    entries(journal)
        .iter()
        .filter_map(|entry| {
            entry["response"]["client_secret"]
                .as_str()
                .map(str::to_owned)
        })
        .collect()
}

/// The server calls Stripe with the secret key. None of those calls may hold a card.
fn no_card_reaches_the_server(journal: &[u8]) {
    for entry in entries(journal) {
        let by_server = entry["key"] == "secret" && entry["path"] != "/v1/accounts";
        let params = entry["params"].to_string();
        assert!(
            !(by_server && params.contains("\"number\"")),
            "the server has a card: {entry}"
        );
    }
}

fn entries(journal: &[u8]) -> Vec<Value> {
    let journal: Value = serde_json::from_slice(journal).expect("the journal is JSON");
    journal["entries"].as_array().cloned().unwrap_or_default()
}

fn shown(journal: &Result<Vec<u8>>) -> String {
    match journal {
        Ok(journal) => String::from_utf8_lossy(journal).into_owned(),
        Err(error) => format!("{error:#}"),
    }
}
