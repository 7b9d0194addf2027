use std::cmp::Reverse;
use std::collections::{BTreeMap, BinaryHeap};

use tantivy::collector::{Collector, SegmentCollector};
use tantivy::columnar::{Column, StrColumn};
use tantivy::{DocId, Score, SegmentOrdinal, SegmentReader};
use uuid::Uuid;

use crate::document::Facet;
use crate::fields::{DAY, HIGH, LOW};
use crate::index::Hit;

/// Thousandths that a score is counted in: sums of the same numbers in another order differ in
/// later digits, which must not put hits in another order.
const STEPS: f32 = 1000.0;

/// Goes once through what a query finds: the best hits, the total, and the counts of every facet.
pub(crate) struct Best {
    /// Hits to keep.
    pub(crate) most: usize,
    /// Whether the newest are the best, instead of those that fit best.
    pub(crate) newest: bool,
}

/// What was found.
#[derive(Default)]
pub(crate) struct Gathered {
    pub(crate) hits: Vec<Hit>,
    pub(crate) total: usize,
    /// By the place of the facet in `Facet::ALL`.
    pub(crate) counts: Vec<BTreeMap<String, usize>>,
}

/// What a hit is compared by: higher scores first, then lower identifiers.
type Key = (i64, Reverse<(u64, u64)>);

pub(crate) struct Segment {
    most: usize,
    newest: bool,
    high: Column<u64>,
    low: Column<u64>,
    day: Column<i64>,
    /// The worst of the best is on top.
    heap: BinaryHeap<Reverse<Key>>,
    total: usize,
    /// Values of each facet, and how often each was met, by its place among them.
    facets: Vec<Option<(StrColumn, Vec<usize>)>>,
}

impl Collector for Best {
    type Fruit = Gathered;
    type Child = Segment;

    fn for_segment(&self, _: SegmentOrdinal, segment: &SegmentReader) -> tantivy::Result<Segment> {
        let columns = segment.fast_fields();
        let facets = Facet::ALL.map(|facet| {
            let column = columns.str(facet.name())?;
            Ok(column.map(|column| {
                let counts = vec![0; column.num_terms()];
                (column, counts)
            }))
        });
        Ok(Segment {
            most: self.most,
            newest: self.newest,
            high: columns.u64(HIGH)?,
            low: columns.u64(LOW)?,
            day: columns.i64(DAY)?,
            heap: BinaryHeap::new(),
            total: 0,
            facets: facets.into_iter().collect::<tantivy::Result<_>>()?,
        })
    }

    fn requires_scoring(&self) -> bool {
        !self.newest
    }

    fn merge_fruits(
        &self,
        segments: Vec<tantivy::Result<(Vec<Key>, Gathered)>>,
    ) -> tantivy::Result<Gathered> {
        let mut keys: Vec<Key> = Vec::new();
        let mut all =
            Gathered { counts: vec![BTreeMap::new(); Facet::ALL.len()], ..Gathered::default() };
        for segment in segments {
            let (best, gathered) = segment?;
            keys.extend(best);
            all.total += gathered.total;
            for (counts, more) in all.counts.iter_mut().zip(gathered.counts) {
                for (value, count) in more {
                    *counts.entry(value).or_insert(0) += count;
                }
            }
        }
        keys.sort_by(|one, other| other.cmp(one));
        keys.truncate(self.most);
        let steps = if self.newest { 1.0 } else { f64::from(STEPS) };
        let hit = |(score, Reverse((high, low))): Key| Hit {
            id: Uuid::from_u64_pair(high, low),
            score: score as f64 / steps,
        };
        all.hits = keys.into_iter().map(hit).collect();
        Ok(all)
    }
}

impl SegmentCollector for Segment {
    type Fruit = tantivy::Result<(Vec<Key>, Gathered)>;

    fn collect(&mut self, doc: DocId, score: Score) {
        self.total += 1;
        for (column, counts) in self.facets.iter_mut().flatten() {
            for value in column.term_ords(doc) {
                if let Some(count) = usize::try_from(value).ok().and_then(|at| counts.get_mut(at)) {
                    *count += 1;
                }
            }
        }
        let score = if self.newest {
            self.day.first(doc).unwrap_or(i64::MIN)
        } else {
            (score * STEPS).round() as i64
        };
        let full = self.heap.len() >= self.most;
        let worst = self.heap.peek().map(|Reverse((worst, _))| *worst);
        if self.most == 0 || (full && worst.is_some_and(|worst| score < worst)) {
            return;
        }
        let (high, low) = (self.high.first(doc), self.low.first(doc));
        self.heap.push(Reverse((score, Reverse((high.unwrap_or(0), low.unwrap_or(0))))));
        if full {
            self.heap.pop();
        }
    }

    fn harvest(self) -> Self::Fruit {
        let mut counts = Vec::with_capacity(self.facets.len());
        for facet in self.facets {
            let mut named = BTreeMap::new();
            if let Some((column, counted)) = facet {
                let met = counted.iter().zip(0_u64..).filter(|(count, _)| **count > 0);
                for (count, value) in met {
                    let mut name = String::new();
                    column.ord_to_str(value, &mut name)?;
                    named.insert(name, *count);
                }
            }
            counts.push(named);
        }
        let keys = self.heap.into_iter().map(|Reverse(key)| key).collect();
        Ok((keys, Gathered { total: self.total, counts, ..Gathered::default() }))
    }
}
