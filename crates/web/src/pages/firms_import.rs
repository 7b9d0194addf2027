//! Firms from a spreadsheet: a file, what would come of it, and then all of it or nothing.

use std::sync::Arc;

use access::{Action, Token, scope};
use actions::import::{self, COLUMNS, Cells, Plan};
use actions::{ActionError, firm::Search};
use askama::Template;
use axum::extract::{Multipart, State};
use axum::http::StatusCode;
use axum::response::{IntoResponse, Redirect, Response};
use files::Sheet;
use registry::Firm;
use table::{Column, Number, Table};
use vocabulary::{Area, CommunityId, Industry, Language, Product};
use words::Message;

use crate::Site;
use crate::form::Choice;
use crate::frame::{Frame, page, table_file};
use crate::pages::firm::edit::communities;
use crate::pages::missing::{Address, notice};
use crate::typed::Typed;
use crate::visitor::Person;

/// The heaviest file that is read.
pub(crate) const HEAVIEST: usize = 1024 * 1024;
/// Faults and likenesses that are listed; the rest is counted.
const LISTED: usize = 100;
/// Firms of the list that are shown, so that one sees whether the columns were understood.
const SHOWN: usize = 10;

#[derive(Template)]
#[template(path = "import.html")]
struct Page {
    frame: Frame,
    communities: Vec<Choice>,
    chosen: String,
    /// The headings that the program knows.
    headings: Vec<String>,
    /// Why the file could not be read.
    problem: Option<String>,
    preview: Option<Preview>,
}

/// What would come of a file.
struct Preview {
    token: String,
    firms: usize,
    /// Whether there are more than are shown.
    others: bool,
    shown: Vec<(String, String)>,
    /// Row, column, what is wrong.
    faults: Vec<(String, String, String)>,
    /// Faults that are not listed.
    more: Option<usize>,
    /// Row and name, the other, and its page when it is known.
    alike: Vec<(String, String, Option<String>)>,
    ignored: String,
    problem: Option<String>,
}

fn frame(person: &Person) -> Frame {
    Frame::inside(person, "firms", "firms/import", &Message::new("import-title"))
}

async fn shown(
    site: &Site,
    person: &Person,
    chosen: String,
    problem: Option<String>,
    preview: Option<Preview>,
) -> Response {
    if scope(person.actor(), Action::AddFirm).is_none() {
        return person.problem(&ActionError::Missing);
    }
    let communities = match communities(site, person).await {
        Ok(communities) => communities,
        Err(error) => return person.problem(&error),
    };
    let frame = frame(person);
    let heading = |code: &&str| frame.t(&format!("import-column-{code}"));
    let headings = COLUMNS.iter().map(heading).collect();
    let is_wrong = problem.is_some()
        || preview.as_ref().is_some_and(|p| !p.faults.is_empty() || p.problem.is_some());
    let body = page(&Page { headings, communities, chosen, problem, preview, frame });
    match is_wrong {
        true => (StatusCode::UNPROCESSABLE_ENTITY, body).into_response(),
        false => body,
    }
}

/// Asks for the file.
pub(crate) async fn show(person: Person, State(site): State<Arc<Site>>) -> Response {
    shown(&site, &person, String::new(), None, None).await
}

/// What a form with a file holds: the community, and the file's name and bytes.
async fn received(mut form: Multipart) -> Option<(String, String, Vec<u8>)> {
    let (mut community, mut file) = (String::new(), None);
    while let Some(part) = form.next_field().await.ok()? {
        match part.name() {
            Some("community") => community = part.text().await.ok()?,
            Some("file") => {
                let name: String = part.file_name().unwrap_or_default().chars().take(100).collect();
                file = Some((name, part.bytes().await.ok()?.to_vec()));
            }
            _ => {}
        }
    }
    let (name, bytes) = file?;
    Some((community, name, bytes))
}

