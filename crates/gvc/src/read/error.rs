use std::fmt;

use files::{FileError, shown};
use words::{Arg, Language, Message, decimal};

use crate::Layout;

/// Why a file is no table, what in it is wrong, where, and what to do about it.
#[derive(Debug, Clone, PartialEq)]
pub enum TableError {
    /// The file itself: unreadable, broken, a cell that is no number.
    File(FileError),
    /// No layout that this program knows begins like this file.
    UnknownLayout {
        /// The file.
        file: String,
        /// How its first row begins.
        begins: String,
    },
    /// The file is not laid out as was asked for.
    WrongLayout {
        /// The file.
        file: String,
        /// The layout that was asked for.
        asked: Layout,
        /// The layout that it looks like, if any.
        looks: Option<Layout>,
    },
    /// A bundle holds several tables.
    Several {
        /// The bundle.
        file: String,
        /// The tables in it.
        found: Vec<String>,
    },
    /// A file that belongs to the layout is not there.
    MissingFile {
        /// The bundle.
        file: String,
        /// The layout.
        layout: Layout,
        /// What the missing file is called.
        missing: String,
    },
    /// A file lacks a row or column that its layout must have.
    MissingPart {
        /// The file.
        file: String,
        /// What is missing: a message key such as `gvc-part-demand`.
        part: &'static str,
    },
    /// Two rows or two columns have the same label.
    Duplicate {
        /// The file.
        file: String,
        /// Where they stand: rows or columns, a message key such as `gvc-place-row`.
        kind: &'static str,
        /// The label.
        label: String,
        /// Where it stands first.
        first: u64,
        /// Where it stands again.
        second: u64,
    },
    /// A label belongs to no economy, industry or category of the table.
    UnknownLabel {
        /// The file.
        file: String,
        /// Row or column, a message key such as `gvc-place-row`.
        kind: &'static str,
        /// The number of the row or column.
        place: u64,
        /// The label.
        label: String,
    },
    /// A row has more or fewer cells than the header.
    Ragged {
        /// The file.
        file: String,
        /// The row.
        row: u64,
        /// Its label.
        label: String,
        /// How many cells the header has.
        expected: usize,
        /// How many the row has.
        found: usize,
    },
    /// A row has no column of its name, or the other way round: the block is not square.
    NotSquare {
        /// The file.
        file: String,
        /// What is missing: a message key such as `gvc-place-row`.
        kind: &'static str,
        /// The label of the row or column that is missing.
        label: String,
    },
    /// An economy lacks an industry or a category that others have.
    Uneven {
        /// The file.
        file: String,
        /// The economy.
        economy: String,
        /// What it lacks.
        lacks: String,
    },
    /// A block has another size than the labels say.
    Size {
        /// The file.
        file: String,
        /// Rows or columns, a message key such as `gvc-place-rows`.
        kind: &'static str,
        /// How many there must be.
        expected: usize,
        /// How many there are.
        found: usize,
    },
    /// The publisher's tables come in several units, so it has to be said.
    UnitUnknown {
        /// The file.
        file: String,
    },
    /// The layout has no names of economies in it.
    EconomiesUnknown {
        /// The file.
        file: String,
    },
    /// Industries of an economy sell more than one product, which this program does not split.
    MixedSupply {
        /// The file.
        file: String,
        /// The row on which it stands.
        row: u64,
    },
    /// Output cannot be found from the coefficients of the file.
    NoOutput {
        /// The file.
        file: String,
    },
    /// A cache of another version of this program.
    CacheVersion {
        /// The file.
        file: String,
        /// Its version.
        found: u32,
        /// The version that this program reads and writes.
        known: u32,
    },
    /// A cache whose bytes are not those that were written.
    CacheBroken {
        /// The file.
        file: String,
    },
    /// A file of groups is no valid TOML of the expected shape.
    GroupsBroken {
        /// The file.
        file: String,
        /// What the reader says.
        reason: String,
    },
    /// A group names something that the table does not have.
    GroupMember {
        /// The file of groups.
        file: String,
        /// The group.
        group: String,
        /// The member.
        member: String,
        /// What there is instead.
        known: Vec<String>,
    },
    /// Something is in two groups of one grouping.
    GroupTwice {
        /// The file of groups.
        file: String,
        /// The member.
        member: String,
        /// The first group.
        first: String,
        /// The second group.
        second: String,
    },
    /// The name of a group is that of something else in the result, or holds a `_`.
    GroupName {
        /// The file of groups.
        file: String,
        /// The name.
        group: String,
    },
    /// There is no grouping of this name.
    GroupingUnknown {
        /// The file of groups.
        file: String,
        /// What was asked for.
        name: String,
        /// The groupings there are.
        known: Vec<String>,
    },
    /// A row of extensions names an economy or industry that the table does not have.
    ExtensionRow {
        /// The file.
        file: String,
        /// The row.
        row: u64,
        /// What it names.
        label: String,
    },
    /// An extension has no value for an element that makes something.
    ExtensionLacks {
        /// The file.
        file: String,
        /// The extension.
        name: String,
        /// The element.
        element: String,
    },
}

