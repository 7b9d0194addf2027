//! The audit has no gaps however many write, shows every touch of a hand that is not the program's,
//! and forgets whom it has to.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

both! {
    no_gaps_under_many_writers
    acts_are_read_as_they_were_written
    a_changed_row_is_found
    a_deleted_row_is_found
    a_deleted_tail_is_found
    swapped_contents_are_found
    an_exchanged_key_is_found
    an_erasure_leaves_the_chain_whole
    many_entries_are_walked
}

mod check {
    use sea_orm::sea_query::{Expr, ExprTrait as _, Query, Value};
    use sea_orm::{ConnectionTrait as _, DatabaseConnection};
    use store::{Act, AuditQuery, Entry, Fault, Store};
    use vocabulary::{AccountId, FirmId};

    use crate::common::{Empty, commit, consent, firm, id, membership, now};

    pub(crate) async fn no_gaps_under_many_writers(empty: &Empty) {
        const WRITERS: u32 = 8;
        const ROUNDS: u32 = 12;
        // Two stores: two programs on one database.
        let stores = [empty.open().await, empty.open().await];
        let writers: Vec<_> = (0..WRITERS)
            .map(|writer| {
                let store = stores[writer as usize % 2].clone();
                tokio::spawn(async move {
                    for round in 0..ROUNDS {
                        let number = 1000 * (writer + 1) + round;
                        let mut change = store.begin().await.unwrap();
                        change.insert(&firm(number, "empresa")).await.unwrap();
                        // The first writers of all make the end of the chain at the same time.
                        for verb in ["firm-added", "firm-checked"] {
                            let act = Act::new(verb, "firm", id(number));
                            change.act(act.sealed(id(number), &number).unwrap());
                        }
                        if round % 4 == 3 {
                            drop(change);
                        } else {
                            change.commit(now(), None).await.unwrap();
                        }
                    }
                })
            })
            .collect();
        for writer in writers {
            writer.await.unwrap();
        }
        let expected = i64::from(WRITERS * ROUNDS / 4 * 3 * 2);
        for store in &stores {
            assert_eq!(store.audit_number().await.unwrap(), expected);
            let found = store.verify_audit().await.unwrap();
            assert_eq!((found.entries, found.forgotten, found.broken), (expected, 0, None));
        }
        let entries = stores[0].audit(&AuditQuery::default(), 10_000).await.unwrap();
        let numbers: Vec<i64> = entries.iter().map(|entry| entry.number).collect();
        let descending: Vec<i64> = (1..=expected).rev().collect();
        assert_eq!(numbers, descending);
        let (subjects, last) = stores[0].changed_since(0, 10_000).await.unwrap();
        assert_eq!((subjects.len() as i64, last), (expected / 2, expected));
        for store in stores {
            store.close().await;
        }
    }

    /// Ten entries about two firms, odd ones sealed under the firm's key.
    async fn ten(empty: &Empty) -> Store {
        let store = empty.open().await;
        for number in 1..=10_u32 {
            let mut change = store.begin().await.unwrap();
            let subject = id(100 + number % 2);
            let act = Act::new("changed", "firm", subject);
            let content = format!("content {number}");
            change.act(match number % 2 {
                0 => act.open(&content).unwrap(),
                _ => act.sealed(subject, &content).unwrap(),
            });
            change.commit(now(), Some(AccountId(id(7)))).await.unwrap();
        }
        assert_eq!(store.verify_audit().await.unwrap().broken, None);
        store
    }

    pub(crate) async fn acts_are_read_as_they_were_written(empty: &Empty) {
        let store = ten(empty).await;
        let entries = store.audit(&AuditQuery::default(), 3).await.unwrap();
        let expected = |number: i64| Entry {
            number,
            at: now(),
            actor: Some(AccountId(id(7))),
            verb: "changed".to_owned(),
            kind: "firm".to_owned(),
            subject: id(100 + number as u32 % 2),
            content: Some(format!("content {number}").into()),
        };
        assert_eq!(entries, [10, 9, 8].map(expected));
        let odd = AuditQuery { subject: Some(id(101)), before: Some(7), ..AuditQuery::default() };
        let entries = store.audit(&odd, 10).await.unwrap();
        assert_eq!(entries, [5, 3, 1].map(expected));
        let nobody = AuditQuery { actor: Some(AccountId(id(8))), ..AuditQuery::default() };
        assert!(store.audit(&nobody, 10).await.unwrap().is_empty());
        assert_eq!(store.changed_since(8, 1).await.unwrap(), (vec![("firm".into(), id(101))], 9));
        assert_eq!(store.changed_since(10, 9).await.unwrap(), (Vec::new(), 10));
        store.close().await;
    }

    async fn set(behind: &DatabaseConnection, number: i64, column: &'static str, value: Value) {
        let row = Query::update()
            .table("audit")
            .values([(column, Expr::val(value))])
            .and_where(Expr::col("number").eq(number))
            .to_owned();
        assert_eq!(behind.execute(&row).await.unwrap().rows_affected(), 1);
    }

