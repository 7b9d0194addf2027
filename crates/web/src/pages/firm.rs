//! A firm: its page, and what can be done with it.

pub(crate) mod case;
pub(crate) mod consent;
pub(crate) mod edit;
pub(crate) mod fields;
pub(crate) mod membership;
pub(crate) mod panel;
pub(crate) mod tie;

use std::sync::Arc;

use access::State as AccountState;
use actions::firm::{FirmPage, show as load, warnings};
use askama::Template;
use axum::extract::State;
use axum::response::Response;
use registry::{Event, EventKind};
use store::Stored;
use vocabulary::{Code, FirmId, PanelId};
use words::{Message, label, number};

use crate::Site;
use crate::frame::{Frame, page};
use crate::pages::missing::Address;
use crate::pages::organisations::folder;
use crate::show::{day, moment, money, span};
use crate::visitor::Person;

/// A fact about the firm.
struct Fact {
    label: String,
    value: String,
}

/// An entry of the case file as it is shown.
pub(crate) struct Entry {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) day: String,
    pub(crate) text: String,
    pub(crate) facts: Vec<(String, String)>,
    /// What can still be done about it.
    pub(crate) open: Option<&'static str>,
    pub(crate) version: i64,
}

impl Entry {
    /// Whether what is open is a signature.
    fn to_sign(&self) -> bool {
        self.open == Some("sign")
    }
}

/// A tie as it is shown.
struct Tie {
    id: String,
    sentence: String,
    other: String,
    url: Option<String>,
    span: String,
    note: String,
    basis: String,
    ended: bool,
    version: i64,
}

/// A year of the panel.
struct Year {
    id: PanelId,
    year: i16,
    cells: Vec<String>,
}

#[derive(Template)]
#[template(path = "firm.html")]
struct Firm {
    frame: Frame,
    id: FirmId,
    name: String,
    informal: bool,
    facts: Vec<Fact>,
    warnings: Vec<String>,
    steps: Vec<(String, bool)>,
    contacts: Vec<registry::Contact>,
    communities: Vec<(String, String, String, String, i64, bool)>,
    ties: Vec<Tie>,
    years: Vec<Year>,
    entries: Vec<Entry>,
    people: Vec<(String, String, bool)>,
    allowed: actions::firm::Allowed,
}

/// A firm's page.
pub(crate) async fn show(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
) -> Response {
    let firm = match load(&site.institution, &person.context, id).await {
        Ok(firm) => firm,
        Err(error) => return person.problem(&error),
    };
    page(&view(&person, firm))
}

fn view(person: &Person, found: FirmPage) -> Firm {
    let language = person.language;
    let firm = &found.firm.record;
    let today = person.context.today();
    let title = Message::verbatim(firm.name());
    let frame = Frame::inside(person, "firms", format!("firms/{}", firm.id), &title);
    let party_url =
        |party: &store::PartyName| frame.url(&format!("{}/{}", folder(party.kind), party.id));
    let communities = found.memberships.iter().map(|(membership, community)| {
        let record = &membership.record;
        (
            record.id.to_string(),
            community.name.clone(),
            party_url(community),
            span(language, record.span),
            membership.version,
            record.span.contains(today),
        )
    });
    let communities = communities.collect();
    let ties = found.ties.iter().map(|view| {
        let tie = &view.tie.record;
        let direction = if view.outgoing { "to" } else { "from" };
        Tie {
            id: tie.id.to_string(),
            sentence: frame.t(&format!("tie-{}-{direction}", tie.kind.code())),
            other: match &view.other {
                Some(other) if other.name.is_empty() => frame.t("erased-firm"),
                Some(other) => other.name.clone(),
                None => frame.t("other-firm"),
            },
            url: view.other.as_ref().filter(|other| !other.name.is_empty()).map(party_url),
            span: span(language, tie.span),
            // A note may name the firm that this person must not see.
            note: if view.other.is_some() { tie.note.clone() } else { String::new() },
            basis: frame.say(label(tie.basis)),
            ended: !tie.span.contains(today),
            version: view.tie.version,
        }
    });
    let ties = ties.collect();
    let amount = |amount| match amount {
        Some(amount) => money(language, amount),
        None => frame.t("missing"),
    };
    let count = |count: Option<u32>| match count {
        Some(count) => number(language, f64::from(count), 0),
        None => frame.t("missing"),
    };
    let years = found.panel.iter().map(|year| Year {
        id: year.id,
        year: year.year,
        cells: vec![
            count(year.women),
            count(year.men),
            amount(year.sales),
            amount(year.exports_total()),
            amount(year.wages),
            amount(year.value_added),
            frame.say(label(year.source)),
        ],
    });
    let years = years.collect();
    let mut entries = found.events;
    entries.reverse();
    Firm {
        id: firm.id,
        name: firm.name().to_owned(),
        informal: !firm.formal,
        facts: facts(&frame, firm),
        warnings: warnings(firm).iter().map(|warning| frame.say(warning)).collect(),
        steps: if firm.formal || !found.allowed.read_case {
            Vec::new()
        } else {
            registry::Step::ALL
                .iter()
                .map(|step| (frame.say(label(*step)), firm.steps.contains(step)))
                .collect()
        },
        contacts: firm.contacts.clone(),
        communities,
        ties,
        years,
        entries: entries.iter().map(|event| entry(&frame, person, event)).collect(),
        people: found
            .people
            .iter()
            .map(|account| {
                let account = &account.record;
                (
                    account.name.clone(),
                    frame.url(&format!("people/{}", account.id)),
                    account.state == AccountState::Invited,
                )
            })
            .collect(),
        allowed: found.allowed,
        frame,
    }
}

