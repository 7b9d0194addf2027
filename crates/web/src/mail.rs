//! Letters by electronic mail, handed to the institution's own mail server.

use std::time::Duration;

use actions::reminder::{self, Reminder};
use actions::{ActionError, Context, Institution};
use lettre::message::Mailbox;
use lettre::message::header::ContentType;
use lettre::transport::smtp::authentication::Credentials;
use lettre::transport::smtp::client::{Tls, TlsParameters};
use lettre::{Address, AsyncSmtpTransport, AsyncTransport, Tokio1Executor};
use words::Message;

/// How long one step of the talk with the mail server may take.
const PATIENCE: Duration = Duration::from_secs(8);

/// How the way to the mail server is kept from listeners.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum MailTls {
    /// TLS from the first byte (port 465).
    Implicit,
    /// TLS after a greeting (port 587); without it nothing is sent.
    StartTls,
    /// None: only to a server on this machine.
    None,
}

/// The mail server and the sender.
#[derive(Clone)]
pub struct MailSettings {
    /// The mail server's name.
    pub host: String,
    /// Its port, when it is not the usual one.
    pub port: Option<u16>,
    /// How the way there is kept.
    pub tls: MailTls,
    /// Name and password, when the server asks for them.
    pub credentials: Option<(String, String)>,
    /// Who sends: `Puente <puente@example.org>`.
    pub sender: String,
    /// The address under which people reach the pages, without a path.
    pub public_url: String,
}

/// Sends letters.
pub struct Mailer {
    transport: AsyncSmtpTransport<Tokio1Executor>,
    sender: Mailbox,
    public_url: String,
}

impl Mailer {
    /// A mailer by its settings; the server is not asked yet.
    ///
    /// # Errors
    ///
    /// A message says which setting is wrong.
    pub fn new(settings: MailSettings) -> Result<Self, Message> {
        let sender = settings.sender.parse::<Mailbox>();
        let sender = sender.map_err(|error| {
            let message = Message::new("mail-sender").with("text", settings.sender.as_str());
            message.with("reason", error.to_string())
        })?;
        let is_here = matches!(settings.host.as_str(), "localhost" | "127.0.0.1" | "::1");
        let tls = || {
            TlsParameters::new(settings.host.clone()).map_err(|error| {
                let message = Message::new("mail-host").with("host", settings.host.as_str());
                message.with("reason", error.to_string())
            })
        };
        let (tls, usual) = match settings.tls {
            MailTls::Implicit => (Tls::Wrapper(tls()?), 465),
            MailTls::StartTls => (Tls::Required(tls()?), 587),
            MailTls::None if is_here => (Tls::None, 25),
            MailTls::None => {
                return Err(Message::new("mail-tls").with("host", settings.host.as_str()));
            }
        };
        let mut transport =
            AsyncSmtpTransport::<Tokio1Executor>::builder_dangerous(settings.host.clone())
                .port(settings.port.unwrap_or(usual))
                .tls(tls)
                .timeout(Some(PATIENCE));
        if let Some((user, password)) = settings.credentials {
            transport = transport.credentials(Credentials::new(user, password));
        }
        let public_url = settings.public_url.trim_end_matches('/').to_owned();
        Ok(Self { transport: transport.build(), sender, public_url })
    }

    /// The address of one of our pages, for a letter.
    pub(crate) fn link(&self, path: &str) -> String {
        format!("{}{path}", self.public_url)
    }

    /// Sends a letter of plain text. A name is a name: line ends in it, with which somebody might
    /// write further headers, become blanks, and an address that is none is refused.
    pub(crate) async fn send(
        &self,
        [name, address]: [&str; 2],
        subject: &str,
        text: String,
    ) -> Result<(), String> {
        let address: Address = address.parse().map_err(|error| format!("{error}"))?;
        let letter = lettre::Message::builder()
            .from(self.sender.clone())
            .to(Mailbox::new(Some(line(name)), address))
            .subject(line(subject))
            .header(ContentType::TEXT_PLAIN)
            .body(text)
            .map_err(|error| error.to_string())?;
        self.transport.send(letter).await.map_err(|error| error.to_string())?;
        Ok(())
    }
}

/// What came of a round of reminders.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Letters that went out.
    pub sent: usize,
    /// Letters that could not be sent; the next round tries them again.
    pub failed: usize,
}

impl Mailer {
    /// Writes to everybody for whose firms something is due in an improvement plan: at most one
    /// letter a day, in the reader's language. What is due stands on the start page behind the
    /// letter's link and not in the letter, which may be read on the way.
    ///
    /// # Errors
    ///
    /// The database cannot be used, or the actor may not write to people.
    pub async fn remind(
        &self,
        institution: &Institution,
        context: &Context,
    ) -> Result<Reminded, ActionError> {
        let mut reminded = Reminded::default();
        for Reminder { account, firms } in reminder::waiting(institution, context).await? {
            reminder::goes_out(institution, context, &account).await?;
            let language = account.language;
            let one = |(name, count): &(String, usize)| {
                let message = Message::new("letter-reminder-firm").with("name", line(name));
                message.with("count", *count).text(language)
            };
            let text = Message::new("letter-reminder")
                .with("name", account.name.as_str())
                .with("count", firms.iter().map(|(_, count)| count).sum::<usize>())
                .with("firms", firms.iter().map(one).collect::<Vec<_>>().join("\n"))
                .with("link", self.link(&format!("/{language}/today")))
                .text(language);
            let subject = Message::new("letter-reminder-subject").text(language);
            let to = [account.name.as_str(), account.email.as_str()];
            match self.send(to, &subject, text).await {
                Ok(()) => reminded.sent += 1,
                Err(reason) => {
                    tracing::error!(reason, "a reminder could not be sent");
                    reminder::came_back(institution, context, &account).await?;
                    reminded.failed += 1;
                }
            }
        }
        Ok(reminded)
    }
}

/// A text as one line.
fn line(text: &str) -> String {
    text.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()
}
