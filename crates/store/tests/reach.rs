//! The gate and the lists agree: for every role and every pair of roles, for every action, an actor
//! may do it to exactly those subjects that a list under the same scope would show.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

both! { gate_and_lists_agree the_world_is_no_trivial_one an_erased_subject_is_in_no_list }

mod check {
    use std::collections::{BTreeMap, BTreeSet};

    use access::{Action, Actor, Role, Scope, State, Subject, may, scope};
    use jiff::civil::{Date, date};
    use registry::{Detail, InstitutionKind, PartyKind, Purpose, Span};
    use store::{FirmQuery, Page, Store};
    use uuid::Uuid;
    use vocabulary::{AccountId, Code as _, CommunityId, FirmId};

    use crate::common::{
        Empty, TODAY, account, commit, community, consent, firm, id, membership, organisation,
    };

    const COMMUNITIES: [u32; 3] = [11, 12, 13];
    const OTHERS: [u32; 3] = [14, 15, 16];
    const FIRMS: std::ops::RangeInclusive<u32> = 21..=32;
    const ACCOUNTS: std::ops::RangeInclusive<u32> = 41..=56;

    fn span(from: Option<Date>, to: Option<Date>) -> Span {
        Span { from, to }
    }

    /// Firms inside, outside, formerly inside and not yet inside communities; consents that stand
    /// and that do not; accounts of every role and state.
    async fn world(empty: &Empty) -> Store {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        for number in COMMUNITIES {
            change.insert(&community(number, &format!("Comunidad {number}"))).await.unwrap();
        }
        let details = [
            Detail::Association { fee: None, entry: String::new(), open: true },
            Detail::Institution { form: InstitutionKind::School, services: String::new() },
            Detail::Buyer { lead: true, demands: String::new() },
        ];
        for (number, detail) in OTHERS.into_iter().zip(details) {
            change.insert(&organisation(number, "Otra", detail)).await.unwrap();
        }
        for number in FIRMS {
            change.insert(&firm(number, &format!("Empresa {number}"))).await.unwrap();
        }
        let (yesterday, tomorrow) = (date(2026, 3, 14), date(2026, 3, 16));
        let memberships = [
            (21, 11, span(None, None)),
            (22, 11, span(Some(TODAY), None)),
            (23, 11, span(None, Some(TODAY))),
            (24, 11, span(Some(date(2020, 1, 1)), Some(yesterday))),
            (25, 11, span(Some(tomorrow), None)),
            (26, 11, span(Some(tomorrow), Some(yesterday))),
            // Left and came back; in two at once; left one for another.
            (27, 11, span(None, Some(date(2021, 1, 1)))),
            (27, 11, span(Some(date(2025, 1, 1)), None)),
            (28, 11, span(None, None)),
            (28, 12, span(None, None)),
            (29, 11, span(None, Some(yesterday))),
            (29, 12, span(Some(yesterday), None)),
            (30, 13, span(Some(TODAY), Some(TODAY))),
        ];
        for (number, (firm, community, span)) in (100..).zip(memberships) {
            change.insert(&membership(number, firm, community, span)).await.unwrap();
        }
        let consents = [
            (21, Purpose::Buyers, true),
            (22, Purpose::Buyers, false),
            (23, Purpose::Evaluation, true),
            (24, Purpose::Evaluation, false),
            (25, Purpose::Buyers, true),
            (25, Purpose::Evaluation, true),
            // Withdrawn and given again.
            (26, Purpose::Buyers, false),
            (26, Purpose::Buyers, true),
            (27, Purpose::Service, true),
            (28, Purpose::Sharing, true),
            (29, Purpose::Funder, true),
        ];
        for (number, (firm, purpose, stands)) in (200..).zip(consents) {
            change.insert(&consent(number, firm, purpose, stands)).await.unwrap();
        }
        for (number, role) in (*ACCOUNTS.start()..).zip(Role::ALL) {
            let mut person = account(number, role.code(), &[*role]);
            if *role == Role::Agent {
                person.communities = vec![CommunityId(id(11))];
            }
            if *role == Role::Member {
                person.firms = vec![FirmId(id(21))];
            }
            change.insert_account(&person).await.unwrap();
        }
        let member = |number, login, roles: &[Role], firms: &[u32], state| access::Account {
            firms: firms.iter().map(|firm| FirmId(id(*firm))).collect(),
            state,
            ..account(number, login, roles)
        };
        let people = [
            member(48, "formerly-inside", &[Role::Member], &[24], State::Active),
            member(49, "of-two-firms", &[Role::Member], &[28, 31], State::Invited),
            member(50, "disabled", &[Role::Member], &[22], State::Disabled),
            // An agent and a manager who also own firms of the community: nobody an agent manages.
            member(51, "agent-with-firm", &[Role::Agent, Role::Member], &[21], State::Active),
            member(52, "manager-with-firm", &[Role::Member, Role::Manager], &[21], State::Active),
            member(53, "nobody", &[], &[], State::Active),
            member(54, "nobody-with-firm", &[], &[30], State::Active),
            member(55, "buyer-with-firm", &[Role::Buyer], &[23], State::Active),
            member(56, "elsewhere", &[Role::Member], &[29], State::Active),
        ];
        for person in &people {
            change.insert_account(person).await.unwrap();
        }
        commit(change, "world-made", id(1)).await.unwrap();
        store
    }

