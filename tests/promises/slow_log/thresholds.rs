//! Thresholds that make no sense are refused by what they are, and not by a sentence alone.

use std::time::Duration;

use callsight::{InstallError, Telemetry, ThresholdError};

fn refused(slow: Duration, critical: Duration) -> ThresholdError {
    let builder = Telemetry::builder("shop").slow_query_threshold(slow);
    match builder.critical_query_threshold(critical).install() {
        Err(InstallError::Config(error)) => error.threshold().expect("a threshold").clone(),
        other => panic!("{other:?}"),
    }
}

#[test]
fn critical_that_is_not_above_slow_is_a_typed_error() {
    let two = Duration::from_secs(2);
    let error = refused(two, two);
    assert!(matches!(error, ThresholdError::NotAbove { slow, critical } if slow == critical));
}

#[test]
fn a_threshold_out_of_its_range_is_a_typed_error() {
    for (slow, critical, which) in [
        (0.099, 5.0, "slow"),
        (10.001, 50.0, "slow"),
        (1.0, 3_601.0, "critical"),
    ] {
        let error = refused(
            Duration::from_secs_f64(slow),
            Duration::from_secs_f64(critical),
        );
        assert!(
            matches!(error, ThresholdError::OutOfRange { threshold, .. } if threshold == which),
            "{error}"
        );
    }
}
