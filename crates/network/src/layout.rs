mod crowd;

use crate::Graph;
use crate::chance::Chance;
use crowd::Crowd;

/// Where a network is drawn. One unit is about the distance between neighbours; y grows downwards,
/// as on a screen.
#[derive(Debug, Clone, PartialEq)]
pub struct Layout {
    /// The place of every node, x and y.
    pub points: Vec<[f64; 2]>,
    /// The disc of every part: all its nodes lie in it, and discs do not touch.
    pub discs: Vec<Disc>,
}

/// A round piece of the drawing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Disc {
    /// Its middle, x and y.
    pub centre: [f64; 2],
    /// Its radius; 0 for a part without nodes.
    pub radius: f64,
}

/// Room around a node.
const SPACING: f64 = 1.0;
/// Room between two discs.
const GAP: f64 = 3.0;
/// How far a disc goes beyond the middles of its nodes.
const MARGIN: f64 = 0.6;
/// How often all nodes of a part move.
const ROUNDS: usize = 120;

/// Places a network for drawing, every part (a community, a module) in a disc of its own, so that one
/// sees which parts are tied and who stands at a rim.
///
/// `part` is the part of each node, numbered from 0. First the discs are placed: each takes room
/// for its nodes, those with more ties between them lie nearer, and then they are pushed apart until
/// none touches. Then each disc is filled: nodes repel each other and ties pull (Fruchterman and
/// Reingold 1991), repulsion from far is taken together (Barnes and Hut 1986), and a tie to another
/// part draws a node to that side. Nodes without ties end at the rim.
///
/// The work grows as n log n. Only sums, products and roots are taken, in a fixed order, so that the
/// same seed gives the same bytes on every machine.
///
/// ```
/// use network::{Edges, Network, layout};
/// let text = "source,target\na,b\nb,c\nc,a\nc,x\nx,y\ny,z\nz,x\n";
/// let ties = Network::new(Edges::read("two.csv", text, None)?, false).ties;
/// let drawn = layout(&ties, &[0, 0, 0, 1, 1, 1], 1);
/// let [a, b] = [drawn.discs[0], drawn.discs[1]];
/// let apart = (a.centre[0] - b.centre[0]).hypot(a.centre[1] - b.centre[1]);
/// assert!(apart > a.radius + b.radius);
/// # Ok::<(), files::FileError>(())
/// ```
///
/// # Panics
///
/// When `part` has another length than the network has nodes.
pub fn layout(ties: &Graph, part: &[u32], seed: u64) -> Layout {
    assert_eq!(part.len(), ties.nodes(), "every node belongs to a part");
    let parts = part.iter().max().map_or(0, |last| *last as usize + 1);
    let mut members = vec![Vec::new(); parts];
    part.iter().enumerate().for_each(|(node, part)| members[*part as usize].push(node as u32));
    let mut discs = discs(ties, part, &members, seed);
    let mut points = vec![[0.0; 2]; ties.nodes()];
    for (number, (nodes, disc)) in members.iter().zip(&discs).enumerate() {
        let mut chance = Chance::of(seed, number as u64 + 1);
        for (node, [x, y]) in nodes.iter().zip(fill(ties, part, nodes, &discs, &mut chance)) {
            points[*node as usize] = [disc.centre[0] + x, disc.centre[1] + y];
        }
    }
    centre(&mut points, &mut discs);
    Layout { points, discs }
}

/// Room for so many nodes.
fn radius(nodes: usize) -> f64 {
    if nodes == 0 { 0.0 } else { SPACING * (nodes as f64).sqrt() * 0.75 + MARGIN }
}

/// A tie between two of a crowd, by place.
struct Pull {
    a: usize,
    b: usize,
    weight: f64,
}

