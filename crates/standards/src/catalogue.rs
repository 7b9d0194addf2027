use std::collections::BTreeSet;

use crate::error::{Fault, LibraryError};
use crate::library::{Library, read};
use crate::standard::{Mapped, Standard};

/// The libraries that come with the program.
const SHIPPED: [(&str, &str); 4] = [
    ("haccp.toml", include_str!("../../../standards/haccp.toml")),
    ("fsma-produce.toml", include_str!("../../../standards/fsma-produce.toml")),
    ("iso-9001.toml", include_str!("../../../standards/iso-9001.toml")),
    ("lean-5s.toml", include_str!("../../../standards/lean-5s.toml")),
];

/// Several standards whose mappings lead to requirements that are there.
#[derive(Debug, Clone)]
pub struct Catalogue {
    standards: Vec<Standard>,
    /// Versions that nobody is assessed by any more: code and version.
    withdrawn: BTreeSet<(String, u32)>,
}

impl Catalogue {
    /// The standards that come with the program.
    ///
    /// # Errors
    ///
    /// Never in a program whose tests passed.
    pub fn built_in() -> Result<Self, Vec<LibraryError>> {
        Self::read(&SHIPPED)
    }

    /// The files that come with the program, by name and text.
    pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
        SHIPPED.into_iter()
    }

    /// Reads libraries, each by the name of its file and its text. Several versions of one standard
    /// may stand beside each other.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with any of them.
    pub fn read(files: &[(&str, &str)]) -> Result<Self, Vec<LibraryError>> {
        let mut libraries = Vec::new();
        let mut errors = Vec::new();
        for (file, text) in files {
            match read(file, text) {
                Ok(library) => libraries.push(library),
                Err(faults) => errors.extend(faults),
            }
        }
        // Only when all could be read does a target that is not there say something.
        if errors.is_empty() {
            errors = unknown(&libraries);
        }
        if !errors.is_empty() {
            return Err(errors);
        }
        let standards = libraries.into_iter().map(|library| library.standard).collect();
        Ok(Self { standards, withdrawn: BTreeSet::new() })
    }

    /// Reads one more library beside these, which it may map to.
    ///
    /// A library with the code and version of one that is here takes its place: that is how a
    /// change to a shipped one is tried out.
    ///
    /// # Errors
    ///
    /// Everything that is wrong with it.
    pub fn check(&self, file: &str, text: &str) -> Result<Standard, Vec<LibraryError>> {
        let library = read(file, text)?;
        let own = &library.standard;
        let others =
            self.standards.iter().filter(|s| (&s.code, s.version) != (&own.code, own.version));
        let mut all: Vec<&Standard> = others.collect();
        all.push(own);
        let errors = targets(&library, &all);
        if errors.is_empty() { Ok(library.standard) } else { Err(errors) }
    }

    /// The catalogue with one more standard, which was checked before; it takes the place of one
    /// with its code and version.
    #[must_use]
    pub fn with(mut self, standard: Standard) -> Self {
        self.standards.retain(|s| (&s.code, s.version) != (&standard.code, standard.version));
        self.standards.push(standard);
        self
    }

    /// The catalogue with one version withdrawn: assessments made with it keep it, and nobody
    /// begins a new one. The version before it stands again, if that was not withdrawn too.
    ///
    /// ```
    /// use standards::Catalogue;
    ///
    /// let catalogue = Catalogue::built_in().unwrap().without("haccp", 1);
    /// assert!(catalogue.get("haccp").is_none());
    /// assert!(catalogue.version("haccp", 1).is_some());
    /// ```
    #[must_use]
    pub fn without(mut self, code: &str, version: u32) -> Self {
        self.withdrawn.insert((code.to_owned(), version));
        self
    }

    /// Whether a version was withdrawn.
    pub fn is_withdrawn(&self, standard: &Standard) -> bool {
        self.withdrawn.contains(&(standard.code.clone(), standard.version))
    }

    /// The newest version of each standard that was not withdrawn, in the order in which they were
    /// read.
    pub fn standards(&self) -> impl Iterator<Item = &Standard> {
        let open = |standard: &&Standard| !self.is_withdrawn(standard);
        self.standards.iter().filter(open).filter(move |standard| {
            let same = self.standards.iter().filter(|other| other.code == standard.code);
            same.filter(open).map(|other| other.version).max() == Some(standard.version)
        })
    }

    /// The newest version of the standard with this code, whatever its case.
    pub fn get(&self, code: &str) -> Option<&Standard> {
        self.standards().find(|standard| standard.code.eq_ignore_ascii_case(code))
    }

    /// One version of a standard: old assessments stay with theirs.
    pub fn version(&self, code: &str, version: u32) -> Option<&Standard> {
        self.standards.iter().find(|s| s.code == code && s.version == version)
    }

    /// The newest version of a standard, withdrawn or not, older than a version.
    pub fn before(&self, code: &str, version: u32) -> Option<&Standard> {
        let earlier = self.standards.iter().filter(|s| s.code == code && s.version < version);
        earlier.max_by_key(|standard| standard.version)
    }

    /// Every line between the requirements of two standards, whichever of them drew it, read from
    /// the first to the second: code, code, and how an answer to the first counts for the second
    /// (`None` in place of [`Mapped::Covers`] when only the other way is whole).
    pub(crate) fn lines<'a>(
        &self,
        from: &'a Standard,
        to: &'a Standard,
    ) -> Vec<(&'a str, &'a str, Option<Mapped>)> {
        let there = from.mappings.iter().filter(|mapping| mapping.standard == to.code);
        let back = to.mappings.iter().filter(|mapping| mapping.standard == from.code);
        let mut lines: Vec<_> = there
            .map(|mapping| (mapping.from.as_str(), mapping.to.as_str(), Some(mapping.how)))
            .chain(back.map(|mapping| {
                let how = Some(mapping.how).filter(|how| *how != Mapped::Covers);
                (mapping.to.as_str(), mapping.from.as_str(), how)
            }))
            // A line to a requirement of another version leads nowhere here.
            .filter(|(a, b, _)| from.requirement(a).is_some() && to.requirement(b).is_some())
            .collect();
        lines.sort_unstable();
        lines.dedup();
        lines
    }
}

/// Standards that stand twice, and mappings that lead nowhere.
fn unknown(libraries: &[Library]) -> Vec<LibraryError> {
    let all: Vec<&Standard> = libraries.iter().map(|library| &library.standard).collect();
    let mut errors = Vec::new();
    for (index, library) in libraries.iter().enumerate() {
        let own = &library.standard;
        if all[..index].iter().any(|s| (&s.code, s.version) == (&own.code, own.version)) {
            let fault = Fault::Duplicate(own.code.clone());
            errors.push(LibraryError { file: library.file.clone(), line: 1, fault });
        }
        errors.extend(targets(library, &all));
    }
    errors
}

/// The mappings of a library that lead nowhere.
fn targets(library: &Library, all: &[&Standard]) -> Vec<LibraryError> {
    let mut errors = Vec::new();
    for (mapping, line) in library.standard.mappings.iter().zip(&library.lines) {
        let mut versions =
            all.iter().filter(|standard| standard.code == mapping.standard).peekable();
        let fault = if versions.peek().is_none() {
            Fault::Standard(mapping.standard.clone())
        } else if versions.all(|standard| standard.requirement(&mapping.to).is_none()) {
            Fault::Target(mapping.standard.clone(), mapping.to.clone())
        } else {
            continue;
        };
        errors.push(LibraryError { file: library.file.clone(), line: *line, fault });
    }
    errors
}
