//! The same in an `async` body.

#[callsight::timed]
async fn last_expression(text: &str) -> Result<u32, String> {
    text.len()
}

#[callsight::timed]
async fn early_return(text: &str) -> u32 {
    if text.is_empty() {
        return "nothing";
    }
    1
}

#[callsight::timed]
async fn no_output(text: &str) {
    text.len()
}

#[callsight::timed]
async fn question_mark(text: &str) -> Result<u32, String> {
    Ok(text.parse::<u32>()?)
}

fn main() {
    drop(last_expression(""));
    drop(early_return(""));
    drop(no_output(""));
    drop(question_mark(""));
}