/// Places the discs: parts with many ties between them near each other, none on another.
fn discs(ties: &Graph, part: &[u32], members: &[Vec<u32>], seed: u64) -> Vec<Disc> {
    let radii: Vec<f64> = members.iter().map(|nodes| radius(nodes.len())).collect();
    let mut between = std::collections::BTreeMap::new();
    for node in 0..ties.nodes() as u32 {
        let own = part[node as usize];
        for other in ties.neighbours(node).iter().map(|other| part[*other as usize]) {
            if own < other {
                *between.entry((own, other)).or_insert(0.0) += 1.0;
            }
        }
    }
    // A tie between small parts says as much as many between large ones.
    let pulls = between.into_iter().map(|((a, b), count): ((u32, u32), f64)| {
        let (a, b) = (a as usize, b as usize);
        let most = members[a].len().min(members[b].len()) as f64;
        Pull { a, b, weight: (count / most).min(1.0) }
    });
    // Parts without nodes take no room.
    let used = radii.iter().filter(|radius| **radius > 0.0);
    let all: f64 = used.clone().map(|radius| radius + GAP).sum();
    let mean = all / used.count().max(1) as f64;
    let mut chance = Chance::of(seed, 0);
    let places = relax(
        &radii.iter().map(|r| if *r > 0.0 { (r + GAP) / mean } else { 0.0 }).collect::<Vec<_>>(),
        &pulls.collect::<Vec<_>>(),
        &vec![[0.0; 2]; radii.len()],
        &mut chance,
    );
    let places = places.into_iter().map(|[x, y]| [x * mean, y * mean]).collect();
    let centres = apart(places, &radii);
    centres.into_iter().zip(radii).map(|(centre, radius)| Disc { centre, radius }).collect()
}

/// Pushes discs apart; what is left in the end is mended by drawing everything larger.
fn apart(mut places: Vec<[f64; 2]>, radii: &[f64]) -> Vec<[f64; 2]> {
    for _ in 0..200 {
        let mut is_free = true;
        for a in 0..places.len() {
            for b in a + 1..places.len() {
                let need = radii[a] + radii[b] + GAP;
                let ([x, y], distance) = from(places[a], places[b]);
                // Pushed a little too far, so that the last bit ends.
                let push = need * 1.000_001 - distance;
                if distance < need && radii[a] > 0.0 && radii[b] > 0.0 {
                    is_free = false;
                    // The smaller moves further.
                    let share = radii[b] / (radii[a] + radii[b]);
                    places[a] = [places[a][0] - x * push * share, places[a][1] - y * push * share];
                    let rest = push * (1.0 - share);
                    places[b] = [places[b][0] + x * rest, places[b][1] + y * rest];
                }
            }
        }
        if is_free {
            return places;
        }
    }
    let mut scale: f64 = 1.0;
    for a in 0..places.len() {
        for b in a + 1..places.len() {
            let need = radii[a] + radii[b] + GAP;
            scale = scale.max(need / from(places[a], places[b]).1.max(1e-6));
        }
    }
    places.into_iter().map(|[x, y]| [x * scale, y * scale]).collect()
}

/// Places the nodes of one part around its middle.
fn fill(
    ties: &Graph,
    part: &[u32],
    nodes: &[u32],
    discs: &[Disc],
    chance: &mut Chance,
) -> Vec<[f64; 2]> {
    let Some(own) = nodes.first().map(|node| part[*node as usize]) else { return Vec::new() };
    let disc = discs[own as usize];
    let mut pulls = Vec::new();
    let mut sides = vec![[0.0; 2]; nodes.len()];
    for (a, node) in nodes.iter().enumerate() {
        let degree = ties.degree(*node) as f64;
        for other in ties.neighbours(*node) {
            let other_part = part[*other as usize];
            if other_part == own {
                // Nodes of a part are sorted.
                let b = nodes.partition_point(|node| node < other);
                if a < b {
                    pulls.push(Pull { a, b, weight: 1.0 });
                }
            } else {
                let ([x, y], _) = from(disc.centre, discs[other_part as usize].centre);
                sides[a] = [sides[a][0] + x / degree, sides[a][1] + y / degree];
            }
        }
    }
    let mut places = relax(&vec![1.0; nodes.len()], &pulls, &sides, chance);
    // Into the disc, the middle of the crowd in the middle.
    let count = places.len() as f64;
    let middle =
        places.iter().fold([0.0; 2], |sum, [x, y]| [sum[0] + x / count, sum[1] + y / count]);
    places.iter_mut().for_each(|[x, y]| (*x, *y) = (*x - middle[0], *y - middle[1]));
    spread(&mut places, disc.radius - MARGIN);
    places
}

