//! An archive holds everything, either database reads it, a bad one changes nothing, and it brings
//! nobody back who was erased. The check finds what an archive would not carry over.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

both! {
    everything_comes_back_on_either_database
    a_bad_archive_changes_nothing
    only_an_empty_database_is_filled_unasked
    the_erased_stay_erased
    an_archive_is_one_moment
    the_check_finds_what_is_wrong
}

mod check {
    use std::io::{Read as _, Write as _};

    use access::{Credentials, Role, State};
    use flate2::Compression;
    use flate2::read::GzDecoder;
    use flate2::write::GzEncoder;
    use registry::{Firm, Purpose, Span};
    use sea_orm::ConnectionTrait as _;
    use store::{Act, ArchiveError, Finding, Keyring, Store};
    use vocabulary::{AccountId, FirmId};

    use crate::common::{Empty, account, commit, community, consent, firm, id, membership, now};

    async fn world(empty: &Empty) -> Store {
        let store = empty.open().await;
        let mut change = store.begin().await.unwrap();
        change.insert(&community(1, "Peras «del» Valle \u{1f350}")).await.unwrap();
        for number in 10..30 {
            change.insert(&firm(number, &format!("Empresa\n{number}"))).await.unwrap();
            change.insert(&membership(100 + number, number, 1, Span::default())).await.unwrap();
            change.insert(&consent(200 + number, number, Purpose::Buyers, true)).await.unwrap();
            let act = Act::new("firm-added", "firm", id(number));
            change.act(act.sealed(id(number), &number).unwrap());
        }
        let mut ana = account(2, "ana", &[Role::Member]);
        ana.firms = vec![FirmId(id(10)), FirmId(id(11))];
        change.insert_account(&ana).await.unwrap();
        let keyring = Keyring { account: AccountId(id(2)), credentials: Credentials::default() };
        change.insert(&keyring).await.unwrap();
        change.act(Act::new("account-invited", "account", id(2)).sealed(id(2), &ana).unwrap());
        change.commit(now(), None).await.unwrap();
        store
    }

    async fn archive(store: &Store) -> Vec<u8> {
        let mut bytes = Vec::new();
        store.backup(&mut bytes, now(), &|_| ()).await.unwrap();
        bytes
    }

    async fn restore(store: &Store, bytes: &[u8], replace: bool) -> Result<usize, ArchiveError> {
        Ok(store.restore(bytes, replace, now(), &|_| ()).await?.erased)
    }

    fn text(archive: &[u8]) -> String {
        let mut text = String::new();
        GzDecoder::new(archive).read_to_string(&mut text).unwrap();
        text
    }

    fn packed(text: &str) -> Vec<u8> {
        let mut out = GzEncoder::new(Vec::new(), Compression::fast());
        out.write_all(text.as_bytes()).unwrap();
        out.finish().unwrap()
    }

    /// The lines of an archive but those of the audit, which tells of the restoration.
    fn records(archive: &[u8]) -> Vec<String> {
        let text = text(archive);
        let mut is_audit = false;
        let mut lines = Vec::new();
        for line in text.lines() {
            if line.starts_with('{') {
                is_audit = line.contains("\"audit\"") || line.contains("\"head\"");
            }
            if !is_audit && !line.contains("sha256") {
                lines.push(line.to_owned());
            }
        }
        lines
    }

    pub(crate) async fn everything_comes_back_on_either_database(empty: &Empty) {
        let store = world(empty).await;
        let bytes = archive(&store).await;
        assert_eq!(bytes, archive(&store).await, "the same state, the same bytes");
        let mut others = vec![Empty::sqlite()];
        others.extend(Empty::postgres("archive").await);
        for other in others {
            let copy = other.open().await;
            assert_eq!(restore(&copy, &bytes, false).await.unwrap(), 0);
            assert_eq!(records(&archive(&copy).await), records(&bytes));
            assert_eq!(copy.check().await.unwrap(), []);
            let found = copy.verify_audit().await.unwrap();
            assert_eq!((found.entries, found.broken), (22, None));
            // Sealed contents can still be read, and work goes on.
            let entries = copy.audit(&store::AuditQuery::default(), 100).await.unwrap();
            assert!(entries.iter().all(|entry| entry.content.is_some()));
            assert_eq!(entries[0].verb, "archive-restored");
            let change = copy.begin().await.unwrap();
            change.insert(&firm(99, "nueva")).await.unwrap();
            commit(change, "firm-added", id(99)).await.unwrap();
            copy.close().await;
            other.drop().await;
        }
        store.close().await;
    }

