//! The programs are those of `callsight-ui-tests`; only the edition is another.