    /// The public, every role and every pair of roles, each with different assignments.
    fn actors() -> Vec<Actor> {
        let mut roles: Vec<Vec<Role>> = vec![Vec::new()];
        for (index, first) in Role::ALL.iter().enumerate() {
            roles.push(vec![*first]);
            roles.extend(Role::ALL[index + 1..].iter().map(|second| vec![*first, *second]));
        }
        let assignments: [(&[u32], &[u32], Option<u32>); 6] = [
            (&[], &[], None),
            (&[], &[], Some(41)),
            (&[11], &[21], Some(43)),
            (&[12, 13], &[24, 31], Some(51)),
            (&[13], &[], Some(53)),
            // Identifiers that do not exist reach nothing.
            (&[99], &[98], Some(97)),
        ];
        let mut actors = Vec::new();
        for roles in roles {
            for (communities, firms, account) in assignments {
                actors.push(Actor {
                    account: account.map(|number| AccountId(id(number))),
                    roles: roles.clone(),
                    communities: communities
                        .iter()
                        .map(|number| CommunityId(id(*number)))
                        .collect(),
                    firms: firms.iter().map(|number| FirmId(id(*number))).collect(),
                });
            }
        }
        actors
    }

    type Subjects = Vec<(Uuid, Subject)>;

    fn allowed(actor: &Actor, action: Action, subjects: &Subjects) -> BTreeSet<Uuid> {
        let may = subjects.iter().filter(|(_, subject)| may(actor, action, subject));
        may.map(|(id, _)| *id).collect()
    }

    struct Lists {
        firms: BTreeSet<Uuid>,
        accounts: BTreeSet<Uuid>,
        organisations: BTreeSet<Uuid>,
    }

    /// What the lists show under a scope.
    async fn read(store: &Store, reach: &Scope) -> Lists {
        let firms = store.firms(reach, &FirmQuery::default(), TODAY, Page::ALL).await.unwrap();
        assert_eq!(firms.total as usize, firms.rows.len());
        let accounts = store.accounts(reach, TODAY, Page::ALL).await.unwrap();
        assert_eq!(accounts.total as usize, accounts.rows.len());
        let mut organisations = BTreeSet::new();
        for kind in PartyKind::ALL.iter().filter(|kind| **kind != PartyKind::Firm) {
            let list = store.organisations(reach, *kind, None, Page::ALL).await.unwrap();
            assert_eq!(list.total as usize, list.rows.len());
            organisations.extend(list.rows.iter().map(|row| row.record.id.0));
        }
        Lists {
            firms: firms.rows.iter().map(|row| row.record.id.0).collect(),
            accounts: accounts.rows.iter().map(|row| row.record.id.0).collect(),
            organisations,
        }
    }

