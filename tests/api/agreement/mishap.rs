//! What goes wrong with a call to the server.

use std::sync::Arc;

use tests::{Fault, World, world::Answer, world::answer};
use tokio::sync::Notify;

use tests::dice::Dice;

/// More than the server tries.
const UNTIL_IT_GIVES_UP: usize = 4;

/// What goes wrong while the server answers one call.
#[derive(Debug, Clone, Copy)]
pub(super) enum Mishap {
    Nothing,
    /// So many of its calls to Stripe do not arrive.
    LosesRequests(usize),
    /// So many answers of Stripe do not arrive.
    LosesAnswers(usize),
    /// Stripe fails so many times.
    StripeFails(usize, u16),
    /// It dies when Stripe has done the next thing that it asks for.
    Dies,
}

impl Mishap {
    pub(super) fn by(dice: &mut Dice) -> Self {
        let times = if dice.percent(50) {
            1
        } else {
            UNTIL_IT_GIVES_UP
        };
        match dice.below(100) {
            ..70 => Self::Nothing,
            70..77 => Self::LosesRequests(times),
            77..84 => Self::LosesAnswers(times),
            84..90 => Self::StripeFails(times, dice.of(&[500, 503, 429])),
            _ => Self::Dies,
        }
    }

    /// Sends a call to the server while this happens. No answer when the server has died.
    pub(super) async fn during(
        self,
        world: &mut World,
        call: reqwest::RequestBuilder,
    ) -> Option<Answer> {
        let (fault, times) = match self {
            Self::Dies => return dies(world, call).await,
            Self::Nothing => (Fault::LoseRequest, 0),
            Self::LosesRequests(times) => (Fault::LoseRequest, times),
            Self::LosesAnswers(times) => (Fault::LoseAnswer, times),
            Self::StripeFails(times, status) => (Fault::Answer(status), times),
        };
        for _ in 0..times {
            world.fault(fault.clone());
        }
        let answer = answer(call).await;
        world.no_more_faults();
        Some(answer)
    }
}

async fn dies(world: &mut World, call: reqwest::RequestBuilder) -> Option<Answer> {
    world.fault(Fault::HoldAnswer(Arc::new(Notify::new())));
    let mut calling = tokio::spawn(answer_or_nothing(call));
    let answer = tokio::select! {
        () = world.struck() => None,
        answer = &mut calling => answer.unwrap(),
    };
    world.no_more_faults();
    world.crash_and_restart();
    answer
}

async fn answer_or_nothing(call: reqwest::RequestBuilder) -> Option<Answer> {
    let answered = call.send().await.ok()?;
    let (status, headers) = (answered.status().as_u16(), answered.headers().clone());
    let text = answered.text().await.ok()?;
    Some(Answer {
        status,
        headers,
        json: serde_json::from_str(&text).unwrap_or_default(),
        text,
    })
}
