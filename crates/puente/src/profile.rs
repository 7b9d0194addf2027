//! `puente profile`: a place as the paper draws it.

use ::paper::{Paper, replicate};
use ::profile::profile;
use vocabulary::{Place, nearest};
use words::Message;

use crate::cli;
use crate::config::Config;
use crate::error::Failure;
use crate::output::{Shown, write};

pub(crate) fn run(asked: &cli::Profile, config: &Config) -> Result<(), Failure> {
    let paper = crate::paper::open(config)?;
    let place = Place::find(&asked.place, &Paper::places())?;
    let profile = profile(&paper, &replicate(&paper), place);
    let figures = match &asked.figure {
        None => profile.figures,
        Some(id) => {
            let ids: Vec<String> = profile.figures.iter().map(|f| f.table.id.clone()).collect();
            match profile.figures.into_iter().find(|figure| figure.table.id == *id) {
                Some(figure) => vec![figure],
                None => return Err(unknown_figure(id, &ids)),
            }
        }
    };
    write(&Shown::Figures(&profile.title, &figures), &asked.output, config.language)
}

fn unknown_figure(id: &str, ids: &[String]) -> Failure {
    let close = nearest(id, ids, |known| [(*known).clone()]);
    let listed: Vec<&str> = if close.is_empty() {
        ids.iter().map(String::as_str).collect()
    } else {
        close.into_iter().map(String::as_str).collect()
    };
    let message = Message::new("unknown-figure").with("text", id);
    Failure::wrong(message.with("nearest", listed.join(", ")))
}
