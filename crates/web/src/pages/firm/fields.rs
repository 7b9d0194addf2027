//! The form of a firm: its questions, what they hold for a firm that exists, and the firm that
//! follows from what was typed.

use registry::{Contact, Firm, Identifier, Leadership, Owner, Point, Role, Step};
use vocabulary::{
    Area, Classification, Code as _, Country, Industry, Language, NationalCode, Product,
};
use words::Message;

use crate::form::{Choice, Field, Form, Group, Input};
use crate::typed::Typed;

/// Owners and contacts that a form has room for.
const ROOM: usize = 3;

const OWNER: [[&str; 4]; ROOM] = [
    ["owner_1", "owner_1_share", "owner_1_woman", "owner_1_foreign"],
    ["owner_2", "owner_2_share", "owner_2_woman", "owner_2_foreign"],
    ["owner_3", "owner_3_share", "owner_3_woman", "owner_3_foreign"],
];
const CONTACT: [[&str; 4]; ROOM] = [
    ["contact_1", "contact_1_role", "contact_1_phone", "contact_1_email"],
    ["contact_2", "contact_2_role", "contact_2_phone", "contact_2_email"],
    ["contact_3", "contact_3_role", "contact_3_phone", "contact_3_email"],
];
const OWNER_LABELS: [&str; 4] =
    ["field-owner", "field-owner-share", "field-owner-woman", "field-owner-foreign"];
const CONTACT_LABELS: [&str; 4] =
    ["field-contact", "field-contact-role", "field-contact-phone", "field-contact-email"];

/// The countries whose areas the program knows, by name.
pub(crate) fn countries(language: Language) -> Vec<Choice> {
    let mut countries: Vec<Country> = Area::all().map(Area::country).collect();
    countries.dedup();
    countries.sort_by_key(|country| country.name(language));
    countries.iter().map(|c| Choice::new(c.iso3(), c.name(language))).collect()
}

/// Every area, with its country behind it where several countries are offered.
pub(crate) fn areas(language: Language) -> Vec<Choice> {
    let mut areas: Vec<Area> = Area::all().collect();
    areas.sort_by_key(|area| (area.country().name(language), area.name()));
    let choice = |area: &Area| {
        Choice::new(area.code(), format!("{} – {}", area.country().name(language), area.name()))
    };
    areas.iter().map(choice).collect()
}

/// The divisions and groups of ISIC.
pub(crate) fn industries(language: Language) -> Vec<Choice> {
    let divisions = Industry::divisions().flat_map(|division| {
        let groups = Industry::all().filter(move |i| i.code().len() == 3 && division.contains(*i));
        std::iter::once(division).chain(groups)
    });
    let choice = |industry: Industry| {
        let code = industry.code();
        Choice::new(code, format!("{code} {}", industry.name(language)))
    };
    divisions.map(choice).collect()
}

/// The questions about the people to talk to.
pub(crate) fn contacts(language: Language) -> Vec<Field> {
    let fields = CONTACT.iter().flat_map(|names| {
        names.iter().zip(CONTACT_LABELS).enumerate().map(|(index, (name, key))| {
            let kind = ["text", "text", "tel", "email"][index];
            Field::new(language, name, Input::Line(kind, kind)).labelled(language, key)
        })
    });
    fields.collect()
}

/// What these questions hold.
pub(crate) fn of_contacts(contacts: &[Contact]) -> Vec<(&'static str, String)> {
    let pairs = CONTACT.iter().zip(contacts).flat_map(|(names, contact)| {
        let values = [&contact.name, &contact.role, &contact.phone, &contact.email];
        names.iter().copied().zip(values.map(Clone::clone))
    });
    pairs.collect()
}

/// The people that follow from what was typed; those beyond the form's room stay.
pub(crate) fn read_contacts(typed: &Typed, mut before: Vec<Contact>) -> Vec<Contact> {
    let more = before.split_off(before.len().min(ROOM));
    CONTACT.iter().filter_map(|names| contact(typed, names)).chain(more).collect()
}

