//! One compile shows every mistake: of the arguments, and of the function below them.

#[callsight::cached(ttl = 60, capacity = 0, cap = 5)]
const fn work() -> u32 {
    1
}

fn main() {
    work();
}
