use crate::Network;

/// The core number of every node (Seidman 1983): the largest k for which it belongs to a group in
/// which everybody has at least k ties to the others. In a directed network a tie each way counts
/// twice. Found by taking the node with the fewest ties away again and again (Batagelj and
/// Zaveršnik 2003), in time proportional to the ties.
pub fn cores(network: &Network) -> Vec<u32> {
    let back = network.directed.as_ref().map(crate::Graph::reversed);
    let n = network.nodes();
    let out = network.out();
    let around = |node: u32| {
        let back = back.as_ref().map_or(&[][..], |back| back.neighbours(node));
        out.neighbours(node).iter().chain(back)
    };
    let mut degree: Vec<u32> = (0..n as u32)
        .map(|node| (out.degree(node) + back.as_ref().map_or(0, |back| back.degree(node))) as u32)
        .collect();
    // Nodes sorted by degree; `start[d]` is where those of degree d begin, `place` is the inverse.
    let largest = degree.iter().max().map_or(0, |largest| *largest as usize);
    let mut start = vec![0_usize; largest + 2];
    degree.iter().for_each(|d| start[*d as usize + 1] += 1);
    (1..start.len()).for_each(|d| start[d] += start[d - 1]);
    let mut next = start.clone();
    let mut order = vec![0_u32; n];
    let mut place = vec![0_usize; n];
    for node in 0..n {
        let at = &mut next[degree[node] as usize];
        (order[*at], place[node]) = (node as u32, *at);
        *at += 1;
    }
    for i in 0..n {
        let node = order[i];
        for other in around(node) {
            let d = degree[*other as usize];
            if d > degree[node as usize] {
                // Swap the neighbour with the first of its degree, then let the border pass it.
                let first = start[d as usize].max(i + 1);
                let at = place[*other as usize];
                let swapped = order[first];
                order.swap(first, at);
                (place[swapped as usize], place[*other as usize]) = (at, first);
                start[d as usize] = first + 1;
                degree[*other as usize] -= 1;
            }
        }
    }
    degree
}