/// The questions about a firm, the few that matter first.
pub(crate) fn form(
    language: Language,
    action: String,
    submit: &'static str,
    communities: Option<Vec<Choice>>,
) -> Form {
    let line = |name| Field::line(language, name);
    let number = |name| Field::new(language, name, Input::Line("text", "numeric"));
    let decimal = |name| Field::new(language, name, Input::Line("text", "decimal"));
    let one = |name, choices| Field::new(language, name, Input::One(choices));
    let optional = |choices| Choice::or_none(language, choices);
    let mut first = vec![line("trade_name").required()];
    if let Some(communities) = communities {
        first.push(one("community", optional(communities)).required());
    }
    first.extend([
        one("country", countries(language)).required(),
        one("area", optional(areas(language))),
        line("locality"),
        number("workers"),
        Field::new(
            language,
            "formal",
            Input::Radio(vec![
                Choice::new("yes", Message::new("formal-yes").text(language)),
                Choice::new("no", Message::new("formal-no").text(language)),
            ]),
        ),
        Field::new(language, "steps", Input::Many(Choice::words::<Step>(language))),
    ]);
    let identity = vec![line("legal_name"), line("identifier"), number("founded")];
    let trade = vec![
        one("industry", optional(industries(language))),
        line("national"),
        line("products"),
        one("role", Choice::words::<Role>(language)),
        one("aim", Choice::words::<Role>(language)),
    ];
    let place = vec![decimal("latitude"), decimal("longitude")];
    let owners = OWNER.iter().flat_map(|names| {
        names.iter().zip(OWNER_LABELS).enumerate().map(|(index, (name, key))| {
            let input = match index {
                0 => Input::Line("text", "text"),
                1 => Input::Line("text", "decimal"),
                2 => Input::Radio(Choice::yes_no(language)),
                _ => Input::Tick,
            };
            Field::new(language, name, input).labelled(language, key)
        })
    });
    let mut owners: Vec<Field> = owners.collect();
    owners.push(Field::new(language, "managed_by_women", Input::Radio(Choice::yes_no(language))));
    owners.extend([number("board"), number("board_women")]);
    let languages =
        Language::ALL.map(|language| Choice::new(language.code(), language.own_name())).into();
    let mut contacts = contacts(language);
    contacts.push(Field::new(language, "languages", Input::Many(languages)));
    Form::new(
        language,
        action,
        submit,
        vec![
            Group::new(first),
            Group::titled(language, "group-contacts", contacts).folded(),
            Group::titled(language, "group-trade", trade).folded(),
            Group::titled(language, "group-identity", identity).folded(),
            Group::titled(language, "group-owners", owners).folded(),
            Group::titled(language, "group-place", place).folded(),
        ],
    )
}

pub(crate) fn shown(text: Option<impl ToString>) -> String {
    text.map(|text| text.to_string()).unwrap_or_default()
}

fn answer(answer: Option<bool>) -> String {
    match answer {
        Some(true) => "yes".to_owned(),
        Some(false) => "no".to_owned(),
        None => String::new(),
    }
}

/// What the form holds for a firm.
pub(crate) fn of(firm: &Firm, language: Language) -> Typed {
    let mut pairs: Vec<(&str, String)> = vec![
        ("trade_name", firm.trade_name.clone()),
        ("legal_name", firm.legal_name.clone()),
        ("country", firm.country.iso3().to_owned()),
        ("area", shown(firm.area.map(Area::code))),
        ("locality", firm.locality.clone()),
        ("workers", shown(firm.workers)),
        ("formal", answer(Some(firm.formal))),
        ("identifier", shown(firm.identifier.as_ref().map(Identifier::formatted))),
        ("founded", shown(firm.founded)),
        ("industry", shown(firm.industry.map(Industry::code))),
        ("products", firm.products.iter().map(Product::hs).collect::<Vec<_>>().join(", ")),
        ("role", firm.role.code().to_owned()),
        ("aim", firm.aim.code().to_owned()),
        ("latitude", shown(firm.point.map(|point| point.latitude))),
        ("longitude", shown(firm.point.map(|point| point.longitude))),
        ("managed_by_women", answer(firm.leadership.managed_by_women)),
        ("board", shown(firm.leadership.board)),
        ("board_women", shown(firm.leadership.board_women)),
    ];
    let national = |code: &NationalCode| format!("{} {}", code.scheme().code(), code.code());
    let codes: Vec<String> = firm.national_codes.iter().map(national).collect();
    pairs.push(("national", codes.join(", ")));
    pairs.extend(firm.steps.iter().map(|step| ("steps", step.code().to_owned())));
    pairs.extend(firm.languages.iter().map(|l| ("languages", l.code().to_owned())));
    for (names, owner) in OWNER.iter().zip(&firm.owners) {
        let foreign = if owner.foreign { "yes" } else { "" };
        let values =
            [owner.name.clone(), shown(owner.share), answer(owner.woman), foreign.to_owned()];
        pairs.extend(names.iter().copied().zip(values));
    }
    pairs.extend(of_contacts(&firm.contacts));
    Typed::of(pairs, language)
}