fn facts(frame: &Frame, firm: &registry::Firm) -> Vec<Fact> {
    let language = frame.language;
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push(Fact { label: frame.t(key), value });
        }
    };
    if firm.legal_name != firm.name() {
        add("field-legal-name", firm.legal_name.clone());
    }
    if let Some(identifier) = &firm.identifier {
        let scheme = frame.say(identifier.scheme.label());
        add("field-identifier", format!("{scheme} {}", identifier.formatted()));
    }
    let area = firm.area.map_or("", vocabulary::Area::name);
    let parts = [firm.locality.as_str(), area, firm.country.name(language)];
    let parts: Vec<&str> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    add("field-place", parts.join(", "));
    if let Some(industry) = firm.industry {
        add("field-industry", format!("{} ({})", industry.name(language), industry.code()));
    }
    let national: Vec<String> = firm
        .national_codes
        .iter()
        .map(|code| format!("{} {}", frame.say(label(code.scheme())), code.code()))
        .collect();
    add("field-national", national.join(", "));
    let products: Vec<String> = firm
        .products
        .iter()
        .map(|product| match product.chapter_name(language) {
            Some(name) => format!("{} ({})", name, product.hs()),
            None => product.hs().to_owned(),
        })
        .collect();
    add("field-products", products.join(", "));
    if let Some(founded) = firm.founded {
        add("field-founded", founded.to_string());
    }
    if let (Some(workers), Some(size)) = (firm.workers, firm.size()) {
        let size = frame.t(&format!("size-{}", size.code()));
        add("field-workers", format!("{} · {size}", number(language, f64::from(workers), 0)));
    }
    let owners: Vec<String> = firm
        .owners
        .iter()
        .map(|owner| match owner.share {
            Some(share) => format!("{} ({}%)", owner.name, number(language, share, 0)),
            None => owner.name.clone(),
        })
        .collect();
    add("field-owners", owners.join(", "));
    let known = |answer: Option<bool>| answer.map(|yes| frame.t(if yes { "yes" } else { "no" }));
    add("field-women-owned", known(firm.women_owned()).unwrap_or_default());
    add("field-women-led", known(firm.women_led()).unwrap_or_default());
    if let Some(share) = firm.foreign_share() {
        add("field-foreign", format!("{}%", number(language, share, 0)));
    }
    let languages: Vec<&str> = firm.languages.iter().map(|l| l.own_name()).collect();
    add("field-languages", languages.join(", "));
    add("field-role", frame.say(label(firm.role)));
    add("field-aim", frame.say(label(firm.aim)));
    facts
}

/// An entry of the case file as it is shown.
pub(crate) fn entry(frame: &Frame, person: &Person, stored: &Stored<Event>) -> Entry {
    let (language, event) = (frame.language, &stored.record);
    let mut facts = Vec::new();
    let mut add = |key: &str, value: String| {
        if !value.is_empty() {
            facts.push((frame.t(key), value));
        }
    };
    if let Some(eligible) = event.eligible {
        add("field-eligible", frame.t(if eligible { "yes" } else { "no" }));
    }
    add("field-who", event.who.clone());
    add("field-by", event.by.map(|by| day(language, by)).unwrap_or_default());
    add("field-cost", event.cost.map(|cost| money(language, cost)).unwrap_or_default());
    add("field-kept", event.kept.map(|kept| day(language, kept)).unwrap_or_default());
    if let Some(signature) = &event.signature {
        let at = moment(language, signature.at, &person.context.zone);
        add("field-signature", format!("{} ({at})", signature.name));
    }
    let open = event.is_open().then_some(match event.kind {
        EventKind::Visit => "sign",
        _ => "keep",
    });
    Entry {
        id: event.id.to_string(),
        kind: frame.say(label(event.kind)),
        day: day(language, event.day),
        text: event.text.clone(),
        facts,
        open,
        version: stored.version,
    }
}
