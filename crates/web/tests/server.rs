//! The server keeps its limits and finishes what it began.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use std::sync::Arc;
use std::time::Duration;

use tokio::io::{AsyncReadExt, AsyncWriteExt};
use tokio::net::{TcpListener, TcpStream};
use tokio::sync::oneshot;
use tokio::task::JoinHandle;
use web::{Limits, serve};

/// A server with these limits, its address, and what stops it.
async fn start(limits: Limits) -> (String, oneshot::Sender<()>, JoinHandle<()>) {
    let place = common::Place::new().await;
    let listener = TcpListener::bind("127.0.0.1:0").await.unwrap();
    let address = listener.local_addr().unwrap().to_string();
    let site = Arc::clone(&place.site);
    let (stop, stopped) = oneshot::channel::<()>();
    let server = tokio::spawn(async move {
        let stop = async move { drop(stopped.await) };
        serve(listener, site, limits, stop).await;
        drop(place);
    });
    (address, stop, server)
}

/// Everything the other side sends until it closes.
async fn rest(stream: &mut TcpStream) -> String {
    let mut answer = Vec::new();
    let _ = stream.read_to_end(&mut answer).await;
    String::from_utf8_lossy(&answer).into_owned()
}

#[tokio::test]
async fn a_head_that_never_ends_loses_its_connection_and_others_are_served() {
    let limits = Limits { connections: 1, head: Duration::from_millis(200), ..Limits::default() };
    let (address, stop, server) = start(limits).await;
    let mut slow = TcpStream::connect(&address).await.unwrap();
    slow.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nX-Slow: ").await.unwrap();
    // The only place is taken; the next visitor waits until the slow one has been shown out.
    let mut next = TcpStream::connect(&address).await.unwrap();
    next.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").await.unwrap();
    assert!(rest(&mut next).await.ends_with("ok\n"));
    assert!(!rest(&mut slow).await.contains("200 OK"));
    stop.send(()).unwrap();
    server.await.unwrap();
}

#[tokio::test]
async fn a_server_that_is_told_to_stop_does_not_wait_for_idle_visitors() {
    let limits = Limits { farewell: Duration::from_secs(60), ..Limits::default() };
    let (address, stop, server) = start(limits).await;
    let mut idle = TcpStream::connect(&address).await.unwrap();
    idle.write_all(b"GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n").await.unwrap();
    let mut first = [0; 15];
    idle.read_exact(&mut first).await.unwrap();
    assert_eq!(&first, b"HTTP/1.1 200 OK");
    stop.send(()).unwrap();
    tokio::time::timeout(Duration::from_secs(5), server).await.unwrap().unwrap();
    assert!(TcpStream::connect(&address).await.is_err(), "nobody listens any more");
}

#[tokio::test]
async fn heads_that_are_too_large_are_refused() {
    let (address, stop, server) = start(Limits::default()).await;
    let mut stream = TcpStream::connect(&address).await.unwrap();
    let head = format!("GET / HTTP/1.1\r\nHost: x\r\nX: {}\r\n\r\n", "x".repeat(600_000));
    let _ = stream.write_all(head.as_bytes()).await;
    let answer = rest(&mut stream).await;
    assert!(answer.is_empty() || answer.starts_with("HTTP/1.1 4"), "{answer}");
    stop.send(()).unwrap();
    server.await.unwrap();
}