/// A decimal number with comma or point.
fn decimal(typed: &mut Typed, field: &'static str) -> Option<f64> {
    let text = typed.text(field).replace(',', ".");
    if text.is_empty() {
        return None;
    }
    let value = text.parse::<f64>().ok().filter(|value| value.is_finite());
    if value.is_none() {
        typed.wrong(field, Message::new("problem-number").with("text", text));
    }
    value
}

/// The firm that follows from what was typed. What the form does not ask stays as it was in
/// `before`; what cannot be read is noted in `typed`.
pub(crate) fn read(typed: &mut Typed, before: Firm) -> Firm {
    let country = Country::from_iso3(typed.text("country")).unwrap_or(before.country);
    let mut firm = Firm { country, ..before };
    typed.text("trade_name").clone_into(&mut firm.trade_name);
    typed.text("legal_name").clone_into(&mut firm.legal_name);
    typed.text("locality").clone_into(&mut firm.locality);
    firm.area = Area::from_code(typed.text("area"));
    firm.workers = typed.count("workers");
    firm.formal = typed.answer("formal").unwrap_or(false);
    firm.steps = typed.words("steps");
    firm.founded = typed.parsed("founded", "problem-count");
    firm.industry = Industry::from_code(typed.text("industry"));
    firm.role = typed.word("role").unwrap_or(Role::Neither);
    firm.aim = typed.word("aim").unwrap_or(Role::Neither);
    firm.languages =
        Language::ALL.into_iter().filter(|l| typed.all("languages").contains(&l.code())).collect();
    firm.identifier = match typed.text("identifier").to_owned() {
        text if text.is_empty() => None,
        text => match Identifier::parse(country, &text) {
            Ok((identifier, _)) => Some(identifier),
            Err(error) => {
                typed.wrong("identifier", error.message());
                None
            }
        },
    };
    firm.products = listed(typed, "products", "problem-product", |text| {
        Product::from_hs(&text.replace(['.', ' '], ""))
    });
    firm.national_codes = listed(typed, "national", "problem-national", |text| {
        let (scheme, code) = text.split_once(' ')?;
        NationalCode::new(Classification::from_code(&scheme.to_lowercase())?, code.trim())
    });
    firm.point = match (decimal(typed, "latitude"), decimal(typed, "longitude")) {
        (Some(latitude), Some(longitude)) => Some(Point { latitude, longitude }),
        (None, None) => None,
        _ => {
            typed.wrong("longitude", Message::new("problem-point-half"));
            None
        }
    };
    firm.leadership = Leadership {
        managed_by_women: typed.answer("managed_by_women"),
        board: typed.count("board"),
        board_women: typed.count("board_women"),
    };
    // Owners beyond the form's room stay.
    let more = firm.owners.split_off(firm.owners.len().min(ROOM));
    firm.owners = OWNER.iter().filter_map(|names| owner(typed, names)).chain(more).collect();
    firm.contacts = read_contacts(typed, firm.contacts);
    firm
}

fn owner(typed: &mut Typed, [name, share, woman, foreign]: &[&'static str; 4]) -> Option<Owner> {
    let owner = Owner {
        name: typed.text(name).to_owned(),
        share: decimal(typed, share),
        woman: typed.answer(woman),
        foreign: typed.ticked(foreign),
    };
    (owner != Owner::default()).then_some(owner)
}

fn contact(typed: &Typed, [name, role, phone, email]: &[&'static str; 4]) -> Option<Contact> {
    let text = |field| typed.text(field).to_owned();
    let contact =
        Contact { name: text(name), role: text(role), phone: text(phone), email: text(email) };
    (!contact.is_empty()).then_some(contact)
}

/// The items of a line with commas between them.
fn listed<T>(
    typed: &mut Typed,
    field: &'static str,
    key: &'static str,
    parse: impl Fn(&str) -> Option<T>,
) -> Vec<T> {
    let text = typed.text(field).to_owned();
    let mut items = Vec::new();
    for part in text.split([',', ';', '\n']).map(str::trim).filter(|part| !part.is_empty()) {
        match parse(part) {
            Some(item) => items.push(item),
            None => typed.wrong(field, Message::new(key).with("text", part)),
        }
    }
    items
}
