//! How much machine code came of it.

use std::fs;
use std::path::Path;

use object::read::archive::ArchiveFile;
use object::{Object, ObjectSection, SectionKind};

use crate::Result;

/// The bytes of machine code in all objects of a library.
pub(crate) fn code_bytes(library: &Path) -> Result<u64> {
    let data = fs::read(library)?;
    let archive = ArchiveFile::parse(&*data)?;
    let mut bytes = 0;
    for member in archive.members() {
        // One member is the metadata of the crate and no object.
        if let Ok(object) = object::File::parse(member?.data(&*data)?) {
            let sections = object.sections();
            bytes += sections
                .filter(|section| section.kind() == SectionKind::Text)
                .map(|section| section.size())
                .sum::<u64>();
        }
    }
    Ok(bytes)
}
