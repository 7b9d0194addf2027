use std::collections::VecDeque;

/// One layer of a table with margins as an attacker sees it: the last row and the last column are
/// the sums of those before.
pub(crate) struct View<'a> {
    /// The true values, which the attacker sees where nothing is hidden.
    pub(crate) values: &'a [Vec<f64>],
    /// What is hidden.
    pub(crate) hidden: &'a [Vec<bool>],
    /// What of each value the attacker knows to be in it: her own.
    pub(crate) own: &'a [Vec<f64>],
    /// The cells in which she knows to be alone.
    pub(crate) alone: &'a [Vec<bool>],
}

impl View<'_> {
    /// The least and the largest value that a hidden cell can have for all that the attacker knows.
    ///
    /// Rows and columns are nodes; raising a cell is a flow from its row to its column, lowering it
    /// a flow back, and sums stay what they are when what flows into each node flows out again. How
    /// far the cell can be raised is therefore the largest flow from its column back to its row
    /// through the other hidden cells. A margin counts with the other sign, the grand total with
    /// its own again. For two dimensions this is exact, as linear programming would find it.
    pub(crate) fn interval(&self, (row, column): (usize, usize)) -> (f64, f64) {
        let value = self.values[row][column];
        if !self.hidden[row][column] || self.alone[row][column] {
            return (value, value);
        }
        let there = self.flow((row, column), true);
        let back = self.flow((row, column), false);
        let (raise, lower) = if self.sign(row, column) { (there, back) } else { (back, there) };
        let own = self.own[row][column];
        (value - lower.min(value - own).max(0.0), value + raise)
    }

    /// Whether a cell counts with a plus in the equations.
    fn sign(&self, row: usize, column: usize) -> bool {
        let last_row = row + 1 == self.values.len();
        let last_column = column + 1 == self.values[row].len();
        last_row == last_column
    }

    /// The largest flow from a cell's column to its row, or from its row to its column, that does
    /// not pass through the cell itself.
    fn flow(&self, (row, column): (usize, usize), to_row: bool) -> f64 {
        let rows = self.values.len();
        let columns = self.values[0].len();
        let nodes = rows + columns;
        let mut capacity = vec![vec![0.0_f64; nodes]; nodes];
        for (i, hidden) in self.hidden.iter().enumerate() {
            for (j, hidden) in hidden.iter().enumerate() {
                if (i, j) == (row, column) || !hidden || self.alone[i][j] {
                    continue;
                }
                let down = (self.values[i][j] - self.own[i][j]).max(0.0);
                let (raise, lower) =
                    if self.sign(i, j) { (f64::INFINITY, down) } else { (down, f64::INFINITY) };
                capacity[i][rows + j] = raise;
                capacity[rows + j][i] = lower;
            }
        }
        let (source, sink) = if to_row { (rows + column, row) } else { (row, rows + column) };
        largest_flow(&mut capacity, source, sink)
    }
}

/// The largest flow by shortest augmenting paths (Edmonds and Karp 1972).
fn largest_flow(capacity: &mut [Vec<f64>], source: usize, sink: usize) -> f64 {
    let nodes = capacity.len();
    // Rounding of sums must not open ways that are closed.
    let widest = capacity.iter().flatten().copied().filter(|c| c.is_finite()).fold(0.0, f64::max);
    let nothing = widest * 1e-12;
    let mut total = 0.0;
    loop {
        let mut from = vec![usize::MAX; nodes];
        from[source] = source;
        let mut queue = VecDeque::from([source]);
        while let Some(node) = queue.pop_front() {
            for next in 0..nodes {
                if from[next] == usize::MAX && capacity[node][next] > nothing {
                    from[next] = node;
                    queue.push_back(next);
                }
            }
        }
        if from[sink] == usize::MAX {
            return total;
        }
        let mut path = Vec::new();
        let mut node = sink;
        while node != source {
            path.push((from[node], node));
            node = from[node];
        }
        let narrowest = path.iter().map(|(a, b)| capacity[*a][*b]).fold(f64::INFINITY, f64::min);
        if narrowest.is_infinite() {
            return f64::INFINITY;
        }
        for (a, b) in path {
            capacity[a][b] -= narrowest;
            capacity[b][a] += narrowest;
        }
        total += narrowest;
    }
}
