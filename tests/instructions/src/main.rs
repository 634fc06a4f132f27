//! Calls one annotated function so and so often: `callsight-instructions sync 10000`.

mod functions;

use std::error::Error;
use std::process::ExitCode;

use callsight::Telemetry;

use functions::{ALL, Call};

fn main() -> ExitCode {
    let arguments: Vec<_> = std::env::args().skip(1).collect();
    let run = match &arguments[..] {
        [] => {
            list();
            Ok(())
        }
        [function, calls] => call(function, calls),
        _ => Err("two arguments: which function, and how often".into()),
    };
    match run {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}

fn list() {
    for (name, _) in ALL {
        println!("{name}");
    }
}

fn call(function: &str, calls: &str) -> Result<(), Box<dyn Error>> {
    let named = ALL.iter().find(|(name, _)| *name == function);
    let (_, function) = named.ok_or("no such function; without arguments, all are listed")?;
    let telemetry = Telemetry::builder("instructions").install()?;
    let calls: u64 = calls.parse()?;
    in_a_row(*function, calls);
    print!("{}", telemetry.render());
    Ok(())
}

/// What is counted begins and ends with this function: to install telemetry is to find out how
/// fast the clock is, which takes another number of instructions each time.
#[inline(never)]
fn in_a_row(function: Call, calls: u64) {
    (0..calls).for_each(function);
}
