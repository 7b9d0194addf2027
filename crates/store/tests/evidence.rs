//! Files of firms: sealed, whole or not there, read back as they were written and by nobody else's
//! key, and gone with the firm.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod common;

both! {
    what_is_kept_is_what_is_read_and_lies_sealed
    the_same_bytes_are_kept_once
    what_was_changed_or_moved_does_not_open
    an_interrupted_writer_leaves_nothing_in_the_way
    an_erasure_leaves_nothing_readable
    nothing_is_added_to_a_firm_that_was_erased
    the_check_tells_what_is_missing_damaged_and_nobodys
    archives_hold_the_rows
}

#[test]
fn only_digests_name_files() {
    use store::Digest;
    let digest = Digest::of(b"photo");
    assert_eq!(digest.to_string().to_uppercase().parse(), Ok(digest));
    let text = digest.to_string();
    for wrong in ["", "..", "../../puente.db", &text[1..], &format!("{text}0"), &"ñ".repeat(32)] {
        assert!(wrong.parse::<Digest>().is_err(), "{wrong}");
    }
}

mod check {
    use std::fs::{self, File};
    use std::path::{Path, PathBuf};
    use std::time::SystemTime;

    use jiff::{SignedDuration, Timestamp};
    use standards::Attachment;
    use store::{Act, Digest, Evidence, FileFault, Finding, Store, StoreError};
    use uuid::Uuid;
    use vocabulary::{AccountId, FirmId};

    use crate::common::{Empty, account, firm, id, now};

    const PHOTO: &[u8] = b"a photograph of a cold room";
    const SMALL: &[u8] = b"a small one";

    /// A folder of its own for every test.
    struct Folder(PathBuf);

    impl Folder {
        fn new() -> Self {
            Self(PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(Uuid::now_v7().to_string()))
        }

        /// Where a file of a firm lies.
        fn file(&self, firm: FirmId, name: impl Into<String>) -> PathBuf {
            self.0.join(firm.0.to_string()).join(name.into())
        }

        /// Every file, by its path.
        fn files(&self) -> Vec<PathBuf> {
            let inside = |folder: &Path| -> Vec<PathBuf> {
                let entries = fs::read_dir(folder).into_iter().flatten();
                entries.map(|entry| entry.unwrap().path()).collect()
            };
            let mut files: Vec<_> = inside(&self.0).iter().flat_map(|own| inside(own)).collect();
            files.sort();
            files
        }
    }

    impl Drop for Folder {
        fn drop(&mut self) {
            let _ = fs::remove_dir_all(&self.0);
        }
    }

    /// Two firms with their keys, and a person.
    async fn world(empty: &Empty) -> (Store, FirmId, FirmId) {
        let store = empty.open().await;
        let mut change = store.begin().await.unwrap();
        change.insert_account(&account(9, "ana", &[])).await.unwrap();
        for number in [1, 2] {
            let firm = firm(number, "Peras");
            change.insert(&firm).await.unwrap();
            change.act(Act::new("firm-created", "firm", firm.id).sealed(firm.id, &firm).unwrap());
        }
        change.commit(now(), None).await.unwrap();
        (store, FirmId(id(1)), FirmId(id(2)))
    }

    fn row(firm: FirmId, bytes: &[u8], media_type: &str) -> Evidence {
        let file = Attachment {
            sha256: Digest::of(bytes).to_string(),
            media_type: media_type.to_owned(),
            bytes: bytes.len() as u64,
            name: "cámara.jpg".to_owned(),
        };
        Evidence { firm, file, created: now(), author: AccountId(id(9)) }
    }

    async fn note(store: &Store, evidence: &Evidence) -> Result<bool, StoreError> {
        let mut change = store.begin().await?;
        let is_new = change.add_evidence(evidence).await?;
        change.act(Act::new("evidence-added", "firm", evidence.firm));
        change.commit(now(), None).await?;
        Ok(is_new)
    }

    /// Keeps a photograph with its thumbnail, and notes it.
    async fn add(store: &Store, folder: &Folder, firm: FirmId) -> Digest {
        let small = Some(SMALL.to_vec());
        let digest = store.keep_evidence(&folder.0, firm, PHOTO.to_vec(), small).await.unwrap();
        note(store, &row(firm, PHOTO, "image/jpeg")).await.unwrap();
        digest
    }

