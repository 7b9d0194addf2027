//! Firms from a spreadsheet: first a plan that says what would be done and what has to be mended,
//! then all of it at once or nothing.

use std::collections::BTreeMap;

use access::{Action, Subject, Token, may, scope};
use jiff::{SignedDuration, Timestamp};
use registry::{Contact, Firm, Identifier, problem};
use serde::{Deserialize, Serialize};
use store::{FirmQuery, Page, StoreError};
use uuid::Uuid;
use vocabulary::{
    AccountId, Area, CommunityId, Country, FirmId, Industry, Language, PartyId, Product, fold,
};
use words::Message;

use crate::firm::insert;
use crate::{ActionError, Context, Institution, gate};

/// The columns of a list of firms, by the codes under which it is exported. A column may also be
/// named by its heading in any language (`import-column-<code>`).
pub const COLUMNS: [&str; 14] = [
    "trade_name",
    "legal_name",
    "identifier",
    "country",
    "area",
    "locality",
    "workers",
    "formal",
    "founded",
    "industry",
    "products",
    "contact",
    "phone",
    "email",
];

/// Firms that one list may hold.
pub const MOST: usize = 500;

/// Names are alike from this similarity on (Jaro and Winkler, 0 to 1): `Bodega Luz` and `Bodegas
/// Luz` are, `Bodega Luz` and `Bodega Sol` are not.
const ALIKE: f64 = 0.94;

/// What stands in a spreadsheet: the headings, and each row with its number in the file.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cells {
    /// The headings.
    pub columns: Vec<String>,
    /// The rows, each with as many cells as there are headings.
    pub rows: Vec<(u64, Vec<String>)>,
}

/// Something in a spreadsheet that has to be mended.
#[derive(Debug, Clone, PartialEq)]
pub struct Fault {
    /// The row, as the spreadsheet numbers it.
    pub row: u64,
    /// The heading of the column; empty when it concerns the whole row.
    pub column: String,
    /// What is wrong and what to do.
    pub message: Message,
}

/// A firm of the list that may be one that is known, or stand in the list twice.
#[derive(Debug, Clone, PartialEq)]
pub struct Alike {
    /// The row.
    pub row: u64,
    /// The firm's name there.
    pub name: String,
    /// The other: one that is known, or the number of an earlier row.
    pub other: Result<(FirmId, String), u64>,
}

/// What an import would do.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Plan {
    /// The firms, in the order of the rows. Not all of them, when there are faults.
    pub firms: Vec<Firm>,
    /// What has to be mended first.
    pub faults: Vec<Fault>,
    /// Firms with a name like another's in the same place.
    pub alike: Vec<Alike>,
    /// Headings that the program does not know; what stands below them is left out.
    pub ignored: Vec<String>,
}

/// A heading or an answer, for comparing.
fn plain(text: &str) -> String {
    fold(text).trim_end_matches([':', '*', ' ']).to_owned()
}

/// Which column of [`COLUMNS`] each heading names.
fn headings(columns: &[String]) -> Vec<Option<&'static str>> {
    let names = |code: &&'static str| {
        let headed = Language::ALL
            .map(|language| Message::new(format!("import-column-{code}")).text(language));
        headed.into_iter().chain([(*code).to_owned()]).map(|name| plain(&name)).collect::<Vec<_>>()
    };
    let known: Vec<(&'static str, Vec<String>)> =
        COLUMNS.iter().map(|code| (*code, names(code))).collect();
    let find = |column: &String| {
        let column = plain(column);
        known.iter().find(|(_, names)| names.contains(&column)).map(|(code, _)| *code)
    };
    columns.iter().map(find).collect()
}

/// A word of yes or no in any language.
fn answer(text: &str) -> Option<bool> {
    let is = |keys: &[&'static str]| {
        let words = keys.iter().flat_map(|key| {
            Language::ALL.map(|language| plain(&Message::new(*key).text(language)))
        });
        words.into_iter().any(|word| word == plain(text))
    };
    match (is(&["yes", "formal-yes"]), is(&["no", "formal-no", "informal"])) {
        (true, _) => Some(true),
        (_, true) => Some(false),
        _ => None,
    }
}

fn country(text: &str) -> Option<Country> {
    Country::from_iso3(&text.to_uppercase()).or_else(|| {
        let text = plain(text);
        Country::all().find(|c| Language::ALL.iter().any(|l| plain(c.name(*l)) == text))
    })
}

/// One row while it is read.
struct Reading<'a> {
    row: u64,
    cells: BTreeMap<&'static str, (&'a str, &'a str)>,
    faults: Vec<Fault>,
}