/// Gives everyone in a disc about the same room: whoever is the k-th from the middle of n moves, in its
/// direction, to the radius within which k of n fit. One who stands far off would otherwise leave all
/// others a small heap.
fn spread(places: &mut [[f64; 2]], radius: f64) {
    let distance: Vec<f64> = places.iter().map(|place| from([0.0; 2], *place).1).collect();
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by(|a, b| distance[*a].total_cmp(&distance[*b]));
    let last = places.len().saturating_sub(1).max(1) as f64;
    for (rank, node) in order.into_iter().enumerate() {
        let ([x, y], _) = from([0.0; 2], places[node]);
        let to = radius * (rank as f64 / last).sqrt();
        places[node] = [x * to, y * to];
    }
}

/// Lets a crowd move until it rests: everyone repels everyone by its `mass`, `pulls` attract, `sides`
/// draw, and all are drawn to the middle. One unit is the distance that two of mass 1 and a tie rest
/// at.
fn relax(mass: &[f64], pulls: &[Pull], sides: &[[f64; 2]], chance: &mut Chance) -> Vec<[f64; 2]> {
    let n = mass.len();
    let width = (n as f64).sqrt();
    let mut places: Vec<[f64; 2]> =
        (0..n).map(|_| [(chance.unit() - 0.5) * width, (chance.unit() - 0.5) * width]).collect();
    let mut forces = vec![[0.0; 2]; n];
    // Hubs would collapse with all their neighbours if each tie pulled in full.
    let mut pulled = vec![0.0; n];
    for Pull { a, b, weight } in pulls {
        pulled[*a] += weight;
        pulled[*b] += weight;
    }
    for round in 0..ROUNDS {
        let crowd = Crowd::new(&places, mass);
        for (i, force) in forces.iter_mut().enumerate() {
            let [x, y] = crowd.repulsion(places[i]);
            let [to_x, to_y] = places[i];
            let gravity = 0.8 / width.max(1.0);
            *force = [
                mass[i] * (x - gravity * to_x + sides[i][0]),
                mass[i] * (y - gravity * to_y + sides[i][1]),
            ];
        }
        for Pull { a, b, weight } in pulls {
            let ([x, y], distance) = from(places[*a], places[*b]);
            let pull = weight * distance * distance / pulled[*a].min(pulled[*b]).max(1.0);
            forces[*a] = [forces[*a][0] + x * pull, forces[*a][1] + y * pull];
            forces[*b] = [forces[*b][0] - x * pull, forces[*b][1] - y * pull];
        }
        // Large steps first, small ones in the end.
        let most = width.max(1.0) * 0.1 * (1.0 - round as f64 / ROUNDS as f64);
        for (place, [x, y]) in places.iter_mut().zip(&forces) {
            let length = (x * x + y * y).sqrt();
            let step = if length > most { most / length } else { 1.0 };
            *place = [place[0] + x * step, place[1] + y * step];
        }
    }
    places
}

/// The direction from one place to another, of length one, and how far it is. Two that are at the
/// same place part sideways.
fn from(a: [f64; 2], b: [f64; 2]) -> ([f64; 2], f64) {
    let (x, y) = (b[0] - a[0], b[1] - a[1]);
    let distance = (x * x + y * y).sqrt();
    if distance > 0.0 { ([x / distance, y / distance], distance) } else { ([1.0, 0.0], 0.0) }
}

/// Puts the drawing's corner with some room at the origin.
fn centre(points: &mut [[f64; 2]], discs: &mut [Disc]) {
    let used = || discs.iter().filter(|disc| disc.radius > 0.0);
    let edge = |axis: usize| {
        used().map(|disc| disc.centre[axis] - disc.radius).fold(f64::INFINITY, f64::min)
    };
    let corner = [edge(0), edge(1)];
    if !corner[0].is_finite() {
        return;
    }
    let shift = |[x, y]: [f64; 2]| [x - corner[0], y - corner[1]];
    points.iter_mut().for_each(|point| *point = shift(*point));
    discs.iter_mut().for_each(|disc| disc.centre = shift(disc.centre));
}

impl Layout {
    /// How wide and how high the drawing is; its corner is the origin.
    pub fn size(&self) -> [f64; 2] {
        let used = || self.discs.iter().filter(|disc| disc.radius > 0.0);
        let end =
            |axis: usize| used().map(|disc| disc.centre[axis] + disc.radius).fold(0.0, f64::max);
        [end(0), end(1)]
    }
}
