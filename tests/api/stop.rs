//! How the program ends: asked to, asked twice, and without being asked.

use std::sync::Arc;

use futures_util::future::join_all;
use serde_json::{Value, json};
use tests::{
    Fault, World,
    program::Program,
    wait::until,
    world::{Answer, answer},
};
use tokio::{net::TcpStream, sync::Notify, task::JoinHandle};
use url::Url;

/// All customers of these tests come from one address.
const UNLIMITED: (&str, &str) = ("CONNECT_PAY_ATTEMPTS_PER_IP", "0");
const CREATED: &str = "/v1/payment_intents";

/// A customer's click, on its way.
fn click(server: &Url, checkout: &str) -> JoinHandle<Answer> {
    let path = format!("/api/checkouts/{checkout}/payment-intent");
    let http = backend::stripe::http_client().unwrap();
    let request = http.post(server.join(&path).unwrap());
    tokio::spawn(async { answer(request).await })
}

/// Some clicks whose answers Stripe holds back, until each is let go.
async fn held_clicks(
    world: &World,
    program: &Program,
    checkouts: &[String],
) -> (Vec<JoinHandle<Answer>>, Vec<Arc<Notify>>) {
    let go_on: Vec<Arc<Notify>> = checkouts.iter().map(|_| Arc::default()).collect();
    for go_on in &go_on {
        world.fault(Fault::HoldAnswer(Arc::clone(go_on)));
    }
    let clicks = checkouts.iter().map(|id| click(&program.url, id)).collect();
    until("the calls to reach Stripe", async || {
        let calls = world.sandbox.calls("POST", CREATED).await;
        (calls.len() == checkouts.len()).then_some(())
    })
    .await;
    (clicks, go_on)
}

async fn checkouts(world: &World, account: &str, count: usize) -> Vec<String> {
    let platform = world.platform();
    join_all((0..count).map(|_| platform.checkout(account, 1850, "eur"))).await
}

/// The program has heard of its end: it takes no connection any more.
async fn refuses_connections(url: &Url) {
    let address = url.socket_addrs(|| None).unwrap()[0];
    until("it to take no more connections", async || {
        TcpStream::connect(address).await.is_err().then_some(())
    })
    .await;
}

#[tokio::test]
async fn sigterm_lets_each_request_end_and_then_the_program() {
    let world = World::start().await;
    let account = world.bakery().await;
    let program = world.program(&[UNLIMITED]).await;
    let ids = checkouts(&world, &account, 6).await;
    let (clicks, go_on) = held_clicks(&world, &program, &ids).await;

    program.signal("TERM").await;
    refuses_connections(&program.url).await;
    for go_on in &go_on {
        go_on.notify_one();
    }

    for (click, id) in clicks.into_iter().zip(&ids) {
        let answered = click.await.unwrap();
        let secret = answered.ok()["client_secret"].as_str().unwrap();
        assert_eq!(secret, world.customer().client_secret(id).await);
    }
    let ended = program.ended().await;
    assert_eq!(ended.code, Some(0), "{:?}", ended.lines);
    let last = ended.lines.last().unwrap();
    assert_eq!(last["message"], "connect-pay has stopped");
}

#[tokio::test]
async fn a_balancer_is_told_before_requests_are_refused() {
    let world = World::start().await;
    let account = world.bakery().await;
    let delay = ("CONNECT_PAY_STOP_DELAY_S", "3");
    let program = world.program(&[UNLIMITED, delay]).await;
    let ids = checkouts(&world, &account, 1).await;
    let http = backend::stripe::http_client().unwrap();
    let ready = program.url.join("/health/ready").unwrap();
    answer(http.get(ready.clone())).await.ok();

    program.signal("TERM").await;
    let told = until("it not to be ready", async || {
        let told = answer(http.get(ready.clone())).await;
        (told.status == 503).then_some(told)
    })
    .await;
    let clicked = click(&program.url, &ids[0]).await.unwrap();
    refuses_connections(&program.url).await;

    assert_eq!(told.json["checks"]["serving"], "failed", "{}", told.text);
    assert!(clicked.ok()["client_secret"].is_string());
    let ended = program.ended().await;
    assert_eq!(ended.code, Some(0), "{:?}", ended.lines);
}

#[tokio::test]
async fn what_takes_too_long_is_cut_off_and_nothing_is_lost() {
    let world = World::start().await;
    let account = world.bakery().await;
    let timeout = ("CONNECT_PAY_STOP_TIMEOUT_S", "1");
    let program = world.program(&[UNLIMITED, timeout]).await;
    let ids = checkouts(&world, &account, 1).await;
    let (clicks, go_on) = held_clicks(&world, &program, &ids).await;

    program.signal("TERM").await;
    let ended = program.ended().await;

    assert_eq!(ended.code, Some(1));
    let said = Value::from(ended.lines).to_string();
    assert!(said.contains("CONNECT_PAY_STOP_TIMEOUT_S"), "{said}");
    drop(clicks);
    go_on[0].notify_one();
    world.customer().client_secret(&ids[0]).await;
    assert_eq!(world.sandbox.intents(Some(&account)).await.len(), 1);
}

