//! The binary as people call it: results on standard output, one sentence on standard error, and
//! the exit code that says whose fault it was.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

use std::fs;
use std::io::{BufRead, BufReader, Read, Write};
use std::net::{TcpListener, TcpStream};
use std::path::PathBuf;
use std::process::{Command, Output, Stdio};

/// A folder of this test's own, empty at the start.
fn folder(name: &str) -> PathBuf {
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).unwrap();
    folder
}

fn puente() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_puente"));
    for (name, _) in std::env::vars().filter(|(name, _)| name.starts_with("PUENTE_")) {
        command.env_remove(name);
    }
    command.env("LANG", "C").env_remove("LC_ALL").env_remove("LC_MESSAGES");
    command
}

fn run(arguments: &[&str]) -> Output {
    puente().args(arguments).output().unwrap()
}

fn out(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn err(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

#[test]
fn tables_are_printed_in_every_format() {
    let output = run(&["paper", "show", "A6", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0));
    let text = out(&output);
    assert!(text.starts_with("country,year,data_year,row,rank,hs,product,value,share\n"));
    assert_eq!(text.lines().count(), 121);
    assert!(
        text.contains("BOL,2013,2013,total,,,,76633914,37.6\n"),
        "as printed, misprint and all"
    );
    let output = run(&["paper", "show", "a6", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
    assert_eq!(json["rows"].as_array().unwrap().len(), 120);
    for id in ["1", "2", "3", "4", "5", "6", "A1", "A2", "A3", "A4", "A5", "A7", "box1", "claims"] {
        for format in ["terminal", "csv", "json", "markdown", "html", "xlsx", "parquet"] {
            let output = run(&["paper", "show", id, "--format", format]);
            assert_eq!(output.status.code(), Some(0), "{id} {format}: {}", err(&output));
            assert!(!output.stdout.is_empty(), "{id} {format}");
        }
    }
}

#[test]
fn the_replication_is_one_row_a_check() {
    let output = run(&["paper", "replicate", "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0));
    let text = out(&output);
    let header = "id,table,place,year,what,printed,recomputed,tolerance,verdict,why";
    assert_eq!(text.lines().next(), Some(header));
    assert!(text.lines().count() > 250);
    assert!(text.contains(",not recomputable,"));
    assert!(err(&output).contains(" checks: "));
    let only = run(&["paper", "replicate", "--format", "csv", "--only", "verdict=impossible"]);
    assert_eq!(out(&only).lines().count(), 4);
}

#[test]
fn a_profile_speaks_the_language_asked_for() {
    for name in ["BOL", "bolivia", "Bolívia"] {
        let output = run(&["profile", name, "--language", "es"]);
        assert_eq!(output.status.code(), Some(0), "{name}");
        let text = out(&output);
        assert!(text.contains("50,1%"), "decimal comma");
        assert!(!text.contains(['[', ']']), "a message could not be said");
    }
    let output = puente().args(["profile", "BOL"]).env("PUENTE_LANGUAGE", "pt").output().unwrap();
    assert!(out(&output).contains("exportações"));
    let output = puente().args(["profile", "BOL"]).env("LANG", "es_BO.UTF-8").output().unwrap();
    assert!(out(&output).contains("exportaciones"));
    let one = run(&["profile", "south-america", "--figure", "sme-exports", "--format", "csv"]);
    assert!(out(&one).starts_with("place,sme_exporters,sme_exports\n"), "{}", out(&one));
}

#[test]
fn files_are_written_in_the_format_of_their_extension() {
    let folder = folder("output");
    for extension in ["txt", "csv", "json", "parquet", "xlsx", "md", "html"] {
        let file = folder.join(format!("table.{extension}"));
        let output = run(&["paper", "show", "4", "--output", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(out(&output).is_empty());
        assert!(fs::metadata(&file).unwrap().len() > 100, "{extension}");
    }
    for extension in ["svg", "png"] {
        let file = folder.join(format!("chart.{extension}"));
        let output = run(&["paper", "show", "4", "--chart", file.to_str().unwrap()]);
        assert_eq!(output.status.code(), Some(0), "{}", err(&output));
        assert!(fs::metadata(&file).unwrap().len() > 1000);
    }
    let charts = folder.join("chile.svg");
    let output = run(&["profile", "CHL", "--format", "json", "--chart", charts.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(folder.join("chile-products.svg").exists());
    let verdicts = folder.join("verdicts.svg");
    let arguments = ["paper", "replicate", "-f", "json", "--chart", verdicts.to_str().unwrap()];
    assert_eq!(run(&arguments).status.code(), Some(0));
    assert!(verdicts.exists());
}

#[test]
fn what_is_wrong_with_the_call_is_said_in_one_sentence() {
    let cases: [(&[&str], &str); 14] = [
        (&["profile", "boliva"], "did you mean BOL (Bolivia)?"),
        (&["profile", "Atlantis"], "it has the ten countries"),
        (&["profile", "BOL", "--figure", "product"], "did you mean products"),
        (&["paper", "show", "A66"], "did you mean A6?"),
        (&["paper", "show", "A6", "--only", "country"], "not of the form COLUMN=VALUE"),
        (&["paper", "show", "A6", "--only", "land=BOL"], "There is no column “land”"),
        (&["paper", "show", "A6", "--output", "no/such/folder/x.csv"], "cannot be written"),
        (&["paper", "show", "A6", "--output", "x.doc"], "names no format"),
        (&["paper", "show", "A6", "--format", "excell"], "choose one of"),
        (&["paper", "show", "4", "--chart", "x.gif"], ".svg or .png"),
        (&["paper", "show", "A5", "--chart", "x.svg"], "nothing to draw"),
        (&["paper", "show", "1", "--chart", "x.svg"], "too many for one chart"),
        (&["profile", "BOL", "--format", "csv"], "one table"),
        (&["paper", "list", "--config", "no-such.toml"], "not a valid settings file"),
    ];
    for (arguments, expected) in cases {
        let output = run(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", err(&output));
        assert!(err(&output).contains(expected), "{arguments:?}: {}", err(&output));
        assert!(out(&output).is_empty(), "{arguments:?}");
    }
    let output = run(&["profile", "boliva", "--language", "es"]);
    assert!(err(&output).contains("¿"), "{}", err(&output));
}

#[test]
fn help_is_there_for_every_command_in_every_language() {
    let commands: [&[&str]; 7] = [
        &["--help"],
        &["demo", "--help"],
        &["serve", "--help"],
        &["paper", "--help"],
        &["paper", "show", "--help"],
        &["paper", "replicate", "--help"],
        &["profile", "--help"],
    ];
    for arguments in commands {
        for (language, usage) in [("en", "Usage:"), ("es", "Uso:"), ("pt", "Uso:")] {
            let output = run(&[arguments, &["--language", language]].concat());
            let text = out(&output);
            assert_eq!(output.status.code(), Some(0), "{arguments:?}");
            assert!(text.contains(usage), "{arguments:?} {text}");
            assert!(!text.contains("[help-"), "{arguments:?} in {language}: {text}");
        }
    }
}

#[test]
fn a_flag_beats_the_environment_which_beats_the_file() {
    let folder = folder("config");
    fs::write(folder.join("puente.toml"), "language = \"pt\"\n").unwrap();
    let said = |environment: Option<&str>, flag: &[&str]| {
        let mut command = puente();
        command.current_dir(&folder).args(["paper", "list"]).args(flag);
        if let Some(language) = environment {
            command.env("PUENTE_LANGUAGE", language);
        }
        out(&command.output().unwrap())
    };
    assert!(said(None, &[]).contains("tabela") || said(None, &[]).contains("Tabela"));
    assert!(said(Some("es"), &[]).contains("Cuadro"));
    assert!(said(Some("es"), &["--language", "en"]).contains("Table"));
    fs::write(folder.join("puente.toml"), "langage = \"pt\"\n").unwrap();
    let output = puente().current_dir(&folder).args(["paper", "list"]).output().unwrap();
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("puente.toml") && err(&output).contains("langage"));
}

#[test]
fn a_broken_data_file_is_named_with_row_and_column() {
    let data = folder("broken");
    let paper = data.join("paper");
    fs::create_dir_all(&paper).unwrap();
    for (name, text) in paper::Paper::files() {
        fs::write(paper.join(name), text).unwrap();
    }
    let data = data.to_str().unwrap();
    assert_eq!(run(&["paper", "list", "--data", data]).status.code(), Some(0));
    let table = paper.join("table-6.csv");
    let text = fs::read_to_string(&table).unwrap().replace("120.0", "12o.0");
    fs::write(&table, text).unwrap();
    let output = run(&["paper", "replicate", "--data", data]);
    assert_eq!(output.status.code(), Some(2));
    let sentence = err(&output);
    for part in ["table-6.csv", "row 4", "column `budget`", "`12o.0`"] {
        assert!(sentence.contains(part), "{part}: {sentence}");
    }
    fs::remove_file(&table).unwrap();
    assert_eq!(run(&["paper", "list", "--data", data]).status.code(), Some(2));
}

/// A server of this test's own, ended when the test ends.
struct Server {
    child: std::process::Child,
    address: String,
}

impl Server {
    fn start(arguments: &[&str]) -> Self {
        let mut command = puente();
        command.args(arguments).args(["--listen", "127.0.0.1:0", "--log", "error"]);
        let mut child = command.stdout(Stdio::piped()).spawn().unwrap();
        let mut line = String::new();
        BufReader::new(child.stdout.take().unwrap()).read_line(&mut line).unwrap();
        let address = line.split("http://").nth(1).and_then(|rest| rest.split('/').next());
        Self {
            address: address.unwrap_or_else(|| panic!("no address in {line:?}")).to_owned(),
            child,
        }
    }

    fn get(&self, path: &str) -> String {
        let mut stream = TcpStream::connect(&self.address).unwrap();
        write!(stream, "GET {path} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n").unwrap();
        let mut answer = Vec::new();
        stream.read_to_end(&mut answer).unwrap();
        String::from_utf8_lossy(&answer).into_owned()
    }

    /// Asks it to stop as an operator would and returns its exit code.
    fn stop(mut self) -> Option<i32> {
        let id = self.child.id().to_string();
        Command::new("kill").args(["-TERM", &id]).status().unwrap();
        self.child.wait().unwrap().code()
    }
}

impl Drop for Server {
    fn drop(&mut self) {
        let _ = self.child.kill();
    }
}

#[test]
fn the_demo_makes_its_folder_serves_it_and_stops_when_asked() {
    let folder = folder("demo").join("own");
    let server = Server::start(&["demo", "--folder", folder.to_str().unwrap()]);
    assert!(server.get("/healthz").ends_with("ok\n"));
    let profile = server.get("/es/profile/BOL");
    assert!(profile.starts_with("HTTP/1.1 200"));
    // Its value chains are made up, and say so in every language.
    assert!(profile.contains("id=\"value-chains\"") && profile.contains("La tabla es inventada"));
    for (address, label) in [("en", "The table is made up"), ("pt", "A tabela é inventada")] {
        let page = server.get(&format!("/{address}/value-chains?measure=origin&country=BOL"));
        assert!(page.contains(label), "{page}");
    }
    assert!(folder.join("paper/table-a6.csv").exists());
    assert_eq!(server.stop(), Some(0));
    // What somebody changed in it is kept the next time.
    let table = folder.join("paper/table-4.csv");
    let changed = fs::read_to_string(&table).unwrap().replace("81.6", "81.5");
    fs::write(&table, &changed).unwrap();
    let server = Server::start(&["demo", "--folder", folder.to_str().unwrap()]);
    assert!(server.get("/en/paper/4.csv").contains("ARG,81.5"));
    assert_eq!(server.stop(), Some(0));
    assert_eq!(fs::read_to_string(&table).unwrap(), changed);
}

#[test]
fn a_port_in_use_is_said_and_is_no_crash() {
    let taken = TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let data = folder("serve-taken").display().to_string();
    let output = run(&["serve", "--listen", &address, "--data", &data]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains(&address) && err(&output).contains("--listen"));
}

#[test]
fn the_quality_of_search_is_measured() {
    let judged = concat!(env!("CARGO_MANIFEST_DIR"), "/../search/tests/judged");
    let (documents, queries) =
        (format!("{judged}/documents.toml"), format!("{judged}/queries.toml"));
    let output = run(&["knowledge", "quality", &documents, &queries, "--format", "csv"]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).starts_with("query,language,judged,first_rank,ndcg"));
    assert_eq!(out(&output).lines().count(), 61);
    assert!(out(&output).contains("certificacao organica,pt,1,1,1.000"), "{}", out(&output));
    let output = run(&["knowledge", "quality", &documents, &queries, "--language", "es"]);
    assert!(out(&output).contains("nDCG@10 medio de 60 preguntas"), "{}", out(&output));
    // Questions whose documents are not there.
    let output = run(&["knowledge", "quality", &queries, "--language", "pt"]);
    assert_eq!(output.status.code(), Some(2));
    assert!(err(&output).contains("queries.toml") && err(&output).contains("não está"));
    for wrong in [&["knowledge", "quality"][..], &["knowledge", "quality", "no/such.toml"]] {
        assert_eq!(run(wrong).status.code(), Some(2), "{wrong:?}");
    }
}

#[test]
fn standards_are_listed_shown_and_compared() {
    let list = run(&["standards", "list", "--format", "csv"]);
    assert_eq!(list.status.code(), Some(0));
    assert!(out(&list).starts_with("code,version,title,edition,sectors,requirements,"));
    assert_eq!(out(&list).lines().count(), 5);
    let show = run(&["standards", "show", "HACCP", "--format", "csv", "--language", "es"]);
    assert_eq!(out(&show).lines().count(), 13);
    assert!(out(&show).contains("Peligros analizados"));
    let one = run(&["standards", "show", "haccp", "--requirement", "P4", "--language", "pt"]);
    assert!(out(&one).contains("monitorados"));
    let compare = run(&["standards", "compare", "haccp", "iso-9001", "--format", "csv"]);
    assert!(out(&compare).contains("P7,Documents and records kept,covers,8.5.2,"));
    for wrong in [
        &["standards", "show", "hccp"][..],
        &["standards", "show", "haccp", "--requirement", "P9"],
        &["standards", "compare", "haccp", "none"],
        &["standards", "check", "no/such/file.toml"],
    ] {
        let output = run(wrong);
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert_eq!(err(&output).lines().count(), 1, "{}", err(&output));
    }
}

#[test]
fn a_library_is_checked_with_file_and_line() {
    let folder = folder("standards-check");
    let (_, right) = standards::Catalogue::files().next().unwrap();
    let path = folder.join("mine.toml");
    fs::write(&path, right).unwrap();
    let file = path.to_str().unwrap();
    let output = run(&["standards", "check", file]);
    assert_eq!(output.status.code(), Some(0), "{}", err(&output));
    assert!(out(&output).contains("12 requirements"));
    fs::write(&path, right.replace("needs = [\"S1\"]", "needs = [\"S9\"]")).unwrap();
    let output = run(&["standards", "check", file, "--language", "es"]);
    assert_eq!(output.status.code(), Some(2));
    let sentences = err(&output);
    assert_eq!(sentences.lines().count(), 2, "one line a fault: {sentences}");
    assert!(sentences.lines().all(|line| line.contains("mine.toml, línea ")), "{sentences}");
    // A library of one's own can be read and compared before it is published.
    fs::write(&path, right.replace("code = \"haccp\"", "code = \"mine\"")).unwrap();
    assert_eq!(run(&["standards", "show", file]).status.code(), Some(0));
    assert_eq!(run(&["standards", "compare", file, "iso-9001"]).status.code(), Some(0));
}

#[test]
fn the_check_looks_into_the_folder_of_photographs_and_files() {
    let data = folder("check");
    let check = |language: &str| {
        run(&["admin", "check", "--data", data.to_str().unwrap(), "--language", language])
    };
    assert_eq!(check("en").status.code(), Some(0), "{}", err(&check("en")));
    let firm = "01890000-0000-7000-8000-000000000001";
    fs::create_dir_all(data.join("evidence").join(firm)).unwrap();
    fs::write(data.join("evidence").join(firm).join("stray"), "x").unwrap();
    for language in ["en", "es", "pt"] {
        let output = check(language);
        assert_eq!(output.status.code(), Some(1));
        assert!(out(&output).contains("stray") && out(&output).contains(firm), "{}", out(&output));
    }
}
