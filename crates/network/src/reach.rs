use crate::Graph;
use crate::parallel::blocks;

/// How many other nodes each node reaches in at most two steps: whom it knows, and whom those know.
/// Ties are followed in their direction.
pub fn reach_in_two(out: &Graph) -> Vec<u32> {
    let n = out.nodes();
    let work = |marks: &mut Vec<u32>, nodes: std::ops::Range<usize>| {
        let reach = |node: usize| {
            // A mark is good for one node only, so that nothing has to be wiped.
            let mark = node as u32 + 1;
            marks[node] = mark;
            let mut count = 0;
            let mut see = |other: u32| {
                let is_new = std::mem::replace(&mut marks[other as usize], mark) != mark;
                count += u32::from(is_new);
            };
            for near in out.neighbours(node as u32) {
                see(*near);
                out.neighbours(*near).iter().for_each(|far| see(*far));
            }
            count
        };
        nodes.map(reach).collect::<Vec<_>>()
    };
    blocks(n, 1024, || vec![0_u32; n], work).concat()
}
