use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use ::gvc::Layout;
use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, Subcommand, ValueEnum};
use report::Format;
use vocabulary::Language;
use words::Message;

/// What can be asked on the command line. The help texts are messages in three languages, see
/// [`in_language`].
#[derive(Debug, Parser)]
#[command(name = "puente", version, arg_required_else_help = true, disable_help_subcommand = true)]
pub(crate) struct Cli {
    #[command(flatten)]
    pub(crate) settings: Settings,
    #[command(subcommand)]
    pub(crate) command: Command,
}

/// What may also stand in the environment or in a file.
#[derive(Debug, Args)]
pub(crate) struct Settings {
    #[arg(long, short = 'l', global = true, env = "PUENTE_LANGUAGE", value_name = "en|es|pt")]
    pub(crate) language: Option<Language>,
    #[arg(long, global = true, env = "PUENTE_LISTEN", value_name = "ADDR:PORT")]
    pub(crate) listen: Option<SocketAddr>,
    #[arg(long, global = true, env = "PUENTE_DATA", value_name = "DIR")]
    pub(crate) data: Option<PathBuf>,
    // Never shown from the environment: it may hold a password.
    #[arg(long, global = true, env = "PUENTE_DATABASE_URL", value_name = "URL")]
    pub(crate) database_url: Option<String>,
    #[arg(long, global = true, env = "PUENTE_BEHIND_TLS")]
    pub(crate) behind_tls: bool,
    #[arg(long, global = true, env = "PUENTE_LOG", value_name = "FILTER")]
    pub(crate) log: Option<String>,
    #[arg(long, global = true, env = "PUENTE_CONFIG", value_name = "FILE")]
    pub(crate) config: Option<PathBuf>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum Command {
    Demo(Demo),
    Serve(Serve),
    Admin {
        #[command(subcommand)]
        command: AdminCommand,
    },
    Paper {
        #[command(subcommand)]
        command: PaperCommand,
    },
    Profile(Profile),
    Gvc {
        #[command(subcommand)]
        command: Box<GvcCommand>,
    },
}

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
    Synthetic(Synthetic),
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
    #[arg(value_name = "FILE")]
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
    #[arg(long, value_name = "FILE")]
    pub(crate) groups: Option<PathBuf>,
    #[arg(long, value_name = "NAME", requires = "groups")]
    pub(crate) grouping: Option<String>,
}

#[derive(Debug, Args)]
pub(crate) struct Synthetic {
    #[arg(long, value_name = "NUMBER", default_value_t = 77)]
    pub(crate) economies: usize,
    #[arg(long, value_name = "NUMBER", default_value_t = 45)]
    pub(crate) industries: usize,
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    #[arg(id = "to", long = "output", short = 'o', value_name = "FILE")]
    pub(crate) to: PathBuf,
}

/// The pages.
#[derive(Debug, Args)]
pub(crate) struct Serve {
    #[arg(long, value_name = "FILES", num_args = 1..)]
    pub(crate) icio: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "DIR", default_value = "puente-demo")]
    pub(crate) folder: PathBuf,
    #[arg(long)]
    pub(crate) reset: bool,
}

/// What keeps an institution's database in order.
#[derive(Debug, Subcommand)]
pub(crate) enum AdminCommand {
    Migrate,
    Backup {
        #[arg(value_name = "FILE")]
        archive: PathBuf,
    },
    Restore {
        #[arg(value_name = "FILE")]
        archive: PathBuf,
        #[arg(long)]
        replace: bool,
    },
    Check,
    Audit {
        #[command(subcommand)]
        command: AuditCommand,
    },
    Reindex,
    Invite(Invite),
    Retention,
}

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    Verify,
}

#[derive(Debug, Args)]
pub(crate) struct Invite {
    #[arg(long, value_name = "NAME")]
    pub(crate) name: String,
    #[arg(long, value_name = "ROLE")]
    pub(crate) role: String,
    #[arg(long, value_name = "ADDRESS")]
    pub(crate) email: Option<String>,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) phone: Option<String>,
}

#[derive(Debug, Subcommand)]
pub(crate) enum PaperCommand {
    List {
        #[command(flatten)]
        output: Output,
    },
    Show {
        #[arg(value_name = "ID")]
        id: String,
        #[arg(long, value_name = "COLUMN=VALUE")]
        only: Vec<String>,
        #[command(flatten)]
        output: Output,
    },
    Replicate {
        #[arg(long, value_name = "COLUMN=VALUE")]
        only: Vec<String>,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Profile {
    #[arg(value_name = "PLACE")]
    pub(crate) place: String,
    #[arg(long, value_name = "FIGURE")]
    pub(crate) figure: Option<String>,
    #[command(flatten)]
    pub(crate) output: Output,
}

/// Where a result goes.
#[derive(Debug, Clone, Args)]
pub(crate) struct Output {
    #[arg(long, short = 'f', value_name = "FORMAT")]
    pub(crate) format: Option<Format>,
    #[arg(long, short = 'o', value_name = "FILE")]
    pub(crate) output: Option<PathBuf>,
    #[arg(long, value_name = "FILE")]
    pub(crate) chart: Option<PathBuf>,
}

/// Reads the arguments, with help in a language.
///
/// # Errors
///
/// Whatever clap has to say, help and version included.
pub(crate) fn parse(arguments: &[OsString], language: Language) -> Result<Cli, clap::Error> {
    let command = in_language(Cli::command(), "", language);
    Cli::from_arg_matches(&command.try_get_matches_from(arguments)?)
}

/// The command with its help in a language: `help-paper-show` for a command, `help-arg-only` for an
/// argument.
fn in_language(mut command: clap::Command, path: &str, language: Language) -> clap::Command {
    // Arguments such as --help and the inherited ones appear only when the command is built.
    if path.is_empty() {
        command.build();
    }
    let say = |key: String| Message::new(key).text(language);
    let name = if path.is_empty() { "puente".to_owned() } else { path.to_owned() };
    let has_commands = command.has_subcommands();
    let template = format!(
        "{{about-with-newline}}\n{}: {{usage}}\n{}{}\n{}:\n{{options}}",
        say("help-usage".to_owned()),
        if has_commands {
            format!("\n{}:\n{{subcommands}}\n", say("help-commands".to_owned()))
        } else {
            String::new()
        },
        if command.get_positionals().next().is_some() {
            format!("\n{}:\n{{positionals}}\n", say("help-arguments".to_owned()))
        } else {
            String::new()
        },
        say("help-options".to_owned()),
    );
    let names: Vec<String> = command.get_subcommands().map(|c| c.get_name().to_owned()).collect();
    let ids: Vec<String> = command.get_arguments().map(|arg| arg.get_id().to_string()).collect();
    command = command.about(say(format!("help-{name}"))).help_template(template);
    for id in ids {
        let help = say(format!("help-arg-{id}"));
        command = command.mut_arg(id, |arg: Arg| arg.help(help).hide_env_values(true));
    }
    for child in names {
        let path = if path.is_empty() { child.clone() } else { format!("{path}-{child}") };
        command = command.mut_subcommand(child, |c| in_language(c, &path, language));
    }
    command
}
