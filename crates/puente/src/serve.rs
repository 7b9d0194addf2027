//! `puente serve`: the pages.

use std::io::IsTerminal;
use std::sync::Arc;

use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;
use web::{Limits, Site};
use words::Message;

use crate::config::Config;
use crate::error::Failure;

pub(crate) fn run(config: &Config) -> Result<(), Failure> {
    start_log(config)?;
    let site = Arc::new(Site::new(crate::paper::open(config)?, crate::standards::shipped()?));
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|error| Failure::ours(&error))?;
    runtime.block_on(async {
        let listener = TcpListener::bind(config.listen).await.map_err(|error| {
            let message = Message::new("cannot-listen").with("address", config.listen.to_string());
            Failure::wrong(message.with("reason", error.to_string()))
        })?;
        let address = listener.local_addr().map_err(|error| Failure::ours(&error))?;
        // Whoever reads the address may already ask to stop.
        let stop = stop_signal().map_err(|error| Failure::ours(&error))?;
        let serving = Message::new("serving").with("address", format!("http://{address}/"));
        println!("{}", serving.text(config.language));
        let limits = Limits::default();
        web::serve(listener, site, limits, stop).await;
        Ok(())
    })
}

/// The log goes to standard error, one line an event, each with the id of its request.
fn start_log(config: &Config) -> Result<(), Failure> {
    let filter = EnvFilter::try_new(&config.log).map_err(|error| {
        let message = Message::new("log-filter").with("text", config.log.as_str());
        Failure::wrong(message.with("reason", error.to_string()))
    })?;
    tracing_subscriber::fmt()
        .with_env_filter(filter)
        .with_writer(std::io::stderr)
        .with_ansi(std::io::stderr().is_terminal())
        .init();
    Ok(())
}

/// Ready when the operating system or the person at the keyboard says stop.
fn stop_signal() -> std::io::Result<impl Future<Output = ()> + Send + 'static> {
    let mut terminate = signal(SignalKind::terminate())?;
    let mut interrupt = signal(SignalKind::interrupt())?;
    Ok(async move {
        tokio::select! {
            _ = terminate.recv() => {}
            _ = interrupt.recv() => {}
        }
        tracing::info!("stopping");
    })
}
