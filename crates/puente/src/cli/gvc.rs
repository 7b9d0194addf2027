//! `puente gvc`: which tables, which measures, how finely.

use std::path::PathBuf;

use ::gvc::Layout;
use clap::{Args, Subcommand, ValueEnum};

use super::Output;

#[derive(Debug, Subcommand)]
pub(crate) enum GvcCommand {
    Inspect {
        #[command(flatten)]
        table: TableArgs,
        #[command(flatten)]
        output: Output,
    },
    Convert {
        #[command(flatten)]
        table: TableArgs,
        #[arg(id = "to", long = "output", short = 'o', value_name = "FILE")]
        to: PathBuf,
    },
    Synthetic(SyntheticTable),
    Participation(Participation),
    Decompose(Decompose),
    Position(Measure),
    Origin(Origin),
    Content(Content),
    Advantage(Measure),
}

/// Which tables a measure is taken of, and how.
#[derive(Debug, Args)]
pub(crate) struct Measure {
    #[command(flatten)]
    pub(crate) table: TableArgs,
    #[arg(id = "more-files", value_name = "FILES")]
    pub(crate) more: Vec<PathBuf>,
    #[arg(
        long,
        value_name = "residual|row",
        default_value = "residual",
        hide_possible_values = true
    )]
    pub(crate) value_added: ValueAddedArg,
    #[arg(long, value_name = "CODE,…|all", value_delimiter = ',', default_value = "all")]
    pub(crate) exporter: Vec<String>,
    #[arg(
        long,
        value_name = "partner,industry",
        value_delimiter = ',',
        hide_possible_values = true
    )]
    pub(crate) by: Vec<ByArg>,
    #[arg(long)]
    pub(crate) explain: bool,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) threads: Option<std::num::NonZeroUsize>,
    #[command(flatten)]
    pub(crate) output: Output,
}

#[derive(Debug, Args)]
pub(crate) struct Decompose {
    #[command(flatten)]
    pub(crate) measure: Measure,
    #[arg(
        long,
        value_name = "bm|kww|wwz|my|oecd|hiy",
        default_value = "bm",
        hide_possible_values = true
    )]
    pub(crate) method: MethodArg,
    #[arg(long, value_name = "source|sink", default_value = "source", hide_possible_values = true)]
    pub(crate) approach: ApproachArg,
    #[arg(
        long,
        value_name = "PERSPECTIVE",
        default_value = "exporter",
        hide_possible_values = true
    )]
    pub(crate) perspective: PerspectiveArg,
}

#[derive(Debug, Args)]
pub(crate) struct Participation {
    #[command(flatten)]
    pub(crate) measure: Measure,
    #[arg(long)]
    pub(crate) tripartite: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Origin {
    #[command(flatten)]
    pub(crate) measure: Measure,
    #[arg(long)]
    pub(crate) final_demand: bool,
}

#[derive(Debug, Args)]
pub(crate) struct Content {
    #[command(flatten)]
    pub(crate) measure: Measure,
    #[arg(long, value_name = "NAME")]
    pub(crate) extension: Option<String>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ValueAddedArg {
    Residual,
    Row,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ByArg {
    Partner,
    Industry,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum MethodArg {
    Bm,
    Kww,
    Wwz,
    My,
    Oecd,
    Hiy,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum ApproachArg {
    Source,
    Sink,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, ValueEnum)]
pub(crate) enum PerspectiveArg {
    Exporter,
    World,
    CountryBilateral,
    Sector,
    SectorBilateral,
    Importer,
}

/// Which inter-country input–output table, and how it is read and shaped.
#[derive(Debug, Clone, Args)]
pub(crate) struct TableArgs {
    #[arg(id = "icio-file", value_name = "FILE")]
    pub(crate) file: PathBuf,
    #[arg(long, value_name = "LAYOUT")]
    pub(crate) layout: Option<Layout>,
    #[arg(long, value_name = "YEAR")]
    pub(crate) year: Option<i32>,
    #[arg(long, value_name = "UNIT")]
    pub(crate) unit: Option<String>,
    #[arg(id = "economy-list", long = "economies", value_name = "LIST")]
    pub(crate) economies: Option<PathBuf>,
    #[arg(long)]
    pub(crate) split: bool,
    #[arg(long, value_name = "FILE")]
    pub(crate) extensions: Option<PathBuf>,
    #[arg(id = "icio-groups", long = "groups", value_name = "FILE")]
    pub(crate) groups: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "icio-groups")]
    pub(crate) grouping: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct SyntheticTable {
    #[arg(long, value_name = "NUMBER", default_value_t = 77)]
    pub(crate) economies: usize,
    #[arg(long, value_name = "NUMBER", default_value_t = 45)]
    pub(crate) industries: usize,
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    #[arg(id = "synthetic_file", long = "output", short = 'o', value_name = "FILE")]
    pub(crate) to: PathBuf,
}
