//! Experiences from the first word to their end: who writes, who looks, who reads, who is refused.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

use access::Role;
use actions::experience::{
    MOST_A_DAY, change, discard, find, give_back, hand_in, in_review, of_firm, publish, record,
    reopen, requirement, say, show, start, translate, withdraw,
};
use actions::{ActionError, Context, consent, firm};
use common::World;
use knowledge::{
    Credit, Experience, ExperienceId, Feedback, FeedbackId, Raised, Sharing, Status, Telling,
};
use registry::{LegalBasis, Manner, Purpose};
use standards::Level;
use store::{ExperienceQuery, Page};
use uuid::Uuid;
use vocabulary::{FirmId, Language};

fn telling(title: &str) -> Telling {
    Telling {
        title: title.to_owned(),
        problem: "Rechazos en el puerto".into(),
        tried: "Lavar dos veces".into(),
        failed: "El agua sola".into(),
        worked: format!("{title}: medir el cloro"),
        ..Telling::default()
    }
}

async fn agree(world: &World, firm: FirmId) {
    let (basis, manner) = (LegalBasis::Consent, Manner::Paper);
    let given =
        consent::give(&world.institution, &world.program, firm, Purpose::Sharing, basis, manner);
    given.await.unwrap();
}

async fn draft(world: &World, by: &Context, firm: FirmId, told: &str) -> ExperienceId {
    let mut experience = start(&world.institution, by, firm).await.unwrap();
    experience.sharing = Sharing::Named;
    experience.telling = telling(told);
    experience.raised = vec![Raised {
        standard: "haccp".into(),
        requirement: "P1".into(),
        before: Level::new(1),
        after: Level::new(3),
    }];
    record(&world.institution, by, firm, experience).await.unwrap()
}

/// Publishes a draft whose version is 1.
async fn out(world: &World, by: &Context, reviewer: &Context, id: ExperienceId) {
    hand_in(&world.institution, by, id, 1).await.unwrap();
    publish(&world.institution, reviewer, id, 2).await.unwrap();
}

async fn titles(world: &World, reader: &Context) -> Vec<String> {
    let query = ExperienceQuery::default();
    let found = find(&world.institution, reader, &query, Page::ALL).await.unwrap();
    assert_eq!(found.total as usize, found.rows.len(), "the list and the rule agree");
    found.rows.into_iter().map(|row| row.view.telling.title).collect()
}

fn is_missing<T>(result: &Result<T, ActionError>) -> bool {
    matches!(result, Err(ActionError::Missing))
}

fn fields<T>(result: Result<T, ActionError>) -> Vec<&'static str> {
    match result {
        Err(ActionError::Invalid(problems)) => {
            problems.iter().map(|one| one.message.key().to_owned().leak() as &str).collect()
        }
        _ => panic!("nothing has to be mended"),
    }
}

