/// A linear map from values to pixels (or cells).
#[derive(Debug, Clone, Copy)]
pub(crate) struct Scale {
    pub(crate) values: (f64, f64),
    pub(crate) pixels: (f64, f64),
}

impl Scale {
    pub(crate) fn at(&self, value: f64) -> f64 {
        let (low, high) = self.values;
        let (from, to) = self.pixels;
        // Divided before it is subtracted, so that the largest numbers do not overflow.
        let whole = high / 2.0 - low / 2.0;
        if whole == 0.0 { from } else { from + (value / 2.0 - low / 2.0) / whole * (to - from) }
    }
}

/// The lowest and the highest of some values; 0 and 1 when there is none.
pub(crate) fn extent(values: impl IntoIterator<Item = f64>) -> (f64, f64) {
    values
        .into_iter()
        .map(|value| (value, value))
        .reduce(|all, one| (all.0.min(one.0), all.1.max(one.1)))
        .unwrap_or((0.0, 1.0))
}

/// The extent with zero in it, as bars need it.
pub(crate) fn with_zero((low, high): (f64, f64)) -> (f64, f64) {
    let extent = (low.min(0.0), high.max(0.0));
    if extent == (0.0, 0.0) { (0.0, 1.0) } else { extent }
}

/// Round values from below the lowest to above the highest, about `count` of them, and the decimals
/// that tell them apart. Zero is among them unless the values keep far away from it.
pub(crate) fn ticks((low, high): (f64, f64), count: usize) -> (Vec<f64>, u8) {
    let near_zero = |edge: f64, other: f64| edge.abs() < other.abs() * 0.5 || low == high;
    let low = if low > 0.0 && near_zero(low, high) { 0.0 } else { low };
    let high = if high < 0.0 && near_zero(high, low) { 0.0 } else { high };
    let (low, high) = if low == high { (0.0, 1.0) } else { (low, high) };
    let rough = (high / count as f64 - low / count as f64).max(f64::MIN_POSITIVE);
    let power = rough.log10().floor().clamp(-300.0, 300.0);
    let unit = 10f64.powf(power);
    let step = [1.0, 2.0, 5.0, 10.0].into_iter().find(|s| s * unit >= rough).unwrap_or(10.0) * unit;
    let (first, last) = ((low / step).floor(), (high / step).ceil());
    // At most a few more than asked for, whatever rounding does.
    let steps = ((last - first) as usize).min(count * 3);
    let values = (0..=steps).map(|index| (first + index as f64) * step).collect();
    let decimals = (-step.log10().floor()).clamp(0.0, 12.0) as u8;
    (values, decimals)
}

/// Moves places apart until neighbours keep a gap, as little as possible and within bounds; the
/// order stays. Returns the new places in the order given.
pub(crate) fn spread(wanted: &[f64], gap: f64, (low, high): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|a, b| wanted[*a].total_cmp(&wanted[*b]));
    // Runs of neighbours that touch, each as its first place and its length. A run that would touch
    // the next becomes one with it, around the middle of where its members wanted to be.
    let mut runs: Vec<(f64, f64)> = Vec::new();
    for index in &order {
        let mut run = (wanted[*index], 1.0);
        while let Some((first, count)) = runs.last().copied().filter(|(f, n)| f + n * gap > run.0) {
            runs.pop();
            let all = count + run.1;
            run = ((first * count + (run.0 - count * gap) * run.1) / all, all);
        }
        runs.push(run);
    }
    let mut places = wanted.to_vec();
    let mut next = order.iter();
    let mut least = low;
    for (first, count) in runs {
        let first = first.max(least).min(high - (count - 1.0) * gap);
        for (step, index) in next.by_ref().take(count as usize).enumerate() {
            places[*index] = first + step as f64 * gap;
        }
        least = first + count * gap;
    }
    let mut most = high;
    for index in order.iter().rev() {
        places[*index] = places[*index].min(most);
        most = places[*index] - gap;
    }
    places
}
