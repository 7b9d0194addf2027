use std::collections::BTreeSet;

use vocabulary::fold;

use crate::{ExperienceId, Telling};

/// From this similarity on two experiences are taken for one that was told twice.
pub const TWINS: f64 = 0.5;

/// Words in a shingle.
const WORDS: usize = 3;

/// The runs of three words of what is told, without accents, case and punctuation. A text of fewer
/// words is one run.
fn shingles(telling: &Telling) -> BTreeSet<String> {
    let mut shingles = BTreeSet::new();
    for (_, part) in telling.parts() {
        let plain = fold(part);
        let words: Vec<&str> =
            plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).collect();
        if (1..WORDS).contains(&words.len()) {
            shingles.insert(words.join(" "));
        }
        shingles.extend(words.windows(WORDS).map(|run| run.join(" ")));
    }
    shingles
}

fn jaccard(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let both = a.intersection(b).count();
    let either = a.len() + b.len() - both;
    if either == 0 { 0.0 } else { both as f64 / either as f64 }
}

/// How much two texts share: the Jaccard index |A ∩ B| / |A ∪ B| of their runs of three words, from
/// 0 to 1 (Broder, *On the resemblance and containment of documents*, 1997). Computed exactly, not
/// by sketches: an institution compares one new text with those of the same requirement.
///
/// ```
/// use knowledge::{Telling, similarity};
///
/// let one = Telling { worked: "Lavamos los cajones con cloro.".into(), ..Telling::default() };
/// let two = Telling { worked: "lavamos los cajónes, con CLORO".into(), ..Telling::default() };
/// assert_eq!(similarity(&one, &two), 1.0);
/// assert_eq!(similarity(&one, &Telling::default()), 0.0);
/// ```
pub fn similarity(one: &Telling, other: &Telling) -> f64 {
    jaccard(&shingles(one), &shingles(other))
}

/// The texts that nearly say the same as one, at least [`TWINS`] alike, the most alike first.
pub fn twins<'a>(
    telling: &Telling,
    others: impl IntoIterator<Item = (ExperienceId, &'a Telling)>,
) -> Vec<(ExperienceId, f64)> {
    let own = shingles(telling);
    let mut found: Vec<(ExperienceId, f64)> = others
        .into_iter()
        .map(|(id, other)| (id, jaccard(&own, &shingles(other))))
        .filter(|(_, alike)| *alike >= TWINS)
        .collect();
    found.sort_by(|a, b| b.1.total_cmp(&a.1).then(a.0.cmp(&b.0)));
    found
}
