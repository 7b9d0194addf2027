//! `puente serve`: the pages.

use std::io::IsTerminal;
use std::sync::Arc;
use std::time::Duration;

use ::gvc::Digest;
use access::Actor;
use actions::{Context, Institution, SystemChance};
use jiff::Timestamp;
use tokio::net::TcpListener;
use tokio::signal::unix::{SignalKind, signal};
use tracing_subscriber::EnvFilter;
use web::{Limits, Site};
use words::Message;

use crate::cli::Serve;
use crate::config::Config;
use crate::error::Failure;
use crate::{gvc, institution};

/// How often the rules of retention run.
const DAY: Duration = Duration::from_secs(24 * 60 * 60);

pub(crate) fn run(serve: &Serve, config: &Config) -> Result<(), Failure> {
    start_log(config)?;
    let chains = gvc::digests(&serve.icio, config)?;
    runtime()?.block_on(async {
        let institution = institution::open(config, Vec::new()).await?;
        pages(serve, config, institution, chains).await
    })
}

/// The threads that answer.
pub(crate) fn runtime() -> Result<tokio::runtime::Runtime, Failure> {
    let mut runtime = tokio::runtime::Builder::new_multi_thread();
    runtime.enable_all().build().map_err(|error| Failure::ours(&error))
}

/// Serves the pages of an institution until somebody says stop.
pub(crate) async fn pages(
    serve: &Serve,
    config: &Config,
    institution: Institution,
    chains: Vec<Digest>,
) -> Result<(), Failure> {
    let paper = crate::paper::open(config)?;
    let site = Site::new(paper, institution, config.behind_tls).with_chains(chains);
    let site = Arc::new(crate::doors::open(site, serve)?);
    let listener = TcpListener::bind(config.listen).await.map_err(|error| {
        let message = Message::new("cannot-listen").with("address", config.listen.to_string());
        Failure::wrong(message.with("reason", error.to_string()))
    })?;
    let address = listener.local_addr().map_err(|error| Failure::ours(&error))?;
    // Whoever reads the address may already ask to stop.
    let stop = stop_signal().map_err(|error| Failure::ours(&error))?;
    let serving = Message::new("serving").with("address", format!("http://{address}/"));
    println!("{}", serving.text(config.language));
    let housekeeping = tokio::spawn(keep_house(Arc::clone(&site), config.language));
    web::serve(listener, site, Limits::default(), stop).await;
    housekeeping.abort();
    Ok(())
}

/// Once a day runs the rules of retention, counts the benchmarks that are due, and lets the search
/// index catch up.
async fn keep_house(site: Arc<Site>, language: vocabulary::Language) {
    let institution = site.institution();
    let mut days = tokio::time::interval(DAY);
    loop {
        days.tick().await;
        let context = Context {
            now: Timestamp::now(),
            zone: institution.zone.clone(),
            actor: Actor::program(),
            language,
            chance: Arc::new(SystemChance),
        };
        match actions::retention::run(institution, &context).await {
            Ok(released) => tracing::info!(?released, "the rules of retention ran"),
            Err(error) => tracing::error!(%error, "the rules of retention could not run"),
        }
        match actions::benchmark::make_due(institution, &context).await {
            Ok(made) => tracing::info!(?made, "benchmarks that were due are counted"),
            Err(error) => tracing::error!(%error, "benchmarks could not be counted"),
        }
        if let Err(error) = institution.index.follow(&institution.store).await {
            tracing::error!(%error, "the search index could not catch up");
        }
    }
}

/// The log goes to standard error, one line an event, each with the id of its request.
pub(crate) fn start_log(config: &Config) -> Result<(), Failure> {
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
