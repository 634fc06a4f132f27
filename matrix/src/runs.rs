//! One run of one program, with a limit.

use std::io::{self, Read};
use std::path::Path;
use std::process::{Child, Command, Stdio};
use std::thread;
use std::time::{Duration, Instant};

const LIMIT: Duration = Duration::from_secs(20);

/// What a program did.
#[derive(Debug, Default)]
pub struct Run {
    /// Why it did not end well.
    pub failure: Option<String>,
    /// What was recorded wrong.
    pub misses: Vec<String>,
    /// What its contender cannot tell.
    pub blind: Vec<String>,
}

pub fn run(program: &Path) -> io::Result<Run> {
    let mut child = Command::new(program)
        .env("RUST_BACKTRACE", "0")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()?;
    let said = reader(child.stdout.take());
    let complained = reader(child.stderr.take());
    let failure = match wait(&mut child)? {
        Some(true) => None,
        Some(false) => Some(panic(&complained.join().unwrap_or_default())),
        None => Some(format!("not at its end after {} s", LIMIT.as_secs())),
    };
    let said = said.join().unwrap_or_default();
    let lines = |kind| {
        said.lines()
            .filter_map(move |line| Some(line.strip_prefix(kind)?.trim().to_owned()))
    };
    Ok(Run {
        failure,
        misses: lines("misses:").collect(),
        blind: lines("blind:").collect(),
    })
}

/// Whether it ended well; nothing if it had to be ended.
fn wait(child: &mut Child) -> io::Result<Option<bool>> {
    let started = Instant::now();
    while started.elapsed() < LIMIT {
        if let Some(status) = child.try_wait()? {
            return Ok(Some(status.success()));
        }
        thread::sleep(Duration::from_millis(2));
    }
    child.kill()?;
    child.wait()?;
    Ok(None)
}

fn reader(stream: Option<impl Read + Send + 'static>) -> thread::JoinHandle<String> {
    thread::spawn(move || {
        let mut text = Vec::new();
        if let Some(mut stream) = stream {
            let _ = stream.read_to_end(&mut text);
        }
        String::from_utf8_lossy(&text).into_owned()
    })
}

/// What the last panic said, without thread, place and address.
fn panic(complained: &str) -> String {
    let Some((_, said)) = complained.rsplit_once(" panicked at ") else {
        return "it was killed".to_owned();
    };
    let lines = said
        .lines()
        .skip(1)
        .take_while(|line| !line.starts_with("note: "));
    lines
        .map(str::trim)
        .collect::<Vec<_>>()
        .join(" ")
        .trim()
        .to_owned()
}
