//! No secret reaches the disk, whoever put it where.

use callsight::redact;
use proptest::prelude::*;
use serde_json::Value;

use crate::support::fixture::Fixture;
use crate::support::json_lines::eventually_has;

/// What nobody may find in the log.
const CANARIES: [&str; 8] = [
    "hunter2",
    "ada@example.com",
    "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxIn0.c2ln",
    "AKIAIOSFODNN7EXAMPLE",
    "ghp_16C7e42F292c6912E7710c838347Ae178B4a",
    "sk_live_4eC39HqLyjWDarjtT1zdp7dc",
    "4111111111111111",
    "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
];

/// Where a canary may stand in a statement of some database, whole or broken.
const PLACES: [&str; 19] = [
    "select '{}'",
    r"select N'{}', E'a\'{}', X'{}'",
    "select `{} `",
    "select $$ {} $$",
    "select $tag$ {} $tag$",
    "select q'[{}]'",
    "select 1 -- {}",
    "select /* {} */ 1",
    "select /* /* {} */ */ 1",
    "select /*! '{}' */ 1",
    r"select 'a\' , {} , 'b'",
    "select '{}",
    "select \"{}",
    "select /* {}",
    "select '''{}'''",
    "select * from t where password = '{}' and token='{}'",
    "select 'it''s {}', 1",
    "insert into t values (1, '{}'), (2, '{}')",
    "select '\n{}\u{2028}\u{1b}[2J'",
];

/// Where it is a name or a word to `PostgreSQL`, and no value to anybody: what stands there is told by
/// its shape alone.
const NAMES: [&str; 3] = ["select \"{}\"", "select [{} ]", "select 1 # {}"];

async fn ask(fixture: &Fixture, email: &str, statement: String) {
    let request = fixture.peer.request("POST", &format!("/asks/{email}"));
    let answer = request.body(statement).send().await;
    assert_eq!(answer.expect("an answer").status(), 200);
}

#[tokio::test]
async fn no_canary_of_the_corpus_reaches_the_disk() {
    let fixture = Fixture::start().await;
    for canary in CANARIES {
        for place in PLACES.iter().chain(&NAMES) {
            // As an argument too, and there as what its author took for safe.
            let argument = canary.replace('/', "%2F");
            ask(&fixture, &argument, place.replace("{}", canary)).await;
        }
    }
    let asked = CANARIES.len() * (PLACES.len() + NAMES.len()) * 4;
    let entries = eventually_has(&fixture.slow_log(), asked).await;
    assert_eq!(entries.len(), asked);
    let log = std::fs::read_to_string(fixture.slow_log()).expect("it was written");
    let is_plain = |byte: u8| matches!(byte, b' '..=b'~' | b'\n');
    assert!(log.bytes().all(is_plain));
    for canary in &CANARIES[1..] {
        assert!(!log.contains(canary), "{canary}");
    }
}

/// `hunter2` looks like a name and like nothing else: it is told by where it stands.
#[tokio::test]
async fn a_value_without_a_shape_is_told_by_its_place() {
    let fixture = Fixture::start().await;
    for place in PLACES {
        ask(&fixture, "nobody", place.replace("{}", CANARIES[0])).await;
    }
    eventually_has(&fixture.slow_log(), PLACES.len() * 4).await;
    let log = std::fs::read_to_string(fixture.slow_log()).expect("it was written");
    let found = log.lines().find(|line| line.contains(CANARIES[0]));
    assert_eq!(found, None);
}

