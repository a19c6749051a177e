//! The state, while somebody works on it.

use std::{
    ops::{Deref, DerefMut},
    sync::MutexGuard,
};

use tokio::sync::Notify;

use crate::{events::Cause, state::State};

/// The state, held by one. What changed without becoming an event does so when it is let go, so
/// that no change is missed, whoever makes it.
pub(crate) struct Held<'a> {
    state: MutexGuard<'a, State>,
    bell: &'a Notify,
}

impl<'a> Held<'a> {
    pub(crate) fn new(state: MutexGuard<'a, State>, bell: &'a Notify) -> Self {
        Self { state, bell }
    }
}

impl Deref for Held<'_> {
    type Target = State;

    fn deref(&self) -> &State {
        &self.state
    }
}

impl DerefMut for Held<'_> {
    fn deref_mut(&mut self) -> &mut State {
        &mut self.state
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        let now = self.state.clock.now();
        self.state.observe(&Cause::Itself, now);
        if self.state.deliveries.take_news() {
            self.bell.notify_one();
        }
    }
}