    fn contains(bytes: &[u8], part: &[u8]) -> bool {
        bytes.windows(part.len()).any(|window| window == part)
    }

    pub(crate) async fn what_is_kept_is_what_is_read_and_lies_sealed(empty: &Empty) {
        let (store, firm, other) = world(empty).await;
        let folder = Folder::new();
        let digest = add(&store, &folder, firm).await;
        let read = |firm, thumbnail| store.read_evidence(&folder.0, firm, digest, thumbnail);
        assert_eq!(read(firm, false).await.unwrap(), PHOTO);
        assert_eq!(read(firm, true).await.unwrap(), SMALL);
        assert!(matches!(read(other, false).await, Err(StoreError::Missing)));
        assert_eq!(
            folder.files(),
            [folder.file(firm, digest.to_string()), folder.file(firm, format!("{digest}.thumb"))]
        );
        for file in folder.files() {
            let sealed = fs::read(file).unwrap();
            assert!(!contains(&sealed, b"cold room") && !contains(&sealed, b"small"));
        }
        let known = store.evidence(firm, digest).await.unwrap().unwrap();
        assert_eq!(known, row(firm, PHOTO, "image/jpeg"));
        assert_eq!(store.evidence(other, digest).await.unwrap(), None);
        assert_eq!(store.evidence_of(firm).await.unwrap(), [known]);
        store.close().await;
    }

    pub(crate) async fn the_same_bytes_are_kept_once(empty: &Empty) {
        let (store, firm, other) = world(empty).await;
        let folder = Folder::new();
        let digest = add(&store, &folder, firm).await;
        let before = fs::read(folder.file(firm, digest.to_string())).unwrap();
        add(&store, &folder, firm).await;
        assert!(!note(&store, &row(firm, PHOTO, "image/jpeg")).await.unwrap());
        assert_eq!(fs::read(folder.file(firm, digest.to_string())).unwrap(), before);
        assert_eq!(folder.files().len(), 2);
        assert_eq!(store.evidence_of(firm).await.unwrap().len(), 1);
        // Another firm has its own, under its own key.
        add(&store, &folder, other).await;
        assert_ne!(fs::read(folder.file(other, digest.to_string())).unwrap(), before);
        // Many at once end as one.
        let adding: Vec<_> = (0..8)
            .map(|_| {
                let (store, folder) = (store.clone(), folder.0.clone());
                tokio::spawn(async move {
                    let kept = store.keep_evidence(&folder, firm, b"new".to_vec(), None).await;
                    kept.unwrap();
                    note(&store, &row(firm, b"new", "text/plain")).await.unwrap()
                })
            })
            .collect();
        let mut new = 0;
        for added in adding {
            new += u8::from(added.await.unwrap());
        }
        assert_eq!(new, 1);
        assert_eq!(store.check_evidence(&folder.0).await.unwrap(), []);
        store.close().await;
    }

    pub(crate) async fn what_was_changed_or_moved_does_not_open(empty: &Empty) {
        let (store, firm, other) = world(empty).await;
        let folder = Folder::new();
        let digest = add(&store, &folder, firm).await;
        add(&store, &folder, other).await;
        let read = |firm, thumbnail| store.read_evidence(&folder.0, firm, digest, thumbnail);
        let file = folder.file(firm, digest.to_string());
        let sealed = fs::read(&file).unwrap();
        for bit in [0, 30 * 8, (sealed.len() - 1) * 8] {
            let mut changed = sealed.clone();
            changed[bit / 8] ^= 1;
            fs::write(&file, changed).unwrap();
            assert!(matches!(read(firm, false).await, Err(StoreError::Damaged(_))), "bit {bit}");
        }
        for cut in [0, 10, sealed.len() - 1] {
            fs::write(&file, &sealed[..cut]).unwrap();
            assert!(matches!(read(firm, false).await, Err(StoreError::Damaged(_))), "{cut} bytes");
        }
        // Another firm's file, the thumbnail, or another file of the firm in its place.
        fs::copy(folder.file(other, digest.to_string()), &file).unwrap();
        assert!(matches!(read(firm, false).await, Err(StoreError::Damaged(_))));
        fs::copy(folder.file(firm, format!("{digest}.thumb")), &file).unwrap();
        assert!(matches!(read(firm, false).await, Err(StoreError::Damaged(_))));
        let text = store.keep_evidence(&folder.0, firm, b"text".to_vec(), None).await.unwrap();
        fs::copy(folder.file(firm, text.to_string()), &file).unwrap();
        assert!(matches!(read(firm, false).await, Err(StoreError::Damaged(_))));
        // Whoever sends it again mends it.
        add(&store, &folder, firm).await;
        assert_eq!(read(firm, false).await.unwrap(), PHOTO);
        store.close().await;
    }

