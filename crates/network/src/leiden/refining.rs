use super::level::{Level, members};
use crate::chance::Chance;

/// How freely a part is chosen among those that gain: small, so that mostly the best is taken.
const TEMPERATURE: f64 = 0.01;

/// Splits every module into parts that are well connected inside it. Starting from single nodes,
/// each node that is still alone joins a part of its module by chance, the more likely the more it
/// gains. Returns the part of each node and how many parts there are.
pub(super) fn refine(
    level: &Level<'_>,
    module: &[u32],
    count: usize,
    price: f64,
    chance: &mut Chance,
) -> (Vec<u32>, usize) {
    let n = level.nodes();
    let (mut nodes, starts) = members(module, count);
    let mut part: Vec<u32> = (0..n as u32).collect();
    let mut mass = level.mass.clone();
    // The ties of each part to the rest of its module.
    let mut outward = vec![0.0; n];
    let mut is_alone = vec![true; n];
    let mut to = vec![0.0; n];
    let (mut seen, mut choices) = (Vec::new(), Vec::new());
    for module_id in 0..count {
        let nodes = &mut nodes[starts[module_id]..starts[module_id + 1]];
        if nodes.len() == 1 {
            continue;
        }
        chance.shuffle(nodes);
        let whole: f64 = nodes.iter().map(|node| level.mass[*node as usize]).sum();
        for node in &*nodes {
            let mut sum = 0.0;
            level.each(*node, |other, weight| {
                if module[other as usize] as usize == module_id {
                    sum += weight;
                }
            });
            outward[*node as usize] = sum;
        }
        for node in &*nodes {
            let own = *node as usize;
            let mass_of_node = level.mass[own];
            let ties = outward[own];
            if !is_alone[own] || ties < price * mass_of_node * (whole - mass_of_node) {
                continue;
            }
            level.each(*node, |other, weight| {
                if module[other as usize] as usize == module_id {
                    let other = part[other as usize];
                    if to[other as usize] == 0.0 {
                        seen.push(other);
                    }
                    to[other as usize] += weight;
                }
            });
            choices.clear();
            let mut best = 0.0;
            for other in &seen {
                let place = *other as usize;
                let gain = to[place] - price * mass_of_node * mass[place];
                let is_tied = outward[place] >= price * mass[place] * (whole - mass[place]);
                if gain >= 0.0 && is_tied {
                    choices.push((*other, gain));
                    best = f64::max(best, gain);
                }
            }
            if let Some(chosen) = draw(&mut choices, best, chance) {
                let place = chosen as usize;
                is_alone[own] = false;
                is_alone[place] = false;
                mass[place] += mass_of_node;
                mass[own] = 0.0;
                outward[place] += ties - 2.0 * to[place];
                part[own] = chosen;
            }
            seen.drain(..).for_each(|other| to[other as usize] = 0.0);
        }
    }
    let parts = super::moving::without_gaps(&mut part, n);
    (part, parts)
}

/// Draws one with a chance that grows as the exponential of its gain; staying alone gains nothing.
fn draw(choices: &mut [(u32, f64)], best: f64, chance: &mut Chance) -> Option<u32> {
    let mut sum = (-best / TEMPERATURE).exp();
    for (_, gain) in choices.iter_mut() {
        *gain = ((*gain - best) / TEMPERATURE).exp();
        sum += *gain;
    }
    let mut at = chance.unit() * sum;
    for (part, share) in choices.iter() {
        at -= share;
        if at < 0.0 {
            return Some(*part);
        }
    }
    None
}
