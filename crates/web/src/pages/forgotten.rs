//! A forgotten password. The page answers at once and always the same; whether there is anybody to
//! send a letter to is found out afterwards, so that neither words nor time tell who is known here.

use std::sync::Arc;

use askama::Template;
use axum::extract::State;
use axum::response::Response;
use vocabulary::Language;
use words::Message;

use crate::Site;
use crate::form::{Field, Form, Group};
use crate::frame::{Frame, page};
use crate::typed::Typed;
use crate::visitor::Visitor;

#[derive(Template)]
#[template(path = "forgotten.html")]
struct Forgotten {
    frame: Frame,
    /// Where letters can be sent.
    form: Option<Form>,
    /// Whether the form has been sent.
    sent: bool,
}

fn shown(language: Language, site: &Site, sent: bool) -> Response {
    let title = Message::new("forgotten-title");
    let frame = Frame::new(language, "sign-in", "forgotten", &title);
    let form = (site.sends_mail() && !sent).then(|| {
        let login = Field::line(language, "login").required().autocomplete("username");
        let action = format!("/{language}/forgotten");
        Form::new(language, action, "forgotten-send", vec![Group::new(vec![login])])
    });
    page(&Forgotten { frame, form, sent })
}

/// What to do when the password is forgotten.
pub(crate) async fn show(visitor: Visitor, State(site): State<Arc<Site>>) -> Response {
    shown(visitor.language, &site, false)
}

/// Answers, and then looks whether there is somebody to write to.
pub(crate) async fn send(
    visitor: Visitor,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let response = shown(visitor.language, &site, site.sends_mail());
    #[cfg(feature = "mail")]
    write(&site, &visitor, typed.text("login").to_owned());
    #[cfg(not(feature = "mail"))]
    let _ = typed;
    response
}

#[cfg(feature = "mail")]
fn write(site: &Arc<Site>, visitor: &Visitor, login: String) {
    let Some(mailer) = site.mailer.clone() else { return };
    let Ok(place) = Arc::clone(&site.letters).try_acquire_owned() else {
        tracing::warn!("too many letters wait to be sent; one was not written");
        return;
    };
    let (site, context) = (Arc::clone(site), visitor.context.clone());
    tokio::spawn(async move {
        let _place = place;
        let found = {
            // One after another, so that many requests at once still count their letters.
            let _turn = site.writing.lock().await;
            actions::session::forgotten(&site.institution, &context, &login).await
        };
        let (account, code) = match found {
            Ok(Some(found)) => found,
            Ok(None) => return,
            Err(error) => {
                tracing::error!(%error, "a letter could not be written");
                return;
            }
        };
        let language = account.language;
        let link = mailer.link(&format!("/{language}/welcome?code={code}"));
        let text = Message::new("letter-reset")
            .with("name", account.name.as_str())
            .with("link", link)
            .with("code", code.to_string())
            .text(language);
        let subject = Message::new("letter-reset-subject").text(language);
        let to = [account.name.as_str(), account.email.as_str()];
        if let Err(reason) = mailer.send(to, &subject, text).await {
            tracing::error!(reason, "a letter could not be sent");
        }
    });
}