#[tokio::test]
async fn arguments_are_shown_as_their_author_said() {
    let fixture = Fixture::start().await;
    for statement in [
        "SELECT  * FROM t WHERE id IN (1, 2)",
        "select * from T where id in (3)",
    ] {
        ask(&fixture, "ada@example.com", statement.to_owned()).await;
    }

    let entries = eventually_has(&fixture.slow_log(), 8).await;
    let of = |system: &str| -> Vec<&Value> {
        let details = entries.iter().map(|entry| &entry["query_details"]);
        details
            .filter(|details| details["system"] == system)
            .collect()
    };
    let [first, second] = of("postgresql")[..] else {
        panic!("two were asked: {entries:?}");
    };
    assert_eq!(first["statement"], "SELECT * FROM t WHERE id IN (?)");
    assert_eq!(first["fingerprint"], second["fingerprint"]);
    assert_eq!(first["arguments"]["tenant"], "7");
    let hash = first["arguments"]["email"].as_str().expect("a hash");
    assert!(hash.starts_with("hash:") && hash.len() == 21, "{hash}");
    assert_eq!(first["arguments"]["email"], second["arguments"]["email"]);
    // Of a call that was cancelled too; and what its author took for safe is looked through.
    let waited = of("other_sql")[0];
    assert_eq!(waited["outcome"], "cancelled");
    assert_eq!(waited["arguments"]["note"], "[email]");
}

#[tokio::test]
async fn a_request_id_that_is_a_secret_is_no_part_of_the_log() {
    let fixture = Fixture::start().await;
    let request = fixture.peer.request("GET", "/archive?millis=5");
    let answer = request.header("x-request-id", CANARIES[4]).send().await;
    assert_eq!(answer.expect("an answer").status(), 200);

    let entries = eventually_has(&fixture.slow_log(), 1).await;
    assert_eq!(entries[0]["request_id"], "[key]");
}

/// A canary that is quoted as a whole by the rules of the database.
fn quoted() -> impl Strategy<Value = (&'static str, String)> {
    const QUOTES: [(&str, &str, &str); 13] = [
        ("postgresql", "'", "'"),
        ("postgresql", r"E'\'", "'"),
        ("postgresql", "$q$", "$q$"),
        ("postgresql", "/* /* */", "*/"),
        ("mysql", "\"", "\""),
        ("mysql", "'", "'"),
        ("mysql", "# ", "\n"),
        ("sqlite", r"'\", "'"),
        ("sqlite", "[", " ]"),
        ("mssql", "[]]", "]"),
        ("oracle", "q'{", "}'"),
        ("other_sql", "'", "'"),
        ("other_sql", "-- ", "\n"),
    ];
    (0..QUOTES.len()).prop_map(|quote| {
        let (system, open, close) = QUOTES[quote];
        (system, format!(" {open}hunter2{close} "))
    })
}

/// Whole tokens that are the same to every database.
const TOKENS: &str = "(select|[a-z_]{1,8}|[0-9.]{1,6}|'[a-z ]{0,5}'|[(),=<>+;.]| |\n){0,24}";

const SYSTEMS: &str = "postgresql|mysql|sqlite|mssql|oracle|x";

proptest! {
    #[test]
    fn what_is_quoted_is_never_written(
        (system, quoted) in quoted(),
        before in TOKENS,
        after in TOKENS,
    ) {
        let read = redact::statement(&format!("{before} {quoted} {after}"), system);
        prop_assert!(!format!("{read:?}").contains("hunter2"), "{read:?}");
    }

    #[test]
    fn whatever_is_read_becomes_printable_ascii(text in "\\PC{0,80}", system in SYSTEMS) {
        let read = redact::statement(&text, &system);
        let written = read.text.unwrap_or_default();
        prop_assert!(written.bytes().all(|byte| matches!(byte, b' '..=b'~')), "{written}");
        prop_assert_eq!(read.fingerprint.len(), 16);
    }

    #[test]
    fn hostile_soup_is_read_to_an_end(text in "['\"`\\[\\]$#/*\\\\eqnN!\n-]{0,60}", system in SYSTEMS) {
        let read = redact::statement(&text, &system);
        prop_assert_eq!(read.fingerprint.len(), 16);
    }

    #[test]
    fn a_secret_is_found_whatever_stands_around_it(
        before in "[ ,;(]{0,4}",
        after in "[ ,;)]{0,4}",
        canary in 1..CANARIES.len(),
    ) {
        let clean = redact::secrets(&format!("{before}{}{after}", CANARIES[canary])).into_owned();
        prop_assert!(!clean.contains(CANARIES[canary]), "{clean}");
    }
}
