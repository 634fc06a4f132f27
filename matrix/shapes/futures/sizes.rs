//! Three futures around each other with an argument of a kilobyte: no more than a tenth and 200 bytes a level above.
//!
//! not for cached: the key and the value are held as well
//! not for cached (jaemk): the key and the value are held as well

#[measured]
async fn inner(bytes: [u8; 1024]) -> usize {
    tokio::task::yield_now().await;
    bytes.len()
}

#[measured]
async fn middle(bytes: [u8; 1024]) -> usize {
    inner(bytes).await
}

#[measured]
async fn outer(bytes: [u8; 1024]) -> usize {
    middle(bytes).await
}

mod bare {
    async fn inner(bytes: [u8; 1024]) -> usize {
        tokio::task::yield_now().await;
        bytes.len()
    }

    async fn middle(bytes: [u8; 1024]) -> usize {
        inner(bytes).await
    }

    pub async fn outer(bytes: [u8; 1024]) -> usize {
        middle(bytes).await
    }
}

#[tokio::main(flavor = "current_thread")]
async fn main() {
    let size = size_of_val(&outer([1; 1024]));
    let bare = size_of_val(&bare::outer([1; 1024]));
    assert!(
        size <= bare + bare / 10 + 600,
        "{size} bytes in place of {bare}"
    );
    assert_eq!(outer([1; 1024]).await + bare::outer([1; 1024]).await, 2048);
}
