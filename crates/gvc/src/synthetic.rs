use crate::{Icio, Layout};

/// What the unit of a made-up table says, so that every result of it does.
pub(crate) const MADE_UP: &str = "made up";

/// Economies of a made-up table; the rest of the world comes last.
const ECONOMIES: [&str; 76] = [
    "ARG", "BRA", "CHL", "COL", "PER", "MEX", "USA", "CHN", "DEU", "ESP", "AUS", "AUT", "BEL",
    "BGD", "BGR", "BLR", "BRN", "CAN", "CHE", "CIV", "CMR", "CRI", "CYP", "CZE", "DNK", "EGY",
    "EST", "FIN", "FRA", "GBR", "GRC", "HKG", "HRV", "HUN", "IDN", "IND", "IRL", "ISL", "ISR",
    "ITA", "JOR", "JPN", "KAZ", "KHM", "KOR", "LAO", "LTU", "LUX", "LVA", "MAR", "MLT", "MMR",
    "MYS", "NGA", "NLD", "NOR", "NZL", "PAK", "PHL", "POL", "PRT", "ROU", "RUS", "SAU", "SEN",
    "SGP", "SVK", "SVN", "SWE", "THA", "TUN", "TUR", "TWN", "UKR", "VNM", "ZAF",
];

/// Industries of a made-up table: those of the OECD's edition of 2023.
const INDUSTRIES: [&str; 45] = [
    "A01_02", "A03", "B05_06", "B07_08", "B09", "C10T12", "C13T15", "C16", "C17_18", "C19", "C20",
    "C21", "C22", "C23", "C24", "C25", "C26", "C27", "C28", "C29", "C30", "C31T33", "D", "E", "F",
    "G", "H49", "H50", "H51", "H52", "H53", "I", "J58T60", "J61", "J62_63", "K", "L", "M", "N",
    "O", "P", "Q", "R", "S", "T",
];

/// Categories of final demand, and how much of it each is; inventories can shrink.
const DEMAND: [(&str, f64); 6] = [
    ("HFCE", 0.56),
    ("NPISH", 0.02),
    ("GGFC", 0.17),
    ("GFCF", 0.23),
    ("INVNT", 0.004),
    ("DPABR", 0.016),
];