impl Reading<'_> {
    fn text(&self, code: &str) -> &str {
        self.cells.get(code).map_or("", |(_, text)| text.trim())
    }

    fn fault(&mut self, code: &str, message: Message) {
        let column = self.cells.get(code).map_or("", |(heading, _)| *heading).to_owned();
        self.faults.push(Fault { row: self.row, column, message });
    }

    /// What a cell stands for; what cannot be read is noted.
    fn parsed<T>(
        &mut self,
        code: &'static str,
        key: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Option<T> {
        let text = self.text(code).to_owned();
        if text.is_empty() {
            return None;
        }
        let value = read(&text);
        if value.is_none() {
            self.fault(code, Message::new(key).with("text", text));
        }
        value
    }

    fn firm(&mut self, home: Country) -> Firm {
        let country = self.parsed("country", "problem-import-country", country).unwrap_or(home);
        let mut firm = Firm::new(FirmId(Uuid::nil()), country);
        self.text("trade_name").clone_into(&mut firm.trade_name);
        self.text("legal_name").clone_into(&mut firm.legal_name);
        self.text("locality").clone_into(&mut firm.locality);
        firm.area = self.parsed("area", "problem-import-area", |text| {
            let named =
                |area: &Area| area.country() == country && plain(area.name()) == plain(text);
            Area::from_code(text).or_else(|| Area::all().find(named))
        });
        firm.workers = self.parsed("workers", "problem-count", |text| text.parse().ok());
        firm.founded = self.parsed("founded", "problem-count", |text| text.parse().ok());
        firm.industry = self.parsed("industry", "problem-import-industry", Industry::from_code);
        let identifier = self.text("identifier").to_owned();
        if !identifier.is_empty() {
            match Identifier::parse(country, &identifier) {
                Ok((identifier, _)) => firm.identifier = Some(identifier),
                Err(error) => self.fault("identifier", error.message()),
            }
        }
        // Who has a tax number is registered unless the list says otherwise.
        let formal = self.parsed("formal", "problem-import-answer", answer);
        firm.formal = formal.unwrap_or(firm.identifier.is_some());
        let products = self.text("products").to_owned();
        for text in products.split([',', ';']).map(str::trim).filter(|text| !text.is_empty()) {
            match Product::from_hs(&text.replace(['.', ' '], "")) {
                Some(product) => firm.products.push(product),
                None => self.fault("products", Message::new("problem-product").with("text", text)),
            }
        }
        let [name, phone, email] = ["contact", "phone", "email"].map(|c| self.text(c).to_owned());
        let contact = Contact { name, role: String::new(), phone, email };
        if !contact.is_empty() {
            firm.contacts.push(contact);
        }
        firm
    }
}

/// The part of a name by which firms are told apart: without the legal form.
fn own_name(firm: &Firm) -> String {
    const FORMS: [&str; 16] = [
        "sa", "srl", "sas", "spa", "ltda", "limitada", "eirl", "cia", "me", "mei", "epp", "s", "a",
        "r", "l", "y",
    ];
    let name = fold(firm.name());
    let words: Vec<&str> = name.split(|c: char| !c.is_alphanumeric()).collect();
    let kept: Vec<&str> =
        words.into_iter().filter(|w| !w.is_empty() && !FORMS.contains(w)).collect();
    kept.join(" ")
}

/// Whether two firms may be one: names alike, and nothing that says they are in different places.
fn is_alike(one: (&Firm, &str), other: (&Firm, &str)) -> bool {
    let (firm, known) = (one.0, other.0);
    let towns = [&firm.locality, &known.locality].map(|town| plain(town));
    firm.country == known.country
        && (firm.area.is_none() || known.area.is_none() || firm.area == known.area)
        && (towns[0].is_empty() || towns[1].is_empty() || towns[0] == towns[1])
        && !one.1.is_empty()
        && strsim::jaro_winkler(one.1, other.1) >= ALIKE
}

