//! `puente admin retention`: lets go what the rules say is not kept any longer, as the server does
//! every day.

use words::Message;

use crate::config::Config;
use crate::error::Failure;
use crate::institution;

pub(super) async fn run(config: &Config) -> Result<(), Failure> {
    let institution = institution::open(config, Vec::new()).await?;
    let context = super::context(&institution, config);
    let released = actions::retention::run(&institution, &context).await;
    institution.store.close().await;
    let released = released.map_err(super::refused)?;
    let message = Message::new("admin-released")
        .with("invitations", released.invitations)
        .with("accounts", released.accounts)
        .with("requests", released.requests)
        .with("firms", released.firms);
    super::say(&message, config.language);
    Ok(())
}