/// Reads the file and says what would come of it.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    form: Result<Multipart, axum::extract::multipart::MultipartRejection>,
) -> Response {
    let language = person.language;
    let Ok(form) = form else {
        let body = notice(language, "form-refused-title", "form-refused-kind");
        return (StatusCode::UNSUPPORTED_MEDIA_TYPE, body).into_response();
    };
    let Some((community, name, bytes)) = received(form).await else {
        let body = notice(language, "form-refused-title", "import-too-large");
        return (StatusCode::PAYLOAD_TOO_LARGE, body).into_response();
    };
    let Ok(id) = community.trim().parse::<CommunityId>() else {
        let text = Message::new("problem-community").text(language);
        return shown(&site, &person, String::new(), Some(text), None).await;
    };
    if name.is_empty() && bytes.is_empty() {
        let text = Message::new("import-no-file").text(language);
        return shown(&site, &person, community, Some(text), None).await;
    }
    // Unpacking takes a core for a while; the requests of others go on.
    let sheet = tokio::task::spawn_blocking(move || Sheet::read(&name, bytes)).await;
    let cells = match sheet {
        Ok(Ok(sheet)) => Cells { columns: sheet.columns, rows: sheet.rows },
        Ok(Err(error)) => {
            let text = error.message().text(language);
            return shown(&site, &person, community, Some(text), None).await;
        }
        Err(_) => return person.problem(&ActionError::Missing),
    };
    preview(&site, &person, id, cells, None).await
}

/// The plan as a page; the list waits meanwhile.
async fn preview(
    site: &Site,
    person: &Person,
    community: CommunityId,
    cells: Cells,
    problem: Option<String>,
) -> Response {
    let (institution, context) = (&site.institution, &person.context);
    let made = async {
        let plan = import::plan(institution, context, community, &cells).await?;
        // What has to be mended is sent again; nothing waits for it.
        let token = match plan.faults.is_empty() {
            true => import::keep(institution, context, community, cells).await?.to_string(),
            false => String::new(),
        };
        Ok::<_, ActionError>((plan, token))
    };
    match made.await {
        Ok((plan, token)) => {
            let preview = view(person, &plan, token, problem);
            shown(site, person, community.to_string(), None, Some(preview)).await
        }
        Err(error) => person.problem(&error),
    }
}

fn view(person: &Person, plan: &Plan, token: String, problem: Option<String>) -> Preview {
    let language = person.language;
    let row = |row: u64| Message::new("import-row").with("row", row.to_string()).text(language);
    let faults =
        plan.faults.iter().take(LISTED).map(|fault| {
            (fault.row.to_string(), fault.column.clone(), fault.message.text(language))
        });
    let alike = plan.alike.iter().take(LISTED).map(|alike| {
        let this = format!("{}: {}", row(alike.row), alike.name);
        match &alike.other {
            Ok((id, name)) => (this, name.clone(), Some(format!("/{language}/firms/{id}"))),
            Err(earlier) => (this, row(*earlier), None),
        }
    });
    let place = |firm: &Firm| {
        let area = firm.area.map_or("", Area::name);
        let parts = [firm.locality.as_str(), area, firm.country.name(language)];
        parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
    };
    let firms = plan.firms.iter().take(SHOWN);
    Preview {
        token,
        shown: firms.map(|firm| (firm.name().to_owned(), place(firm))).collect(),
        faults: faults.collect(),
        more: plan.faults.len().checked_sub(LISTED).filter(|more| *more > 0),
        alike: alike.collect(),
        ignored: plan.ignored.join(", "),
        firms: plan.firms.len(),
        others: plan.firms.len() > SHOWN,
        problem,
    }
}

