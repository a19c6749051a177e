//! Calls to a driver that block: a drop can not wait for a future.

use std::{
    fs,
    io::{BufRead as _, BufReader, Read as _, Write as _},
    net::{Ipv4Addr, TcpStream},
    path::Path,
    thread,
    time::Duration,
};

use anyhow::{Context as _, Result};
use serde_json::{Value, json};
use thirtyfour::support::base64_decode;

const PATIENCE: Duration = Duration::from_secs(20);

/// A session, seen from a drop.
#[derive(Debug)]
pub(super) struct Wire {
    port: u16,
    session: String,
}

impl Wire {
    pub(super) fn new(port: u16, session: &str) -> Self {
        Self {
            port,
            session: format!("/session/{session}"),
        }
    }

    /// The errors in the console; only Chromium's driver knows them.
    pub(super) fn console(&self) -> Vec<String> {
        match self.call("POST", "/se/log", &json!({ "type": "browser" })) {
            Ok(log) => log.as_array().map_or_else(Vec::new, |log| errors(log)),
            Err(error) => vec![format!("the console can not be read: {error:#}")],
        }
    }

    /// Keeps what the page looks like, under the name of the test.
    pub(super) fn keep_screenshot(&self) {
        match self.screenshot() {
            Ok(file) => eprintln!("--- screenshot\n{file}"),
            Err(error) => eprintln!("--- no screenshot: {error:#}"),
        }
    }

    pub(super) fn end_session(&self) {
        if let Err(error) = self.call("DELETE", "", &Value::Null) {
            eprintln!("the browser could not be closed: {error:#}");
        }
    }

    fn screenshot(&self) -> Result<String> {
        let image = self.call("GET", "/screenshot", &Value::Null)?;
        let image = base64_decode(image.as_str().context("no image")?)?;
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../target/e2e");
        fs::create_dir_all(&folder)?;
        let test = thread::current()
            .name()
            .unwrap_or("test")
            .replace("::", "-");
        let file = folder.join(format!("{test}.png"));
        fs::write(&file, image)?;
        Ok(file.display().to_string())
    }

    fn call(&self, method: &str, path: &str, body: &Value) -> Result<Value> {
        let body = if method == "POST" {
            body.to_string()
        } else {
            String::new()
        };
        let mut stream = TcpStream::connect((Ipv4Addr::LOCALHOST, self.port))?;
        stream.set_read_timeout(Some(PATIENCE))?;
        write!(
            stream,
            "{method} {}{path} HTTP/1.1\r\nHost: localhost\r\nContent-Length: {}\r\n\r\n{body}",
            self.session,
            body.len()
        )?;
        let body = body_of(BufReader::new(stream))?;
        let mut answer: Value = serde_json::from_slice(&body).context("not JSON")?;
        Ok(answer["value"].take())
    }
}

/// The driver keeps its connections open, so the length says where the body ends.
fn body_of(mut answer: BufReader<TcpStream>) -> Result<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        answer.read_line(&mut line)?;
        let line = line.trim().to_ascii_lowercase();
        if line.is_empty() {
            break;
        }
        if let Some(value) = line.strip_prefix("content-length:") {
            length = value.trim().parse().context("no length")?;
        }
    }
    let mut body = vec![0; length];
    answer.read_exact(&mut body)?;
    Ok(body)
}

fn errors(log: &[Value]) -> Vec<String> {
    log.iter()
        .filter(|entry| entry["level"] == "SEVERE")
        .map(|entry| entry["message"].as_str().unwrap_or_default().to_owned())
        .collect()
}
