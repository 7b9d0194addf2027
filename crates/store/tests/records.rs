//! Records are stored whole, changed only by whoever saw the newest version, and refer only to what
//! exists.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

both! {
    what_is_stored_is_what_is_read
    only_the_newest_version_can_be_changed
    of_many_who_change_at_once_one_wins
    a_dropped_change_leaves_no_trace
    a_name_is_taken_once
    nothing_refers_to_what_is_missing
    lists_have_pages_and_an_order
    names_come_in_the_order_asked
}

mod check {
    use access::{Role, Scope};
    use registry::{Firm, Organisation, Span};
    use store::{FirmQuery, Page, StoreError};
    use vocabulary::{FirmId, PartyId};

    use crate::common::{Empty, TODAY, account, commit, community, firm, id, membership};

    pub(crate) async fn what_is_stored_is_what_is_read(empty: &Empty) {
        let store = empty.open().await;
        let mut nasty = firm(1, "  Ñandú & Cía. \"Ltda\" '; DROP TABLE party; -- \u{1f350} \t\n");
        nasty.locality = "x".repeat(100_000);
        nasty.workers = Some(u32::MAX);
        let change = store.begin().await.unwrap();
        change.insert(&nasty).await.unwrap();
        // Inside, the change sees itself; outside, nobody does.
        assert_eq!(change.get::<Firm>(id(1)).await.unwrap().unwrap().record, nasty);
        assert_eq!(store.get::<Firm>(id(1)).await.unwrap(), None);
        commit(change, "firm-added", id(1)).await.unwrap();
        let found = store.get::<Firm>(id(1)).await.unwrap().unwrap();
        assert_eq!((&found.record, found.version), (&nasty, 1));
        // A firm is no organisation, though both are parties.
        assert_eq!(store.get::<Organisation>(id(1)).await.unwrap(), None);
        store.close().await;
    }

    pub(crate) async fn only_the_newest_version_can_be_changed(empty: &Empty) {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        change.insert(&firm(1, "uno")).await.unwrap();
        commit(change, "firm-added", id(1)).await.unwrap();
        for (version, name) in [(1, "dos"), (2, "tres")] {
            let change = store.begin().await.unwrap();
            change.update(&firm(1, name), version).await.unwrap();
            commit(change, "firm-changed", id(1)).await.unwrap();
        }
        for version in [0, 1, 2, 4] {
            let change = store.begin().await.unwrap();
            let refused = change.update(&firm(1, "viejo"), version).await.unwrap_err();
            assert!(matches!(refused, StoreError::Conflict), "{version}: {refused}");
        }
        let change = store.begin().await.unwrap();
        let refused = change.update(&firm(2, "nadie"), 1).await.unwrap_err();
        assert!(matches!(refused, StoreError::Conflict), "{refused}");
        drop(change);
        let found = store.get::<Firm>(id(1)).await.unwrap().unwrap();
        assert_eq!((found.record.trade_name.as_str(), found.version), ("tres", 3));
        assert_eq!(store.audit_number().await.unwrap(), 3);
        store.close().await;
    }

    pub(crate) async fn of_many_who_change_at_once_one_wins(empty: &Empty) {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        change.insert(&firm(1, "0")).await.unwrap();
        commit(change, "firm-added", id(1)).await.unwrap();
        let writers: Vec<_> = (1..=8)
            .map(|writer| {
                let store = store.clone();
                tokio::spawn(async move {
                    let change = store.begin().await?;
                    change.update(&firm(1, &writer.to_string()), 1).await?;
                    commit(change, "firm-changed", id(1)).await
                })
            })
            .collect();
        let mut won = 0;
        for writer in writers {
            match writer.await.unwrap() {
                Ok(()) => won += 1,
                Err(StoreError::Conflict) => {}
                Err(other) => panic!("{other}"),
            }
        }
        assert_eq!(won, 1);
        assert_eq!(store.get::<Firm>(id(1)).await.unwrap().unwrap().version, 2);
        assert_eq!(store.audit_number().await.unwrap(), 2);
        store.close().await;
    }

    pub(crate) async fn a_dropped_change_leaves_no_trace(empty: &Empty) {
        let store = empty.open().await;
        for _ in 0..20 {
            let mut change = store.begin().await.unwrap();
            change.insert(&firm(1, "nunca")).await.unwrap();
            change.act(store::Act::new("firm-added", "firm", id(1)));
            drop(change);
        }
        assert_eq!(store.get::<Firm>(id(1)).await.unwrap(), None);
        assert_eq!(store.audit_number().await.unwrap(), 0);
        let change = store.begin().await.unwrap();
        change.insert(&firm(1, "ahora")).await.unwrap();
        commit(change, "firm-added", id(1)).await.unwrap();
        assert_eq!(store.audit_number().await.unwrap(), 1);
        store.close().await;
    }

