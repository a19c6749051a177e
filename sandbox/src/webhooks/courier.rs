//! Sends what is due, in the background of a sandbox that is served.

use std::{collections::HashMap, time::Duration};

use tokio::task::{Id, JoinSet};

use crate::{
    state::App,
    webhooks::{
        delivery::Outcome,
        post::{Post, http_client},
    },
};

/// How many webhooks are under way at once.
const AT_ONCE: usize = 16;

/// How often the sandbox's clock is looked at when nothing else happens.
const TICK: Duration = Duration::from_millis(200);

/// Delivers webhooks until it is dropped, which also breaks off what is under way. What is due by
/// the sandbox's clock happens meanwhile, even if nobody calls.
pub(crate) async fn run(app: App) {
    let client = http_client();
    let mut under_way = JoinSet::new();
    let mut deliveries: HashMap<Id, String> = HashMap::new();
    loop {
        for post in app.due(AT_ONCE - under_way.len()) {
            let delivery = post.delivery.clone();
            let client = client.clone();
            let task = under_way.spawn(async move { post.send(&client).await });
            deliveries.insert(task.id(), delivery);
        }
        tokio::select! {
            () = app.bell.notified() => {}
            () = tokio::time::sleep(TICK) => {}
            Some(done) = under_way.join_next_with_id() => {
                let (task, outcome) = match done {
                    Ok((task, outcome)) => (task, outcome),
                    Err(error) => (error.id(), Outcome::Unanswered(error.to_string())),
                };
                if let Some(delivery) = deliveries.remove(&task) {
                    app.report(&delivery, outcome);
                }
            }
        }
    }
}

impl App {
    /// Lets happen what is due, and takes the webhooks that are to be sent now.
    fn due(&self, room: usize) -> Vec<Post> {
        let mut state = self.state();
        state.catch_up();
        let now = state.clock.now();
        let due = state.deliveries.take_due(now, room);
        let mut posts = Vec::with_capacity(due.len());
        for delivery in due {
            match state.post(&delivery) {
                Some(post) => posts.push(post),
                None => state.deliveries.report(
                    &delivery.id,
                    Outcome::Unanswered(String::from("the event or the endpoint is gone")),
                    now,
                ),
            }
        }
        // Whoever asked knows the news by now.
        state.deliveries.take_news();
        posts
    }

    fn report(&self, delivery: &str, outcome: Outcome) {
        let mut state = self.state();
        let now = state.clock.now();
        state.deliveries.report(delivery, outcome, now);
    }
}
