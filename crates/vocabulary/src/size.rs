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
