use stripe_sandbox::{Options, serve};
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    sync::oneshot,
};

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
    server.await.unwrap().unwrap();
}
