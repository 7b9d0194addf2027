use std::collections::VecDeque;
use std::sync::{Mutex, PoisonError};

use super::level::Level;
use crate::chance::Chance;
use crate::parallel::blocks;

/// How many nodes are looked at together before any of them moves.
const BATCH: usize = 4096;

/// A gain below this is noise of floating point.
const LEAST: f64 = 1e-10;

/// No module: the node stands alone in one of its own.
const ALONE: u32 = u32::MAX;

/// Where a node goes best, and its ties there and where it is.
#[derive(Clone, Copy)]
struct Choice {
    module: u32,
    to: f64,
    from: f64,
}

/// What a thread needs to weigh a node's modules.
struct Scratch {
    to: Vec<f64>,
    seen: Vec<u32>,
}

/// Scratches that wait for the next batch: to make one anew for each would cost more than the batch.
#[derive(Default)]
struct Pool(Mutex<Vec<Scratch>>);

/// A scratch that goes back to its pool in the end.
struct Lent<'a> {
    pool: &'a Pool,
    scratch: Scratch,
}

impl Pool {
    fn lend(&self, n: usize) -> Lent<'_> {
        let waiting = self.0.lock().unwrap_or_else(PoisonError::into_inner).pop();
        let scratch = waiting.unwrap_or_else(|| Scratch { to: vec![0.0; n], seen: Vec::new() });
        Lent { pool: self, scratch }
    }
}

impl Drop for Lent<'_> {
    fn drop(&mut self) {
        let scratch = std::mem::replace(&mut self.scratch, Scratch { to: vec![], seen: vec![] });
        self.pool.0.lock().unwrap_or_else(PoisonError::into_inner).push(scratch);
    }
}

struct State<'a, 'b> {
    level: &'a Level<'a>,
    module: &'b mut [u32],
    /// The mass of each module.
    mass: Vec<f64>,
    /// Modules without nodes.
    free: Vec<u32>,
    price: f64,
}

/// Moves nodes to better modules until none gains any more, and numbers the modules without gaps;
/// returns how many there are.
///
/// All cores look at a batch of nodes as things stand; then the nodes move one after the other.
/// One whose neighbour has moved meanwhile, or whose gain is gone, is looked at again. So every
/// move gains, and the number of cores changes nothing.
pub(super) fn move_nodes(
    level: &Level<'_>,
    module: &mut [u32],
    price: f64,
    chance: &mut Chance,
) -> usize {
    let n = level.nodes();
    let mut mass = vec![0.0; n];
    let mut size = vec![0_u32; n];
    for (node, module) in module.iter().enumerate() {
        mass[*module as usize] += level.mass[node];
        size[*module as usize] += 1;
    }
    let free = (0..n as u32).rev().filter(|module| size[*module as usize] == 0).collect();
    let mut state = State { level, module, mass, free, price };
    let mut order: Vec<u32> = (0..n as u32).collect();
    chance.shuffle(&mut order);
    let mut queue = VecDeque::from(order);
    let mut queued = vec![true; n];
    // The batch in which a neighbour of the node moved last.
    let mut touched = vec![0_u32; n];
    let pool = Pool::default();
    let mut own = pool.lend(n);
    let mut batch = Vec::with_capacity(BATCH);
    let mut number = 0_u32;
    while !queue.is_empty() {
        batch.clear();
        batch.extend(queue.drain(..queue.len().min(BATCH)));
        number = number.wrapping_add(1);
        let choices = state.choices(&batch, &pool, &mut own.scratch);
        for (node, choice) in batch.iter().zip(choices) {
            queued[*node as usize] = false;
            let stale = touched[*node as usize] == number;
            let Some(choice) = state.settled(*node, choice, stale, &mut own.scratch) else {
                continue;
            };
            let from = state.module[*node as usize];
            let to = if choice.module == ALONE {
                let Some(free) = state.free.pop() else { continue };
                free
            } else {
                choice.module
            };
            let mass = level.mass[*node as usize];
            state.mass[from as usize] -= mass;
            state.mass[to as usize] += mass;
            size[from as usize] -= 1;
            size[to as usize] += 1;
            if size[from as usize] == 0 {
                state.mass[from as usize] = 0.0;
                state.free.push(from);
            }
            state.module[*node as usize] = to;
            for other in level.neighbours(*node) {
                touched[*other as usize] = number;
                if state.module[*other as usize] != to && !queued[*other as usize] {
                    queued[*other as usize] = true;
                    queue.push_back(*other);
                }
            }
        }
    }
    without_gaps(module, n)
}

impl State<'_, '_> {
    fn choices(&self, batch: &[u32], pool: &Pool, own: &mut Scratch) -> Vec<Choice> {
        if batch.len() < BATCH {
            return batch.iter().map(|node| self.choose(*node, own)).collect();
        }
        blocks(
            batch.len(),
            BATCH / 8,
            || pool.lend(self.level.nodes()),
            |lent, range| {
                let choose = |node: &u32| self.choose(*node, &mut lent.scratch);
                batch[range].iter().map(choose).collect::<Vec<_>>()
            },
        )
        .concat()
    }

    /// The module in which the node's ties exceed most what its mass costs there.
    fn choose(&self, node: u32, scratch: &mut Scratch) -> Choice {
        let Scratch { to, seen } = scratch;
        self.level.each(node, |other, weight| {
            let module = self.module[other as usize];
            if to[module as usize] == 0.0 {
                seen.push(module);
            }
            to[module as usize] += weight;
        });
        let own = self.module[node as usize];
        let mass = self.level.mass[node as usize];
        let cost = self.price * mass;
        let from = to[own as usize];
        let mut best = Choice { module: own, to: from, from };
        let mut score = from - cost * (self.mass[own as usize] - mass) + LEAST;
        for module in seen.drain(..) {
            let ties = std::mem::take(&mut to[module as usize]);
            let gain = ties - cost * self.mass[module as usize];
            if module != own && gain > score {
                best = Choice { module, to: ties, from };
                score = gain;
            }
        }
        if score < 0.0 { Choice { module: ALONE, to: 0.0, from } } else { best }
    }

    /// The move to make now; `None` when the node stays.
    fn settled(
        &self,
        node: u32,
        choice: Choice,
        stale: bool,
        scratch: &mut Scratch,
    ) -> Option<Choice> {
        let choice = if stale || !(self.stays(node, choice) || self.gains(node, choice)) {
            self.choose(node, scratch)
        } else {
            choice
        };
        (!self.stays(node, choice)).then_some(choice)
    }

    fn stays(&self, node: u32, choice: Choice) -> bool {
        choice.module == self.module[node as usize]
    }

    fn gains(&self, node: u32, choice: Choice) -> bool {
        let own = self.module[node as usize];
        let mass = self.level.mass[node as usize];
        let there = if choice.module == ALONE { 0.0 } else { self.mass[choice.module as usize] };
        let here = self.mass[own as usize] - mass;
        choice.to - choice.from - self.price * mass * (there - here) > LEAST
    }
}

/// Numbers the modules from 0 in the order of their first nodes; returns how many there are.
pub(super) fn without_gaps(module: &mut [u32], n: usize) -> usize {
    let mut number = vec![u32::MAX; n];
    let mut count = 0;
    for module in module {
        let number = &mut number[*module as usize];
        if *number == u32::MAX {
            *number = count;
            count += 1;
        }
        *module = *number;
    }
    count as usize
}
