//! Whole blocks.

pub struct Shelf {
    pub books: Vec<String>,
    open: bool,
}

#[callsight::timed]
impl Shelf {
    pub fn new() -> Self {
        Shelf {
            books: vec![],
            open: false,
        }
    }

    pub fn length(&self) -> usize {
        return self.books.len();
    }

    pub fn is_empty(&self) -> bool {
        self.books.len() == 0
    }

    fn forgotten(&self, n: u8) {}

    pub const SIZE: u8 = 3;

    pub async fn lent(&mut self, mut title: String) -> Option<String> {
        self.open = true;
        self.books.iter().find(|book| **book == title).map(|book| book.clone())
    }

    pub fn opened(self) -> Shelf {
        Shelf { open: true, ..self }
    }
}

#[callsight::timed]
pub trait Stored {
    fn store(&self);

    fn stored_twice(&self) -> Result<(), String> {
        self.store();
        self.store();
        Ok(())
    }

    async fn stored_later(&self, n: u8) {
        self.store()
    }
}

#[callsight::timed]
impl Stored for Shelf {
    fn store(&self) {
        let count = self.books.len() as u8;
    }
}

#[callsight::timed]
impl std::str::FromStr for Shelf {
    type Err = ();

    fn from_str(text: &str) -> Result<Self, Self::Err> {
        Ok(Shelf::new())
    }
}