impl TableError {
    /// A stable code for scripts and tests; it is also the key of the message.
    pub fn code(&self) -> &'static str {
        match self {
            Self::File(error) => error.code(),
            Self::UnknownLayout { .. } => "gvc-file-unknown-layout",
            Self::WrongLayout { looks: None, .. } => "gvc-file-wrong-layout",
            Self::WrongLayout { .. } => "gvc-file-wrong-layout-looks",
            Self::Several { .. } => "gvc-file-several",
            Self::MissingFile { .. } => "gvc-file-missing-file",
            Self::MissingPart { .. } => "gvc-file-missing-part",
            Self::Duplicate { .. } => "gvc-file-duplicate",
            Self::UnknownLabel { .. } => "gvc-file-unknown-label",
            Self::Ragged { .. } => "gvc-file-ragged",
            Self::NotSquare { .. } => "gvc-file-not-square",
            Self::Uneven { .. } => "gvc-file-uneven",
            Self::Size { .. } => "gvc-file-size",
            Self::UnitUnknown { .. } => "gvc-file-unit-unknown",
            Self::EconomiesUnknown { .. } => "gvc-file-economies-unknown",
            Self::MixedSupply { .. } => "gvc-file-mixed-supply",
            Self::NoOutput { .. } => "gvc-file-no-output",
            Self::CacheVersion { .. } => "gvc-file-cache-version",
            Self::CacheBroken { .. } => "gvc-file-cache-broken",
            Self::GroupsBroken { .. } => "gvc-file-groups-broken",
            Self::GroupMember { .. } => "gvc-file-group-member",
            Self::GroupTwice { .. } => "gvc-file-group-twice",
            Self::GroupName { .. } => "gvc-file-group-name",
            Self::GroupingUnknown { .. } => "gvc-file-grouping-unknown",
            Self::ExtensionRow { .. } => "gvc-file-extension-row",
            Self::ExtensionLacks { .. } => "gvc-file-extension-lacks",
        }
    }

    /// The sentence, for any language.
    pub fn message(&self) -> Message {
        let message = Message::new(self.code());
        let on = |file: &String| message.clone().with("file", file.as_str());
        let whole = |number: u64| decimal(number as f64, 0);
        match self {
            Self::File(error) => error.message(),
            Self::UnknownLayout { file, begins } => {
                on(file).with("begins", begins.as_str()).with("layouts", layouts())
            }
            Self::WrongLayout { file, asked, looks } => {
                let said = on(file).with("asked", asked.code()).with("layouts", layouts());
                looks.map_or(said.clone(), |looks| said.with("looks", looks.code()))
            }
            Self::Several { file, found } => on(file).with("found", found.join(", ")),
            Self::MissingFile { file, layout, missing } => {
                on(file).with("layout", layout.code()).with("missing", missing.as_str())
            }
            Self::MissingPart { file, part } => on(file).with("part", Message::new(*part)),
            Self::Duplicate { file, kind, label, first, second } => on(file)
                .with("kind", Message::new(*kind))
                .with("label", shown(label))
                .with("first", whole(*first))
                .with("second", whole(*second)),
            Self::UnknownLabel { file, kind, place, label } => on(file)
                .with("kind", Message::new(*kind))
                .with("place", whole(*place))
                .with("label", shown(label)),
            Self::Ragged { file, row, label, expected, found } => on(file)
                .with("row", whole(*row))
                .with("label", shown(label))
                .with("expected", *expected)
                .with("found", *found),
            Self::NotSquare { file, kind, label } => {
                on(file).with("kind", Message::new(*kind)).with("label", shown(label))
            }
            Self::Uneven { file, economy, lacks } => {
                on(file).with("economy", shown(economy)).with("lacks", shown(lacks))
            }
            Self::Size { file, kind, expected, found } => on(file)
                .with("kind", Message::new(*kind))
                .with("expected", *expected)
                .with("found", *found),
            Self::UnitUnknown { file }
            | Self::EconomiesUnknown { file }
            | Self::NoOutput { file }
            | Self::CacheBroken { file } => on(file),
            Self::MixedSupply { file, row } => on(file).with("row", whole(*row)),
            Self::CacheVersion { file, found, known } => {
                on(file).with("found", found.to_string()).with("known", known.to_string())
            }
            Self::GroupsBroken { file, reason } => on(file).with("reason", reason.as_str()),
            Self::GroupMember { file, group, member, known } => on(file)
                .with("group", group.as_str())
                .with("member", member.as_str())
                .with("known", known.join(", ")),
            Self::GroupTwice { file, member, first, second } => on(file)
                .with("member", member.as_str())
                .with("first", first.as_str())
                .with("second", second.as_str()),
            Self::GroupName { file, group } => on(file).with("group", group.as_str()),
            Self::GroupingUnknown { file, name, known } => {
                on(file).with("name", name.as_str()).with("known", known.join(", "))
            }
            Self::ExtensionRow { file, row, label } => {
                on(file).with("row", whole(*row)).with("label", shown(label))
            }
            Self::ExtensionLacks { file, name, element } => {
                on(file).with("name", name.as_str()).with("element", element.as_str())
            }
        }
    }
}

/// The codes of all layouts, as a list.
fn layouts() -> Vec<Arg> {
    Layout::ALL.into_iter().map(|layout| Arg::from(layout.code())).collect()
}

impl From<FileError> for TableError {
    fn from(error: FileError) -> Self {
        Self::File(error)
    }
}

impl fmt::Display for TableError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message().text(Language::English))
    }
}

impl std::error::Error for TableError {}
