//! `connect-pay dev`, as a process of its own: what a developer starts first.

use std::{
    fs::{self, File},
    process::Stdio,
};

use tempfile::TempDir;
use tokio::{
    io::{AsyncBufReadExt as _, BufReader},
    process::{Child, Command},
};
use url::Url;

use crate::program::binary;

/// A running `connect-pay dev`. It is killed on drop, when it has not been stopped.
#[derive(Debug)]
pub struct Demo {
    /// Where the demo shop is.
    pub shop: Url,
    process: Child,
    data: TempDir,
}

/// What it logs, in the folder of its data.
const LOG: &str = "log.txt";

impl Demo {
    /// Starts it on free ports and waits until it says where the shop is.
    pub async fn start() -> Self {
        let data = TempDir::new().unwrap();
        let log = File::create(data.path().join(LOG)).unwrap();
        let any = "127.0.0.1:0";
        let mut process = Command::new(binary())
            .args(["dev", "--bind", any, "--sandbox-bind", any])
            .args(["--shop-bind", any, "--assets", "dist", "--data"])
            .arg(data.path())
            .current_dir(concat!(env!("CARGO_MANIFEST_DIR"), "/.."))
            .stdout(Stdio::piped())
            .stderr(log)
            .kill_on_drop(true)
            .spawn()
            .expect("connect-pay starts");
        let mut lines = BufReader::new(process.stdout.take().unwrap()).lines();
        let shop = loop {
            let line = lines.next_line().await.unwrap();
            let line = line.expect("`connect-pay dev` says where the demo shop is");
            if let Some(url) = line.trim().strip_prefix("Demo shop") {
                break url.trim().parse().unwrap();
            }
        };
        // What it prints later must find a reader.
        tokio::spawn(async move { while let Ok(Some(_)) = lines.next_line().await {} });
        Self {
            shop,
            process,
            data,
        }
    }

    /// What it has logged so far.
    pub fn log(&self) -> String {
        fs::read_to_string(self.data.path().join(LOG)).unwrap()
    }

    /// Presses Ctrl-C, waits for the end and gives the exit code.
    pub async fn interrupts(mut self) -> Option<i32> {
        let id = self.process.id().expect("it is still running");
        let sent = Command::new("kill")
            .args(["-INT", &id.to_string()])
            .status()
            .await;
        assert!(sent.is_ok_and(|status| status.success()));
        self.process.wait().await.unwrap().code()
    }
}