    async fn blob(behind: &DatabaseConnection, number: i64, column: &'static str) -> Vec<u8> {
        let query = Query::select()
            .column(column)
            .from("audit")
            .and_where(Expr::col("number").eq(number))
            .to_owned();
        behind.query_one(&query).await.unwrap().unwrap().try_get("", column).unwrap()
    }

    pub(crate) async fn a_changed_row_is_found(empty: &Empty) {
        let store = ten(empty).await;
        let behind = empty.behind().await;
        let was: [(&str, Value, Value); 5] = [
            ("at", now().as_millisecond().into(), (now().as_millisecond() + 1).into()),
            ("actor", Some(id(7)).into(), None::<uuid::Uuid>.into()),
            ("verb", "changed".into(), "erased".into()),
            ("kind", "firm".into(), "firn".into()),
            ("subject", id(101).into(), id(100).into()),
        ];
        for (column, before, after) in was {
            set(&behind, 5, column, after).await;
            let broken = store.verify_audit().await.unwrap().broken;
            assert_eq!(broken, Some((5, Fault::Chain)), "{column}");
            set(&behind, 5, column, before).await;
            assert_eq!(store.verify_audit().await.unwrap().broken, None, "{column}");
        }
        // Text that moves from one column to the next is a change too.
        set(&behind, 5, "verb", "changedf".into()).await;
        set(&behind, 5, "kind", "irm".into()).await;
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((5, Fault::Chain)));
        set(&behind, 5, "verb", "changed".into()).await;
        set(&behind, 5, "kind", "firm".into()).await;
        for (column, fault) in
            [("digest", Fault::Chain), ("hash", Fault::Chain), ("content", Fault::Content)]
        {
            for number in [1, 4, 5, 10] {
                let before = blob(&behind, number, column).await;
                let mut after = before.clone();
                *after.last_mut().unwrap() ^= 1;
                set(&behind, number, column, after.into()).await;
                let broken = store.verify_audit().await.unwrap().broken;
                assert_eq!(broken, Some((number, fault)), "{column}");
                set(&behind, number, column, before.into()).await;
                assert_eq!(store.verify_audit().await.unwrap().broken, None, "{column}");
            }
        }
        // An open content that is declared sealed, so that nobody can read it.
        set(&behind, 4, "vault", Some(id(101)).into()).await;
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((4, Fault::Content)));
        behind.close().await.unwrap();
        store.close().await;
    }

    pub(crate) async fn a_deleted_row_is_found(empty: &Empty) {
        let store = ten(empty).await;
        let behind = empty.behind().await;
        behind.execute_unprepared("DELETE FROM audit WHERE number = 4").await.unwrap();
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((5, Fault::Gap)));
        // Closing the gap does not help.
        for number in 5..=10 {
            let shift = format!("UPDATE audit SET number = {} WHERE number = {number}", number - 1);
            behind.execute_unprepared(&shift).await.unwrap();
        }
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((4, Fault::Chain)));
        behind.execute_unprepared("DELETE FROM audit").await.unwrap();
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((1, Fault::End)));
        behind.close().await.unwrap();
        store.close().await;
    }

    pub(crate) async fn a_deleted_tail_is_found(empty: &Empty) {
        let store = ten(empty).await;
        let behind = empty.behind().await;
        behind.execute_unprepared("DELETE FROM audit WHERE number > 7").await.unwrap();
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((8, Fault::End)));
        // An end that was set back without the digest is found as well.
        behind.execute_unprepared("UPDATE head SET number = 7").await.unwrap();
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((8, Fault::End)));
        behind.execute_unprepared("DELETE FROM head").await.unwrap();
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((1, Fault::End)));
        behind.close().await.unwrap();
        store.close().await;
    }

    pub(crate) async fn swapped_contents_are_found(empty: &Empty) {
        let store = ten(empty).await;
        let behind = empty.behind().await;
        // Two open ones, two sealed under the same key, and one of each.
        for (one, other) in [(2, 4), (3, 5), (6, 7)] {
            let contents =
                [blob(&behind, one, "content").await, blob(&behind, other, "content").await];
            set(&behind, one, "content", contents[1].clone().into()).await;
            set(&behind, other, "content", contents[0].clone().into()).await;
            let broken = store.verify_audit().await.unwrap().broken;
            assert_eq!(broken, Some((one, Fault::Content)));
            set(&behind, one, "content", contents[0].clone().into()).await;
            set(&behind, other, "content", contents[1].clone().into()).await;
        }
        assert_eq!(store.verify_audit().await.unwrap().broken, None);
        behind.close().await.unwrap();
        store.close().await;
    }

    pub(crate) async fn an_exchanged_key_is_found(empty: &Empty) {
        let store = ten(empty).await;
        let behind = empty.behind().await;
        let row =
            Query::update().table("vault").values([("key", Expr::val(vec![7_u8; 32]))]).to_owned();
        behind.execute(&row).await.unwrap();
        let broken = store.verify_audit().await.unwrap().broken;
        assert_eq!(broken, Some((1, Fault::Content)));
        behind.close().await.unwrap();
        store.close().await;
    }

    pub(crate) async fn an_erasure_leaves_the_chain_whole(empty: &Empty) {
        const NAME: &str = "Quillaqueo Hermanas";
        let store = empty.open().await;
        let mut change = store.begin().await.unwrap();
        change.insert(&crate::common::community(2, "Comunidad")).await.unwrap();
        let mut ours = firm(1, NAME);
        ours.legal_name = format!("{NAME} S.R.L.");
        for (number, firm) in [(1, &ours), (3, &firm(3, "Otra"))] {
            change.insert(firm).await.unwrap();
            let act = Act::new("firm-added", "firm", id(number));
            change.act(act.sealed(id(number), firm).unwrap());
        }
        change.insert(&membership(4, 1, 2, registry::Span::default())).await.unwrap();
        change.insert(&consent(5, 1, registry::Purpose::Buyers, true)).await.unwrap();
        let mut owner = crate::common::account(6, "quillaqueo", &[access::Role::Member]);
        owner.name = format!("Rosa {NAME}");
        owner.firms.push(FirmId(id(1)));
        change.insert_account(&owner).await.unwrap();
        let act = Act::new("account-invited", "account", id(6));
        change.act(act.sealed(id(6), &owner).unwrap());
        change.commit(now(), None).await.unwrap();
        // Changed many times, so that old states lie around wherever the database keeps them.
        for version in 1..=40 {
            let mut change = store.begin().await.unwrap();
            ours.locality = format!("{NAME} {}", "x".repeat(97 * version as usize % 5000));
            change.update(&ours, version).await.unwrap();
            change.act(Act::new("firm-changed", "firm", id(1)).sealed(id(1), &ours).unwrap());
            change.commit(now(), None).await.unwrap();
        }
        if let Some(file) = empty.file() {
            assert!(traces(&file, NAME) > 0, "the test looks in the right place");
        }

        let mut change = store.begin().await.unwrap();
        for person in change.erase_firm(FirmId(id(1))).await.unwrap() {
            change.erase_account(&person).await.unwrap();
        }
        change.act(Act::new("firm-erased", "firm", id(1)));
        change.commit(now(), None).await.unwrap();

        let found = store.verify_audit().await.unwrap();
        assert_eq!((found.entries, found.forgotten, found.broken), (44, 42, None));
        let about = AuditQuery { subject: Some(id(1)), ..AuditQuery::default() };
        let entries = store.audit(&about, 100).await.unwrap();
        assert_eq!(entries.len(), 42);
        assert_eq!(entries.iter().filter(|entry| entry.content.is_some()).count(), 1);
        let other = AuditQuery { subject: Some(id(3)), ..AuditQuery::default() };
        assert!(store.audit(&other, 1).await.unwrap()[0].content.is_some());
        let stone = store.get::<registry::Firm>(id(1)).await.unwrap().unwrap().record;
        assert!(stone.erased && stone.name().is_empty() && stone.locality.is_empty());
        assert!(store.of_firm::<registry::Consent>(FirmId(id(1))).await.unwrap().is_empty());
        assert!(store.of_firm::<registry::Membership>(FirmId(id(1))).await.unwrap().is_empty());
        // The store is still open, and not a byte of the name is left in its files.
        if let Some(file) = empty.file() {
            assert_eq!(traces(&file, NAME), 0);
            assert_eq!(traces(&file, "quillaqueo"), 0);
        }
        // The next acts follow on.
        let change = store.begin().await.unwrap();
        commit(change, "firm-checked", id(3)).await.unwrap();
        assert_eq!(store.verify_audit().await.unwrap().broken, None);
        store.close().await;
    }

    /// How often a text stands in the database's files, the write-ahead log included.
    fn traces(file: &std::path::Path, text: &str) -> usize {
        let mut traces = 0;
        for entry in std::fs::read_dir(file.parent().unwrap()).unwrap() {
            let bytes = std::fs::read(entry.unwrap().path()).unwrap();
            let text = text.as_bytes();
            traces += bytes.windows(text.len()).filter(|w| w.eq_ignore_ascii_case(text)).count();
        }
        traces
    }

    pub(crate) async fn many_entries_are_walked(empty: &Empty) {
        let store = empty.open().await;
        for _ in 0..3 {
            let mut change = store.begin().await.unwrap();
            for number in 0..700 {
                change.act(Act::new("counted", "test", id(number)).open(&number).unwrap());
            }
            change.commit(now(), None).await.unwrap();
        }
        let found = store.verify_audit().await.unwrap();
        assert_eq!((found.entries, found.broken), (2100, None));
        let behind = empty.behind().await;
        set(&behind, 2000, "verb", "cooked".into()).await;
        let found = store.verify_audit().await.unwrap();
        assert_eq!(found.broken, Some((2000, Fault::Chain)));
        behind.close().await.unwrap();
        store.close().await;
    }
}
