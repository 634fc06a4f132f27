//! What is logged of a call: its status, which that of HTTP says nothing of.

use std::io;
use std::sync::{Arc, Mutex};

use serde_json::Value;
use tracing_subscriber::fmt::format::FmtSpan;

use super::server::{by_tonic, client};
use super::{SERVICE, checked};

#[derive(Debug, Clone, Default)]
struct Log(Arc<Mutex<Vec<u8>>>);

impl io::Write for Log {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.0.lock().expect("nobody panics").extend(bytes);
        Ok(bytes.len())
    }

    fn flush(&mut self) -> io::Result<()> {
        Ok(())
    }
}

impl Log {
    fn line(&self, message: &str) -> Value {
        let log = self.0.lock().expect("nobody panics");
        let lines = log.split(|byte| *byte == b'\n');
        let mut lines = lines.filter_map(|line| serde_json::from_slice::<Value>(line).ok());
        let is_it = |line: &Value| {
            line["target"] == "callsight::request" && line["fields"]["message"] == message
        };
        lines.find(is_it).expect(message)
    }
}

#[tokio::test]
async fn the_event_and_the_span_of_a_call_have_its_status() {
    let log = Log::default();
    let writer = log.clone();
    let subscriber = tracing_subscriber::fmt()
        .json()
        .with_span_events(FmtSpan::CLOSE)
        .with_writer(move || writer.clone())
        .finish();
    let _guard = tracing::subscriber::set_default(subscriber);
    let own = by_tonic().await;
    checked(&mut client(&own).await, "broken").await;
    own.ended(1).await;

    let event = log.line("request_completed");
    assert_eq!(event["level"], "ERROR");
    assert_eq!(event["fields"]["status_code"], 200);
    assert_eq!(event["fields"]["grpc_status"], "INTERNAL");
    let span = &log.line("close")["span"];
    assert_eq!(span["rpc.system.name"], "grpc");
    assert_eq!(span["rpc.method"], format!("{SERVICE}/Check"));
    assert_eq!(span["rpc.response.status_code"], "INTERNAL");
    assert_eq!(span["outcome"], "error");
}
