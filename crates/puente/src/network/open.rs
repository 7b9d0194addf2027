use std::path::Path;

use ::network::{Edges, Groups, Network};
use files::{FileError, LARGEST_TEXT, Text};
use words::{Message, decimal};

use crate::cli::Ties;
use crate::error::Failure;

/// Reads the lists that make a network.
pub(crate) fn open(ties: &Ties) -> Result<(Network, Option<Groups>), Failure> {
    let edges_text = text(&ties.edges)?;
    let mut edges = Edges::read(&edges_text.name, &edges_text.text, ties.weight.as_deref())?;
    drop(edges_text);
    for path in &ties.members {
        let members = text(path)?;
        let belonging = Edges::read(&members.name, &members.text, None)?;
        edges.tie_members(&belonging).map_err(|error| {
            let message = Message::new("network-too-many-ties")
                .with("file", members.name.as_str())
                .with("group", error.largest)
                .with("members", error.members);
            Failure::wrong(message.with("ties", decimal(error.ties as f64, 0)))
        })?;
    }
    let groups = match &ties.groups {
        None => None,
        Some(path) => {
            let groups = text(path)?;
            Some(Groups::read(&groups.name, &groups.text, &mut edges)?)
        }
    };
    Ok((Network::new(edges, ties.directed), groups))
}

/// The text of a file. A Parquet file is told from its first bytes; a large plain text is taken as
/// it is, without the limit that protects from what is packed.
fn text(path: &Path) -> Result<Text, Failure> {
    let name = path.display().to_string();
    let bytes = std::fs::read(path)
        .map_err(|error| FileError::Unreadable { file: name.clone(), reason: error.to_string() })?;
    if bytes.starts_with(b"PAR1") {
        return match super::parquet::as_csv(bytes.into()) {
            Ok(text) => Ok(Text { name, text: text.into() }),
            Err(reason) => {
                let message = Message::new("network-parquet").with("file", name);
                Err(Failure::wrong(message.with("reason", reason)))
            }
        };
    }
    if bytes.len() as u64 > LARGEST_TEXT && !bytes.starts_with(&[0x1f, 0x8b]) {
        return match String::from_utf8(bytes) {
            Ok(text) => Ok(Text { name, text: text.into() }),
            Err(error) => Ok(Text::decode(&name, error.into_bytes())?),
        };
    }
    Ok(Text::decode(&name, bytes)?)
}