    pub(crate) async fn gate_and_lists_agree(empty: &Empty) {
        let store = world(empty).await;
        let mut firms: Subjects = Vec::new();
        for number in FIRMS {
            let subject = store.firm_subject(FirmId(id(number)), TODAY).await.unwrap();
            firms.push((id(number), subject));
        }
        let mut accounts: Subjects = Vec::new();
        for number in ACCOUNTS {
            let subject = store.account_subject(AccountId(id(number)), TODAY).await.unwrap();
            accounts.push((id(number), subject));
        }
        let mut organisations: Subjects = Vec::new();
        for number in COMMUNITIES {
            let own = vec![CommunityId(id(number))];
            organisations.push((id(number), Subject { communities: own, ..Subject::default() }));
        }
        organisations.extend(OTHERS.map(|number| (id(number), Subject::default())));

        // Many actors share a scope: its lists are read once.
        let mut lists: BTreeMap<String, Lists> = BTreeMap::new();
        let mut compared = 0;
        for actor in actors() {
            for action in Action::ALL {
                let reach = scope(&actor, *action);
                let key = format!("{reach:?}");
                if !lists.contains_key(&key) {
                    lists.insert(key.clone(), read(&store, &reach).await);
                }
                let listed = &lists[&key];
                let label = || format!("{actor:?} {action}");
                let may = |subjects| allowed(&actor, *action, subjects);
                assert_eq!(listed.firms, may(&firms), "firms: {}", label());
                assert_eq!(listed.accounts, may(&accounts), "accounts: {}", label());
                assert_eq!(listed.organisations, may(&organisations), "organisations: {}", label());
                compared += 1;
            }
        }
        assert!(lists.len() > 10);
        assert_eq!(compared, 29 * 6 * Action::ALL.len());
        store.close().await;
    }

    /// Reads the expected answers off the design, so that an agreement of gate and lists on "all"
    /// or "nothing" would not pass.
    pub(crate) async fn the_world_is_no_trivial_one(empty: &Empty) {
        let store = world(empty).await;
        let firms_of = async |actor: Actor, action| {
            let reach = scope(&actor, action);
            let query = FirmQuery::default();
            let list = store.firms(&reach, &query, TODAY, Page::ALL).await.unwrap();
            let mut firms: Vec<Uuid> = list.rows.iter().map(|row| row.record.id.0).collect();
            firms.sort_unstable();
            firms
        };
        let ids = |numbers: &[u32]| numbers.iter().map(|number| id(*number)).collect::<Vec<_>>();
        let with = |role: Role| Actor {
            account: Some(AccountId(id(43))),
            roles: vec![role],
            communities: vec![CommunityId(id(11))],
            firms: vec![FirmId(id(24))],
        };
        let read = Action::ReadFirm;
        assert_eq!(firms_of(Actor::default(), read).await, ids(&[]));
        assert_eq!(firms_of(with(Role::Agent), read).await, ids(&[21, 22, 23, 27, 28]));
        assert_eq!(firms_of(with(Role::Member), read).await, ids(&[24]));
        assert_eq!(firms_of(with(Role::Buyer), read).await, ids(&[21, 25, 26]));
        assert_eq!(firms_of(with(Role::Analyst), read).await, ids(&[23, 25]));
        assert_eq!(firms_of(with(Role::Council), read).await, ids(&[]));
        assert_eq!(firms_of(with(Role::Administrator), read).await, ids(&[]));
        assert_eq!(firms_of(with(Role::Manager), read).await.len(), FIRMS.count());
        assert_eq!(firms_of(with(Role::Buyer), Action::EditFirm).await, ids(&[]));

        let reach = scope(&with(Role::Agent), Action::ManageMember);
        let list = store.accounts(&reach, TODAY, Page::ALL).await.unwrap();
        let mut people: Vec<&str> = list.rows.iter().map(|row| row.record.login.as_str()).collect();
        people.sort_unstable();
        assert_eq!(people, ["disabled", "member", "of-two-firms"]);
        let reach = scope(&with(Role::Agent), Action::EditOrganisation);
        let list =
            store.organisations(&reach, PartyKind::Community, None, Page::ALL).await.unwrap();
        assert_eq!(list.rows.len(), 1);
        store.close().await;
    }

    pub(crate) async fn an_erased_subject_is_in_no_list(empty: &Empty) {
        let store = world(empty).await;
        let mut change = store.begin().await.unwrap();
        let alone = change.erase_firm(FirmId(id(21))).await.unwrap();
        for person in &alone {
            change.erase_account(person).await.unwrap();
        }
        commit(change, "firm-erased", id(21)).await.unwrap();
        let people: Vec<Uuid> = alone.iter().map(|person| person.record.id.0).collect();
        assert_eq!(people, [id(44)], "only whoever had no other firm and no office");
        let lists = read(&store, &Scope::all()).await;
        assert!(!lists.firms.contains(&id(21)) && lists.firms.contains(&id(22)));
        assert!(!lists.accounts.contains(&id(44)) && lists.accounts.contains(&id(51)));
        let subject = store.firm_subject(FirmId(id(21)), TODAY).await.unwrap();
        assert!(subject.communities.is_empty() && subject.purposes.is_empty());
        store.close().await;
    }
}
