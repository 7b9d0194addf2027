use crate::catalogue::Catalogue;
use crate::standard::{Mapped, Requirement, Standard};

/// Two standards side by side.
#[derive(Debug, Clone, PartialEq)]
pub struct Comparison<'a> {
    /// Requirements of both that have to do with each other, in the order of the first.
    pub pairs: Vec<Pair<'a>>,
    /// What only the first asks.
    pub only_first: Vec<&'a Requirement>,
    /// What only the second asks.
    pub only_second: Vec<&'a Requirement>,
}

/// Two requirements that have to do with each other.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Pair<'a> {
    /// The requirement of the first standard.
    pub first: &'a Requirement,
    /// The requirement of the second.
    pub second: &'a Requirement,
    /// How they stand to each other.
    pub relation: Relation,
}

/// How two requirements stand to each other, read from the first to the second.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Relation {
    /// Both ask the same.
    Equal,
    /// The first asks all that the second asks, and more.
    Covers,
    /// The second asks all that the first asks, and more.
    Covered,
    /// They share a part.
    Part,
}

impl Relation {
    /// The code, which is also the end of its message's key.
    pub const fn code(self) -> &'static str {
        match self {
            Self::Equal => "equal",
            Self::Covers => "covers",
            Self::Covered => "covered",
            Self::Part => "part",
        }
    }
}

/// Lays two standards side by side by the lines that either draws to the other.
pub fn compare<'a>(
    catalogue: &Catalogue,
    first: &'a Standard,
    second: &'a Standard,
) -> Comparison<'a> {
    let lines = catalogue.lines(first, second);
    let mut pairs = Vec::new();
    for requirement in &first.requirements {
        for (from, to, how) in &lines {
            if *from != requirement.code {
                continue;
            }
            let relation = match how {
                Some(Mapped::Equal) => Relation::Equal,
                Some(Mapped::Covers) => Relation::Covers,
                Some(Mapped::Part) => Relation::Part,
                None => Relation::Covered,
            };
            if let Some(second) = second.requirement(to) {
                pairs.push(Pair { first: requirement, second, relation });
            }
        }
    }
    let alone = |standard: &'a Standard, named: &dyn Fn(&str) -> bool| -> Vec<&'a Requirement> {
        standard.requirements.iter().filter(|requirement| !named(&requirement.code)).collect()
    };
    let only_first = alone(first, &|code| lines.iter().any(|(from, ..)| *from == code));
    let only_second = alone(second, &|code| lines.iter().any(|(_, to, _)| *to == code));
    Comparison { pairs, only_first, only_second }
}
