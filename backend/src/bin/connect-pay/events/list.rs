//! Events as a person or a program reads them.

use shared::Named as _;
use std::fmt;

use backend::domain;
use serde::Serialize;

use crate::output::at;

/// One event. For programs it is the one of the HTTP interface.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Event(shared::Event);

impl From<domain::Event> for Event {
    fn from(event: domain::Event) -> Self {
        Self(event.into())
    }
}

impl fmt::Display for Event {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let event = &self.0;
        let account = event.account.as_ref().map_or("platform", |it| it.as_str());
        write!(
            f,
            "{}  {:<28}  {:<36}  {account:<22}  {:<8}",
            at(event.received),
            event.id,
            event.kind.as_deref().unwrap_or("-"),
            event.status.name(),
        )?;
        if let Some(reason) = &event.reason {
            write!(f, "  {reason}")?;
        }
        if let Some(payload) = &event.payload {
            write!(f, "\n{payload}")?;
        }
        Ok(())
    }
}

/// Some events.
#[derive(Debug, Serialize)]
#[serde(transparent)]
pub(super) struct Events(pub(super) Vec<Event>);

impl fmt::Display for Events {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("There are no such events.");
        }
        let lines: Vec<String> = self.0.iter().map(ToString::to_string).collect();
        f.write_str(&lines.join("\n"))
    }
}
