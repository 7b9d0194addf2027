use std::ops::{Add, Div, Mul, Sub};

use table::Number;

/// Every value that printed digits allow: `37.6` stands for 37.55 to 37.65.
///
/// Arithmetic on intervals carries the rounding of the inputs to the result, so that two numbers
/// disagree only when no unrounded values behind them could agree.
///
/// ```
/// use paper::Interval;
/// use table::Number;
///
/// let share = Interval::from(Number::parse("10.7").unwrap());
/// let computed = Interval::exact(2_808_667.0) / Interval::exact(26_341_029.0) * 100.0;
/// assert!(share.meets(computed));
/// ```
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Interval {
    /// The least value.
    pub low: f64,
    /// The greatest value.
    pub high: f64,
}

impl Interval {
    /// The interval between two values.
    pub const fn new(low: f64, high: f64) -> Self {
        Self { low, high }
    }

    /// One value only.
    pub const fn exact(value: f64) -> Self {
        Self { low: value, high: value }
    }

    /// The middle.
    pub fn middle(self) -> f64 {
        f64::midpoint(self.low, self.high)
    }

    /// Half the width.
    pub fn radius(self) -> f64 {
        (self.high - self.low) / 2.0
    }

    /// Whether some value lies in both, with a hair's breadth (1e-9 relative) for floating point.
    pub fn meets(self, other: Self) -> bool {
        let slack = 1e-9 * self.high.abs().max(self.low.abs()).max(1e-300);
        self.low <= other.high + slack && other.low <= self.high + slack
    }

    /// Whether more than a single point lies in both: two printed numbers of the same decimals
    /// overlap only when they are equal.
    pub fn overlaps(self, other: Self) -> bool {
        let width = self.radius().min(other.radius());
        self.intersect(other).is_some_and(|common| common.radius() >= width * 0.01)
    }

    /// The values in both, if there are any.
    pub fn intersect(self, other: Self) -> Option<Self> {
        let common = Self::new(self.low.max(other.low), self.high.min(other.high));
        (common.low <= common.high).then_some(common)
    }

    /// The least interval that holds both.
    #[must_use]
    pub fn hull(self, other: Self) -> Self {
        Self::new(self.low.min(other.low), self.high.max(other.high))
    }

    /// The average growth in percent a year from `self` to `later`, compounded: the `years`-th
    /// root of the ratio, less one. Both intervals must be positive.
    #[must_use]
    pub fn growth_to(self, later: Self, years: f64) -> Self {
        let rate = |ratio: f64| (ratio.powf(1.0 / years) - 1.0) * 100.0;
        let ratio = later / self;
        Self::new(rate(ratio.low), rate(ratio.high))
    }
}

impl From<Number> for Interval {
    fn from(number: Number) -> Self {
        let half = number.half_unit();
        Self::new(number.value - half, number.value + half)
    }
}

impl Add for Interval {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self::new(self.low + other.low, self.high + other.high)
    }
}

impl Sub for Interval {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        Self::new(self.low - other.high, self.high - other.low)
    }
}

impl Mul<f64> for Interval {
    type Output = Self;

    /// Scaling by a factor that is not negative.
    fn mul(self, factor: f64) -> Self {
        Self::new(self.low * factor, self.high * factor)
    }
}

impl Div for Interval {
    type Output = Self;

    /// The quotient of two intervals without negative values. A divisor that reaches down to zero
    /// leaves the quotient without an upper bound.
    fn div(self, other: Self) -> Self {
        let high = if other.low > 0.0 { self.high / other.low } else { f64::INFINITY };
        Self::new(self.low / other.high, high)
    }
}

impl std::iter::Sum for Interval {
    fn sum<I: Iterator<Item = Self>>(intervals: I) -> Self {
        intervals.fold(Self::exact(0.0), Add::add)
    }
}
