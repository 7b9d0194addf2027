//! What buyers demand, where a firm stands, and what comes next.
//!
//! A [`Standard`] is a library of requirements that people write as a TOML file: each says *what*
//! is required, *why* it matters and *how* a small firm meets it. A [`Catalogue`] holds several and
//! the mappings between them. An [`Assessment`] answers the requirements one by one; from it follow
//! the [`gap`](gap()), the [`score`](score()) by the standard's own rule, the [`next_steps`], what
//! [`carry_over`] to the next buyer's standard, and the improvement [`Plan`]. [`Obstacles`] and
//! [`Upgrade`] record what the firm says holds it back and what it has become.
//!
//! Advice and certification are kept apart: the institution makes pre-audits, an accredited body
//! certifies ([`Kind`]). How much a requirement binds ([`Binding`]) and how grave a finding of an
//! auditor is ([`Grade`]) are two things.
//!
//! One firm a row ([`Assessed`]), [`benchmarks`](benchmarks()) makes the snapshot of all firms that may
//! be published, and [`renew`](renew()) the next one; from it follow a firm's [`place`](place()) among
//! comparable firms and where [`gaps`](gaps()) concentrate. [`lift`](lift()) tells a manager, of firms
//! that she sees in full, which few requirements would bring most of them over the bar.
//!
//! Everything is plain data without clock, files or database. A code of a requirement never
//! changes its meaning; what a later version asks anew, [`asked_again`] says.
//!
//! ```
//! use standards::Catalogue;
//!
//! let catalogue = Catalogue::built_in().unwrap();
//! let haccp = catalogue.get("haccp").unwrap();
//! assert_eq!(haccp.requirements.len(), 12, "5 preliminary steps and 7 principles");
//! ```

mod assessed;
mod assessment;
mod benchmark;
mod carry;
mod catalogue;
mod compare;
mod concentration;
mod distribution;
mod error;
mod filed;
mod gap;
mod group;
mod level;
mod library;
mod lift;
mod obstacles;
mod place;
mod plan;
mod progress;
mod renew;
mod renewal;
mod score;
mod standard;
mod steps;
mod subject;
mod table;
mod text;
mod upgrade;

pub use assessed::{Assessed, Cell, about_a_year_before};
pub use assessment::{
    Answer, Assessment, AssessmentError, AssessmentId, Attachment, Correction, Finding, Grade,
    Kind, Origin, Outcome, Status,
};
pub use benchmark::{Assembled, Benchmarks, PoolCounts, Published, benchmarks};
pub use carry::carry_over;
pub use catalogue::Catalogue;
pub use compare::{Comparison, Pair, Relation, compare};
pub use concentration::{GroupGap, Lack, gaps, group_gaps};
pub use distribution::{Distribution, Hidden};
pub use error::{Fault, LibraryError};
pub use filed::{Content, Filed};
pub use gap::{ChapterGap, Gap, RequirementGap, Standing, gap};
pub use group::{Dimension, Group};
pub use level::Level;
pub use lift::{Chosen, Lift, lift};
pub use obstacles::{Hindrance, Obstacle, Obstacles};
pub use place::{Among, Place, Stand, place};
pub use plan::{Action, ActionStatus, Payer, Plan, PlanId};
pub use progress::{Change, Progress, progress};
pub use renew::renew;
pub use renewal::{AskedAgain, WhyAsked, asked_again};
pub use score::{Score, Tally, Verdict, score};
pub use standard::{
    Binding, Chapter, Effect, Evidence, Facts, Mapped, Mapping, Measure, Requirement, Rule, Sector,
    Source, Standard, Threshold,
};
pub use steps::{Step, next_steps};
pub use subject::Subject;
pub use table::{
    catalogue_table, gap_table, gaps_figure, gaps_table, lift_table, requirement_table,
};
pub use text::Text;
pub use upgrade::{Upgrade, UpgradeKind};
