//! Capabilities: what an account asked to be able to do.

use serde_json::{Value, json};

use crate::{
    clock::UnixSeconds,
    error::{Error, Result},
    resources::account::{
        Account,
        standing::{Standing, future_requirements},
    },
};

/// The capabilities that the sandbox imitates.
pub(crate) const CAPABILITIES: [&str; 2] = ["card_payments", "transfers"];

/// Whether a capability is wanted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Requested {
    Since(UnixSeconds),
    No,
}

impl Requested {
    /// What `requested=…` at `now` makes of an earlier wish.
    pub(crate) fn change(earlier: Option<Self>, requested: bool, now: UnixSeconds) -> Self {
        match (earlier, requested) {
            (Some(Self::Since(at)), true) => Self::Since(at),
            (_, true) => Self::Since(now),
            (_, false) => Self::No,
        }
    }
}

impl Account {
    /// Asks for a capability, or gives it up.
    pub(crate) fn request(&mut self, capability: &str, requested: bool, now: UnixSeconds) {
        let earlier = self.capabilities.get(capability).copied();
        self.capabilities.insert(
            String::from(capability),
            Requested::change(earlier, requested, now),
        );
    }

    /// Whether a capability was asked for and granted.
    pub(crate) fn has_active(&self, capability: &str) -> bool {
        self.standing.is_enabled() && self.requested_at(capability).is_some()
    }

    /// The capability of that name, as an object of its own.
    pub(crate) fn capability_json(&self, name: &str) -> Result<Value> {
        if !CAPABILITIES.contains(&name) {
            return Err(Error::no_such("capability", name, "capability"));
        }
        let requested_at = self.requested_at(name);
        Ok(json!({
            "id": name,
            "object": "capability",
            "account": self.id,
            "future_requirements": future_requirements(),
            "requested": requested_at.is_some(),
            "requested_at": requested_at,
            "requirements": if requested_at.is_some() {
                self.standing.capability_requirements_json()
            } else {
                Standing::Enabled.capability_requirements_json()
            },
            "status": match requested_at {
                None => "unrequested",
                Some(_) => self.granted(),
            },
        }))
    }

    /// `capabilities` of the account.
    pub(super) fn capabilities_json(&self) -> Value {
        let statuses = self.capabilities.iter().map(|(name, requested)| {
            let status = match requested {
                Requested::Since(_) => self.granted(),
                Requested::No => "inactive",
            };
            (name.clone(), Value::from(status))
        });
        statuses.collect()
    }

    fn granted(&self) -> &'static str {
        match self.standing {
            Standing::Enabled => "active",
            standing if standing.is_pending() => "pending",
            Standing::Onboarding | Standing::Disabled { .. } => "inactive",
        }
    }

    fn requested_at(&self, capability: &str) -> Option<UnixSeconds> {
        match self.capabilities.get(capability) {
            Some(Requested::Since(at)) => Some(*at),
            Some(Requested::No) | None => None,
        }
    }
}
