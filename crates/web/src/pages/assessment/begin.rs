use std::collections::BTreeSet;
use std::sync::Arc;

use actions::ActionError;
use actions::assessment::{Begin, begin, list};
use axum::extract::{RawQuery, State};
use axum::response::{IntoResponse, Redirect, Response};
use standards::{Catalogue, Facts, Kind, Measure};
use vocabulary::{FirmId, Language};
use words::Message;

use super::frame_of;
use crate::Site;
use crate::form::{Choice, Field, Form, Group, Input};
use crate::frame::page;
use crate::pages::firm::edit::Edit;
use crate::pages::missing::Address;
use crate::typed::Typed;
use crate::visitor::Person;

/// The fields for the sizes that thresholds of standards are measured by.
const SIZES: [(&str, Measure); 3] = [
    ("size_produce_sales", Measure::ProduceSales),
    ("size_food_sales", Measure::FoodSales),
    ("size_employees", Measure::Employees),
];

/// The page, below its firm, and the key of its title.
const PAGE: (&str, &str) = ("assessments/new", "assessment-new");

fn form(language: Language, id: FirmId, catalogue: &Catalogue, staff: bool) -> Form {
    let choices = catalogue.standards().map(|s| Choice::new(&s.code, s.title.say(language)));
    let standard = Field::new(language, "standard", Input::One(choices.collect())).required();
    let kinds = if staff {
        &["pre-audit", "own-assessment", "outside-audit"][..]
    } else {
        &["own-assessment"]
    };
    let kinds = kinds
        .iter()
        .map(|kind| Choice::new(kind, Message::new(format!("kind-{kind}")).text(language)));
    let kind = Field::new(language, "assessment_kind", Input::Radio(kinds.collect()));
    let day = Field::new(language, "day", Input::Line("date", "text")).required();
    let sizes = SIZES.map(|(name, _)| Field::new(language, name, Input::Line("text", "decimal")));
    let conditions: Vec<Choice> = catalogue
        .standards()
        .flat_map(|standard| {
            let asked = standard.thresholds.iter().filter_map(|t| Some((t, t.condition.as_ref()?)));
            asked.map(|(t, condition)| {
                let label =
                    format!("{}: {}", standard.title.say(language), condition.say(language));
                Choice::new(&t.code, label)
            })
        })
        .collect();
    let mut size = Vec::from(sizes);
    if !conditions.is_empty() {
        size.push(Field::new(language, "conditions", Input::Many(conditions)));
    }
    let mut groups = vec![
        Group::new(vec![standard, kind, day]),
        Group::titled(language, "assessment-size", size).folded(),
    ];
    if staff {
        let audit =
            vec![Field::line(language, "body"), Field::new(language, "scope", Input::Lines)];
        groups.push(Group::titled(language, "kind-outside-audit", audit).folded());
    }
    let url = format!("/{language}/firms/{id}/assessments");
    Form::new(language, format!("{url}/new"), "assessment-begin", groups).cancel(url)
}

/// The form that begins an assessment.
pub(crate) async fn new(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    RawQuery(query): RawQuery,
) -> Response {
    let language = person.language;
    // Whoever may not see assessments is told that there are none.
    let catalogue = match list(&site.institution, &person.context, id).await {
        Ok((catalogue, _)) => catalogue,
        Err(error) => return person.problem(&error),
    };
    let frame = match frame_of(&site, &person, id, PAGE).await {
        Ok(frame) => frame,
        Err(error) => return person.problem(&error),
    };
    let staff = person.actor().is_staff();
    let query = query.unwrap_or_default();
    let chosen = form_urlencoded::parse(query.as_bytes()).find(|(key, _)| key == "standard");
    let start = vec![
        ("standard", chosen.map(|(_, value)| value.into_owned()).unwrap_or_default()),
        ("assessment_kind", if staff { "pre-audit" } else { "own-assessment" }.to_owned()),
        ("day", person.context.today().to_string()),
    ];
    let typed = Typed::of(start, language);
    let form = form(language, id, &catalogue, staff).filled(&typed, &[], language);
    page(&Edit::new(frame, form))
}

/// Begins it and leads to its first questions.
pub(crate) async fn send(
    person: Person,
    State(site): State<Arc<Site>>,
    Address(id): Address<FirmId>,
    mut typed: Typed,
) -> Response {
    let language = person.language;
    let catalogue = match list(&site.institution, &person.context, id).await {
        Ok((catalogue, _)) => catalogue,
        Err(error) => return person.problem(&error),
    };
    let mut facts = Facts::default();
    for (name, measure) in SIZES {
        if let Some(size) = typed.number(name) {
            facts.sizes.insert(measure, size);
        }
    }
    facts.conditions =
        typed.all("conditions").into_iter().map(str::to_owned).collect::<BTreeSet<_>>();
    let kind = match typed.text("assessment_kind") {
        "pre-audit" => Kind::PreAudit,
        "outside-audit" => Kind::OutsideAudit {
            body: typed.text("body").to_owned(),
            scope: typed.text("scope").to_owned(),
            findings: Vec::new(),
        },
        _ => Kind::OwnAssessment,
    };
    let day = typed.day("day").unwrap_or_else(|| person.context.today());
    let standard = typed.text("standard").to_owned();
    let mut problems = std::mem::take(&mut typed.problems);
    if problems.is_empty() {
        let asked = Begin { firm: id, standard, kind, day, facts };
        match begin(&site.institution, &person.context, asked).await {
            Ok(new) => {
                let url = format!("/{language}/assessments/{}/answers", new.0);
                return Redirect::to(&url).into_response();
            }
            Err(ActionError::Invalid(found)) => problems = found,
            Err(error) => return person.problem(&error),
        }
    }
    for problem in &mut problems {
        if problem.field == "kind" {
            problem.field = "assessment_kind".into();
        }
    }
    match frame_of(&site, &person, id, PAGE).await {
        Ok(frame) => {
            let form = form(language, id, &catalogue, person.actor().is_staff());
            Edit::new(frame, form.filled(&typed, &problems, language)).again()
        }
        Err(error) => person.problem(&error),
    }
}
