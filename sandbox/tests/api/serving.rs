use std::{future::pending, net::SocketAddr, time::Duration};

use stripe_sandbox::{Options, serve};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
    task::JoinHandle,
    time::timeout,
};

/// Waits for the sandbox to end; as long as a webhook waits for its answer is too long.
async fn ends_soon(server: JoinHandle<std::io::Result<()>>) {
    let ended = timeout(Duration::from_secs(5), server).await;
    ended.expect("it still runs").unwrap().unwrap();
}

async fn post(address: SocketAddr, path: &str, form: &str) -> String {
    let length = form.len();
    let request = format!(
        "POST {path} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
         Authorization: Bearer sk_test_sandbox_platform\r\nContent-Length: {length}\r\n\
         Content-Type: application/x-www-form-urlencoded\r\n\r\n{form}"
    );
    exchange(address, request).await
}

async fn exchange(address: SocketAddr, request: String) -> String {
    let mut socket = TcpStream::connect(address).await.unwrap();
    socket.write_all(request.as_bytes()).await.unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    answer
}

#[tokio::test]
async fn an_answer_that_is_lost_breaks_off_on_the_wire() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    tokio::spawn(serve(listener, Options::default(), pending()));
    let head = "Host: localhost\r\nConnection: close\r\n";
    let key = "Authorization: Bearer sk_test_sandbox_platform\r\n";
    for (kind, is_silent) in [("drop_before", true), ("drop_after", false)] {
        let fault = format!(r#"{{"calls":{{"next":[{{"kind":"{kind}"}}]}}}}"#);
        let set = format!(
            "POST /_sandbox/faults HTTP/1.1\r\n{head}Content-Type: application/json\r\n\
             Content-Length: {}\r\n\r\n{fault}",
            fault.len()
        );
        assert!(exchange(address, set).await.starts_with("HTTP/1.1 200"));

        let answer = exchange(
            address,
            format!("GET /v1/balance HTTP/1.1\r\n{head}{key}\r\n"),
        )
        .await;

        assert_eq!(answer.is_empty(), is_silent, "{kind}: {answer}");
        assert_eq!(answer.contains("available"), !is_silent, "{kind}: {answer}");
        assert!(!answer.ends_with("0\r\n\r\n"), "{kind}: {answer}");
    }
}

#[tokio::test]
async fn a_webhook_under_way_does_not_keep_a_sandbox_from_ending() {
    let silent = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, Options::default(), async {
        stopped.await.ok();
    }));
    let url = format!("http%3A%2F%2F{}%2F", silent.local_addr().unwrap());
    let endpoint = format!("url={url}&enabled_events[]=*");
    post(address, "/v1/webhook_endpoints", &endpoint).await;
    post(address, "/v1/customers", "name=Ada").await;

    let (_webhook, _) = silent.accept().await.unwrap();
    stop.send(()).unwrap();

    ends_soon(server).await;
}

#[tokio::test]
async fn a_sandbox_serves_its_socket_until_it_is_told_to_stop() {
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap();
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(serve(listener, Options::default(), async {
        stopped.await.ok();
    }));

    let mut socket = TcpStream::connect(address).await.unwrap();
    socket
        .write_all(
            b"GET /_sandbox/journal HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
        )
        .await
        .unwrap();
    let mut answer = String::new();
    socket.read_to_string(&mut answer).await.unwrap();
    stop.send(()).unwrap();

    assert!(answer.starts_with("HTTP/1.1 200 OK"), "{answer}");
    ends_soon(server).await;
}
