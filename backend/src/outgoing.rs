//! The way to the platform's own server, which is told what happens.
//!
//! A message is tried until it is taken, by whichever server claims it, so it may come more than once
//! and in another order: its id stays the same.

use std::time::Duration;

use axum::http::header::CONTENT_TYPE;
use reqwest::Response;
use url::Url;

use crate::{
    config::OutgoingConfig,
    domain::{Message, Timestamp},
    signing::{ID, SIGNATURE, Signed, SigningSecret, TIMESTAMP},
    store::Try,
    stripe::http_client_builder,
};

/// How long the platform's server may take.
const PATIENCE: Duration = Duration::from_secs(10);
/// How much of an answer is read, so that the connection can be used again. Nothing of it matters.
const LONGEST_ANSWER: usize = 64 * 1024;

/// Delivers messages. Cheap to clone.
#[derive(Debug, Clone)]
pub struct Outgoing {
    http: reqwest::Client,
    url: Url,
    secrets: Vec<SigningSecret>,
}

impl Outgoing {
    /// A way to where the settings say. Redirects are not followed.
    ///
    /// # Errors
    /// When TLS can not be set up.
    pub fn new(config: OutgoingConfig) -> Result<Self, reqwest::Error> {
        Ok(Self {
            http: http_client_builder().timeout(PATIENCE).build()?,
            url: config.url,
            secrets: config.secrets,
        })
    }

    /// Tries once to deliver a message.
    pub async fn deliver(&self, message: &Message, now: Timestamp) -> Try {
        let signed = Signed {
            id: message.id.as_str(),
            timestamp: now.as_seconds(),
            body: &message.payload,
        };
        let sent = self
            .http
            .post(self.url.clone())
            .header(CONTENT_TYPE, "application/json")
            .header(ID, signed.id)
            .header(TIMESTAMP, signed.timestamp)
            .header(SIGNATURE, signed.signatures(&self.secrets))
            .body(message.payload.clone());
        match sent.send().await {
            Ok(answer) => {
                let status = answer.status();
                read_to_its_end(answer).await;
                Try {
                    status: Some(status.as_u16()),
                    error: (!status.is_success()).then(|| format!("it answered {status}")),
                }
            }
            Err(error) => Try {
                status: None,
                error: Some(why(&error)),
            },
        }
    }
}

async fn read_to_its_end(mut answer: Response) {
    let mut read = 0;
    while let Ok(Some(part)) = answer.chunk().await {
        read += part.len();
        if read > LONGEST_ANSWER {
            return;
        }
    }
}

/// In our words: those of the client may repeat the URL.
fn why(error: &reqwest::Error) -> String {
    let why = if error.is_timeout() {
        "it did not answer in 10 seconds"
    } else if error.is_connect() {
        "it could not be reached"
    } else {
        "its answer broke off"
    };
    why.to_owned()
}
