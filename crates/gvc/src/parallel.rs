use std::sync::{Mutex, PoisonError};

/// Does independent pieces of work on this many threads.
///
/// Who does which piece depends on the clock, what a piece is does not: every result is the same to
/// the bit for any number of threads.
pub(crate) fn for_each<T: Send>(
    pieces: impl IntoIterator<Item = T>,
    threads: usize,
    work: impl Fn(T) + Sync,
) {
    let pieces: Vec<T> = pieces.into_iter().collect();
    if threads <= 1 || pieces.len() <= 1 {
        return pieces.into_iter().for_each(work);
    }
    let threads = threads.min(pieces.len());
    let queue = Mutex::new(pieces.into_iter());
    let take = || queue.lock().unwrap_or_else(PoisonError::into_inner).next();
    let run = || {
        while let Some(piece) = take() {
            work(piece);
        }
    };
    std::thread::scope(|scope| {
        for _ in 1..threads {
            scope.spawn(run);
        }
        run();
    });
}
