//! Arguments that a slow call shows, because its author said so: taken when its body begins, and at
//! hand when it ends.

use std::cell::RefCell;
use std::fmt::{self, Display, Write};
use std::hash::{BuildHasher, RandomState};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::LazyLock;

use crate::callsite::Callsite;
use crate::redact::{self, start_of};
use crate::slow_log;

/// Longer values are cut: an entry is one line, and read by people.
const LONGEST: usize = 256;

/// An argument as it was taken. What is written of it is decided by whoever writes, off the caller's
/// time.
#[derive(Debug)]
pub enum Taken {
    /// Nobody would see it.
    Nothing,
    /// `safe`: as it is, but for what looks like a secret.
    Safe(String),
    /// `hash`: the same number for the same value, for as long as the process runs.
    Hash(u64),
    /// `sql`: without its values.
    Sql(String),
}

/// The arguments of one call, in the body, where they are dropped after all that is the author's and
/// before the call ends: so it costs a call nothing to carry them about.
#[derive(Debug)]
#[must_use = "they are shown if this is dropped when the body ends"]
pub struct Captured(Option<Arguments>);

#[derive(Debug)]
struct Arguments {
    /// The module and the name of the function.
    of: (&'static str, &'static str),
    taken: Vec<(&'static str, Taken)>,
}

thread_local! {
    /// Those of the body that ended last on this thread.
    static LATEST: RefCell<Option<Arguments>> = const { RefCell::new(None) };
}

/// Keeps `arguments` of the function `name` in `module`.
pub fn captured<const N: usize>(
    module: &'static str,
    name: &'static str,
    arguments: [(&'static str, Taken); N],
) -> Captured {
    Captured(Some(Arguments {
        of: (module, name),
        taken: arguments.into(),
    }))
}

impl Drop for Captured {
    fn drop(&mut self) {
        let ended = self.0.take();
        // A thread that is losing its thread-locals shows none.
        let _ = LATEST.try_with(|latest| latest.replace(ended));
    }
}

/// The arguments of the call of `callsite` whose body just ended on this thread.
pub(crate) fn take(callsite: &Callsite) -> Vec<(&'static str, Taken)> {
    let of = (callsite.module(), callsite.name_in_source());
    let ended = LATEST.try_with(|latest| latest.borrow_mut().take_if(|ended| ended.of == of));
    let ended = ended.ok().flatten();
    ended.map_or_else(Vec::new, |ended| ended.taken)
}

/// `safe`
pub fn safe(argument: &(impl Display + ?Sized)) -> Taken {
    taken(|| Taken::Safe(written(argument, LONGEST)))
}

/// `hash`
pub fn hash(argument: &(impl Display + ?Sized)) -> Taken {
    static KEY: LazyLock<RandomState> = LazyLock::new(RandomState::new);
    taken(|| Taken::Hash(KEY.hash_one(written(argument, usize::MAX))))
}

/// `sql`
pub fn sql(statement: &(impl AsRef<str> + ?Sized)) -> Taken {
    // One byte more than is read, so that it is seen to be too long.
    taken(|| Taken::Sql(start_of(statement.as_ref(), redact::MOST_READ + 1).to_owned()))
}

/// Nothing where nobody would see it, or where the author's own code can't say it without a panic.
fn taken(take: impl FnOnce() -> Taken) -> Taken {
    if slow_log::installed().is_none() {
        return Taken::Nothing;
    }
    catch_unwind(AssertUnwindSafe(take)).unwrap_or(Taken::Nothing)
}

fn written(argument: &(impl Display + ?Sized), most: usize) -> String {
    let mut written = UpTo {
        text: String::new(),
        most,
    };
    // An error says that there was no more room.
    let _ = write!(written, "{argument}");
    written.text
}

/// Text of at most so many bytes.
struct UpTo {
    text: String,
    most: usize,
}

impl Write for UpTo {
    fn write_str(&mut self, more: &str) -> fmt::Result {
        let room = self.most - self.text.len();
        self.text.push_str(start_of(more, room));
        if more.len() > room {
            Err(fmt::Error)
        } else {
            Ok(())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_thread_that_captured_ends_like_any_other() {
        let captures = || drop(captured("shop", "find", [("id", Taken::Hash(7))]));
        let ended = std::thread::spawn(captures).join();
        assert!(ended.is_ok());
    }

    #[test]
    fn no_more_of_a_value_is_taken_than_is_written() {
        assert_eq!(written("äöü", 5), "äö");
        assert_eq!(written(&42, LONGEST), "42");
    }
}