    /// Sets the time at which a file was written.
    fn age(file: &Path, at: Timestamp) {
        let file = File::options().write(true).open(file).unwrap();
        file.set_modified(SystemTime::try_from(at).unwrap()).unwrap();
    }

    pub(crate) async fn an_interrupted_writer_leaves_nothing_in_the_way(empty: &Empty) {
        let (store, firm, _) = world(empty).await;
        let folder = Folder::new();
        let digest = Digest::of(PHOTO);
        // Killed while it wrote, killed before it renamed, and killed before the row.
        fs::create_dir_all(folder.0.join(firm.0.to_string())).unwrap();
        let halves = [format!("{digest}.0123456789abcdef.part"), format!("{digest}.thumb.7.part")];
        for name in &halves {
            fs::write(folder.file(firm, name.as_str()), &PHOTO[..5]).unwrap();
        }
        let lost = store.keep_evidence(&folder.0, firm, b"lost".to_vec(), None).await.unwrap();
        let read = store.read_evidence(&folder.0, firm, digest, false);
        assert!(matches!(read.await, Err(StoreError::Missing)));
        // Starting over works beside what was left.
        add(&store, &folder, firm).await;
        let read = store.read_evidence(&folder.0, firm, digest, false).await;
        assert_eq!(read.unwrap(), PHOTO);
        // What may still be on its way stays; the rest is swept, and what is known never is.
        let moment = Timestamp::now();
        assert_eq!(store.sweep_evidence(&folder.0, moment).await.unwrap(), 0);
        assert_eq!(folder.files().len(), 5);
        for file in folder.files() {
            age(&file, moment - SignedDuration::from_hours(25));
        }
        assert_eq!(store.sweep_evidence(&folder.0, moment).await.unwrap(), 2);
        assert!(folder.file(firm, lost.to_string()).exists());
        for file in folder.files() {
            age(&file, moment - SignedDuration::from_hours(24 * 7 + 1));
        }
        assert_eq!(store.sweep_evidence(&folder.0, moment).await.unwrap(), 1);
        assert_eq!(store.check_evidence(&folder.0).await.unwrap(), []);
        assert_eq!(folder.files().len(), 2);
        // A folder that is not there holds nothing.
        let nowhere = Folder::new();
        assert_eq!(store.sweep_evidence(&nowhere.0, moment).await.unwrap(), 0);
        store.close().await;
    }

    async fn erase(store: &Store, firm: FirmId) {
        let mut change = store.begin().await.unwrap();
        change.erase_firm(firm).await.unwrap();
        change.act(Act::new("firm-erased", "firm", firm));
        change.commit(now(), None).await.unwrap();
    }

    pub(crate) async fn an_erasure_leaves_nothing_readable(empty: &Empty) {
        let (store, firm, other) = world(empty).await;
        let folder = Folder::new();
        let digest = add(&store, &folder, firm).await;
        add(&store, &folder, other).await;
        erase(&store, firm).await;
        // The program died before it removed the folder: the files are there, and closed.
        assert!(folder.file(firm, digest.to_string()).exists());
        let read = store.read_evidence(&folder.0, firm, digest, false).await;
        assert!(matches!(read, Err(StoreError::Missing)));
        assert_eq!(store.evidence_of(firm).await.unwrap(), []);
        // The daily round gives their room back, at once, and touches no other firm's.
        assert_eq!(store.sweep_evidence(&folder.0, Timestamp::now()).await.unwrap(), 1);
        assert!(!folder.0.join(firm.0.to_string()).exists());
        let read = store.read_evidence(&folder.0, other, digest, false).await;
        assert_eq!(read.unwrap(), PHOTO);
        // Without a crash in between the folder goes with the firm; twice does no harm.
        erase(&store, other).await;
        store.remove_evidence(&folder.0, other).await.unwrap();
        store.remove_evidence(&folder.0, other).await.unwrap();
        assert_eq!(folder.files(), Vec::<PathBuf>::new());
        assert_eq!(store.check().await.unwrap(), []);
        store.close().await;
    }

