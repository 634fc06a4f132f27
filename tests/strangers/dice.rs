//! Numbers that look random, the same in every run.

#[derive(Debug)]
pub(crate) struct Dice(u64);

impl Dice {
    pub(crate) fn new(seed: u64) -> Self {
        Self(seed.wrapping_mul(0x9e37_79b9_7f4a_7c15))
    }

    pub(crate) fn roll(&mut self, sides: u64) -> u64 {
        self.next() % sides
    }

    fn next(&mut self) -> u64 {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        self.0
    }

    pub(crate) fn one_of<T: Copy>(&mut self, all: &[T]) -> T {
        let index = usize::try_from(self.roll(all.len() as u64));
        all[index.expect("it is small")]
    }

    /// As many of these characters as it likes, up to `most`.
    pub(crate) fn text(&mut self, characters: &str, most: usize) -> String {
        let length = self.roll(most as u64) + 1;
        let mut text = String::with_capacity(most + 8);
        while (text.len() as u64) < length {
            // Eight at a time: a million requests are made of many.
            for byte in self.next().to_le_bytes() {
                let index = usize::from(byte) % characters.len();
                text.push_str(&characters[index..=index]);
            }
        }
        text.truncate(most);
        text
    }
}
