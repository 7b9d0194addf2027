/// The names of nodes in the order in which they were first met, in one piece of memory.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Names {
    text: String,
    ends: Vec<usize>,
}

impl Names {
    /// How many names.
    pub fn len(&self) -> usize {
        self.ends.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// The name of a node.
    ///
    /// # Panics
    ///
    /// When there is no such node.
    pub fn get(&self, node: u32) -> &str {
        let node = node as usize;
        let start = if node == 0 { 0 } else { self.ends[node - 1] };
        &self.text[start..self.ends[node]]
    }

    /// Every name in order.
    pub fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len() as u32).map(|node| self.get(node))
    }

    fn push(&mut self, name: &str) {
        self.text.push_str(name);
        self.ends.push(self.text.len());
    }
}

/// Names that are all different, numbered as they come.
impl<T: AsRef<str>> FromIterator<T> for Names {
    fn from_iter<I: IntoIterator<Item = T>>(names: I) -> Self {
        let mut all = Self::default();
        names.into_iter().for_each(|name| all.push(name.as_ref()));
        all
    }
}

/// Gives each new name the next number. An open-addressed table of (hash, number) beside the names
/// touches one line of memory a look-up; a map of strings would touch three.
#[derive(Debug, Clone, Default)]
pub(crate) struct Interner {
    names: Names,
    /// The upper half is of the hash, the lower is the number; `EMPTY` is free.
    slots: Vec<u64>,
}

const EMPTY: u64 = u64::MAX;

impl Interner {
    /// Goes on from names that are all different.
    pub(crate) fn from_names(names: Names) -> Self {
        let mut interner = Self { names, slots: Vec::new() };
        interner.grow();
        interner
    }

    pub(crate) fn into_names(self) -> Names {
        self.names
    }

    /// The number of a name, a new one when it was not met before.
    pub(crate) fn intern(&mut self, name: &str) -> u32 {
        if self.names.len() * 2 >= self.slots.len() {
            self.grow();
        }
        let (place, found) = self.place(name);
        found.unwrap_or_else(|| {
            let number = self.names.len() as u32;
            self.slots[place] = (hash(name.as_bytes()) & !0xffff_ffff) | u64::from(number);
            self.names.push(name);
            number
        })
    }

    /// Touches the memory that looking these names up will read. In a list of a million names each
    /// look-up would wait for the memory three times; touched together, they wait side by side.
    pub(crate) fn touch<'n>(&self, names: impl Iterator<Item = &'n str>) {
        if self.slots.is_empty() {
            return;
        }
        let mask = self.slots.len() - 1;
        let slots: Vec<u64> =
            names.map(|name| self.slots[hash(name.as_bytes()) as usize & mask]).collect();
        // The number in a free slot is one that no name has.
        let ends = slots.iter().filter_map(|slot| self.names.ends.get(*slot as u32 as usize));
        let ends: Vec<usize> = ends.copied().collect();
        let text = self.names.text.as_bytes();
        let last = ends.iter().filter_map(|end| text.get(end.wrapping_sub(1)));
        std::hint::black_box(last.fold(0, |all, byte| all ^ byte));
    }

    /// How many names.
    pub(crate) fn len(&self) -> usize {
        self.names.len()
    }

    /// Where a name stands or would stand.
    fn place(&self, name: &str) -> (usize, Option<u32>) {
        let hash = hash(name.as_bytes());
        let mask = self.slots.len() - 1;
        let mut at = hash as usize & mask;
        loop {
            let slot = self.slots[at];
            if slot == EMPTY {
                return (at, None);
            }
            if slot >> 32 == hash >> 32 && self.names.get(slot as u32) == name {
                return (at, Some(slot as u32));
            }
            at = (at + 1) & mask;
        }
    }

    fn grow(&mut self) {
        let size = (self.names.len() * 4).next_power_of_two().max(1024);
        self.slots = vec![EMPTY; size];
        for number in 0..self.names.len() as u32 {
            let hash = hash(self.names.get(number).as_bytes());
            let mut at = hash as usize & (size - 1);
            while self.slots[at] != EMPTY {
                at = (at + 1) & (size - 1);
            }
            self.slots[at] = (hash & !0xffff_ffff) | u64::from(number);
        }
    }
}

/// Eight bytes at a time, multiplied and folded.
fn hash(bytes: &[u8]) -> u64 {
    let mix = |state: u64, word: u64| {
        let product = u128::from(state ^ word) * 0x9e37_79b9_7f4a_7c15;
        (product >> 64) as u64 ^ product as u64
    };
    let mut state = 0x2545_f491_4f6c_dd1d ^ bytes.len() as u64;
    let (words, rest) = bytes.as_chunks::<8>();
    for word in words {
        state = mix(state, u64::from_le_bytes(*word));
    }
    let mut last = [0; 8];
    last[..rest.len()].copy_from_slice(rest);
    let state = mix(state, u64::from_le_bytes(last));
    state ^ (state >> 29)
}
