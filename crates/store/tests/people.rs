//! Sessions and tickets: each opens one door for one person for a limited time, and a ticket once.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

both! {
    a_session_ends_when_it_expires
    sessions_are_ended_one_or_all
    a_ticket_serves_once_however_many_try
    a_new_ticket_ends_the_older_one
    what_has_expired_is_forgotten
    an_attempt_is_counted_once
    an_account_elsewhere_is_one_person_s
    what_waits_for_a_browser_is_given_once
    the_noted_end_of_the_audit_is_found_again
}

mod check {
    use access::{Credentials, Role};
    use jiff::{SignedDuration, Timestamp};
    use store::{Identity, Keyring, Session, Store, StoreError, Ticket};
    use vocabulary::{AccountId, IdentityId};

    use crate::common::{Empty, account, commit, id, now};

    fn later(seconds: i64) -> Timestamp {
        now().checked_add(SignedDuration::from_secs(seconds)).unwrap()
    }

    fn session(digest: u8, person: u32, expires: i64) -> Session {
        Session {
            digest: vec![digest; 32],
            account: AccountId(id(person)),
            created: now(),
            seen: now(),
            expires: later(expires),
            agent: "Navegador".to_owned(),
        }
    }

    /// Two people, nobody signed in.
    async fn people(empty: &Empty) -> Store {
        let store = empty.open().await;
        let change = store.begin().await.unwrap();
        change.insert_account(&account(1, "ana", &[Role::Manager])).await.unwrap();
        change.insert_account(&account(2, "beto", &[Role::Agent])).await.unwrap();
        commit(change, "account-invited", id(1)).await.unwrap();
        store
    }

    async fn open(store: &Store, sessions: &[Session]) {
        let change = store.begin().await.unwrap();
        for session in sessions {
            change.open_session(session).await.unwrap();
        }
        commit(change, "signed-in", id(1)).await.unwrap();
    }

    pub(crate) async fn a_session_ends_when_it_expires(empty: &Empty) {
        let store = people(empty).await;
        let opened = session(1, 1, 60);
        open(&store, std::slice::from_ref(&opened)).await;
        let digest = opened.digest.clone();
        assert_eq!(store.session(&digest, now()).await.unwrap(), Some(opened.clone()));
        assert_eq!(store.session(&digest, later(59)).await.unwrap(), Some(opened));
        assert_eq!(store.session(&digest, later(60)).await.unwrap(), None);
        assert_eq!(store.session(&[2; 32], now()).await.unwrap(), None);
        assert_eq!(store.session(&[], now()).await.unwrap(), None);
        store.touch_session(&digest, later(50), later(110)).await.unwrap();
        let seen = store.session(&digest, later(100)).await.unwrap().unwrap();
        assert_eq!((seen.seen, seen.created), (later(50), now()));
        // Touching what has ended does not revive it.
        store.touch_session(&[7; 32], later(50), later(110)).await.unwrap();
        assert_eq!(store.session(&[7; 32], now()).await.unwrap(), None);
        store.close().await;
    }

    pub(crate) async fn sessions_are_ended_one_or_all(empty: &Empty) {
        let store = people(empty).await;
        open(&store, &[1, 2, 3].map(|digest| session(digest, 1, 60))).await;
        open(&store, &[session(9, 2, 60)]).await;
        let alive = async |person| {
            let mut digests: Vec<u8> = store
                .sessions(AccountId(id(person)))
                .await
                .unwrap()
                .iter()
                .map(|session| session.digest[0])
                .collect();
            digests.sort_unstable();
            digests
        };
        let change = store.begin().await.unwrap();
        change.end_session(&[1; 32]).await.unwrap();
        commit(change, "signed-out", id(1)).await.unwrap();
        assert_eq!(alive(1).await, [2, 3]);
        let change = store.begin().await.unwrap();
        change.end_sessions(AccountId(id(1)), Some(&[3; 32])).await.unwrap();
        commit(change, "signed-out", id(1)).await.unwrap();
        assert_eq!(alive(1).await, [3]);
        let change = store.begin().await.unwrap();
        change.end_sessions(AccountId(id(1)), None).await.unwrap();
        commit(change, "signed-out", id(1)).await.unwrap();
        assert!(alive(1).await.is_empty());
        assert_eq!(alive(2).await, [9]);
        store.close().await;
    }

    async fn hand_out(store: &Store, digest: u8, person: u32, ticket: Ticket, expires: i64) {
        let change = store.begin().await.unwrap();
        let account = AccountId(id(person));
        change.hand_out(&[digest; 32], account, ticket, later(expires)).await.unwrap();
        commit(change, "code-handed-out", id(person)).await.unwrap();
    }

    fn identity(number: u32, person: u32, subject: &str) -> Identity {
        Identity {
            id: IdentityId(id(number)),
            account: AccountId(id(person)),
            issuer: "https://id.example".to_owned(),
            subject: subject.to_owned(),
            since: now(),
        }
    }

    pub(crate) async fn an_account_elsewhere_is_one_person_s(empty: &Empty) {
        let store = people(empty).await;
        let change = store.begin().await.unwrap();
        change.insert(&identity(11, 1, "ana")).await.unwrap();
        commit(change, "identity-linked", id(1)).await.unwrap();
        let change = store.begin().await.unwrap();
        let taken = change.insert(&identity(12, 2, "ana")).await;
        assert!(matches!(taken, Err(StoreError::Taken)), "{taken:?}");
        drop(change);
        let found = store.identity("https://id.example", "ana").await.unwrap().unwrap();
        assert_eq!(found.record, identity(11, 1, "ana"));
        for (issuer, subject) in [("https://id.example", "eva"), ("https://other.example", "ana")] {
            assert_eq!(store.identity(issuer, subject).await.unwrap(), None);
        }
        assert_eq!(store.check().await.unwrap(), []);
        // An erasure takes the link along.
        let mut change = store.begin().await.unwrap();
        let account = change.get(id(1)).await.unwrap().unwrap();
        change.erase_account(&account).await.unwrap();
        commit(change, "account-erased", id(1)).await.unwrap();
        assert_eq!(store.identities(AccountId(id(1))).await.unwrap(), []);
        store.close().await;
    }