    pub(crate) async fn nothing_is_added_to_a_firm_that_was_erased(empty: &Empty) {
        let (store, firm, _) = world(empty).await;
        let folder = Folder::new();
        // The file is written; before its row is, the firm is erased.
        let kept = store.keep_evidence(&folder.0, firm, PHOTO.to_vec(), None).await;
        kept.unwrap();
        erase(&store, firm).await;
        let noted = note(&store, &row(firm, PHOTO, "image/jpeg")).await;
        assert!(matches!(noted, Err(StoreError::Missing)));
        let kept = store.keep_evidence(&folder.0, firm, PHOTO.to_vec(), None).await;
        assert!(matches!(kept, Err(StoreError::Missing)));
        let nobody = FirmId(id(77));
        let kept = store.keep_evidence(&folder.0, nobody, PHOTO.to_vec(), None).await;
        assert!(matches!(kept, Err(StoreError::Missing)));
        let noted = note(&store, &row(nobody, PHOTO, "image/jpeg")).await;
        assert!(matches!(noted, Err(StoreError::Missing)));
        store.close().await;
    }

    pub(crate) async fn the_check_tells_what_is_missing_damaged_and_nobodys(empty: &Empty) {
        let (store, firm, other) = world(empty).await;
        let folder = Folder::new();
        let digest = add(&store, &folder, firm).await;
        add(&store, &folder, other).await;
        assert_eq!(store.check_evidence(&folder.0).await.unwrap(), []);
        let finding =
            |firm: FirmId, file: String, fault| Finding::Evidence { firm: firm.0, file, fault };
        fs::write(folder.file(firm, digest.to_string()), b"not sealed").unwrap();
        fs::remove_file(folder.file(firm, format!("{digest}.thumb"))).unwrap();
        fs::write(folder.file(firm, "stray"), b"x").unwrap();
        // Files that are being written, and folders of nobody's making, are not looked at.
        fs::write(folder.file(other, "a.part"), b"x").unwrap();
        fs::create_dir(folder.0.join("lost+found")).unwrap();
        fs::remove_file(folder.file(other, digest.to_string())).unwrap();
        let stranger = FirmId(id(77));
        fs::create_dir(folder.0.join(stranger.0.to_string())).unwrap();
        fs::write(folder.file(stranger, digest.to_string()), b"x").unwrap();
        let expected = [
            finding(firm, "stray".to_owned(), FileFault::Orphan),
            finding(firm, digest.to_string(), FileFault::Damaged),
            finding(firm, format!("{digest}.thumb"), FileFault::Missing),
            finding(other, digest.to_string(), FileFault::Missing),
            finding(stranger, digest.to_string(), FileFault::Orphan),
        ];
        let found = store.check_evidence(&folder.0).await.unwrap();
        assert_eq!(found, expected);
        for finding in &found {
            for language in vocabulary::Language::ALL {
                let text = finding.message().text(language);
                assert!(text.contains(&digest.to_string()) || text.contains("stray"), "{text}");
            }
        }
        store.close().await;
    }

    pub(crate) async fn archives_hold_the_rows(empty: &Empty) {
        let (store, firm, _) = world(empty).await;
        let folder = Folder::new();
        let digest = add(&store, &folder, firm).await;
        let mut archive = Vec::new();
        store.backup(&mut archive, now(), &|_| ()).await.unwrap();
        let copy = Empty::sqlite();
        let restored = copy.open().await;
        restored.restore(archive.as_slice(), false, now(), &|_| ()).await.unwrap();
        // With the folder beside it, the copy reads and finds everything.
        let read = restored.read_evidence(&folder.0, firm, digest, true).await;
        assert_eq!(read.unwrap(), SMALL);
        assert_eq!(
            restored.evidence_of(firm).await.unwrap(),
            store.evidence_of(firm).await.unwrap()
        );
        assert_eq!(restored.check_evidence(&folder.0).await.unwrap(), []);
        assert_eq!(restored.check().await.unwrap(), []);
        restored.close().await;
        copy.drop().await;
        store.close().await;
    }
}
