//! Writes firms into a database without end, for `scripts/crash`: after each commit it prints the
//! number, and after each refusal `refused`. `writer URL FIRST`; `writer URL check` looks whether
//! everything is as it was written.

use std::io::Write as _;
use std::time::Duration;

use jiff::Timestamp;
use registry::Firm;
use store::{Act, Store, StoreError};
use uuid::Uuid;
use vocabulary::{Country, FirmId};

/// Changes that are written at the same time.
const WRITERS: u64 = 4;

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().collect();
    let [_, url, first] = arguments.as_slice() else { return Err("writer URL FIRST|check".into()) };
    let store = Store::open(url).await?;
    if first == "check" {
        let findings = store.check().await?;
        store.close().await;
        return if findings.is_empty() { Ok(()) } else { Err(format!("{findings:?}").into()) };
    }
    let first: u64 = first.parse()?;
    let mut writers = Vec::new();
    for writer in 0..WRITERS {
        let store = store.clone();
        writers.push(tokio::spawn(async move {
            for number in (first + writer..).step_by(WRITERS as usize) {
                while let Err(error) = write(&store, number).await {
                    say(&format!("refused {error}"));
                    tokio::time::sleep(Duration::from_millis(100)).await;
                }
                say(&number.to_string());
            }
        }));
    }
    for writer in writers {
        writer.await?;
    }
    Ok(())
}

/// One change of two firms and two acts: half of it must never be seen.
async fn write(store: &Store, number: u64) -> Result<(), StoreError> {
    let mut change = store.begin().await?;
    for half in [0, 1] {
        let id = Uuid::from_u128(u128::from(number) << 1 | half);
        let country = Country::from_iso3("ARG").ok_or(StoreError::Missing)?;
        let name = format!("Empresa {number}");
        let firm = Firm { trade_name: name, ..Firm::new(FirmId(id), country) };
        // A refusal may have come after the commit, when the database went away in between.
        if store.get::<Firm>(id).await?.is_some() {
            return Ok(());
        }
        change.insert(&firm).await?;
        change.act(Act::new("firm-added", "firm", id).sealed(id, &firm)?);
    }
    change.commit(Timestamp::now(), None).await
}

fn say(text: &str) {
    let mut out = std::io::stdout().lock();
    // Whoever reads may be gone.
    let _ = writeln!(out, "{text}");
    let _ = out.flush();
}
