use std::ops::Range;
use std::sync::atomic::{AtomicUsize, Ordering};
use std::thread;

/// How many threads are worth starting. No result depends on it.
pub(crate) fn threads() -> usize {
    thread::available_parallelism().map_or(1, usize::from).min(16)
}

/// Works on `0..n` in blocks of a fixed size, on all cores, and returns what each block gave in
/// the order of the blocks: whoever reduces the list adds in the same order on every machine.
/// `scratch` makes what one thread reuses from block to block.
pub(crate) fn blocks<S, T: Send>(
    n: usize,
    size: usize,
    scratch: impl Fn() -> S + Sync,
    work: impl Fn(&mut S, Range<usize>) -> T + Sync,
) -> Vec<T> {
    let count = n.div_ceil(size);
    let next = AtomicUsize::new(0);
    let run = || {
        let mut scratch = scratch();
        let mut done = Vec::new();
        loop {
            let block = next.fetch_add(1, Ordering::Relaxed);
            if block >= count {
                return done;
            }
            let range = block * size..((block + 1) * size).min(n);
            done.push((block, work(&mut scratch, range)));
        }
    };
    let threads = threads().min(count);
    let mut done = if threads <= 1 {
        run()
    } else {
        thread::scope(|scope| {
            let handles: Vec<_> = (0..threads).map(|_| scope.spawn(run)).collect();
            handles.into_iter().flat_map(|handle| join(handle.join())).collect()
        })
    };
    done.sort_unstable_by_key(|(block, _)| *block);
    done.into_iter().map(|(_, result)| result).collect()
}

/// The result of a thread; its panic goes on in the caller.
pub(crate) fn join<T>(result: thread::Result<T>) -> T {
    result.unwrap_or_else(|panic| std::panic::resume_unwind(panic))
}