/// Says what an import into a community would do; nothing is stored.
///
/// # Errors
///
/// The actor may not register firms in this community.
pub async fn plan(
    institution: &Institution,
    context: &Context,
    community: CommunityId,
    cells: &Cells,
) -> Result<Plan, ActionError> {
    let subject = Subject { communities: vec![community], ..Subject::default() };
    if !may(&context.actor, Action::AddFirm, &subject) {
        return Err(ActionError::Missing);
    }
    let party = PartyId::from(community);
    let home = gate::organisation(institution, context, Action::ReadOrganisation, party).await?;
    let mut plan = Plan::default();
    let headings = headings(&cells.columns);
    for (heading, code) in cells.columns.iter().zip(&headings) {
        if code.is_none() && !heading.is_empty() {
            plan.ignored.push(heading.clone());
        }
    }
    let mut whole = |row, key| {
        let message = Message::new(key).with("most", MOST);
        plan.faults.push(Fault { row, column: String::new(), message });
    };
    if !headings.contains(&Some("trade_name")) && !headings.contains(&Some("legal_name")) {
        whole(1, "problem-import-name");
        return Ok(plan);
    }
    for (at, code) in headings.iter().enumerate() {
        if code.is_some() && headings[..at].contains(code) {
            whole(1, "problem-import-twice");
            return Ok(plan);
        }
    }
    if cells.rows.is_empty() || cells.rows.len() > MOST {
        whole(
            1,
            if cells.rows.is_empty() { "problem-import-empty" } else { "problem-import-most" },
        );
        return Ok(plan);
    }
    // Only firms that the actor may see are named; the others are nobody's business here.
    let reach = scope(&context.actor, Action::ReadFirm);
    let query = FirmQuery::default();
    let known = institution.store.firms(&reach, &query, context.today(), Page::ALL).await?;
    let known: Vec<(Firm, String)> = known
        .rows
        .into_iter()
        .map(|firm| (own_name(&firm.record), firm.record))
        .map(|(name, firm)| (firm, name))
        .collect();
    let mut numbers: BTreeMap<String, u64> = BTreeMap::new();
    let mut names: Vec<(u64, String)> = Vec::new();
    for (row, texts) in &cells.rows {
        let filled = headings.iter().zip(&cells.columns).zip(texts);
        let cells = filled.filter_map(|((code, heading), text)| {
            code.map(|code| (code, (heading.as_str(), text.as_str())))
        });
        let mut reading = Reading { row: *row, cells: cells.collect(), faults: Vec::new() };
        let firm = reading.firm(home.record.country);
        for problem in firm.problems(context.today()) {
            reading.fault(&problem.field, problem.message);
        }
        if let Some(identifier) = &firm.identifier {
            let number = &identifier.number;
            let taken = institution.store.firms_with_identifier(number, firm.id).await?;
            if !taken.is_empty() {
                reading.fault("identifier", Message::new("problem-identifier-taken"));
            }
            if let Some(first) = numbers.insert(number.clone(), *row) {
                let message = Message::new("problem-import-number").with("row", first.to_string());
                reading.fault("identifier", message);
            }
        }
        let own = own_name(&firm);
        let like = |other: Result<(FirmId, String), u64>| Alike {
            row: *row,
            name: firm.name().to_owned(),
            other,
        };
        let mut found: Vec<Alike> = Vec::new();
        for (other, name) in &known {
            if is_alike((&firm, &own), (other, name)) {
                found.push(like(Ok((other.id, other.name().to_owned()))));
            }
        }
        for ((earlier, name), other) in names.iter().zip(&plan.firms) {
            if is_alike((&firm, &own), (other, name)) {
                found.push(like(Err(*earlier)));
            }
        }
        plan.alike.extend(found);
        plan.faults.append(&mut reading.faults);
        names.push((*row, own));
        plan.firms.push(firm);
    }
    Ok(plan)
}

/// Registers every firm of a list, or none. The plan is made again, because others work meanwhile;
/// `others` says that whoever asks has looked at the firms that are alike.
///
/// # Errors
///
/// As [`plan`]; [`ActionError::Invalid`] when something has to be mended, or firms are alike and
/// nobody has looked.
pub async fn commit(
    institution: &Institution,
    context: &Context,
    community: CommunityId,
    cells: &Cells,
    others: bool,
) -> Result<usize, ActionError> {
    let mut plan = plan(institution, context, community, cells).await?;
    if !plan.faults.is_empty() {
        return Err(ActionError::Invalid(vec![problem("rows", "problem-import-faults")]));
    }
    if !plan.alike.is_empty() && !others {
        return Err(ActionError::Invalid(vec![problem("others", "problem-import-alike")]));
    }
    let mut change = institution.store.begin().await?;
    for firm in &mut plan.firms {
        firm.id = FirmId(context.uuid());
        insert(&mut change, context, firm, Some(community)).await?;
    }
    change.commit(context.now, context.actor.account).await?;
    Ok(plan.firms.len())
}

/// A list that waits for its owner to look at the plan.
#[derive(Serialize, Deserialize)]
struct Waiting {
    account: AccountId,
    community: CommunityId,
    cells: Cells,
}

/// A list waits so long.
const PATIENCE: SignedDuration = SignedDuration::from_hours(1);

/// Keeps a list while its owner looks at the plan, for an hour.
///
/// # Errors
///
/// Nobody is signed in, or the database cannot be used.
pub async fn keep(
    institution: &Institution,
    context: &Context,
    community: CommunityId,
    cells: Cells,
) -> Result<Token, ActionError> {
    let Some(account) = context.actor.account else { return Err(ActionError::Missing) };
    let token = Token::new(context.bytes());
    let body = serde_json::to_string(&Waiting { account, community, cells });
    let body = body.map_err(StoreError::from)?;
    let expires = context.now.saturating_add(PATIENCE).unwrap_or(Timestamp::MAX);
    institution.store.keep_attempt(&token.digest(), &body, expires).await?;
    Ok(token)
}

/// Gives a list back to its owner, once.
///
/// # Errors
///
/// [`ActionError::Missing`] when it is not there any more, or is somebody else's.
pub async fn take(
    institution: &Institution,
    context: &Context,
    token: &Token,
) -> Result<(CommunityId, Cells), ActionError> {
    let body = institution.store.take_attempt(&token.digest(), context.now).await?;
    let body = body.ok_or(ActionError::Missing)?;
    let waiting: Waiting = serde_json::from_str(&body).map_err(|_| ActionError::Missing)?;
    if context.actor.account != Some(waiting.account) {
        return Err(ActionError::Missing);
    }
    Ok((waiting.community, waiting.cells))
}
