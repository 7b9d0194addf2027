//! `puente admin remind`: writes to whoever has something due in an improvement plan. A timer of the
//! system calls it once a day; called again, it writes to nobody twice.

use crate::cli::Letters;
use crate::config::Config;
use crate::error::Failure;

#[cfg(feature = "mail")]
pub(super) async fn run(letters: &Letters, config: &Config) -> Result<(), Failure> {
    use words::Message;

    let mailer = crate::doors::mailer(letters)?;
    let institution = crate::institution::open(config, Vec::new()).await?;
    let context = super::context(&institution, config);
    let reminded = mailer.remind(&institution, &context).await;
    institution.store.close().await;
    let reminded = reminded.map_err(super::refused)?;
    let message =
        Message::new("admin-reminded").with("sent", reminded.sent).with("failed", reminded.failed);
    super::say(&message, config.language);
    Ok(())
}

#[cfg(not(feature = "mail"))]
pub(super) async fn run(_letters: &Letters, _config: &Config) -> Result<(), Failure> {
    Err(crate::doors::not_built_in("admin remind", "mail"))
}
