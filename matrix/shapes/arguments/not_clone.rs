//! What can only be moved is moved: into the body, into a thread, out of the function again.
//!
//! not for cached: its key is made of the arguments, which here are not `Clone`
//! not for cached (jaemk): its key is made of the arguments, which here are not `Clone`

struct Only(String);

#[measured]
fn through(only: Only) -> Only {
    only
}

#[measured]
async fn taken(only: Only, mut sink: impl FnMut(Only) + Send) -> usize {
    let length = only.0.len();
    tokio::task::yield_now().await;
    sink(only);
    length
}

#[measured]
fn into_a_thread(only: Only) -> std::thread::JoinHandle<usize> {
    std::thread::spawn(move || only.0.len())
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    assert_eq!(through(Only("ab".to_owned())).0, "ab");
    let mut sunk = Vec::new();
    assert_eq!(taken(Only("c".to_owned()), |only| sunk.push(only)).await, 1);
    assert_eq!(sunk[0].0, "c");
    assert_eq!(into_a_thread(Only("abc".to_owned())).join().unwrap(), 3);
}
