//! What is said of closures.

#[callsight::timed]
fn redundant(all: &[u8]) -> Vec<String> {
    all.iter().map(|n| n.to_string()).collect()
}

#[callsight::timed]
fn redundant_call() -> u8 {
    (|| 3)()
}

#[callsight::timed]
fn returned() -> impl Fn(u8) -> u8 {
    move |n| return n
}

#[callsight::timed]
fn unused_argument(all: &[u8]) -> usize {
    all.iter().map(|n| 3).sum()
}

#[callsight::timed]
fn boxed() -> Box<dyn Fn(u8) -> u8> {
    let double = |n: u8| -> u8 { n * 2 };
    Box::new(move |n| double(n))
}

#[callsight::timed]
async fn of_futures(all: Vec<u8>) -> u8 {
    let later = |n: u8| async move { n };
    later(3).await
}

#[callsight::timed]
fn lazily(n: Option<u8>) -> u8 {
    n.unwrap_or_else(|| 3)
}

#[callsight::timed]
fn eagerly(n: Option<String>) -> String {
    n.unwrap_or(format!("none"))
}

#[callsight::timed]
fn unit(all: &mut Vec<u8>) {
    all.iter().for_each(|n| {
        println!("{}", n);
    });
    let nothing = (|| ())();
}
