use std::ffi::OsString;
use std::net::{Ipv4Addr, SocketAddr};
use std::path::{Path, PathBuf};

use serde::Deserialize;
use vocabulary::Language;
use words::Message;

use crate::cli::Settings;
use crate::error::Failure;

/// The file that is read when none is named and it exists.
const FILE: &str = "puente.toml";

/// The folder of the institution's own data when none is named.
const DATA: &str = "puente-data";

/// What the program runs with: a flag beats the environment, which beats the file, which beats the
/// default.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Config {
    /// The language of sentences and numbers.
    pub(crate) language: Language,
    /// Where the pages are served.
    pub(crate) listen: SocketAddr,
    /// The folder with the data; the built-in data when there is none.
    pub(crate) data: Option<PathBuf>,
    /// The institution's database, when it is not the file in the data folder.
    pub(crate) database_url: Option<String>,
    /// Whether people reach the pages over TLS, by a proxy in front: cookies then demand it.
    pub(crate) behind_tls: bool,
    /// What is logged, as a filter of `tracing`.
    pub(crate) log: String,
}

/// The file: the same settings, all optional.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    language: Option<String>,
    listen: Option<SocketAddr>,
    data: Option<PathBuf>,
    database_url: Option<String>,
    behind_tls: Option<bool>,
    log: Option<String>,
}

impl Config {
    /// The defaults, in a language.
    pub(crate) fn default_in(language: Language) -> Self {
        Self {
            language,
            listen: SocketAddr::from((Ipv4Addr::LOCALHOST, 8080)),
            data: None,
            database_url: None,
            behind_tls: false,
            log: "info".to_owned(),
        }
    }

    /// Settles the settings; clap has already put flags over environment.
    ///
    /// # Errors
    ///
    /// When the file cannot be read or says something that is not a setting.
    pub(crate) fn settle(settings: &Settings) -> Result<Self, Failure> {
        let file = match &settings.config {
            Some(path) => read(path)?,
            None if Path::new(FILE).exists() => read(Path::new(FILE))?,
            None => File::default(),
        };
        let name = settings.config.as_deref().unwrap_or(Path::new(FILE)).display().to_string();
        let in_file = match &file.language {
            Some(tag) => Some(tag.parse::<Language>().map_err(|error| broken(&name, &error))?),
            None => None,
        };
        let default = Self::default_in(from_environment().unwrap_or_default());
        Ok(Self {
            language: settings.language.or(in_file).unwrap_or(default.language),
            listen: settings.listen.or(file.listen).unwrap_or(default.listen),
            data: settings.data.clone().or(file.data),
            database_url: settings.database_url.clone().or(file.database_url),
            behind_tls: settings.behind_tls || file.behind_tls.unwrap_or(false),
            log: settings.log.clone().or(file.log).unwrap_or(default.log),
        })
    }
}

impl Config {
    /// The folder of the institution's own data.
    pub(crate) fn data_folder(&self) -> &Path {
        self.data.as_deref().unwrap_or(Path::new(DATA))
    }

    /// The institution's database: `puente.db` in the data folder unless a URL says otherwise.
    pub(crate) fn database_url(&self) -> String {
        let file = || store::Store::sqlite_url(&self.data_folder().join("puente.db"));
        self.database_url.clone().unwrap_or_else(file)
    }
}

fn read(path: &Path) -> Result<File, Failure> {
    let name = path.display().to_string();
    let text = std::fs::read_to_string(path).map_err(|error| broken(&name, &error))?;
    // The first line of a TOML error says where, the last what.
    toml::from_str(&text).map_err(|error: toml::de::Error| broken(&name, &error.to_string().trim()))
}

fn broken(file: &str, reason: &dyn std::fmt::Display) -> Failure {
    Failure::wrong(
        Message::new("config-broken").with("file", file).with("reason", reason.to_string()),
    )
}

/// The language of the operating system's user, if it is one of ours.
fn from_environment() -> Option<Language> {
    let set = ["LC_ALL", "LC_MESSAGES", "LANG"].iter().filter_map(|name| std::env::var(name).ok());
    set.filter(|value| !value.is_empty()).find_map(|value| value.parse().ok())
}

/// The language of help texts and early errors, before the arguments are read in earnest.
pub(crate) fn guess_language(arguments: &[OsString]) -> Language {
    let texts: Vec<&str> = arguments.iter().filter_map(|argument| argument.to_str()).collect();
    let flag = texts.iter().enumerate().find_map(|(index, text)| match *text {
        "--language" | "-l" => texts.get(index + 1)?.parse().ok(),
        text => text.strip_prefix("--language=")?.parse().ok(),
    });
    let variable = || std::env::var("PUENTE_LANGUAGE").ok()?.parse().ok();
    flag.or_else(variable).or_else(from_environment).unwrap_or_default()
}
