//! The ways in beside password and paper: a provider of identities, and letters. Each is built into
//! the program only when asked for (`--features sso,mail`); its settings say so where it is not.

use std::path::Path;

use web::Site;
use words::Message;

use crate::cli::Serve;
use crate::error::Failure;

/// The site with what the settings ask for.
///
/// # Errors
///
/// A setting is missing or wrong, or the program was built without what it is for.
pub(crate) fn open(site: Site, serve: &Serve) -> Result<Site, Failure> {
    letters(provider(site, serve)?, serve)
}

/// A setting that another one needs.
#[allow(dead_code, reason = "used by what is built in")]
fn needed<'a>(value: Option<&'a String>, name: &str, by: &str) -> Result<&'a str, Failure> {
    value.map(String::as_str).filter(|value| !value.is_empty()).ok_or_else(|| {
        Failure::wrong(Message::new("setting-needed").with("name", name).with("by", by))
    })
}

/// A secret from a file, without the line end that editors put behind it, or from the environment.
#[allow(dead_code, reason = "used by what is built in")]
fn secret(file: Option<&Path>, variable: &str) -> Result<Option<String>, Failure> {
    let Some(path) = file else {
        return Ok(std::env::var(variable).ok().filter(|secret| !secret.is_empty()));
    };
    let text = std::fs::read_to_string(path).map_err(|error| {
        let message = Message::new("secret-unreadable").with("file", path.display().to_string());
        Failure::wrong(message.with("reason", error.to_string()))
    })?;
    Ok(Some(text.trim_end_matches(['\r', '\n']).to_owned()))
}

#[cfg(not(all(feature = "sso", feature = "mail")))]
pub(crate) fn not_built_in(flag: &str, feature: &str) -> Failure {
    Failure::wrong(Message::new("not-built-in").with("flag", flag).with("feature", feature))
}

#[cfg(feature = "sso")]
fn provider(site: Site, serve: &Serve) -> Result<Site, Failure> {
    let Some(issuer) = &serve.sso_issuer else { return Ok(site) };
    let by = "--sso-issuer";
    let settings = web::ProviderSettings {
        issuer: issuer.clone(),
        client: needed(serve.sso_client.as_ref(), "--sso-client", by)?.to_owned(),
        secret: secret(serve.sso_secret_file.as_deref(), "PUENTE_SSO_SECRET")?,
        label: serve.sso_label.clone().unwrap_or_else(|| issuer.clone()),
        public_url: needed(serve.letters.public_url.as_ref(), "--public-url", by)?.to_owned(),
    };
    Ok(site.with_provider(web::Provider::new(settings).map_err(Failure::wrong)?))
}

#[cfg(not(feature = "sso"))]
fn provider(site: Site, serve: &Serve) -> Result<Site, Failure> {
    match serve.sso_issuer {
        Some(_) => Err(not_built_in("--sso-issuer", "sso")),
        None => Ok(site),
    }
}

#[cfg(feature = "mail")]
fn letters(site: Site, serve: &Serve) -> Result<Site, Failure> {
    match serve.letters.mail_host {
        Some(_) => Ok(site.with_mailer(mailer(&serve.letters)?)),
        None => Ok(site),
    }
}

/// What sends letters, by the settings.
///
/// # Errors
///
/// A setting is missing or wrong.
#[cfg(feature = "mail")]
pub(crate) fn mailer(letters: &crate::cli::Letters) -> Result<web::Mailer, Failure> {
    use crate::cli::MailTls;
    let by = "--mail-host";
    let credentials = match &letters.mail_user {
        None => None,
        Some(user) => {
            let file = letters.mail_password_file.as_deref();
            let password = secret(file, "PUENTE_MAIL_PASSWORD")?;
            let password = needed(password.as_ref(), "--mail-password-file", "--mail-user")?;
            Some((user.clone(), password.to_owned()))
        }
    };
    let settings = web::MailSettings {
        host: needed(letters.mail_host.as_ref(), by, "puente admin remind")?.to_owned(),
        port: letters.mail_port,
        tls: match letters.mail_tls {
            Some(MailTls::Implicit) => web::MailTls::Implicit,
            Some(MailTls::StartTls) | None => web::MailTls::StartTls,
            Some(MailTls::None) => web::MailTls::None,
        },
        credentials,
        sender: needed(letters.mail_from.as_ref(), "--mail-from", by)?.to_owned(),
        public_url: needed(letters.public_url.as_ref(), "--public-url", by)?.to_owned(),
    };
    web::Mailer::new(settings).map_err(Failure::wrong)
}

#[cfg(not(feature = "mail"))]
fn letters(site: Site, serve: &Serve) -> Result<Site, Failure> {
    match serve.letters.mail_host {
        Some(_) => Err(not_built_in("--mail-host", "mail")),
        None => Ok(site),
    }
}