#[tokio::test]
async fn a_second_signal_ends_it_at_once() {
    let world = World::start().await;
    let account = world.bakery().await;
    let program = world.program(&[UNLIMITED]).await;
    let ids = checkouts(&world, &account, 1).await;
    let (_clicks, go_on) = held_clicks(&world, &program, &ids).await;
    program.signal("TERM").await;
    refuses_connections(&program.url).await;

    program.signal("INT").await;
    let ended = program.ended().await;

    assert_eq!(ended.code, Some(1));
    let said = Value::from(ended.lines).to_string();
    assert!(said.contains("by a second signal"), "{said}");
    go_on[0].notify_one();
}

/// What a server has acknowledged.
#[derive(Debug, Default)]
struct Acknowledged {
    created: Vec<String>,
    opened: Vec<(String, String)>,
    paid: Vec<String>,
}

/// A shop that sells, until the server does not answer any more.
async fn sells(world: &World, server: &Url, account: &str) -> Acknowledged {
    let http = backend::stripe::http_client().unwrap();
    let mut heard = Acknowledged::default();
    loop {
        let ask = json!({ "account": account, "amount": 1850, "currency": "eur" });
        let create = http
            .post(server.join("/api/checkouts").unwrap())
            .bearer_auth(world.key.reveal())
            .header("content-type", "application/json")
            .body(ask.to_string());
        let Some(created) = heard_of(create).await else {
            return heard;
        };
        let id = created["id"].as_str().unwrap().to_owned();
        heard.created.push(id.clone());
        let path = format!("/api/checkouts/{id}");
        let open = server.join(&format!("{path}/payment-intent")).unwrap();
        let Some(opened) = heard_of(http.post(open)).await else {
            return heard;
        };
        let secret = opened["client_secret"].as_str().unwrap().to_owned();
        heard.opened.push((id.clone(), secret.clone()));
        let customer = world.customer();
        customer.confirms(account, &secret, "pm_card_visa").await;
        let Some(seen) = heard_of(http.get(server.join(&path).unwrap())).await else {
            return heard;
        };
        assert_eq!(seen["status"], "paid", "{seen}");
        heard.paid.push(id);
    }
}

/// The whole answer; none when none came, or only a part of it.
async fn heard_of(request: reqwest::RequestBuilder) -> Option<Value> {
    let answer = request.send().await.ok()?;
    let status = answer.status();
    let body = answer.bytes().await.ok()?;
    assert!(status.is_success(), "{status} {body:?}");
    Some(serde_json::from_slice(&body).unwrap())
}

/// Shops sell while Stripe fails now and then; once enough is paid, the server gets a signal.
async fn under_load(signal: &str) -> (World, String, Acknowledged, Option<i32>) {
    let world = World::start().await;
    let account = world.bakery().await;
    let program = world.program(&[UNLIMITED]).await;
    for fault in [Fault::Answer(500), Fault::LoseAnswer, Fault::LoseRequest] {
        world.fault(fault);
    }
    let shops = join_all((0..3).map(|_| sells(&world, &program.url, &account)));
    let signals = async {
        until("some payments", async || {
            let intents = world.sandbox.intents(Some(&account)).await;
            let paid = intents.iter().filter(|it| it["status"] == "succeeded");
            (paid.count() >= 4).then_some(())
        })
        .await;
        program.signal(signal).await;
    };
    let (sold, ()) = tokio::join!(shops, signals);
    let code = program.ended().await.code;
    let mut all = Acknowledged::default();
    for heard in sold {
        all.created.extend(heard.created);
        all.opened.extend(heard.opened);
        all.paid.extend(heard.paid);
    }
    (world, account, all, code)
}

/// What was acknowledged is known to a server that starts on the same data.
async fn is_all_there(world: &World, account: &str, heard: &Acknowledged) {
    let again = world.program(&[UNLIMITED]).await;
    let http = backend::stripe::http_client().unwrap();
    let at = |path: String| again.url.join(&path).unwrap();
    assert!(!heard.paid.is_empty());
    for id in &heard.created {
        answer(http.get(at(format!("/api/checkouts/{id}"))))
            .await
            .ok();
    }
    for id in &heard.paid {
        let seen = answer(http.get(at(format!("/api/checkouts/{id}")))).await;
        assert_eq!(seen.ok()["status"], "paid");
    }
    for (id, secret) in &heard.opened {
        let intent = secret.split_once("_secret_").unwrap().0;
        let seen = world.platform().sees(id).await;
        assert_eq!(seen["payment_intent"], intent, "{seen}");
    }
    let intents = world.sandbox.intents(Some(account)).await;
    assert!(intents.len() <= heard.created.len(), "one for each at most");
}

#[tokio::test]
async fn sigterm_under_load_loses_nothing_that_was_answered() {
    let (world, account, heard, code) = under_load("TERM").await;

    assert_eq!(code, Some(0));
    is_all_there(&world, &account, &heard).await;
}

#[tokio::test]
async fn sigkill_under_load_loses_nothing_that_was_answered() {
    let (world, account, heard, code) = under_load("KILL").await;

    assert_eq!(code, None);
    is_all_there(&world, &account, &heard).await;
}
