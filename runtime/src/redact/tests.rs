//! What a statement becomes, and what becomes of secrets.

use super::{secrets, statement};

/// Each is in a text somewhere below, and must be nowhere afterwards.
const CANARY: &str = "hunter2";

#[track_caller]
fn becomes(system: &str, given: &str, normal: &str) {
    let read = statement(given, system);
    assert_eq!(read.text.as_deref(), Some(normal), "{system}: {given}");
}

#[track_caller]
fn is_dropped(system: &str, given: &str) {
    let read = statement(given, system);
    assert_eq!(read.text, None, "{system}: {given}");
    assert_eq!(read.fingerprint.len(), 16);
}

#[test]
fn values_of_every_sort_are_replaced() {
    for (given, normal) in [
        (
            "select * from t where a = 'x''y' and b=-1.5e-3",
            "select * from t where a = ? and b=-?",
        ),
        ("select N'x', X'1F', B'01' , e'a\\'b'", "select ?"),
        (
            "select $$it's$$, $tag$ $$ ' $tag$ from t",
            "select ? from t",
        ),
        (
            "select \"Name\", \"not plain\" from t",
            "select \"Name\", ? from t",
        ),
        ("a in (1, 'b', $3, ?4)", "a in (?)"),
        (
            "insert into t (a, b) values ($1, $2), (3, -4),\n(5,6)",
            "insert into t (a, b) values (?)",
        ),
        (
            "select 1 -- hunter2\nfrom t /* a /* hunter2 */ */ where b",
            "select ? from t where b",
        ),
        (
            "select arr[1], ARRAY['a'], x::text, j #>> '{a}'",
            "select arr[?], ARRAY[?], x::text, j #>> ?",
        ),
        (
            "select a$b$ from t where c=0x1F and d = 1_000",
            "select a$b$ from t where c=? and d = ?",
        ),
    ] {
        becomes("postgresql", given, normal);
    }
}

#[test]
fn each_database_is_read_by_its_own_rules() {
    becomes(
        "mysql",
        "select \"x\", `id` from t # hunter2",
        "select ?, `id` from t",
    );
    becomes("mysql", "select a--1, _utf8'x'", "select a--?, _utf8?");
    becomes(
        "sqlite",
        "select [id], [a b], \"x\", :name, $name from t",
        "select [id], ?, :name, $name from t",
    );
    becomes(
        "mssql",
        "select [a]]b], #t.x from #t",
        "select ?, #t.x from #t",
    );
    becomes(
        "oracle",
        "select q'[it's]', nq'!x'!' from \"DUAL\"",
        "select ? from \"DUAL\"",
    );
    becomes(
        "clickhouse",
        "select x from t where y = 'z' -- end",
        "select x from t where y = ?",
    );
}

#[test]
fn what_can_be_read_in_two_ways_is_not_read() {
    for system in [
        "postgresql",
        "mysql",
        "sqlite",
        "mssql",
        "oracle",
        "clickhouse",
    ] {
        is_dropped(system, "select 'a\\', hunter2, 'b'");
    }
    for given in [
        "select /* a /* */ hunter2 */ 1",
        "select a --hunter2",
        "select 1 # hunter2",
        "select $a$ ' $a$ hunter2 ' '",
        "select [a 'hunter2]",
        "select '''hunter2'''",
        "select `a hunter2`",
        "select /*! hunter2 */ 1",
    ] {
        is_dropped("other_sql", given);
    }
}

#[test]
fn what_does_not_end_is_not_read() {
    for system in ["postgresql", "mysql", "sqlite", "mssql", "oracle", "?"] {
        for given in [
            "'hunter2",
            "\"hunter2",
            "/* hunter2",
            "x'hunter2''",
            "\u{0}",
            "\\",
            "ключ",
            "‘hunter2’",
        ] {
            is_dropped(system, given);
        }
    }
    is_dropped("postgresql", "$a$ hunter2 $b$");
    is_dropped("postgresql", &format!("select '{}'", "x".repeat(70_000)));
}

#[test]
fn a_key_that_stands_bare_is_no_name() {
    becomes(
        "postgresql",
        "where k = a1b2c3d4e5f6a7b8 and n = 2fa",
        "where k = ? and n = ?",
    );
    becomes(
        "postgresql",
        "where k = ada@example.com",
        "where k = [email]",
    );
    becomes(
        "postgresql",
        "select * from events_2024_01",
        "select * from events_2024_01",
    );
}

#[test]
fn a_fingerprint_is_of_what_is_asked_and_not_of_with_what() {
    let of = |text| statement(text, "postgresql").fingerprint;
    assert_eq!(of("SELECT 1 FROM t"), of("select  'x' from T"));
    assert_eq!(of("a in (1, 2)"), of("a in (3)"));
    assert_ne!(of("select a from t"), of("select b from t"));
    assert_eq!(
        of("select a from t where b = 'x"),
        of("select a from t where b = 'hunter2")
    );
    assert_ne!(
        of("select a from t where b = 'x"),
        of("select a from t where b = 'x'")
    );
}

#[test]
fn long_texts_are_cut() {
    let columns = "a, ".repeat(3_000) + "b";
    let read = statement(&columns, "postgresql");
    assert_eq!(
        (read.text.map(|text| text.len()), read.is_truncated),
        (Some(4_094), true)
    );
}

#[test]
fn secrets_are_told_by_their_shape() {
    for (given, clean) in [
        ("mail ada.l+x@example.co.uk now", "mail [email] now"),
        ("?to=ada%40example.com", "?[email]"),
        ("eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln", "[jwt]"),
        (
            "Authorization: Bearer abc.def",
            "Authorization: Bearer [token]",
        ),
        ("key AKIAIOSFODNN7EXAMPLE.", "key [key]"),
        ("wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY", "[key]"),
        ("AIzaSyA1234567890abcdefghijklmnopqrstuv", "[key]"),
        ("ghp_16C7e42F292c6912E7710c838347Ae178B4a", "[key]"),
        ("sk_live_4eC39HqLyjWDarjtT1zdp7dc", "[key]"),
        (
            "4111 1111 1111 1111 and 4111-1111-1111-1112",
            "[card] and 4111-1111-1111-1112",
        ),
        ("378282246310005,6011111111111117", "[card],[card]"),
        ("00004111111111111111", "[card]"),
        (
            "postgres://ada:hunter2@db/shop",
            "postgres://[credentials]@db/shop",
        ),
        ("password=hunter2; user=ada", "password=[secret]; user=ada"),
        ("{\"Api_Key\": \"hunter2\"}", "{\"Api_Key\": \"[secret]\"}"),
        ("-----BEGIN RSA PRIVATE KEY-----\nhunter2", "[key]"),
    ] {
        assert_eq!(secrets(given), clean, "{given}");
        assert!(!secrets(given).contains(CANARY));
    }
}

#[test]
fn what_is_no_secret_stays() {
    for plain in [
        "SELECT * FROM users WHERE token = ? AND password = $1",
        "018f3c2e-7b1a-7c3d-9e4f-0a1b2c3d4e5f",
        "da39a3ee5e6b4b0d3255bfef95601890afd80709",
        "order 1234567890, 42 items",
        "@x, a @> b",
        "eyJ",
        "",
    ] {
        assert_eq!(secrets(plain), plain);
    }
}
