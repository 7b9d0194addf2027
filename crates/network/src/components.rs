use crate::Graph;

/// The component of every node, direction ignored, numbered from 0 for the largest; of two as
/// large, the one whose first node comes first.
pub fn components(ties: &Graph) -> Vec<u32> {
    let n = ties.nodes();
    let mut component = vec![u32::MAX; n];
    let mut count = 0;
    let mut open = Vec::new();
    for start in 0..n as u32 {
        if component[start as usize] != u32::MAX {
            continue;
        }
        component[start as usize] = count;
        open.push(start);
        while let Some(node) = open.pop() {
            for next in ties.neighbours(node) {
                if component[*next as usize] == u32::MAX {
                    component[*next as usize] = count;
                    open.push(*next);
                }
            }
        }
        count += 1;
    }
    by_size(&component)
}

/// How many nodes each part has, from a numbering without gaps.
pub fn sizes(part: &[u32]) -> Vec<usize> {
    let mut sizes = vec![0; part.iter().max().map_or(0, |last| *last as usize + 1)];
    part.iter().for_each(|part| sizes[*part as usize] += 1);
    sizes
}

/// Renumbers parts by size, the largest first; of two as large, the one whose first node comes
/// first.
pub(crate) fn by_size(part: &[u32]) -> Vec<u32> {
    let sizes = sizes(part);
    let mut first = vec![usize::MAX; sizes.len()];
    for (node, part) in part.iter().enumerate().rev() {
        first[*part as usize] = node;
    }
    let mut order: Vec<usize> = (0..sizes.len()).filter(|part| sizes[*part] > 0).collect();
    order.sort_unstable_by_key(|part| (std::cmp::Reverse(sizes[*part]), first[*part]));
    let mut number = vec![0; sizes.len()];
    for (new, old) in order.iter().enumerate() {
        number[*old] = new as u32;
    }
    part.iter().map(|old| number[*old as usize]).collect()
}
