//! `--cfg callsight_disabled` compiles to what it would without the attributes.

use std::path::Path;
use std::process::Command;

#[test]
fn off_is_off() {
    let bare = assembly("bare");
    let off = assembly("callsight_disabled");
    assert!(bare == off, "the attributes have left something behind");
    assert!(bare != assembly("on"), "there is nothing to leave out");
}

/// What `examples/off.rs` becomes under `--cfg flag`, without what the compiler counts anew each time.
fn assembly(flag: &str) -> String {
    let out = Path::new(env!("CARGO_TARGET_TMPDIR")).join(format!("{flag}.s"));
    let status = Command::new(env!("CARGO"))
        .args([
            "rustc",
            "--quiet",
            "--package",
            "callsight-ui-tests",
            "--example",
            "off",
            "--",
        ])
        .args(["--cfg", flag, "-C", "debuginfo=0", "-C", "codegen-units=1"])
        .arg(format!("--emit=asm={}", out.display()))
        .status()
        .expect("cargo runs");
    assert!(status.success());
    let assembly = std::fs::read_to_string(out).expect("the compiler wrote it");
    let (_, code) = assembly
        .split_once('\n')
        .expect("a line that names the file");
    code.split_inclusive("17h").map(without_hash).collect()
}

/// The hash of a symbol, behind `17h`: it is of the command line, too.
fn without_hash(part: &str) -> &str {
    match part.split_at_checked(16) {
        Some((hash, rest)) if hash.chars().all(|digit| digit.is_ascii_hexdigit()) => rest,
        _ => part,
    }
}
