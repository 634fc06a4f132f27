//! The files of the log: who may look into them, who may take them away, and what a kill or a full
//! disk leaves.

use std::fs;
use std::os::unix::fs::PermissionsExt;
use std::path::{Path, PathBuf};
use std::process::Command;

use crate::support::fixture::Fixture;
use crate::support::json_lines::{entries, eventually_has};
use crate::support::server::scratch;
use crate::support::wait::until;

async fn service_with(log: &Path) -> Fixture {
    let name = log.to_str().expect("a plain path");
    Fixture::configured(&[("SLOW_QUERY_LOG_FILE", name)]).await
}

async fn slow_queries(fixture: &Fixture, count: usize) {
    for _ in 0..count {
        assert_eq!(fixture.peer.status("/archive?millis=5").await, 200);
    }
}

#[tokio::test]
async fn a_line_that_a_kill_tore_is_set_aside_and_no_other_is_lost() {
    let dir = scratch();
    let log = dir.path().join("slow.log");
    let mut killed = service_with(&log).await;
    slow_queries(&killed, 3).await;
    eventually_has(&log, 3).await;
    killed.server.kill();
    let torn = "{\"timestamp\":\"2026-11-2";
    let whole = fs::read_to_string(&log).expect("three lines");
    fs::write(&log, whole + torn).expect("it is ours");

    let restarted = service_with(&log).await;
    slow_queries(&restarted, 2).await;
    assert_eq!(eventually_has(&log, 5).await.len(), 5);
    let aside = fs::read_to_string(dir.path().join("slow.log.torn"));
    assert_eq!(aside.expect("it was kept"), torn);
}

#[tokio::test]
async fn a_log_that_is_renamed_or_emptied_goes_on() {
    let dir = scratch();
    let log = dir.path().join("slow.log");
    let fixture = service_with(&log).await;
    slow_queries(&fixture, 1).await;
    eventually_has(&log, 1).await;
    // As `logrotate` does it, then as it does it with `copytruncate`.
    let taken = dir.path().join("slow.log-20261124");
    fs::rename(&log, &taken).expect("it is ours");
    slow_queries(&fixture, 2).await;
    assert_eq!(eventually_has(&log, 2).await.len(), 2);
    let mut emptied = fs::OpenOptions::new();
    let emptied = emptied.write(true).truncate(true).open(&log);
    drop(emptied.expect("it is ours"));
    slow_queries(&fixture, 3).await;
    assert_eq!(eventually_has(&log, 3).await.len(), 3);
    assert_eq!(entries(&taken).len(), 1);
}

#[tokio::test]
async fn only_owner_and_group_can_look_into_it() {
    let dir = scratch();
    let log = dir.path().join("made/by/it/slow.log");
    let fixture = service_with(&log).await;
    slow_queries(&fixture, 1).await;
    eventually_has(&log, 1).await;

    let mode = |path: &Path| {
        let metadata = fs::metadata(path).expect("it is there");
        metadata.permissions().mode() & 0o777
    };
    assert_eq!(mode(&log), 0o640);
    for folder in ["made", "made/by", "made/by/it"] {
        assert_eq!(mode(&dir.path().join(folder)), 0o750, "{folder}");
    }
}

#[tokio::test]
async fn entries_that_follow_each_other_keep_their_order() {
    let fixture = Fixture::start().await;
    let ids: Vec<_> = (0..50).map(|request| format!("no-{request}")).collect();
    for id in &ids {
        let request = fixture.peer.request("GET", "/archive?millis=3");
        let answer = request.header("x-request-id", id).send().await;
        assert_eq!(answer.expect("an answer").status(), 200);
    }
    let entries = eventually_has(&fixture.slow_log(), ids.len()).await;
    let written: Vec<_> = entries.iter().map(|entry| &entry["request_id"]).collect();
    assert_eq!(written, ids.iter().collect::<Vec<_>>());
}

/// A disk of so many kilobytes, which is there as long as this.
struct Disk(PathBuf);

impl Disk {
    fn of(kilobytes: usize, place: &Path) -> Self {
        let size = format!("size={kilobytes}k");
        let mut mount = Command::new("mount");
        mount.args(["-t", "tmpfs", "-o", &size, "tmpfs"]).arg(place);
        assert!(
            mount.status().is_ok_and(|status| status.success()),
            "no disk to fill can be mounted; run this as root"
        );
        Self(place.to_owned())
    }
}

impl Drop for Disk {
    fn drop(&mut self) {
        // Lazily: the service may still have its log open.
        let _ = Command::new("umount").arg("-l").arg(&self.0).status();
    }
}

#[tokio::test]
async fn a_full_disk_is_said_once_counted_and_served_on() {
    let dir = scratch();
    let disk = Disk::of(16, dir.path());
    let (ballast, log) = (disk.0.join("ballast"), disk.0.join("slow.log"));
    let fixture = service_with(&log).await;
    slow_queries(&fixture, 1).await;
    eventually_has(&log, 1).await;
    // What is left is one page, that of the log, which takes some lines yet.
    fs::write(&ballast, vec![b'x'; 12 * 1_024]).expect("there is room for it");
    slow_queries(&fixture, 20).await;
    until("write errors to be counted", async || {
        let scrape = fixture.peer.scrape().await;
        let lost = scrape.count("callsight_slow_log_write_errors_total", &[]);
        lost + entries(&log).len() as u64 == 21 && lost >= 5
    })
    .await;
    let stderr = fixture.server.stderr();
    assert_eq!(stderr.matches("can't be written").count(), 1, "{stderr}");

    let written = entries(&log).len();
    fs::remove_file(&ballast).expect("it is ours");
    slow_queries(&fixture, 2).await;
    assert_eq!(eventually_has(&log, written + 2).await.len(), written + 2);
}
