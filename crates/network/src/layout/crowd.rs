/// A crowd in a tree of squares: each square knows its mass and where its middle is, so that what is
/// far counts as one (Barnes and Hut 1986).
pub(super) struct Crowd {
    squares: Vec<Square>,
}

struct Square {
    width: f64,
    mass: f64,
    /// The middle of the mass.
    middle: [f64; 2],
    /// Where the four squares inside begin; `None` for a square that is not split further.
    inner: Option<usize>,
}

/// A square counts as one from where it looks smaller than this, width over distance; below √½, so
/// that nobody meets a square that it stands in itself.
const NEAR: f64 = 0.7;

/// Squares are not split further: who is nearer than 2⁻²⁴ of the width stands together.
const DEEPEST: usize = 24;

impl Crowd {
    pub(super) fn new(places: &[[f64; 2]], mass: &[f64]) -> Self {
        let reach = places.iter().flatten().fold(0.0, |most: f64, at| most.max(at.abs()));
        let mut all: Vec<u32> = (0..places.len() as u32).collect();
        let mut crowd = Self { squares: Vec::with_capacity(places.len() * 2) };
        crowd.squares.push(Square { width: 2.0 * reach, mass: 0.0, middle: [0.0; 2], inner: None });
        crowd.split(0, [0.0; 2], &mut all, places, mass, 0);
        crowd
    }

    /// Weighs a square and splits it as long as more than one stands in it.
    fn split(
        &mut self,
        square: usize,
        centre: [f64; 2],
        inside: &mut [u32],
        places: &[[f64; 2]],
        mass: &[f64],
        depth: usize,
    ) {
        let mut sum = [0.0; 3];
        for i in &*inside {
            let (m, [x, y]) = (mass[*i as usize], places[*i as usize]);
            sum = [sum[0] + m, sum[1] + m * x, sum[2] + m * y];
        }
        self.squares[square].mass = sum[0];
        if sum[0] > 0.0 {
            self.squares[square].middle = [sum[1] / sum[0], sum[2] / sum[0]];
        }
        if inside.len() < 2 || depth == DEEPEST {
            return;
        }
        let width = self.squares[square].width / 2.0;
        let first = self.squares.len();
        self.squares[square].inner = Some(first);
        for _ in 0..4 {
            self.squares.push(Square { width, mass: 0.0, middle: [0.0; 2], inner: None });
        }
        let quarter = |i: &u32| {
            let [x, y] = places[*i as usize];
            usize::from(x >= centre[0]) + 2 * usize::from(y >= centre[1])
        };
        inside.sort_by_key(quarter);
        let mut rest = inside;
        for number in 0..4 {
            let count = rest.partition_point(|i| quarter(i) <= number);
            let (mine, others) = rest.split_at_mut(count);
            rest = others;
            let side = |is_far: bool| if is_far { width / 2.0 } else { -width / 2.0 };
            let middle = [centre[0] + side(number % 2 == 1), centre[1] + side(number / 2 == 1)];
            self.split(first + number, middle, mine, places, mass, depth + 1);
        }
    }

    /// What pushes somebody away from everybody else: mass over distance.
    pub(super) fn repulsion(&self, [x, y]: [f64; 2]) -> [f64; 2] {
        let mut force = [0.0; 2];
        let mut open = vec![0];
        while let Some(square) = open.pop() {
            let Square { width, mass, middle, inner } = &self.squares[square];
            let (to_x, to_y) = (x - middle[0], y - middle[1]);
            let squared = to_x * to_x + to_y * to_y;
            match inner {
                Some(first) if width * width > NEAR * NEAR * squared => {
                    open.extend(*first..first + 4);
                }
                // Nobody pushes itself; the floor keeps two who stand together from flying apart.
                _ if squared > 0.0 => {
                    let push = mass / squared.max(1e-4);
                    force = [force[0] + push * to_x, force[1] + push * to_y];
                }
                _ => {}
            }
        }
        force
    }
}
