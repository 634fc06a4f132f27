//! A repository: a trait, its implementation, and a connection that is borrowed exclusively.

#![deny(warnings)]

trait Users {
    async fn find(&mut self, id: u64) -> Result<Option<String>, Missing>;
}

#[derive(Debug, PartialEq)]
struct Missing;

struct Connection(Vec<String>);

impl Users for Connection {
    #[callsight::timed_query(collection = "users", operation = "select")]
    async fn find(&mut self, id: u64) -> Result<Option<String>, Missing> {
        tokio::task::yield_now().await;
        let id = usize::try_from(id).map_err(|_| Missing)?;
        Ok(self.0.get(id).cloned())
    }
}

impl Connection {
    #[callsight::timed_query(collection = "users", operation = "insert")]
    fn insert(&mut self, name: String) -> Result<&String, Missing> {
        self.0.push(name);
        self.0.last().ok_or(Missing)
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let mut connection = Connection(Vec::new());
    assert_eq!(connection.insert("ada".to_owned()), Ok(&"ada".to_owned()));
    assert_eq!(connection.find(0).await, Ok(Some("ada".to_owned())));
    assert_eq!(callsight_ui_tests::outcomes("insert"), [1, 0, 0, 0]);
}
