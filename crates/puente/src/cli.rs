mod gvc;

use std::ffi::OsString;
use std::net::SocketAddr;
use std::path::PathBuf;

use clap::{Arg, Args, CommandFactory, FromArgMatches, Parser, Subcommand};
use report::Format;
use vocabulary::Language;
use words::Message;

pub(crate) use gvc::*;

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
    Network {
        #[command(subcommand)]
        command: NetworkCommand,
    },
    Standards {
        #[command(subcommand)]
        command: StandardsCommand,
    },
    Knowledge {
        #[command(subcommand)]
        command: KnowledgeCommand,
    },
}

#[derive(Debug, Args)]
pub(crate) struct Demo {
    #[arg(long, value_name = "DIR", default_value = "puente-demo")]
    pub(crate) folder: PathBuf,
    #[arg(long)]
    pub(crate) reset: bool,
}

/// What the pages show beside the institution, and how people come in and are written to. Secrets come from files or the environment, never from
/// flags, which everybody on the machine can read.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Serve {
    #[arg(long, value_name = "FILES", num_args = 1..)]
    pub(crate) icio: Vec<PathBuf>,
    #[arg(long, env = "PUENTE_SSO_ISSUER", value_name = "URL")]
    pub(crate) sso_issuer: Option<String>,
    #[arg(long, env = "PUENTE_SSO_CLIENT", value_name = "NAME")]
    pub(crate) sso_client: Option<String>,
    #[arg(long, env = "PUENTE_SSO_SECRET_FILE", value_name = "FILE")]
    pub(crate) sso_secret_file: Option<PathBuf>,
    #[arg(long, env = "PUENTE_SSO_LABEL", value_name = "TEXT")]
    pub(crate) sso_label: Option<String>,
    #[command(flatten)]
    pub(crate) letters: Letters,
}

/// The mail server, and the address under which people reach the pages.
#[derive(Debug, Clone, Default, Args)]
pub(crate) struct Letters {
    #[arg(long, env = "PUENTE_PUBLIC_URL", value_name = "URL")]
    pub(crate) public_url: Option<String>,
    #[arg(long, env = "PUENTE_MAIL_HOST", value_name = "HOST")]
    pub(crate) mail_host: Option<String>,
    #[arg(long, env = "PUENTE_MAIL_PORT", value_name = "PORT")]
    pub(crate) mail_port: Option<u16>,
    #[arg(long, env = "PUENTE_MAIL_TLS", value_name = "implicit|starttls|none")]
    pub(crate) mail_tls: Option<MailTls>,
    #[arg(long, env = "PUENTE_MAIL_USER", value_name = "NAME")]
    pub(crate) mail_user: Option<String>,
    #[arg(long, env = "PUENTE_MAIL_PASSWORD_FILE", value_name = "FILE")]
    pub(crate) mail_password_file: Option<PathBuf>,
    #[arg(long, env = "PUENTE_MAIL_FROM", value_name = "SENDER")]
    pub(crate) mail_from: Option<String>,
}

/// How the way to the mail server is kept.
#[derive(Debug, Clone, Copy, clap::ValueEnum)]
pub(crate) enum MailTls {
    Implicit,
    #[value(name = "starttls")]
    StartTls,
    None,
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
    Remind(Box<Letters>),
}

#[derive(Debug, Subcommand)]
pub(crate) enum AuditCommand {
    Verify {
        #[arg(long, value_name = "NUMBER:DIGEST")]
        head: Option<String>,
    },
    Head,
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

#[derive(Debug, Subcommand)]
pub(crate) enum KnowledgeCommand {
    Quality {
        #[arg(value_name = "FILE", required = true)]
        judged: Vec<PathBuf>,
        #[command(flatten)]
        output: Output,
    },
}

#[derive(Debug, Subcommand)]
pub(crate) enum StandardsCommand {
    Check {
        #[arg(value_name = "FILE")]
        file: PathBuf,
    },
    List {
        #[command(flatten)]
        output: Output,
    },
    Show {
        #[arg(value_name = "CODE")]
        code: String,
        #[arg(long, value_name = "CODE")]
        requirement: Option<String>,
        #[command(flatten)]
        output: Output,
    },
    Compare {
        #[arg(value_name = "CODE")]
        first: String,
        #[arg(value_name = "CODE")]
        second: String,
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

#[derive(Debug, Subcommand)]
pub(crate) enum NetworkCommand {
    Measures {
        #[command(flatten)]
        ties: Ties,
        #[arg(long)]
        exact: bool,
        #[arg(long, value_name = "NUMBER", default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        output: Output,
    },
    Modules {
        #[command(flatten)]
        ties: Ties,
        #[arg(long, value_name = "NUMBER", default_value_t = 1)]
        seed: u64,
        #[arg(long, value_name = "NUMBER", default_value = "1", value_parser = crate::network::resolution)]
        resolution: f64,
        #[arg(long)]
        cpm: bool,
        #[command(flatten)]
        output: Output,
    },
    Brokerage {
        #[command(flatten)]
        ties: Ties,
        #[command(flatten)]
        output: Output,
    },
    Bridges {
        #[command(flatten)]
        ties: Ties,
        #[command(flatten)]
        output: Output,
    },
    Summary {
        #[command(flatten)]
        ties: Ties,
        #[arg(long, value_name = "NUMBER", default_value_t = 1)]
        seed: u64,
        #[command(flatten)]
        output: Output,
    },
    Synthetic(Synthetic),
}

/// A network on the command line.
#[derive(Debug, Args)]
pub(crate) struct Ties {
    #[arg(value_name = "EDGES")]
    pub(crate) edges: PathBuf,
    #[arg(long, value_name = "GROUPS")]
    pub(crate) groups: Option<PathBuf>,
    #[arg(long)]
    pub(crate) directed: bool,
    #[arg(long, value_name = "COLUMN")]
    pub(crate) weight: Option<String>,
    #[arg(long, value_name = "MEMBERS", conflicts_with = "directed")]
    pub(crate) members: Vec<PathBuf>,
}

#[derive(Debug, Args)]
pub(crate) struct Synthetic {
    #[arg(long, value_name = "NUMBER", default_value_t = 20)]
    pub(crate) communities: usize,
    #[arg(long, value_name = "NUMBER", default_value_t = 1000)]
    pub(crate) nodes: usize,
    #[arg(long, value_name = "NUMBER")]
    pub(crate) ties: Option<usize>,
    #[arg(long, value_name = "SHARE", default_value = "0.1", value_parser = crate::network::share)]
    pub(crate) outside: f64,
    #[arg(long, value_name = "NUMBER", default_value_t = 1)]
    pub(crate) seed: u64,
    #[arg(id = "groups-file", long = "groups", value_name = "FILE")]
    pub(crate) groups: Option<PathBuf>,
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
