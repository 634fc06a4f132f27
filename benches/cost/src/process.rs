//! A child, as its parent sees it: stopped unless it is asked something.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use evidence::Result;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::contender::Contender;
use crate::protocol::{Answer, Question};
use crate::section::{Mode, Section};

/// The running process of one contender.
#[derive(Debug)]
pub(crate) struct Process {
    name: &'static str,
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    has_sync: bool,
    has_future: bool,
}

impl Process {
    pub(crate) fn start(section: Section, contender: &Contender) -> Result<Self> {
        let mut child = Command::new(env::current_exe()?)
            .args(["--child", &section.to_string(), contender.name])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        let questions = child.stdin.take().ok_or("its input is a pipe")?;
        let answers = child.stdout.take().ok_or("its output is a pipe")?;
        let mut process = Self {
            name: contender.name,
            child,
            questions,
            answers: BufReader::new(answers),
            has_sync: false,
            has_future: false,
        };
        process.greet()?;
        Ok(process)
    }

    pub(crate) fn has(&self, mode: Mode) -> bool {
        match mode {
            Mode::Sync => self.has_sync,
            Mode::Async => self.has_future,
        }
    }

    /// Lets it go on for as long as it takes to answer: a thread of its own that still works
    /// afterwards would disturb whoever is next.
    pub(crate) fn ask(&mut self, question: Question) -> Result<Answer> {
        self.signal(Signal::SIGCONT)?;
        serde_json::to_writer(&self.questions, &question)?;
        writeln!(self.questions)?;
        let answer = self.listen();
        self.signal(Signal::SIGSTOP)?;
        answer
    }

    fn greet(&mut self) -> Result<()> {
        if let Answer::Ready { sync, future } = self.listen()? {
            self.has_sync = sync;
            self.has_future = future;
        }
        self.signal(Signal::SIGSTOP)
    }

    fn listen(&mut self) -> Result<Answer> {
        let mut line = String::new();
        self.answers.read_line(&mut line)?;
        serde_json::from_str(&line)
            .map_err(|error| format!("`{}` says `{line}`: {error}", self.name).into())
    }

    fn signal(&self, signal: Signal) -> Result<()> {
        let pid = i32::try_from(self.child.id())?;
        Ok(kill(Pid::from_raw(pid), signal)?)
    }
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing left to do.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
