//! What is said of methods.

use std::rc::Rc;

#[derive(Default, Debug)]
pub struct Counter {
    count: u8,
    pub name: String,
}

impl Counter {
    #[callsight::timed]
    fn unused_self(&self, n: u8) -> u8 {
        n
    }

    #[callsight::timed]
    async fn unused_self_later(&self, n: u8) -> u8 {
        n
    }

    #[callsight::timed]
    fn by_value(self) -> u8 {
        self.count
    }

    #[callsight::timed]
    fn mut_self(mut self) -> u8 {
        self.count
    }

    #[callsight::timed]
    fn needless_mut(&mut self) -> u8 {
        self.count
    }

    #[callsight::timed]
    fn needless_self_type(self: &Self) -> u8 {
        self.count
    }

    #[callsight::timed]
    fn shared(self: Rc<Self>) -> u8 {
        self.count
    }

    #[callsight::timed]
    fn set(&mut self, count: u8) -> () {
        self.count = count;
        ()
    }

    #[callsight::timed]
    fn own_name(&self) -> Counter {
        Counter::default()
    }

    #[callsight::timed]
    async fn own_name_later() -> Counter {
        tokio::task::yield_now().await;
        Counter { count: 3, name: String::new() }
    }

    #[callsight::timed]
    fn own_name_in_result() -> Result<Counter, Box<Counter>> {
        Ok(Counter::default())
    }

    #[callsight::timed]
    fn get_name(&self) -> &String {
        &self.name
    }

    #[callsight::timed]
    fn get_mut(&mut self) -> &mut u8 {
        return &mut self.count;
    }

    #[callsight::timed]
    fn builder<'a>(&'a mut self, name: &str) -> &'a mut Self {
        self.name = name.to_string();
        self
    }

    #[callsight::timed]
    fn next(&mut self) -> Option<u8> {
        Some(self.count)
    }

    #[callsight::timed]
    fn from_str(text: &str) -> Counter {
        Counter { count: text.len() as u8, name: text.into() }
    }

    #[callsight::timed]
    pub(crate) fn overwritten(mut self) -> Self {
        self = Self::default();
        self
    }
}

pub struct Loud;

impl Loud {
    #[callsight::timed]
    pub fn new(n: u8) -> u8 {
        n
    }

    #[callsight::timed]
    pub fn default() -> Self {
        Self
    }

    #[callsight::timed]
    #[must_use]
    pub fn not_used(&self) -> u8 {
        let x = self.also_not_used();
        self.also_not_used();
        Self::new(3);
        3
    }

    #[callsight::timed]
    #[must_use = "it matters"]
    pub fn also_not_used(&self) -> u8 {
        3
    }
}