    pub(crate) async fn a_bad_archive_changes_nothing(empty: &Empty) {
        let store = world(empty).await;
        let good = archive(&store).await;
        let before = text(&good);
        let now = format!("\"version\":{}", Store::VERSION);
        let mut bad: Vec<(&str, Vec<u8>)> = vec![
            ("empty", Vec::new()),
            ("no gzip", b"hello".to_vec()),
            ("other text", packed("hello\n")),
            ("other json", packed("{\"a\":1}\n")),
            (
                "newer form",
                packed(&before.replacen("\"puente_archive\":1", "\"puente_archive\":2", 1)),
            ),
            ("newer", packed(&before.replacen(&now, "\"version\":999", 1))),
            ("odd version", packed(&before.replacen(&now, "\"version\":-1", 1))),
            ("changed", packed(&before.replacen("Empresa", "Impresa", 1))),
            (
                "without a row",
                packed(
                    &before
                        .lines()
                        .enumerate()
                        .filter(|(n, _)| *n != 8)
                        .map(|(_, l)| format!("{l}\n"))
                        .collect::<String>(),
                ),
            ),
            ("more at the end", packed(&format!("{before}[]\n"))),
        ];
        for part in [1, 30, 50, 99] {
            bad.push(("cut gzip", good[..good.len() * part / 100].to_vec()));
            let lines = before.lines().count() * part / 100;
            let cut: String = before.lines().take(lines).map(|line| format!("{line}\n")).collect();
            bad.push(("cut lines", packed(&cut)));
        }
        for place in (20..good.len()).step_by(good.len() / 40) {
            let mut flipped = good.clone();
            flipped[place] ^= 0x10;
            bad.push(("flipped", flipped));
        }
        for (what, bytes) in bad {
            let refused = restore(&store, &bytes, true).await.expect_err(what);
            assert!(!matches!(refused, ArchiveError::Store(_)), "{what}: {refused}");
            assert_eq!(text(&archive(&store).await), before, "{what}");
        }
        store.close().await;
    }

    pub(crate) async fn only_an_empty_database_is_filled_unasked(empty: &Empty) {
        let store = world(empty).await;
        let bytes = archive(&store).await;
        let change = store.begin().await.unwrap();
        change.insert(&firm(50, "Posterior")).await.unwrap();
        commit(change, "firm-added", id(50)).await.unwrap();
        let refused = restore(&store, &bytes, false).await.unwrap_err();
        assert!(matches!(refused, ArchiveError::NotEmpty), "{refused}");
        assert!(store.get::<Firm>(id(50)).await.unwrap().is_some());
        restore(&store, &bytes, true).await.unwrap();
        assert!(store.get::<Firm>(id(50)).await.unwrap().is_none());
        assert_eq!(records(&archive(&store).await), records(&bytes));
        store.close().await;
    }

    pub(crate) async fn the_erased_stay_erased(empty: &Empty) {
        let store = world(empty).await;
        let bytes = archive(&store).await;
        let mut change = store.begin().await.unwrap();
        assert!(change.erase_firm(FirmId(id(12))).await.unwrap().is_empty());
        let ana = store.account_by_login("ana").await.unwrap().unwrap();
        change.erase_account(&ana).await.unwrap();
        commit(change, "firm-erased", id(12)).await.unwrap();
        assert_eq!(restore(&store, &bytes, true).await.unwrap(), 2);
        assert!(store.get::<Firm>(id(12)).await.unwrap().unwrap().record.erased);
        assert!(!store.get::<Firm>(id(13)).await.unwrap().unwrap().record.erased);
        let ana = store.get::<access::Account>(id(2)).await.unwrap().unwrap().record;
        assert_eq!(ana.state, State::Erased);
        assert_eq!(store.check().await.unwrap(), []);
        let found = store.verify_audit().await.unwrap();
        assert_eq!((found.forgotten, found.broken), (2, None));
        store.close().await;
    }

    pub(crate) async fn an_archive_is_one_moment(empty: &Empty) {
        let store = world(empty).await;
        let other = store.clone();
        let writer = tokio::spawn(async move {
            for number in 1000..1040 {
                let change = other.begin().await.unwrap();
                change.insert(&firm(number, "Entretanto")).await.unwrap();
                commit(change, "firm-added", id(number)).await.unwrap();
            }
        });
        for _ in 0..4 {
            let bytes = archive(&store).await;
            let copy = Empty::sqlite();
            let restored = copy.open().await;
            restore(&restored, &bytes, false).await.unwrap();
            assert_eq!(restored.check().await.unwrap(), []);
            restored.close().await;
            copy.drop().await;
        }
        writer.await.unwrap();
        store.close().await;
    }

    pub(crate) async fn the_check_finds_what_is_wrong(empty: &Empty) {
        let store = world(empty).await;
        assert_eq!(store.check().await.unwrap(), []);
        let behind = empty.behind().await;
        let harm = [
            "UPDATE party SET name = 'otra' WHERE name LIKE '%15'",
            "UPDATE party SET body = 'x' WHERE name LIKE '%16'",
            "UPDATE audit SET verb = 'x' WHERE number = 3",
        ];
        for harm in harm {
            assert_eq!(behind.execute_unprepared(harm).await.unwrap().rows_affected(), 1, "{harm}");
        }
        let vault = sea_orm::sea_query::Query::delete()
            .from_table("vault")
            .and_where(sea_orm::sea_query::ExprTrait::eq(
                sea_orm::sea_query::Expr::col("id"),
                id(17),
            ))
            .to_owned();
        behind.execute(&vault).await.unwrap();
        let expected = [
            Finding::Column { table: "party", id: id(15), column: "name" },
            Finding::Body { table: "party", id: id(16) },
            Finding::Key(id(17)),
            Finding::Audit(3, store::Fault::Chain),
        ];
        assert_eq!(store.check().await.unwrap(), expected);
        behind.close().await.unwrap();
        store.close().await;
    }
}