/// Registers the firms of a list that was looked at.
pub(crate) async fn commit(
    person: Person,
    State(site): State<Arc<Site>>,
    typed: Typed,
) -> Response {
    let (institution, context, language) = (&site.institution, &person.context, person.language);
    let Some(token) = Token::parse(typed.text("token")) else {
        return person.problem(&ActionError::Missing);
    };
    let (community, cells) = match import::take(institution, context, &token).await {
        Ok(list) => list,
        Err(ActionError::Missing) => {
            let text = Message::new("import-stale").text(language);
            return shown(&site, &person, String::new(), Some(text), None).await;
        }
        Err(error) => return person.problem(&error),
    };
    let others = typed.ticked("others");
    match import::commit(institution, context, community, &cells, others).await {
        Ok(_) => {
            let url = format!("/{language}/firms?community={community}");
            Redirect::to(&url).into_response()
        }
        Err(ActionError::Invalid(problems)) => {
            let said = problems.first().map(|problem| problem.message.text(language));
            preview(&site, &person, community, cells, said).await
        }
        Err(error) => person.problem(&error),
    }
}

/// The list of firms as a file, under the headings by which it can be imported again.
pub(crate) async fn file(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(name): Address<String>,
    axum::extract::RawQuery(query): axum::extract::RawQuery,
) -> Response {
    let search: Search = super::firms::searched(query.as_deref());
    let firms = actions::firm::list(&site.institution, &person.context, &search).await;
    let firms = match firms {
        Ok(firms) => firms,
        Err(error) => return person.problem(&error),
    };
    let language = person.language;
    let made = Arc::clone(&site)
        .work(&name.clone(), move |_| table_file(&table(&firms, language), &name, language))
        .await;
    match made {
        Some(Ok(response)) => response,
        Some(Err(error)) => {
            tracing::error!(%error, "a list of firms could not be written");
            StatusCode::INTERNAL_SERVER_ERROR.into_response()
        }
        None => person.problem(&ActionError::Missing),
    }
}

fn table(firms: &[Firm], language: Language) -> Table {
    let text = |code: &'static str, of: &dyn Fn(&Firm) -> String| {
        let cells: Vec<Option<String>> =
            firms.iter().map(|firm| Some(of(firm)).filter(|text| !text.is_empty())).collect();
        Column::text(code, cells).label(Message::new(format!("import-column-{code}")))
    };
    let number = |code: &'static str, of: &dyn Fn(&Firm) -> Option<f64>| {
        let cells: Vec<Option<Number>> =
            firms.iter().map(|firm| of(firm).map(Number::from)).collect();
        Column::number(code, cells).label(Message::new(format!("import-column-{code}")))
    };
    let contact = |firm: &Firm, of: &dyn Fn(&registry::Contact) -> String| {
        firm.contacts.first().map(of).unwrap_or_default()
    };
    let yes = |yes: bool| Message::new(if yes { "yes" } else { "no" }).text(language);
    Table::new("firms", Message::new("nav-firms"))
        .column(text("trade_name", &|firm| firm.trade_name.clone()))
        .column(text("legal_name", &|firm| firm.legal_name.clone()))
        .column(text("identifier", &|firm| {
            firm.identifier.as_ref().map(registry::Identifier::formatted).unwrap_or_default()
        }))
        .column(text("country", &|firm| firm.country.iso3().to_owned()))
        .column(text("area", &|firm| firm.area.map_or("", Area::code).to_owned()))
        .column(text("locality", &|firm| firm.locality.clone()))
        .column(number("workers", &|firm| firm.workers.map(f64::from)))
        .column(text("formal", &|firm| yes(firm.formal)))
        .column(number("founded", &|firm| firm.founded.map(f64::from)))
        .column(text("industry", &|firm| firm.industry.map_or("", Industry::code).to_owned()))
        .column(text("products", &|firm| {
            firm.products.iter().map(Product::hs).collect::<Vec<_>>().join(", ")
        }))
        .column(text("contact", &|firm| contact(firm, &|c| c.name.clone())))
        .column(text("phone", &|firm| contact(firm, &|c| c.phone.clone())))
        .column(text("email", &|firm| contact(firm, &|c| c.email.clone())))
}