#[tokio::test]
async fn from_one_firm_to_another_and_gone_again() {
    let world = World::new().await;
    let institution = &world.institution;
    let giver = world.person(Role::Member, &[world.near]).await;
    let reader = world.person(Role::Member, &[world.far]).await;
    let reviewer = world.person(Role::Agent, &[]).await;
    let id = draft(&world, &giver, world.near, "Lavado").await;
    assert_eq!(titles(&world, &reader).await, [""; 0]);
    // Without the firm's consent nothing leaves it.
    assert_eq!(fields(hand_in(institution, &giver, id, 1).await), ["problem-experience-consent"]);
    agree(&world, world.near).await;
    hand_in(institution, &giver, id, 1).await.unwrap();
    assert!(is_missing(&show(institution, &reader, id).await), "it is not published yet");
    assert_eq!(in_review(institution, &reviewer).await.unwrap().len(), 1);
    assert_eq!(
        fields(give_back(institution, &reviewer, id, 2, " ").await),
        ["problem-experience-reason"]
    );
    give_back(institution, &reviewer, id, 2, "¿Cuánto cloro?").await.unwrap();
    let shown = show(institution, &giver, id).await.unwrap();
    let whole = shown.view.whole.unwrap();
    assert_eq!((whole.status, whole.returned.as_deref()), (Status::Draft, Some("¿Cuánto cloro?")));
    let mut mended = whole.clone();
    mended.telling.worked = "150 ppm de cloro".into();
    // Who the firm is and how far the experience is, no form decides.
    mended.status = Status::Published;
    mended.community = None;
    change(institution, &giver, mended, 3).await.unwrap();
    let whole = show(institution, &giver, id).await.unwrap().view.whole.unwrap();
    assert_eq!((whole.status, whole.community), (Status::Draft, Some(world.here)));
    hand_in(institution, &giver, id, 4).await.unwrap();
    publish(institution, &reviewer, id, 5).await.unwrap();

    // A firm elsewhere finds it, uses it, and makes its own out of it.
    assert_eq!(titles(&world, &reader).await, ["Lavado"]);
    let shown = show(institution, &reader, id).await.unwrap();
    assert!(matches!(&shown.view.credit, Credit::Named { name, .. } if name == "Peras Valle"));
    assert!(shown.view.whole.is_none() && shown.version.is_none() && shown.personal.is_empty());
    let feedback = Feedback {
        id: FeedbackId(Uuid::nil()),
        experience: id,
        used: true,
        helped: Some(true),
        text: "Menos rechazos".into(),
        named: true,
        at: world.program.now,
        day: world.program.today(),
    };
    say(institution, &reader, world.far, feedback.clone()).await.unwrap();
    say(institution, &reader, world.far, feedback.clone()).await.unwrap();
    assert_eq!(
        fields(say(institution, &giver, world.near, feedback.clone()).await),
        ["problem-feedback-own"]
    );
    assert!(is_missing(&say(institution, &reader, world.near, feedback).await));
    let shown = show(institution, &giver, id).await.unwrap();
    assert_eq!((shown.heard.used, shown.heard.helped), (1, 1), "said twice counts once");
    assert_eq!(shown.quotes[0].firm, "Peras Costa");
    assert!(show(institution, &reader, id).await.unwrap().quotes.is_empty());
    let mut adapted = start(institution, &reader, world.far).await.unwrap();
    adapted.sharing = Sharing::Named;
    adapted.telling = telling("Lavado con agua de mar");
    adapted.raised = whole.raised.clone();
    adapted.adapted_from = vec![id];
    let next = record(institution, &reader, world.far, adapted).await.unwrap();
    agree(&world, world.far).await;
    let manager = world.person(Role::Manager, &[]).await;
    assert!(show(institution, &giver, id).await.unwrap().relatives.is_empty(), "still a draft");
    out(&world, &reader, &manager, next).await;
    let shown = show(institution, &giver, id).await.unwrap();
    assert_eq!((shown.relatives.len(), shown.links.len()), (1, 1));
    assert_eq!(shown.relatives[0].generation, 1);
    let (synthesis, _) = requirement(institution, &giver, "haccp", "P1").await.unwrap();
    assert_eq!((synthesis.experiences, synthesis.communities), (2, 2));

    // The firm ends its consent: gone everywhere, at once, without another act.
    consent::withdraw(institution, &world.program, world.near, Purpose::Sharing).await.unwrap();
    assert_eq!(titles(&world, &reader).await, ["Lavado con agua de mar"]);
    assert_eq!(titles(&world, &manager).await, ["Lavado con agua de mar"]);
    assert!(is_missing(&show(institution, &reader, id).await));
    let (synthesis, _) = requirement(institution, &reader, "haccp", "P1").await.unwrap();
    assert_eq!(synthesis.experiences, 1);
    let shown = show(institution, &reader, next).await.unwrap();
    assert_eq!(shown.relatives.len(), 1, "its place in the lineage stays");
    assert_eq!(shown.relatives[0].view, None, "without a word of it");
    agree(&world, world.near).await;
    assert_eq!(titles(&world, &reader).await.len(), 2);
    // It takes this one back, and later up again.
    withdraw(institution, &giver, id, 6).await.unwrap();
    assert_eq!(titles(&world, &reader).await, ["Lavado con agua de mar"]);
    assert!(is_missing(&show(institution, &reader, id).await));
    assert_eq!(show(institution, &reader, next).await.unwrap().relatives[0].view, None);
    reopen(institution, &giver, id, 7).await.unwrap();
    assert!(is_missing(&show(institution, &reader, id).await));
    // All of it goes along with the firm's data, and with the firm.
    let export = firm::export(institution, &giver, world.near).await.unwrap();
    assert_eq!((export.experiences.len(), export.feedback.len()), (1, 0));
    let export = firm::export(institution, &reader, world.far).await.unwrap();
    assert_eq!((export.experiences.len(), export.feedback.len()), (1, 1));
    firm::erase(institution, &manager, world.near).await.unwrap();
    assert!(institution.store.feedback_on(&[id]).await.unwrap().is_empty());
    assert_eq!(show(institution, &reader, next).await.unwrap().relatives[0].view, None);
    assert_eq!(institution.store.check().await.unwrap(), []);
    world.done().await;
}

