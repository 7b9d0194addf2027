//! How far a long call is, and its end on Ctrl-C.

use std::io::{IsTerminal, Write};
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

use ::gvc::{Progress, Stage};
use vocabulary::Language;
use words::{Message, percent};

/// The file that is being written beside its place: it goes when the call is ended.
static DRAFT: Mutex<Option<PathBuf>> = Mutex::new(None);

/// What a shell expects of a program that Ctrl-C ended.
const ENDED: i32 = 130;

/// From here on Ctrl-C removes the draft, says so, and ends the program.
pub(super) fn end_cleanly(language: Language) {
    std::thread::spawn(move || {
        let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
        // Without a way to listen, the system ends the program as it always does.
        if let Ok(runtime) = runtime
            && runtime.block_on(tokio::signal::ctrl_c()).is_ok()
        {
            if let Some(draft) = draft(None) {
                let _ = std::fs::remove_file(draft);
            }
            let said = Message::new("gvc-cancelled").text(language);
            let over = if std::io::stderr().is_terminal() { "\r\u{1b}[K" } else { "" };
            let _ = writeln!(std::io::stderr(), "{over}puente: {said}");
            std::process::exit(ENDED);
        }
    });
}

/// Names the draft that is being written, or none; returns the one before.
pub(crate) fn draft(path: Option<PathBuf>) -> Option<PathBuf> {
    std::mem::replace(&mut *DRAFT.lock().unwrap_or_else(PoisonError::into_inner), path)
}

/// One line on the terminal that says how far a call is; nothing where nobody looks.
pub(super) struct Watch {
    language: Language,
    seen: bool,
    last: Mutex<String>,
}

impl Watch {
    pub(super) fn new(language: Language) -> Self {
        Self { language, seen: std::io::stderr().is_terminal(), last: Mutex::default() }
    }

    pub(super) fn reading(&self, file: &Path) {
        let file = file.display().to_string();
        self.say(&Message::new("gvc-progress-reading").with("file", file));
    }

    fn say(&self, message: &Message) {
        if !self.seen {
            return;
        }
        let text = message.text(self.language);
        let mut last = self.last.lock().unwrap_or_else(PoisonError::into_inner);
        if *last != text {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K{text}");
            *last = text;
        }
    }
}

impl Progress for Watch {
    fn goes_on(&self, stage: Stage, done: usize, all: usize) -> bool {
        let key = match stage {
            Stage::Factor => "gvc-progress-factor",
            Stage::Inverse => "gvc-progress-inverse",
        };
        let left = 1.0 - done as f64 / all.max(1) as f64;
        // What is left to factor is a matrix of the rest, and its work goes with the third power.
        let share = if stage == Stage::Factor { 1.0 - left.powi(3) } else { 1.0 - left };
        self.say(&Message::new(key).with("share", percent(100.0 * share, 0)));
        true
    }
}

impl Drop for Watch {
    /// Leaves the terminal as it was.
    fn drop(&mut self) {
        if self.seen {
            let _ = write!(std::io::stderr(), "\r\u{1b}[K");
        }
    }
}
