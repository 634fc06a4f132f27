//! A real Prometheus, and its own lint.

use std::fs;

use serde_json::Value;

use super::http::Peer;
use super::process::{Ended, run};
use super::server::{Server, free_port, program, scratch};

/// A Prometheus that scrapes its targets four times a second.
#[derive(Debug)]
pub(crate) struct Prometheus {
    _server: Server,
    peer: Peer,
}

impl Prometheus {
    pub(crate) async fn scraping(port: u16) -> Self {
        Self::scraping_all(&[("shop", port)]).await
    }

    /// Scrapes several, each a job of this name.
    pub(crate) async fn scraping_all(jobs: &[(&str, u16)]) -> Self {
        let dir = scratch();
        fs::write(dir.path().join("prometheus.yml"), configuration(jobs)).expect("a file");
        let own = free_port();
        let peer = Peer::new(format!("http://127.0.0.1:{own}"));
        let mut command = program("prometheus");
        command.args(["--config.file=prometheus.yml", "--storage.tsdb.path=data"]);
        command.arg("--enable-feature=exemplar-storage");
        command.arg(format!("--web.listen-address=127.0.0.1:{own}"));

        let mut server = Server::start("prometheus", "prometheus", &mut command, dir);
        server
            .ready(async |_| {
                let answer = peer.request("GET", "/-/ready").send().await.ok()?;
                answer.status().is_success().then_some(())
            })
            .await;
        Self {
            _server: server,
            peer,
        }
    }

    /// The vector that `query` evaluates to now: labels and value of each element.
    pub(crate) async fn query(&self, query: &str) -> Vec<(Value, f64)> {
        let data = self.ask("/api/v1/query", &[("query", query)]).await;
        let vector = data["result"].as_array().expect("a vector");
        vector.iter().map(element).collect()
    }

    /// The exemplars of all series that `query` names: labels of the series, and the exemplar.
    pub(crate) async fn exemplars(&self, query: &str) -> Vec<(Value, Value)> {
        let ever = [("query", query), ("start", "0"), ("end", "9999999999")];
        let data = self.ask("/api/v1/query_exemplars", &ever).await;
        let mut found = Vec::new();
        for series in data.as_array().expect("series") {
            let exemplars = series["exemplars"].as_array().expect("exemplars");
            let labels = &series["seriesLabels"];
            found.extend(
                exemplars
                    .iter()
                    .map(|found| (labels.clone(), found.clone())),
            );
        }
        found
    }

    async fn ask(&self, path: &str, query: &[(&str, &str)]) -> Value {
        let request = self.peer.request("GET", path);
        let answer = request.query(query).send().await;
        let text = answer.expect("an answer").text().await.expect("a body");
        let mut answer: Value = serde_json::from_str(&text).expect("JSON");
        assert_eq!(answer["status"], "success", "{query:?}: {text}");
        answer["data"].take()
    }
}

fn element(element: &Value) -> (Value, f64) {
    let value = element["value"][1].as_str().expect("a number as text");
    // Prometheus writes NaN and +Inf, which Rust reads.
    (element["metric"].clone(), value.parse().expect("a number"))
}

fn configuration(jobs: &[(&str, u16)]) -> String {
    let jobs = jobs.iter().map(|(job, port)| {
        format!(
            "- job_name: {job}\n\
             \x20 static_configs: [{{ targets: ['127.0.0.1:{port}'] }}]\n"
        )
    });
    let jobs: String = jobs.collect();
    format!(
        "global: {{ scrape_interval: 250ms, scrape_timeout: 250ms }}\n\
         scrape_configs:\n{jobs}"
    )
}

/// `promtool check metrics`: 0 is clean, 3 is a finding, 1 is unreadable.
pub(crate) fn check_metrics(scrape: &str) -> Ended {
    run(program("promtool").args(["check", "metrics"]), scrape)
}
