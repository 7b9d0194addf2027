//! `puente admin`: what keeps an institution's database in order, as people call it.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};

/// A folder of this test's own, empty at the start.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(format!("admin-{name}"));
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn puente(data: &Path, arguments: &[&str]) -> Output {
    let mut command = Command::new(env!("CARGO_BIN_EXE_puente"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PUENTE_")) {
        command.env_remove(name);
    }
    command.env("LANG", "C").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command.arg("--data").arg(data).args(arguments).output().unwrap()
}

fn text(bytes: &[u8]) -> String {
    String::from_utf8_lossy(bytes).into_owned()
}

/// What it says when it does what was asked.
fn done(data: &Path, arguments: &[&str]) -> String {
    let output = puente(data, arguments);
    assert_eq!(output.status.code(), Some(0), "{arguments:?}: {}", text(&output.stderr));
    let said = text(&output.stdout);
    assert!(!said.contains('['), "a message could not be said: {said}");
    said
}

/// What it says when it does not, with the exit code.
fn refused(data: &Path, arguments: &[&str]) -> (Option<i32>, String) {
    let output = puente(data, arguments);
    let said = text(&output.stderr);
    assert!(!said.contains("panicked") && !said.contains("[admin"), "{said}");
    assert!(output.stdout.is_empty() || output.status.code() == Some(1), "{arguments:?}");
    (output.status.code(), said)
}

const INVITE: [&str; 6] = ["admin", "invite", "--name", "Ana Ruiz", "--role", "administrator"];

#[test]
fn a_database_comes_about_and_stays_at_its_version() {
    let data = folder("migrate");
    let first = done(&data, &["admin", "migrate"]);
    assert!(first.contains("is now at version"), "{first}");
    let second = done(&data, &["admin", "migrate"]);
    assert!(second.contains("already"), "{second}");
    assert!(data.join("puente.db").exists());
    // Where no folder can be made, it says so.
    let file = data.join("a-file");
    fs::write(&file, "").unwrap();
    let (code, said) = refused(&file, &["admin", "migrate"]);
    assert_eq!(code, Some(2));
    assert!(said.contains("a-file"), "{said}");
    let url = format!("sqlite:{}", file.display());
    fs::write(&file, "no database at all, but long enough to be taken for one").unwrap();
    let (code, said) = refused(&data, &["admin", "migrate", "--database-url", &url]);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn the_first_person_is_invited_on_the_command_line() {
    let data = folder("invite");
    let said = done(&data, &INVITE);
    for part in ["Ana Ruiz", "ana.ruiz", "/en/welcome"] {
        assert!(said.contains(part), "{said}");
    }
    let again = done(&data, &INVITE);
    assert!(again.contains("ana.ruiz2"), "a name is taken once: {again}");
    let by_mail = [&INVITE[..], &["--email", "ana@example.org", "-l", "es"]].concat();
    let said = done(&data, &by_mail);
    assert!(said.contains("ana@example.org") && said.contains("/es/welcome"), "{said}");
    let wrong = ["admin", "invite", "--name", "Ana", "--role", "queen"];
    let (code, said) = refused(&data, &wrong);
    assert_eq!(code, Some(2));
    assert!(said.contains("queen") && said.contains("manager"), "{said}");
    for (arguments, word) in [
        (["admin", "invite", "--name", " ", "--role", "manager"], "name"),
        (["admin", "invite", "--name", "Ana", "--role", "member"], "firm"),
    ] {
        let (code, said) = refused(&data, &arguments);
        assert_eq!(code, Some(2));
        assert!(said.to_lowercase().contains(word), "{said}");
    }
    assert_eq!(refused(&data, &["admin", "invite"]).0, Some(2));
}

#[test]
fn an_archive_is_taken_once_and_put_back_whole() {
    let (data, other) = (folder("backup"), folder("restore"));
    done(&data, &INVITE);
    let archive = data.join("puente.gz");
    let path = archive.to_str().unwrap();
    let said = done(&data, &["admin", "backup", path]);
    assert!(said.contains("puente.gz"), "{said}");
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        assert_eq!(fs::metadata(&archive).unwrap().permissions().mode() & 0o077, 0);
    }
    // An older archive is never overwritten.
    let (code, said) = refused(&data, &["admin", "backup", path]);
    assert_eq!(code, Some(2));
    assert!(said.contains("there already"), "{said}");
    let nowhere = data.join("nowhere").join("puente.gz");
    assert_eq!(refused(&data, &["admin", "backup", nowhere.to_str().unwrap()]).0, Some(2));

    done(&other, &["admin", "restore", path]);
    let head = done(&data, &["admin", "audit", "head"]);
    done(&other, &["admin", "audit", "verify", "--head", head.trim()]);
    let said = done(&other, &INVITE);
    assert!(said.contains("ana.ruiz2"), "who was there is there: {said}");
    // What is there is given up only knowingly.
    let (code, said) = refused(&other, &["admin", "restore", path]);
    assert_eq!(code, Some(2));
    assert!(said.contains("--replace"), "{said}");
    done(&other, &["admin", "restore", path, "--replace"]);
    assert!(done(&other, &INVITE).contains("ana.ruiz2"));

    let whole = fs::read(&archive).unwrap();
    let broken = data.join("broken.gz");
    for bytes in [&whole[..whole.len() / 2], b"no archive".as_slice(), b""] {
        fs::write(&broken, bytes).unwrap();
        let empty = folder("restore-broken");
        let (code, said) = refused(&empty, &["admin", "restore", broken.to_str().unwrap()]);
        assert_eq!(code, Some(2));
        assert!(said.contains("broken.gz"), "{said}");
        assert!(refused(&empty, &["admin", "audit", "head"]).1.contains("no entry yet"));
    }
    let missing = data.join("missing.gz");
    assert_eq!(refused(&data, &["admin", "restore", missing.to_str().unwrap()]).0, Some(2));
}

/// Writes over bytes of a file wherever they stand.
fn replace_all(path: &Path, from: &[u8], to: &[u8]) -> usize {
    assert_eq!(from.len(), to.len());
    let mut bytes = fs::read(path).unwrap();
    let places: Vec<usize> = (0..bytes.len().saturating_sub(from.len()))
        .filter(|at| bytes[*at..].starts_with(from))
        .collect();
    for at in &places {
        bytes[*at..at + to.len()].copy_from_slice(to);
    }
    fs::write(path, bytes).unwrap();
    places.len()
}

#[test]
fn what_was_touched_behind_the_program_s_back_is_found() {
    let data = folder("check");
    done(&data, &INVITE);
    assert!(done(&data, &["admin", "check"]).contains("as the program wrote it"));
    assert!(done(&data, &["admin", "audit", "verify"]).contains("whole"));
    let changed = replace_all(&data.join("puente.db"), b"account-invited", b"account-erased!");
    assert!(changed > 0);
    let (code, said) = refused(&data, &["admin", "audit", "verify"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("entry 1"), "{said}");
    let (code, said) = refused(&data, &["admin", "check"]);
    assert_eq!(code, Some(1));
    assert!(said.contains("restore the last archive"), "{said}");
}

#[test]
fn a_noted_end_of_the_audit_shows_an_exchanged_one() {
    let (data, other) = (folder("head"), folder("head-other"));
    let (code, said) = refused(&data, &["admin", "audit", "head"]);
    assert_eq!((code, said.contains("no entry yet")), (Some(2), true), "{said}");
    done(&data, &INVITE);
    let head = done(&data, &["admin", "audit", "head"]);
    let head = head.trim();
    assert!(head.starts_with("1:") && head.len() == 66, "{head}");
    done(&data, &INVITE);
    // The chain has grown and still contains it.
    assert!(done(&data, &["admin", "audit", "verify", "--head", head]).contains("2 entries"));
    // Another chain, just as whole, does not; nor does one that was cut.
    done(&other, &INVITE);
    assert!(done(&other, &["admin", "audit", "verify"]).contains("whole"));
    let (code, said) = refused(&other, &["admin", "audit", "verify", "--head", head]);
    assert_eq!(code, Some(1));
    assert!(said.contains("entry 1"), "{said}");
    let longer = done(&data, &["admin", "audit", "head"]);
    assert_eq!(refused(&other, &["admin", "audit", "verify", "--head", longer.trim()]).0, Some(1));
    for wrong in ["", "1", "1:", "x:00", "1:zz", &head[..65], &format!("{head}0"), "1:é"] {
        let (code, said) = refused(&data, &["admin", "audit", "verify", "--head", wrong]);
        assert_eq!(code, Some(2), "{wrong}");
        assert!(said.contains("64 digits"), "{said}");
    }
}

#[test]
fn the_search_is_built_anew_and_the_rules_of_retention_run() {
    let data = folder("reindex");
    done(&data, &INVITE);
    assert!(done(&data, &["admin", "reindex"]).contains("0 parties"));
    assert!(data.join("search").exists());
    fs::remove_dir_all(data.join("search")).unwrap();
    done(&data, &["admin", "reindex"]);
    let said = done(&data, &["admin", "retention"]);
    assert!(said.contains("0 invitations"), "a fresh invitation stays: {said}");
    assert!(done(&data, &["admin", "retention", "-l", "pt"]).contains("convites"));
}

#[test]
fn a_call_that_is_wrong_says_what_there_is() {
    let data = folder("wrong");
    for arguments in [
        &["admin"][..],
        &["admin", "audit"],
        &["admin", "nonsense"],
        &["admin", "backup"],
        &["admin", "restore"],
        &["admin", "check", "more"],
        &["admin", "audit", "verify", "--head"],
    ] {
        let (code, said) = refused(&data, arguments);
        assert_eq!(code, Some(2), "{arguments:?}");
        assert!(!said.is_empty());
    }
    let url = ["admin", "check", "--database-url", "mysql://nowhere"];
    let (code, said) = refused(&data, &url);
    assert_eq!(code, Some(2), "{said}");
}

#[test]
fn settings_of_the_server_are_checked_before_it_serves() {
    let data = folder("serve");
    let listen = ["serve", "--listen", "127.0.0.1:0"];
    let with = |more: &[&str]| refused(&data, &[&listen[..], more].concat());
    let sso =
        ["--sso-issuer", "http://id.example", "--sso-client", "x", "--public-url", "https://p"];
    let (code, said) = with(&sso);
    assert_eq!(code, Some(2));
    let built = cfg!(feature = "sso");
    assert!(said.contains(if built { "http://id.example" } else { "--features sso" }), "{said}");
    let mail = ["--mail-host", "mail.example.org"];
    let (code, said) = with(&mail);
    assert_eq!(code, Some(2));
    let built = cfg!(feature = "mail");
    assert!(said.contains(if built { "--mail-from" } else { "--features mail" }), "{said}");
    if built {
        let plain = [&mail[..], &["--mail-from", "a@b.org", "--public-url", "https://p"]].concat();
        let (code, said) = with(&[&plain[..], &["--mail-tls", "none"]].concat());
        assert_eq!(code, Some(2));
        assert!(said.contains("in the clear"), "{said}");
        let (code, said) = with(&[&plain[..], &["--mail-user", "a"]].concat());
        assert_eq!(code, Some(2));
        assert!(said.contains("--mail-password-file"), "{said}");
        let file = ["--mail-user", "a", "--mail-password-file", "nowhere.txt"];
        let (code, said) = with(&[&plain[..], &file].concat());
        assert_eq!(code, Some(2));
        assert!(said.contains("nowhere.txt"), "{said}");
    }
}
