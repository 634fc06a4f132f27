//! One call of an annotated function.

mod callsight;
mod floor;
mod plain;

use crate::contender::Contender;

/// In the order of the table.
pub(crate) fn contenders() -> Vec<&'static Contender> {
    [plain::ALL, floor::ALL, callsight::ALL]
        .into_iter()
        .flatten()
        .collect()
}