    pub(crate) async fn a_name_is_taken_once(empty: &Empty) {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        change.insert_account(&account(1, "ana", &[Role::Manager])).await.unwrap();
        change.insert_account(&account(2, "beto", &[Role::Manager])).await.unwrap();
        commit(change, "account-invited", id(1)).await.unwrap();
        let change = store.begin().await.unwrap();
        let refused = change.insert_account(&account(3, "ana", &[Role::Agent])).await.unwrap_err();
        assert!(matches!(refused, StoreError::Taken), "{refused}");
        drop(change);
        let change = store.begin().await.unwrap();
        let refused =
            change.update_account(&account(2, "ana", &[Role::Agent]), 1).await.unwrap_err();
        assert!(matches!(refused, StoreError::Taken), "{refused}");
        drop(change);
        let change = store.begin().await.unwrap();
        let refused =
            change.insert_account(&account(1, "carla", &[Role::Agent])).await.unwrap_err();
        assert!(matches!(refused, StoreError::Taken), "{refused}");
        drop(change);
        let ana = store.account_by_login("ana").await.unwrap().unwrap();
        assert_eq!(ana.record.id.0, id(1));
        assert_eq!(store.account_by_login("carla").await.unwrap(), None);
        store.close().await;
    }

    pub(crate) async fn nothing_refers_to_what_is_missing(empty: &Empty) {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        change.insert(&firm(1, "uno")).await.unwrap();
        commit(change, "firm-added", id(1)).await.unwrap();
        let change = store.begin().await.unwrap();
        let refused = change.insert(&membership(9, 1, 2, Span::default())).await.unwrap_err();
        assert!(matches!(refused, StoreError::Missing), "{refused}");
        drop(change);
        let change = store.begin().await.unwrap();
        let mut lost = account(1, "ana", &[Role::Member]);
        lost.firms.push(FirmId(id(77)));
        let refused = change.insert_account(&lost).await.unwrap_err();
        assert!(matches!(refused, StoreError::Missing), "{refused}");
        drop(change);
        assert!(!store.has_accounts().await.unwrap());
        // What others refer to stays.
        let change = store.begin().await.unwrap();
        change.insert(&community(2, "dos")).await.unwrap();
        change.insert(&membership(9, 1, 2, Span::default())).await.unwrap();
        commit(change, "membership-added", id(1)).await.unwrap();
        let change = store.begin().await.unwrap();
        assert!(change.remove::<Firm>(id(1)).await.is_err());
        drop(change);
        assert!(store.get::<Firm>(id(1)).await.unwrap().is_some());
        store.close().await;
    }

    pub(crate) async fn lists_have_pages_and_an_order(empty: &Empty) {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        let names = ["Ñuble", "álamo", "Zorzal", "nogal", "Álamo", "abeto", "nuez"];
        for (number, name) in names.iter().enumerate() {
            change.insert(&firm(number as u32 + 1, name)).await.unwrap();
        }
        commit(change, "firms-added", id(1)).await.unwrap();
        let query = FirmQuery::default();
        let mut seen = Vec::new();
        for offset in (0..8).step_by(3) {
            let page = Page { offset, limit: 3 };
            let list = store.firms(&Scope::all(), &query, TODAY, page).await.unwrap();
            assert_eq!(list.total, 7);
            seen.extend(list.rows.into_iter().map(|row| row.record.trade_name));
        }
        // Accents and capitals do not order; identifiers decide between equals.
        let expected = ["abeto", "álamo", "Álamo", "nogal", "Ñuble", "nuez", "Zorzal"];
        assert_eq!(seen, expected);
        let found = FirmQuery {
            found: Some([3, 1, 99, 2].map(|number| FirmId(id(number))).to_vec()),
            ..FirmQuery::default()
        };
        let list = store.firms(&Scope::all(), &found, TODAY, Page::ALL).await.unwrap();
        let names: Vec<&str> = list.rows.iter().map(|row| row.record.trade_name.as_str()).collect();
        assert_eq!((names.as_slice(), list.total), (["Zorzal", "Ñuble", "álamo"].as_slice(), 3));
        store.close().await;
    }

    pub(crate) async fn names_come_in_the_order_asked(empty: &Empty) {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        let mut legal = firm(1, "");
        legal.legal_name = "Uno S.A.".to_owned();
        change.insert(&legal).await.unwrap();
        change.insert(&community(2, "Dos")).await.unwrap();
        commit(change, "added", id(1)).await.unwrap();
        let asked = [PartyId(id(2)), PartyId(id(5)), PartyId(id(1))];
        let names = store.names(&asked).await.unwrap();
        let names: Vec<&str> = names.iter().map(|name| name.name.as_str()).collect();
        assert_eq!(names, ["Dos", "Uno S.A."]);
        assert!(store.names(&[]).await.unwrap().is_empty());
        store.close().await;
    }
}
