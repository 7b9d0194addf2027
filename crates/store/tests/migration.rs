//! The tables come about from nothing, once, whoever asks and however often.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

both! { from_nothing_and_again by_two_programs_at_once a_newer_database_is_refused }

mod check {
    use sea_orm::ConnectionTrait as _;
    use store::{Store, StoreError};

    use crate::common::{Empty, commit, community, id};

    pub(crate) async fn from_nothing_and_again(empty: &Empty) {
        let store = empty.open().await;
        assert!(!store.has_accounts().await.unwrap());
        let change = store.begin().await.unwrap();
        change.insert(&community(1, "Peras del Valle")).await.unwrap();
        commit(change, "community-added", id(1)).await.unwrap();
        store.close().await;
        let store = empty.open().await;
        let found = store.get::<registry::Organisation>(id(1)).await.unwrap().unwrap();
        assert_eq!(found.record.name, "Peras del Valle");
        assert_eq!(store.audit_number().await.unwrap(), 1);
        assert_eq!(store.verify_audit().await.unwrap().broken, None);
        store.close().await;
    }

    pub(crate) async fn by_two_programs_at_once(empty: &Empty) {
        let opening: Vec<_> = (0..6)
            .map(|_| {
                let url = empty.url.clone();
                tokio::spawn(async move { Store::open(&url).await })
            })
            .collect();
        for opened in opening {
            opened.await.unwrap().unwrap().close().await;
        }
        let behind = empty.behind().await;
        let rows = behind.query_all_raw(sea_orm::Statement::from_string(
            behind.get_database_backend(),
            "SELECT number FROM migration ORDER BY number",
        ));
        let numbers: Vec<i64> =
            rows.await.unwrap().iter().map(|row| row.try_get("", "number").unwrap()).collect();
        assert!(!numbers.is_empty());
        assert!(numbers.iter().enumerate().all(|(index, number)| *number == index as i64 + 1));
        behind.close().await.unwrap();
    }

    pub(crate) async fn a_newer_database_is_refused(empty: &Empty) {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        change.insert(&community(1, "Peras del Valle")).await.unwrap();
        commit(change, "community-added", id(1)).await.unwrap();
        store.close().await;
        let behind = empty.behind().await;
        behind.execute_unprepared("INSERT INTO migration VALUES (9999)").await.unwrap();
        let refused = Store::open(&empty.url).await.unwrap_err();
        assert!(
            matches!(refused, StoreError::Newer { found: 9999, known } if known < 9999),
            "{refused}"
        );
        // What was there is still there.
        behind.execute_unprepared("DELETE FROM migration WHERE number = 9999").await.unwrap();
        behind.close().await.unwrap();
        let store = empty.open().await;
        assert!(store.get::<registry::Organisation>(id(1)).await.unwrap().is_some());
        store.close().await;
    }
}
