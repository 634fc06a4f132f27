//! Writes the functions as the contender whose feature is on wants them.

#[path = "build/shapes.rs"]
mod shapes;
#[path = "build/styles.rs"]
mod styles;

use std::env;
use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use shapes::{SHAPES, Shape};
use styles::style;

const COUNT: &str = "COMPILE_TIME_FUNCTIONS";
const ONLY: &str = "COMPILE_TIME_SHAPES";

fn main() {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-env-changed={COUNT}");
    println!("cargo::rerun-if-env-changed={ONLY}");
    let count = env::var(COUNT).map_or(SHAPES.len(), |count| count.parse().expect("a number"));
    let out = PathBuf::from(env::var_os("OUT_DIR").expect("cargo says where"));
    fs::write(out.join("functions.rs"), functions(count)).expect("the file can be written");
}

/// All functions, and one that calls each of them once: a future that nobody polls is not
/// compiled.
fn functions(count: usize) -> String {
    let write = style();
    let mut functions = String::new();
    let mut calls = String::new();
    for (number, shape) in shapes().iter().cycle().take(count).enumerate() {
        let name = format!("{}_{number}", shape.name);
        let function = write(shape, &name).replace("NUMBER", &number.to_string());
        writeln!(functions, "{function}\n").expect("there is memory");
        calls += &call(shape, &name);
    }
    format!(
        "{functions}/// Calls each of them.\npub fn call_all(store: &Store, order: &Order, \
         cx: &mut Context<'_>) {{\n{calls}}}\n"
    )
}

/// Half of them `async`, or only these, or only the others.
fn shapes() -> Vec<&'static Shape> {
    let only = env::var(ONLY).unwrap_or_default();
    let is_asked_for = |shape: &&Shape| match only.as_str() {
        "async" => shape.is_async,
        "sync" => !shape.is_async,
        _ => true,
    };
    SHAPES.iter().filter(is_asked_for).collect()
}

fn call(shape: &Shape, name: &str) -> String {
    let call = format!("{name}({})", shape.arguments);
    if shape.is_async {
        format!("    let _ = pin!({call}).poll(cx);\n")
    } else {
        format!("    let _ = {call};\n")
    }
}