/// A balanced table that nobody measured, in the layout of the OECD's edition of 2023: for tests and
/// benchmarks. The same arguments give the same table on every machine.
///
/// Economies differ in size and openness, large sellers sell more to everybody, most is sold at home.
/// Rows and columns balance, value added is positive, taxes are 2 % of inputs.
///
/// ```
/// let table = gvc::synthetic(3, 2, 1);
/// assert_eq!(table.economies, ["ARG", "BRA", "ROW"]);
/// assert_eq!(table.unit, "M USD (made up)");
/// let bought: f64 = (0..6).map(|row| table.intermediate[row * 6]).sum();
/// assert!(table.output[0] > bought);
/// ```
pub fn synthetic(economies: usize, industries: usize, seed: u64) -> Icio {
    let (g, n, u) = (economies, industries, DEMAND.len());
    let elements = g * n;
    let mut random = Random(seed);
    let size: Vec<f64> = (0..g).map(|_| 20_000.0 * power_of_ten(2.0 * random.next())).collect();
    let weight: Vec<f64> = (0..n).map(|_| random.between(0.2, 2.0)).collect();
    let total: f64 = weight.iter().sum();
    // What each element is planned to make; it will make somewhat more.
    let plan: Vec<f64> = (0..elements)
        .map(|e| size[e / n] * weight[e % n] / total * random.between(0.5, 1.5))
        .collect();
    let home: Vec<f64> = (0..g).map(|_| random.between(0.6, 0.9)).collect();
    let mut table = Icio {
        economies: names(&ECONOMIES[..g.saturating_sub(1).min(76)], g, "X", Some("ROW")),
        industries: names(&INDUSTRIES[..n.min(45)], n, "I", None),
        demand: DEMAND.map(|(name, _)| name.to_owned()).to_vec(),
        intermediate: vec![0.0; elements * elements],
        final_demand: vec![0.0; elements * g * u],
        output: vec![0.0; elements],
        value_added: None,
        outside: None,
        unit: format!("M USD ({MADE_UP})"),
        year: None,
        layout: Layout::Oecd,
        extensions: Vec::new(),
    };
    let need: Vec<f64> = plan.iter().map(|made| made * random.between(0.35, 0.6)).collect();
    // Weights of the sellers of one buyer, and their sums at home and abroad.
    let mut sums = vec![(0.0, 0.0); elements];
    for (seller, made) in plan.iter().enumerate() {
        let row = &mut table.intermediate[seller * elements..][..elements];
        for (buyer, cell) in row.iter_mut().enumerate() {
            *cell = made * random.between(0.2, 1.8);
            let at_home = seller / n == buyer / n;
            let (inside, abroad) = &mut sums[buyer];
            *(if at_home { inside } else { abroad }) += *cell;
        }
    }
    let mut bought = vec![0.0; elements];
    for seller in 0..elements {
        let row = &mut table.intermediate[seller * elements..][..elements];
        for (buyer, cell) in row.iter_mut().enumerate() {
            let (inside, abroad) = sums[buyer];
            let share = if abroad == 0.0 { 1.0 } else { home[buyer / n] };
            let (share, sum) =
                if seller / n == buyer / n { (share, inside) } else { (1.0 - share, abroad) };
            *cell *= share * need[buyer] / sum;
            bought[buyer] += *cell;
        }
        // What is left of the plan, and at least a fifth of it, is final demand.
        let sold: f64 = row.iter().sum();
        let left = (plan[seller] - sold).max(0.2 * plan[seller]);
        let abroad: f64 = (0..g).filter(|of| *of != seller / n).map(|of| size[of]).sum();
        let demand = &mut table.final_demand[seller * g * u..][..g * u];
        for (of, cells) in demand.chunks_mut(u).enumerate() {
            let share = if abroad == 0.0 {
                1.0
            } else if of == seller / n {
                home[of]
            } else {
                (1.0 - home[seller / n]) * size[of] / abroad
            };
            for (cell, (name, part)) in cells.iter_mut().zip(DEMAND) {
                let swing = if name == "INVNT" { random.between(-1.0, 1.0) } else { 1.0 };
                *cell = left * share * part * swing * random.between(0.7, 1.3);
            }
        }
        table.output[seller] = sold + demand.iter().sum::<f64>();
    }
    let added = |e: usize| table.output[e] - bought[e] * 1.02;
    table.value_added = Some((0..elements).map(added).collect());
    table
}

/// The first names of a list, as many as asked for, continued by numbers.
fn names(known: &[&str], count: usize, letter: &str, last: Option<&str>) -> Vec<String> {
    let own = count - usize::from(last.is_some() && count > 0);
    let numbered = (known.len() + 1..=own).map(|number| format!("{letter}{number:03}"));
    let names = known.iter().take(own).map(|name| (*name).to_owned()).chain(numbered);
    names.chain(last.filter(|_| count > 0).map(str::to_owned)).collect()
}

/// 10 to a power between 0 and 2 with multiplications only, which are the same on every machine.
fn power_of_ten(exponent: f64) -> f64 {
    // exp(x) as (1 + x/1024)^1024.
    let mut value = 1.0 + exponent * std::f64::consts::LN_10 / 1024.0;
    for _ in 0..10 {
        value *= value;
    }
    value
}

/// Steele, Lea and Flood's `SplitMix64`.
struct Random(u64);

impl Random {
    /// A number from 0 up to 1.
    fn next(&mut self) -> f64 {
        self.0 = self.0.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut bits = self.0;
        bits = (bits ^ (bits >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        bits = (bits ^ (bits >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        bits ^= bits >> 31;
        (bits >> 11) as f64 / (1_u64 << 53) as f64
    }

    fn between(&mut self, low: f64, high: f64) -> f64 {
        low + (high - low) * self.next()
    }
}
