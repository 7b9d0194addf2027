use crate::subject::class;
use crate::{Assessed, Benchmarks, Distribution, Group, Hidden, Subject};

/// Where a firm stands among comparable firms.
#[derive(Debug, Clone, PartialEq)]
pub struct Place {
    /// In level: the points of the whole standard.
    pub level: Stand,
    /// In progress: the change of the points within about a year.
    pub progress: Stand,
}

/// Where a firm stands in one subject.
#[derive(Debug, Clone, PartialEq)]
pub struct Stand {
    /// The subject.
    pub subject: Subject,
    /// The firm's own class; none when it has none yet.
    pub own: Option<u8>,
    /// The others, or why there is nothing to compare with.
    pub among: Result<Among, Hidden>,
}

/// The firms that a firm is compared with.
#[derive(Debug, Clone, PartialEq)]
pub struct Among {
    /// The smallest safe group that the firm belongs to.
    pub group: Group,
    /// How its firms are distributed.
    pub distribution: Distribution,
    /// The share of its firms that are in a lower class than the firm, 0 to 1.
    pub below: Option<f64>,
}

/// Where a firm stands, in level and in progress: among the firms of its sector, size and region,
/// or else of its sector and size, or else of its sector, or else of its region, or else among all. It
/// reads nothing but the snapshot and the firm's own row, so it tells nobody more than the snapshot does.
///
/// A group whose pools leave the firm's own cell out is no group that contains it, and is passed
/// over. A firm that was assessed after the snapshot was made is held against the groups as they
/// were.
///
/// ```
/// use disclosure::LevelRule;
/// use standards::{Assessed, Catalogue, Cell, Level, Verdict, benchmarks, place};
///
/// let catalogue = Catalogue::built_in().unwrap();
/// let haccp = catalogue.get("haccp").unwrap();
/// let firm = |name: &str, level: u8| Assessed {
///     firm: name.to_owned(),
///     owner: name.to_owned(),
///     cell: Cell { sector: Some("food".to_owned()), ..Cell::default() },
///     levels: vec![Level::new(level); 12],
///     points: Some(25.0 * f64::from(level)),
///     verdict: Verdict::NotMet,
///     change: None,
/// };
/// let rows = [firm("Ana", 1), firm("Eva", 1), firm("Luz", 3), firm("Sol", 3)];
/// let snapshot = benchmarks(haccp, &rows, &LevelRule { minimum: 3 });
/// let among = place(&snapshot, &rows[2]).level.among.unwrap();
/// assert_eq!(among.below, Some(0.5), "half of the firms of her sector are below Luz");
/// ```
pub fn place(benchmarks: &Benchmarks, firm: &Assessed) -> Place {
    let stand = |index: usize, subject: Subject| {
        let own = class(firm, index);
        Stand { own, among: among(benchmarks, firm, &subject, own), subject }
    };
    Place { level: stand(0, Subject::Points), progress: stand(1, Subject::Progress) }
}

fn among(
    benchmarks: &Benchmarks,
    firm: &Assessed,
    subject: &Subject,
    own: Option<u8>,
) -> Result<Among, Hidden> {
    let published = benchmarks.published(subject).ok_or(Hidden::Nobody)?;
    let cell = benchmarks.cells.binary_search_by(|known| known.cell.cmp(&firm.cell)).ok();
    let pool = published.pools.iter().find(|pool| cell.is_some_and(|c| pool.cells.contains(&c)));
    let mut why = Hidden::Nobody;
    for group in Group::around(&firm.cell) {
        let counted = pool.is_none_or(|pool| {
            pool.cells.iter().all(|cell| group.contains(&benchmarks.cells[*cell].cell))
        });
        match benchmarks.distribution(subject, &group) {
            Ok(distribution) if counted => {
                let lower = |own: u8| distribution.counts[..usize::from(own)].iter().sum::<u32>();
                let share = |own| f64::from(lower(own)) / f64::from(distribution.counted());
                return Ok(Among { below: own.map(share), group, distribution });
            }
            Ok(_) | Err(Hidden::Unsafe) => why = Hidden::Unsafe,
            Err(Hidden::Nobody) => {}
        }
    }
    Err(why)
}
