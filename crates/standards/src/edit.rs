use vocabulary::Language;

use crate::library::is_code;
use crate::{Chapter, Level, Requirement, Rule, Sector, Standard, Text};

/// One change to a standard that is being drafted. Codes stay what they are once given: whoever
/// wants another one removes the old requirement and adds a new one.
#[derive(Debug, Clone, PartialEq)]
pub enum Edit {
    /// What stands at the head.
    Head(Box<Head>),
    /// A chapter that is added after the others.
    AddChapter(Chapter),
    /// Another title for a chapter.
    NameChapter(String, Text),
    /// A chapter without requirements goes.
    RemoveChapter(String),
    /// A chapter changes places with the one before it.
    RaiseChapter(String),
    /// A requirement that is added after the others.
    Add(Box<Requirement>),
    /// A requirement in place of the one with its code.
    Replace(Box<Requirement>),
    /// A requirement goes, and with it whatever refers to it.
    Remove(String),
    /// A requirement changes places with the one before it in its chapter.
    Raise(String),
    /// Wherever a translation is missing, the text of this language stands in for it.
    FillIn(Language),
}

/// What is said of a standard as a whole.
#[derive(Debug, Clone, PartialEq)]
pub struct Head {
    /// The name.
    pub title: Text,
    /// What it is, who asks for it, and what it is not.
    pub summary: Text,
    /// The edition of the text that it follows.
    pub edition: String,
    /// The kinds of firms that it is for.
    pub sectors: Vec<Sector>,
    /// What each level means, from 0 to 4.
    pub levels: [Text; 5],
    /// The level from which a requirement counts as met.
    pub conforming: Level,
    /// When the whole standard counts as met.
    pub rule: Rule,
}

/// Why an edit cannot be made.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum EditError {
    /// A code has a form that addresses and files cannot carry.
    Code,
    /// A code is used already.
    Taken,
    /// A code was used by an earlier version.
    Retired,
    /// What is named is not there.
    Missing,
    /// A chapter that has requirements, or chapters in it, does not go.
    Full,
}

impl EditError {
    /// The key of the sentence that says what to do.
    pub const fn key(self) -> &'static str {
        match self {
            Self::Code => "problem-library-code",
            Self::Taken => "problem-library-code-taken",
            Self::Retired => "problem-library-code-retired",
            Self::Missing => "problem-library-missing",
            Self::Full => "problem-library-chapter-full",
        }
    }
}

impl Standard {
    /// The standard with one change.
    ///
    /// ```
    /// use standards::{Catalogue, Edit, EditError};
    ///
    /// let mut haccp = Catalogue::built_in().unwrap().get("haccp").unwrap().clone();
    /// haccp.edit(Edit::Remove("S1".to_owned())).unwrap();
    /// assert!(haccp.requirements.iter().all(|r| !r.needs.contains(&"S1".to_owned())));
    /// assert_eq!(haccp.edit(Edit::Remove("S1".to_owned())), Err(EditError::Missing));
    /// ```
    ///
    /// # Errors
    ///
    /// A code cannot be used or is not there; then nothing was changed.
    pub fn edit(&mut self, edit: Edit) -> Result<(), EditError> {
        match edit {
            Edit::Head(head) => self.set_head(*head),
            Edit::AddChapter(chapter) => {
                let taken = self.chapters.iter().any(|other| other.code == chapter.code);
                fits(&chapter.code, taken)?;
                self.chapters.push(chapter);
            }
            Edit::NameChapter(code, title) => {
                let chapter = self.chapters.iter_mut().find(|chapter| chapter.code == code);
                chapter.ok_or(EditError::Missing)?.title = title;
            }
            Edit::RemoveChapter(code) => {
                let outer = |chapter: &Chapter| chapter.parent.as_deref() == Some(&*code);
                if self.in_chapter(&code).next().is_some() || self.chapters.iter().any(outer) {
                    return Err(EditError::Full);
                }
                let at = self.chapters.iter().position(|chapter| chapter.code == code);
                self.chapters.remove(at.ok_or(EditError::Missing)?);
            }
            Edit::RaiseChapter(code) => {
                let at = self.chapters.iter().position(|chapter| chapter.code == code);
                let at = at.ok_or(EditError::Missing)?;
                self.chapters.swap(at, at.saturating_sub(1));
            }
            Edit::Add(requirement) => {
                if self.retired.contains(&requirement.code) {
                    return Err(EditError::Retired);
                }
                fits(&requirement.code, self.requirement(&requirement.code).is_some())?;
                self.requirements.push(*requirement);
            }
            Edit::Replace(requirement) => {
                let at = self.place(&requirement.code)?;
                self.requirements[at] = *requirement;
            }
            Edit::Remove(code) => {
                let at = self.place(&code)?;
                self.requirements.remove(at);
                self.requirements.iter_mut().for_each(|r| r.needs.retain(|need| *need != code));
                for threshold in &mut self.thresholds {
                    threshold.requirements.retain(|named| *named != code);
                }
                self.mappings.retain(|mapping| mapping.from != code);
            }
            Edit::Raise(code) => {
                let at = self.place(&code)?;
                let chapter = self.requirements[at].chapter.clone();
                let before = self.requirements[..at].iter().rposition(|r| r.chapter == chapter);
                self.requirements.swap(at, before.unwrap_or(at));
            }
            Edit::FillIn(language) => self.texts(|text| text.fill_in(language)),
        }
        Ok(())
    }

    fn place(&self, code: &str) -> Result<usize, EditError> {
        let found = self.requirements.iter().position(|requirement| requirement.code == code);
        found.ok_or(EditError::Missing)
    }

    fn set_head(&mut self, head: Head) {
        // Requirements without a bar of their own follow the standard's.
        let before = self.conforming;
        for requirement in self.requirements.iter_mut().filter(|r| r.conforming == before) {
            requirement.conforming = head.conforming;
        }
        self.title = head.title;
        self.summary = head.summary;
        self.edition = head.edition;
        self.sectors = head.sectors;
        self.levels = head.levels;
        self.conforming = head.conforming;
        self.rule = head.rule;
    }

    /// Every text of the standard.
    fn texts(&mut self, mut each: impl FnMut(&mut Text)) {
        [&mut self.title, &mut self.summary].into_iter().for_each(&mut each);
        self.levels.iter_mut().for_each(&mut each);
        self.chapters.iter_mut().map(|chapter| &mut chapter.title).for_each(&mut each);
        for requirement in &mut self.requirements {
            let Requirement { title, what, why, how, levels, .. } = requirement;
            [title, what, why, how].into_iter().for_each(&mut each);
            levels.iter_mut().flatten().for_each(&mut each);
        }
        for threshold in &mut self.thresholds {
            each(&mut threshold.text);
            threshold.condition.iter_mut().for_each(&mut each);
        }
    }
}

fn fits(code: &str, taken: bool) -> Result<(), EditError> {
    match (is_code(code), taken) {
        (false, _) => Err(EditError::Code),
        (true, true) => Err(EditError::Taken),
        (true, false) => Ok(()),
    }
}