#[tokio::test]
async fn whoever_has_no_business_with_it_is_told_that_there_is_nothing() {
    let world = World::new().await;
    let institution = &world.institution;
    let giver = world.person(Role::Member, &[world.near]).await;
    let other = world.person(Role::Member, &[world.far]).await;
    let agent = world.person(Role::Agent, &[]).await;
    agree(&world, world.near).await;
    let id = draft(&world, &giver, world.near, "Lavado").await;
    let told = show(institution, &giver, id).await.unwrap().view.whole.unwrap();
    let page = Page::ALL;
    for role in [Role::Council, Role::Buyer, Role::Analyst, Role::Administrator] {
        let person = world.person(role, &[]).await;
        let query = ExperienceQuery::default();
        assert!(is_missing(&find(institution, &person, &query, page).await), "{role:?}");
        assert!(is_missing(&show(institution, &person, id).await));
        assert!(is_missing(&requirement(institution, &person, "haccp", "P1").await));
        assert!(is_missing(&start(institution, &person, world.near).await));
    }
    assert!(is_missing(&show(institution, &other, id).await));
    assert!(is_missing(&start(institution, &other, world.near).await));
    assert!(is_missing(&record(institution, &other, world.near, told.clone()).await));
    assert!(is_missing(&change(institution, &other, told, 1).await));
    assert!(is_missing(&hand_in(institution, &other, id, 1).await));
    assert!(is_missing(&discard(institution, &other, id).await));
    assert!(is_missing(&of_firm(institution, &other, world.near).await));
    assert!(is_missing(&in_review(institution, &other).await));
    // An agent of another community.
    assert!(is_missing(&of_firm(institution, &agent, world.far).await));
    hand_in(institution, &giver, id, 1).await.unwrap();
    assert!(is_missing(&publish(institution, &giver, id, 2).await), "a firm is no reviewer");
    assert!(is_missing(&give_back(institution, &other, id, 2, "no").await));
    assert!(is_missing(&withdraw(institution, &other, id, 2).await));
    let language = Language::Portuguese;
    let text = telling("Lavagem");
    let by_firm = translate(institution, &giver, id, 2, language, text.clone()).await;
    assert!(matches!(by_firm, Err(ActionError::Conflict)), "nobody would look at it");
    translate(institution, &agent, id, 2, language, text.clone()).await.unwrap();
    // Everybody here writes in English.
    let same = translate(institution, &agent, id, 3, Language::English, text).await;
    assert_eq!(fields(same), ["problem-experience-language"]);
    world.done().await;
}