    pub(crate) async fn what_waits_for_a_browser_is_given_once(empty: &Empty) {
        let store = people(empty).await;
        store.keep_attempt(&[1; 32], "one", later(60)).await.unwrap();
        store.keep_attempt(&[2; 32], "late", later(60)).await.unwrap();
        let tries: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move { store.take_attempt(&[1; 32], now()).await.unwrap() })
            })
            .collect();
        let mut given = Vec::new();
        for tried in tries {
            given.extend(tried.await.unwrap());
        }
        assert_eq!(given, ["one"]);
        assert_eq!(store.take_attempt(&[2; 32], later(60)).await.unwrap(), None);
        assert_eq!(store.take_attempt(&[2; 32], now()).await.unwrap(), None, "too late is over");
        assert_eq!(store.take_attempt(&[3; 32], now()).await.unwrap(), None);
        store.close().await;
    }

    pub(crate) async fn the_noted_end_of_the_audit_is_found_again(empty: &Empty) {
        let store = empty.open().await;
        assert_eq!(store.audit_head().await.unwrap(), (0, Vec::new()));
        store.close().await;
        let store = people(empty).await;
        let (number, digest) = store.audit_head().await.unwrap();
        assert_eq!((number, digest.len()), (1, 32));
        open(&store, &[session(1, 1, 60)]).await;
        assert!(store.audit_holds(number, &digest).await.unwrap());
        for (number, digest) in [(2, digest.clone()), (99, digest), (1, vec![0; 32])] {
            assert!(!store.audit_holds(number, &digest).await.unwrap());
        }
        store.close().await;
    }

    pub(crate) async fn a_ticket_serves_once_however_many_try(empty: &Empty) {
        let store = people(empty).await;
        hand_out(&store, 1, 1, Ticket::Invitation, 60).await;
        let ticket = store.ticket(&[1; 32], now()).await.unwrap();
        assert_eq!(ticket, Some((AccountId(id(1)), Ticket::Invitation)));
        let tries: Vec<_> = (0..8)
            .map(|_| {
                let store = store.clone();
                tokio::spawn(async move {
                    let change = store.begin().await.unwrap();
                    let first = change.redeem(&[1; 32]).await.unwrap();
                    if first {
                        commit(change, "invitation-accepted", id(1)).await.unwrap();
                    }
                    first
                })
            })
            .collect();
        let mut served = 0;
        for tried in tries {
            served += usize::from(tried.await.unwrap());
        }
        assert_eq!(served, 1);
        assert_eq!(store.ticket(&[1; 32], now()).await.unwrap(), None);
        assert_eq!(store.verify_audit().await.unwrap().broken, None);
        store.close().await;
    }

    pub(crate) async fn a_new_ticket_ends_the_older_one(empty: &Empty) {
        let store = people(empty).await;
        hand_out(&store, 1, 1, Ticket::Reset, 60).await;
        hand_out(&store, 2, 1, Ticket::Invitation, 60).await;
        hand_out(&store, 3, 2, Ticket::Reset, 60).await;
        hand_out(&store, 4, 1, Ticket::Reset, 60).await;
        let mut good = Vec::new();
        for digest in 1..=4_u8 {
            good.extend(store.ticket(&[digest; 32], later(59)).await.unwrap().map(|_| digest));
        }
        assert_eq!(good, [2, 3, 4]);
        assert_eq!(store.ticket(&[4; 32], later(60)).await.unwrap(), None);
        store.close().await;
    }

    pub(crate) async fn what_has_expired_is_forgotten(empty: &Empty) {
        let store = people(empty).await;
        open(&store, &[session(1, 1, 10), session(2, 1, 90)]).await;
        hand_out(&store, 1, 1, Ticket::Reset, 10).await;
        hand_out(&store, 2, 2, Ticket::Reset, 90).await;
        store.forget_expired(later(10)).await.unwrap();
        // Looked up as of a moment at which all of it would still be good.
        assert_eq!(store.sessions(AccountId(id(1))).await.unwrap().len(), 1);
        assert_eq!(store.ticket(&[1; 32], now()).await.unwrap(), None);
        assert!(store.ticket(&[2; 32], now()).await.unwrap().is_some());
        store.close().await;
    }

    pub(crate) async fn an_attempt_is_counted_once(empty: &Empty) {
        let store = people(empty).await;
        let keyring = Keyring { account: AccountId(id(1)), credentials: Credentials::default() };
        let change = store.begin().await.unwrap();
        change.insert(&keyring).await.unwrap();
        commit(change, "password-chosen", id(1)).await.unwrap();
        let read = store.keyring(AccountId(id(1))).await.unwrap().unwrap();
        store.count_attempt(&read).await.unwrap();
        let late = store.count_attempt(&read).await.unwrap_err();
        assert!(matches!(late, StoreError::Conflict), "{late}");
        // Attempts leave no mark in the audit.
        assert_eq!(store.audit_number().await.unwrap(), 2);
        store.close().await;
    }
}
