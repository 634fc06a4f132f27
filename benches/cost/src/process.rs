//! A child, as its parent sees it: stopped unless it is asked something.

use std::env;
use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use evidence::Result;
use nix::sys::signal::{Signal, kill};
use nix::unistd::Pid;

use crate::cell::{Cell, Mode};
use crate::contender::Contender;
use crate::protocol::{Abilities, Answer, Question, Sampled};
use crate::section::Section;

/// The running process of one contender.
#[derive(Debug)]
pub(crate) struct Process {
    name: &'static str,
    child: Child,
    questions: ChildStdin,
    answers: BufReader<ChildStdout>,
    pub(crate) abilities: Abilities,
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
        let mut answers = BufReader::new(answers);
        let Answer::Ready(abilities) = listen(&mut answers, contender.name)? else {
            return Err(format!("`{}` does not say what it can do", contender.name).into());
        };
        let process = Self {
            name: contender.name,
            child,
            questions,
            answers,
            abilities,
        };
        process.signal(Signal::SIGSTOP)?;
        Ok(process)
    }

    pub(crate) fn has(&self, mode: Mode) -> bool {
        match mode {
            Mode::Sync => self.abilities.sync,
            Mode::Async => self.abilities.future,
        }
    }

    /// Lets it go on for as long as it takes to answer: a thread of its own that still works
    /// afterwards would disturb whoever is next.
    pub(crate) fn ask(&mut self, question: Question) -> Result<Answer> {
        self.signal(Signal::SIGCONT)?;
        serde_json::to_writer(&self.questions, &question)?;
        writeln!(self.questions)?;
        let answer = listen(&mut self.answers, self.name);
        self.signal(Signal::SIGSTOP)?;
        answer
    }

    pub(crate) fn sample(&mut self, cell: Cell) -> Result<Sampled> {
        match self.ask(Question::Sample(cell))? {
            Answer::Sample(sampled) => Ok(sampled),
            other => Err(format!("`{}` answers {other:?} to {cell}", self.name).into()),
        }
    }

    fn signal(&self, signal: Signal) -> Result<()> {
        let pid = i32::try_from(self.child.id())?;
        Ok(kill(Pid::from_raw(pid), signal)?)
    }
}

fn listen(answers: &mut impl BufRead, name: &str) -> Result<Answer> {
    let mut line = String::new();
    answers.read_line(&mut line)?;
    serde_json::from_str(&line).map_err(|error| format!("`{name}` says `{line}`: {error}").into())
}

impl Drop for Process {
    fn drop(&mut self) {
        // It may have ended by itself, and then there is nothing left to do.
        drop(self.child.kill());
        drop(self.child.wait());
    }
}
