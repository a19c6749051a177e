//! A stream of server-sent events, as a browser reads it.

use serde_json::Value;
use url::Url;

use crate::World;

/// One event.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Event {
    /// Its name.
    pub event: String,
    /// Its id.
    pub id: String,
    /// Its data.
    pub data: Value,
}

/// An open stream.
#[derive(Debug)]
pub struct Events {
    answer: reqwest::Response,
    unread: String,
    /// How long to wait before coming again, in milliseconds, once the server has said so.
    pub retry: Option<u64>,
}

impl World {
    /// Opens the events of a checkout; with the id of an event, what comes after it.
    pub async fn watches(&self, checkout: &str, last_event_id: Option<&str>) -> Events {
        self.watches_at(&self.url, checkout, last_event_id).await
    }

    /// The same, at another server.
    pub async fn watches_at(&self, server: &Url, checkout: &str, last: Option<&str>) -> Events {
        let url = server.join(&format!("/api/checkouts/{checkout}/events"));
        let mut request = self.request("GET", url.unwrap().as_str());
        if let Some(last) = last {
            request = request.header("last-event-id", last);
        }
        let answer = request.send().await.unwrap();
        assert_eq!(answer.status().as_u16(), 200);
        Events {
            answer,
            unread: String::new(),
            retry: None,
        }
    }
}

impl Events {
    /// The next event; none when the stream has ended.
    pub async fn next(&mut self) -> Option<Event> {
        loop {
            while let Some((block, rest)) = self.unread.split_once("\n\n") {
                let (block, rest) = (block.to_owned(), rest.to_owned());
                self.unread = rest;
                if let Some(event) = self.read(&block) {
                    return Some(event);
                }
            }
            let more = self.answer.chunk().await.ok()??;
            self.unread.push_str(std::str::from_utf8(&more).unwrap());
        }
    }

    /// The status that the next event tells.
    pub async fn next_status(&mut self) -> String {
        let event = self.next().await.expect("the stream goes on");
        assert_eq!(event.event, "checkout");
        event.data["status"].as_str().unwrap().to_owned()
    }

    fn read(&mut self, block: &str) -> Option<Event> {
        let mut event = Event {
            event: String::new(),
            id: String::new(),
            data: Value::Null,
        };
        for line in block.lines() {
            match line.split_once(": ") {
                Some(("event", name)) => name.clone_into(&mut event.event),
                Some(("id", id)) => id.clone_into(&mut event.id),
                Some(("data", data)) => event.data = serde_json::from_str(data).unwrap(),
                Some(("retry", ms)) => self.retry = ms.parse().ok(),
                _ => {}
            }
        }
        (!event.data.is_null()).then_some(event)
    }
}
