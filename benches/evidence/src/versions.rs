//! The versions that were measured.

use std::path::Path;

use cargo_metadata::{CargoOpt, MetadataCommand, Package};

use crate::Result;

/// All packages of a lock file.
#[derive(Debug)]
pub struct Versions(Vec<Package>);

impl Versions {
    /// Those that the lock file of this `Cargo.toml` has.
    ///
    /// # Errors
    ///
    /// If cargo does not tell.
    pub fn locked(manifest: &Path) -> Result<Self> {
        let mut command = MetadataCommand::new();
        let command = command
            .manifest_path(manifest)
            .features(CargoOpt::AllFeatures);
        Ok(Self(command.exec()?.packages))
    }

    /// The version of `package`: the newest, where one of its peers brings an older one too.
    #[must_use]
    pub fn of(&self, package: &str) -> Option<String> {
        let of_that_name = self.0.iter().filter(|it| it.name.as_str() == package);
        of_that_name
            .map(|it| &it.version)
            .max()
            .map(ToString::to_string)
    }
}