#[tokio::test]
async fn nobody_publishes_their_own_and_nobody_floods() {
    let world = World::new().await;
    let institution = &world.institution;
    let agent = world.person(Role::Agent, &[]).await;
    agree(&world, world.near).await;
    let mut ids = Vec::new();
    for number in 0..=MOST_A_DAY {
        ids.push(draft(&world, &agent, world.near, &format!("Número {number}")).await);
    }
    for id in &ids[..MOST_A_DAY] {
        hand_in(institution, &agent, *id, 1).await.unwrap();
    }
    let last = ids[MOST_A_DAY];
    assert_eq!(fields(hand_in(institution, &agent, last, 1).await), ["problem-experience-flood"]);
    // Taken back and handed in again, it is still the same one.
    withdraw(institution, &agent, ids[0], 2).await.unwrap();
    assert_eq!(fields(hand_in(institution, &agent, last, 1).await), ["problem-experience-flood"]);
    reopen(institution, &agent, ids[0], 3).await.unwrap();
    hand_in(institution, &agent, ids[0], 4).await.unwrap();
    let tomorrow =
        Context { now: agent.now + jiff::SignedDuration::from_hours(24), ..agent.clone() };
    hand_in(institution, &tomorrow, last, 1).await.unwrap();
    assert!(in_review(institution, &agent).await.unwrap().is_empty());
    assert!(is_missing(&publish(institution, &agent, ids[1], 2).await));
    world.done().await;
}

#[tokio::test]
async fn what_is_for_neighbours_and_what_has_no_name_stays_so() {
    let world = World::new().await;
    let institution = &world.institution;
    let giver = world.person(Role::Member, &[world.near]).await;
    let other = world.person(Role::Member, &[world.far]).await;
    let manager = world.person(Role::Manager, &[]).await;
    agree(&world, world.near).await;
    for (sharing, title) in [(Sharing::Community, "Vecinos"), (Sharing::Anonymous, "Sin nombre")] {
        let mut told: Experience = start(institution, &giver, world.near).await.unwrap();
        told.sharing = sharing;
        told.telling = telling(title);
        told.telling.means = "Preguntar a Peras Valle, tel. 011 4555-0123".into();
        let id = record(institution, &giver, world.near, told).await.unwrap();
        hand_in(institution, &giver, id, 1).await.unwrap();
        // Before anybody publishes it, what gives somebody away is pointed out.
        let looked = show(institution, &manager, id).await.unwrap();
        assert!(looked.may_review);
        let own_name = usize::from(sharing == Sharing::Anonymous);
        assert_eq!(looked.personal.len(), 1 + own_name);
        publish(institution, &manager, id, 2).await.unwrap();
    }
    assert_eq!(titles(&world, &other).await, ["Sin nombre"]);
    let query = ExperienceQuery::default();
    let found = find(institution, &other, &query, Page::ALL).await.unwrap();
    let view = &found.rows[0].view;
    assert_eq!(view.credit, Credit::Anonymous { community: None });
    assert!(view.id.0.get_timestamp().is_none(), "the address does not say when it was told");
    // A second firm of the giver's community is a neighbour.
    let neighbour = registry::Firm {
        trade_name: "Vecina".into(),
        ..registry::Firm::new(FirmId(Uuid::nil()), common_country())
    };
    let near = firm::create(institution, &world.program, neighbour, Some(world.here)).await;
    let near = world.person(Role::Member, &[near.unwrap()]).await;
    let mut both = titles(&world, &near).await;
    both.sort();
    assert_eq!(both, ["Sin nombre", "Vecinos"]);
    // Nobody builds on what they cannot read.
    let hidden = of_firm(institution, &giver, world.near).await.unwrap();
    let hidden = hidden.iter().find(|(one, _)| one.record.content.sharing == Sharing::Community);
    let mut told = start(institution, &other, world.far).await.unwrap();
    told.telling = telling("Copia");
    told.replicates = Some(hidden.unwrap().0.record.content.id);
    let refused = record(institution, &other, world.far, told).await;
    assert_eq!(fields(refused), ["problem-experience-origin"]);
    world.done().await;
}

fn common_country() -> vocabulary::Country {
    vocabulary::Country::from_iso3("ARG").unwrap()
}
