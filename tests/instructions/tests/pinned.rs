//! A call takes as many instructions as it did, no more and no fewer.
//!
//! `UPDATE_EXPECT=1 scripts/test instructions` pins what it takes now.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::process::{Command, Output};
use std::{env, fs};

/// The compiler may choose a little differently when something else changes.
const TOLERANCE: f64 = 0.03;

const CALLS: u64 = 2_000;

/// Instructions a call, by function.
type Pins = BTreeMap<String, f64>;

#[test]
#[cfg_attr(
    debug_assertions,
    ignore = "the pins are of an optimised program; run `scripts/test instructions`"
)]
fn a_call_takes_as_many_instructions_as_are_pinned() {
    let counted = counted();
    if env::var_os("UPDATE_EXPECT").is_some() {
        fs::write(file(), written(&counted)).expect("the file of pins can be written");
    }
    let text = fs::read_to_string(file()).expect("the file of pins can be read");
    let wrong = differences(&pins_in(&text), &counted);
    assert!(
        wrong.is_empty(),
        "{}\npinned with {}; counted with {}; find out what it is or, if it is meant, run \
         `UPDATE_EXPECT=1 scripts/test instructions`",
        wrong.join("\n"),
        conditions_in(&text),
        conditions(),
    );
}

fn counted() -> Pins {
    let functions = stdout(&run(&mut Command::new(program())));
    functions
        .lines()
        .map(|function| (function.to_owned(), instructions_a_call(function)))
        .collect()
}

/// What twice as many calls take more, so that the first of all is not in it.
fn instructions_a_call(function: &str) -> f64 {
    let [once, twice] = [CALLS, 2 * CALLS].map(|calls| instructions(function, calls));
    (twice - once) as f64 / CALLS as f64
}

fn instructions(function: &str, calls: u64) -> u64 {
    let report = callgrind(function, calls, "/dev/null");
    let counted = report
        .lines()
        .find_map(|line| line.split_once("Collected : "));
    let (_, counted) = counted.unwrap_or_else(|| panic!("callgrind counted nothing: {report}"));
    counted.trim().parse().expect("a number of instructions")
}

/// Counts what happens in the calls, and neither before nor after them.
fn callgrind(function: &str, calls: u64, profile: &str) -> String {
    let mut valgrind = Command::new("valgrind");
    valgrind
        .args([
            "--tool=callgrind",
            "--collect-atstart=no",
            "--toggle-collect=*::in_a_row*",
        ])
        .arg(format!("--callgrind-out-file={profile}"))
        .args([program(), function, &calls.to_string()]);
    String::from_utf8_lossy(&run(&mut valgrind).stderr).into_owned()
}

fn program() -> &'static str {
    env!("CARGO_BIN_EXE_callsight-instructions")
}

fn run(command: &mut Command) -> Output {
    let output = command.output();
    let output = output.unwrap_or_else(|error| panic!("{command:?} did not start: {error}"));
    assert!(output.status.success(), "{command:?}: {output:?}");
    output
}

fn stdout(output: &Output) -> String {
    String::from_utf8_lossy(&output.stdout).into_owned()
}

fn file() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("pins.txt")
}

/// What a count depends on besides our code.
fn conditions() -> String {
    let version = stdout(&run(Command::new("rustc").arg("--version")));
    format!("{} for {}, {}", version.trim(), env::consts::ARCH, clock())
}

/// By which clock calls are timed: valgrind lets the program see that of the processor, if it has
/// one that is constant.
fn clock() -> &'static str {
    let profile = concat!(env!("CARGO_TARGET_TMPDIR"), "/clock.callgrind");
    callgrind("sync", 1, profile);
    let profile = fs::read_to_string(profile).expect("what callgrind wrote");
    if profile.contains("clock_gettime") {
        "timed by the system's clock"
    } else {
        "timed by the processor's counter"
    }
}

fn conditions_in(text: &str) -> &str {
    text.lines()
        .next()
        .unwrap_or_default()
        .trim_start_matches("# ")
}

fn written(pins: &Pins) -> String {
    let lines = pins
        .iter()
        .map(|(function, pin)| format!("{function} {pin:.0}\n"));
    format!("# {}\n{}", conditions(), lines.collect::<String>())
}

fn pins_in(text: &str) -> Pins {
    text.lines()
        .filter(|line| !line.starts_with('#'))
        .filter_map(|line| line.split_once(' '))
        .map(|(function, pin)| (function.to_owned(), pin.parse().expect("a pin is a number")))
        .collect()
}

/// What is dearer than it was, and what is cheaper, of which the pin has to tell the next time.
fn differences(pins: &Pins, counted: &Pins) -> Vec<String> {
    let functions = pins.keys().chain(
        counted
            .keys()
            .filter(|function| !pins.contains_key(*function)),
    );
    functions
        .filter_map(
            |function| match (pins.get(function), counted.get(function)) {
                (Some(pin), Some(count)) => difference(function, *pin, *count),
                (Some(_), None) => Some(format!("`{function}` is pinned and not there")),
                _ => Some(format!("`{function}` is not pinned")),
            },
        )
        .collect()
}

/// Pins are whole numbers, so one instruction is no difference.
fn difference(function: &str, pin: f64, count: f64) -> Option<String> {
    let differs = (count - pin).abs() > (pin * TOLERANCE).max(1.0);
    let percent = (count / pin - 1.0) * 100.0;
    differs.then(|| {
        format!(
            "a call of `{function}` takes {count:.0} instructions, not {pin:.0}: {percent:+.1} %"
        )
    })
}

#[test]
fn what_is_dearer_cheaper_or_missing_is_told() {
    let pins = |pins: &[(&str, f64)]| {
        pins.iter()
            .map(|(name, pin)| ((*name).to_owned(), *pin))
            .collect()
    };
    let pinned: Pins = pins_in("# of a compiler\nbare 16\nquery 300\nsync 200\n");
    assert_eq!(
        differences(
            &pinned,
            &pins(&[("bare", 17.0), ("query", 308.0), ("sync", 194.5)])
        ),
        [""; 0]
    );
    let counted = pins(&[("async", 1.0), ("query", 309.1), ("sync", 193.9)]);
    assert_eq!(
        differences(&pinned, &counted),
        [
            "`bare` is pinned and not there",
            "a call of `query` takes 309 instructions, not 300: +3.0 %",
            "a call of `sync` takes 194 instructions, not 200: -3.0 %",
            "`async` is not pinned",
        ]
    );
}
