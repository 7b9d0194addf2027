use crate::wire::travels_as_code;

/// A size class of firms by number of employees, as the paper's footnote 5 defines it after the
/// OECD. Other sources draw the lines elsewhere (the IDB's small and medium enterprise has fewer
/// than 200 workers), so the definition has to be said beside every number.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum FirmSize {
    /// 10 or fewer employees.
    Micro,
    /// 11 to 50 employees.
    Small,
    /// 51 to 250 employees.
    Medium,
    /// 251 employees or more.
    Large,
}

impl FirmSize {
    /// The classes from the smallest to the largest.
    pub const ALL: [Self; 4] = [Self::Micro, Self::Small, Self::Medium, Self::Large];

    /// The class of a firm with so many people.
    pub const fn of(workers: u32) -> Self {
        match workers {
            0..=10 => Self::Micro,
            11..=50 => Self::Small,
            51..=250 => Self::Medium,
            _ => Self::Large,
        }
    }

    /// The class's code: `micro`, `small`, `medium` or `large`.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Micro => "micro",
            Self::Small => "small",
            Self::Medium => "medium",
            Self::Large => "large",
        }
    }
}

travels_as_code!(
    FirmSize,
    "a size class: micro, small, medium or large",
    |code| FirmSize::ALL.into_iter().find(|size| size.code() == code),
    |size| size.code()
);
