//! The form of an organisation: its questions, what they hold for one that exists, and the
//! organisation that follows from what was typed.

use registry::{CommunityKind, Detail, InstitutionKind, Organisation, PartyKind};
use vocabulary::{Area, Code as _, Country, Currency, Industry, Language};

use crate::form::{Choice, Field, Form, Group, Input};
use crate::pages::firm::fields::{
    areas, contacts, countries, industries, of_contacts, read_contacts, shown,
};
use crate::show::amount;
use crate::typed::Typed;

/// The questions about an organisation of a kind.
pub(super) fn form(
    language: Language,
    kind: PartyKind,
    action: String,
    submit: &'static str,
) -> Form {
    let new = |name, input| Field::new(language, name, input);
    let mut first = vec![Field::line(language, "name").required()];
    match kind {
        PartyKind::Community => first.push(
            new("form", Input::One(Choice::words::<CommunityKind>(language)))
                .labelled(language, "field-community-form")
                .required(),
        ),
        PartyKind::Institution => first.push(
            new("form", Input::One(Choice::words::<InstitutionKind>(language)))
                .labelled(language, "field-institution-form")
                .required(),
        ),
        _ => {}
    }
    first.extend([
        new("country", Input::One(countries(language))).required(),
        new("area", Input::One(Choice::or_none(language, areas(language)))),
        Field::line(language, "locality"),
        new("about", Input::Lines),
    ]);
    let industry = || new("industry", Input::One(Choice::or_none(language, industries(language))));
    match kind {
        PartyKind::Association => first.extend([
            new("fee", Input::Line("text", "decimal")),
            new("open", Input::Tick),
            new("entry", Input::Lines),
        ]),
        PartyKind::Institution => first.push(new("services", Input::Lines)),
        PartyKind::Buyer => {
            first.extend([new("lead", Input::Tick), new("demands", Input::Lines), industry()]);
        }
        PartyKind::Community | PartyKind::Firm => first.push(industry()),
    }
    Form::new(
        language,
        action,
        submit,
        vec![
            Group::new(first),
            Group::titled(language, "group-contacts", contacts(language)).folded(),
        ],
    )
}

/// What the form holds for an organisation.
pub(super) fn of(organisation: &Organisation, language: Language) -> Typed {
    let mut pairs = vec![
        ("name", organisation.name.clone()),
        ("country", organisation.country.iso3().to_owned()),
        ("area", shown(organisation.area.map(Area::code))),
        ("locality", organisation.locality.clone()),
        ("about", organisation.about.clone()),
        ("industry", shown(organisation.industry.map(Industry::code))),
    ];
    let tick = |yes: bool| shown(yes.then_some("yes"));
    match &organisation.detail {
        Detail::Community { form } => pairs.push(("form", form.code().to_owned())),
        Detail::Association { fee, entry, open } => pairs.extend([
            ("fee", shown(fee.map(amount))),
            ("open", tick(*open)),
            ("entry", entry.clone()),
        ]),
        Detail::Institution { form, services } => {
            pairs.extend([("form", form.code().to_owned()), ("services", services.clone())]);
        }
        Detail::Buyer { lead, demands } => {
            pairs.extend([("lead", tick(*lead)), ("demands", demands.clone())]);
        }
    }
    pairs.extend(of_contacts(&organisation.contacts));
    Typed::of(pairs, language)
}

/// What distinguishes a kind before anything is said; a firm is no organisation.
pub(super) fn blank(kind: PartyKind) -> Option<Detail> {
    Some(match kind {
        PartyKind::Firm => return None,
        PartyKind::Community => Detail::Community { form: CommunityKind::District },
        PartyKind::Association => {
            Detail::Association { fee: None, entry: String::new(), open: false }
        }
        PartyKind::Institution => {
            Detail::Institution { form: InstitutionKind::School, services: String::new() }
        }
        PartyKind::Buyer => Detail::Buyer { lead: false, demands: String::new() },
    })
}

/// The organisation that follows from what was typed. Its kind and whatever the form does not ask
/// stay as in `before`; what cannot be read is noted in `typed`.
pub(super) fn read(typed: &mut Typed, before: Organisation) -> Organisation {
    let country = Country::from_iso3(typed.text("country")).unwrap_or(before.country);
    let text = |field| typed.text(field).to_owned();
    let (name, about, locality) = (text("name"), text("about"), text("locality"));
    let detail = match before.detail {
        Detail::Community { form } => {
            Detail::Community { form: typed.word("form").unwrap_or(form) }
        }
        Detail::Association { .. } => {
            let currency = Currency::of(country).unwrap_or(Currency::Usd);
            let (entry, open) = (text("entry"), typed.ticked("open"));
            Detail::Association { fee: typed.money("fee", currency), entry, open }
        }
        Detail::Institution { form, .. } => Detail::Institution {
            form: typed.word("form").unwrap_or(form),
            services: text("services"),
        },
        Detail::Buyer { .. } => {
            Detail::Buyer { lead: typed.ticked("lead"), demands: text("demands") }
        }
    };
    let industry = match detail {
        Detail::Community { .. } | Detail::Buyer { .. } => {
            Industry::from_code(typed.text("industry"))
        }
        _ => before.industry,
    };
    Organisation {
        id: before.id,
        name,
        about,
        country,
        area: Area::from_code(typed.text("area")),
        locality,
        industry,
        contacts: read_contacts(typed, before.contacts),
        detail,
    }
}
