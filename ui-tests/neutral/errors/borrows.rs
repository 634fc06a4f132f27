//! What the borrow checker refuses.

#[callsight::timed]
fn moved(text: String) -> String {
    drop(text);
    text
}

#[callsight::timed]
async fn moved_later(text: String) -> String {
    drop(text);
    text
}

#[callsight::timed]
fn moved_in_a_loop(text: String) {
    loop {
        drop(text);
    }
}

#[callsight::timed]
fn moved_out_of_a_reference(text: &String) -> String {
    *text
}

#[callsight::timed]
async fn moved_out_of_a_reference_later(text: &(String, u8)) -> String {
    text.0
}

#[callsight::timed]
fn changed_while_borrowed(mut all: Vec<u8>) -> u8 {
    let first = &all[0];
    all.push(3);
    *first
}

#[callsight::timed]
async fn changed_while_borrowed_later(mut all: Vec<u8>) -> u8 {
    let first = &all[0];
    all.push(3);
    *first
}

#[callsight::timed]
fn not_mut(all: Vec<u8>) {
    all.push(3);
}

#[callsight::timed]
async fn not_mut_later(all: Vec<u8>) {
    all.push(3);
}

#[callsight::timed]
fn not_mut_copy(n: u8) {
    n = 3;
}

#[callsight::timed]
fn not_mut_reference(all: &Vec<u8>) {
    all.push(3);
}

#[callsight::timed]
async fn not_mut_reference_later(all: &Vec<u8>) {
    all.push(3);
}

#[callsight::timed]
fn not_mut_local() {
    let n = 3;
    n = 4;
}

#[callsight::timed]
fn local_returned<'a>() -> &'a str {
    let text = String::new();
    &text
}

#[callsight::timed]
fn argument_returned<'a>(text: String) -> &'a str {
    text.as_str()
}

#[callsight::timed]
async fn argument_returned_later<'a>(text: String) -> &'a str {
    text.as_str()
}

#[callsight::timed]
fn too_short<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    b
}

#[callsight::timed]
async fn too_short_later<'a, 'b>(a: &'a str, b: &'b str) -> &'a str {
    b
}

#[callsight::timed]
fn escapes(text: &str) {
    std::thread::spawn(|| println!("{text}"));
}

#[callsight::timed]
async fn escapes_later(text: &str) {
    tokio::spawn(async { println!("{text}") });
}

#[callsight::timed]
fn captured() -> impl Fn() -> u8 {
    let n = 3;
    || n
}

#[callsight::timed]
fn uninitialised() -> u8 {
    let n: u8;
    n
}

#[callsight::timed]
async fn twice(mut n: String) -> String {
    let a = &mut n;
    let b = &mut n;
    a.push('a');
    b.push('b');
    n
}

pub struct Basket(Vec<String>);

impl Basket {
    #[callsight::timed]
    fn taken(&self) -> Vec<String> {
        self.0
    }

    #[callsight::timed]
    fn pushed(&self) {
        self.0.push(String::new());
    }

    #[callsight::timed]
    async fn pushed_later(&self) {
        self.0.push(String::new());
    }

    #[callsight::timed]
    fn own(self) {
        self.0.push(String::new());
    }

    #[callsight::timed]
    #[track_caller]
    fn tracked(self) -> Vec<String> {
        drop(self);
        self.0
    }
}
