//! A person with a file and a home, who starts the program and looks at what it left.

use std::io::{BufRead as _, BufReader, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::time::Duration;

use sightline::model::Workbook;
use sightline::store::{Opened, format};

use super::child::{FILE, GROWS, SAVES, WAITS, edit_of};

/// How long a person waits for the program.
const PATIENCE: Duration = Duration::from_secs(60);

/// What a file is called that no longer reads.
pub(super) type Broken = String;

/// A person with a file and a home.
#[derive(Clone, Debug)]
pub(super) struct Person {
    pub(super) file: PathBuf,
    /// None for somebody whom the system does not know.
    pub(super) home: Option<PathBuf>,
    /// Where temporary files go.
    pub(super) temporary: PathBuf,
    pub(super) grows: u64,
}

/// A program that runs.
pub(super) struct Running {
    pub(super) child: Child,
    pub(super) stdin: Option<ChildStdin>,
    pub(super) lines: Receiver<String>,
    pub(super) told: Told,
}

/// What the program has said.
#[derive(Debug, Default)]
pub(super) struct Told {
    pub(super) lines: Vec<String>,
    pub(super) status: Option<ExitStatus>,
}

impl Told {
    fn numbers(&self, word: &str) -> Vec<u64> {
        let lines = self.lines.iter().filter_map(|line| line.strip_prefix(word)?.strip_prefix(' ')?.parse().ok());
        lines.collect()
    }

    pub(super) fn begun(&self) -> Vec<u64> {
        self.numbers("BEGIN")
    }

    pub(super) fn saved(&self) -> Vec<u64> {
        self.numbers("SAVED")
    }

    fn said(&self, word: &str) -> Vec<&str> {
        self.lines.iter().filter(|line| line.starts_with(word)).map(String::as_str).collect()
    }

    pub(super) fn failed(&self) -> Vec<&str> {
        self.said("FAILED ")
    }

    pub(super) fn not_kept(&self) -> Vec<&str> {
        self.said("NOTKEPT ")
    }

    /// All that went wrong, in the words that a person reads.
    pub(super) fn complaints(&self) -> Vec<&str> {
        [self.failed(), self.not_kept(), self.said("REFUSED ")].concat()
    }

    /// Whether everything that went wrong was told in three parts.
    pub(super) fn is_in_three_parts(&self) -> bool {
        self.complaints().iter().all(|line| {
            let parts = line.split_once(' ').map_or("", |(_, parts)| parts);
            parts.split('|').filter(|part| part.ends_with('.') && part.len() > 8).count() == 3
        })
    }
}

impl Person {
    /// Somebody whose file and home are in a folder; makes the folders.
    pub(super) fn at(folder: &Path, file: &Path) -> Self {
        let file = folder.join(file);
        let home = folder.join("home");
        let temporary = folder.join("temporary");
        for folder in [file.parent().unwrap(), &home, &temporary] {
            std::fs::create_dir_all(folder).unwrap();
        }
        Self { file, home: Some(home), temporary, grows: 0 }
    }

    /// The command that starts the program, inside of another command when there is one.
    fn command(&self, inside: &[&str]) -> Command {
        let program = std::env::current_exe().unwrap();
        let mut command = match inside.split_first() {
            None => Command::new(&program),
            Some((outer, arguments)) => {
                let mut command = Command::new(outer);
                command.args(arguments).arg(&program);
                command
            }
        };
        command.args(["faults::child", "--exact", "--nocapture", "--test-threads=1"]);
        for name in ["HOME", "XDG_STATE_HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "SIGHTLINE_FAULTS", WAITS] {
            command.env_remove(name);
        }
        if let Some(home) = &self.home {
            command.env("HOME", home);
        }
        command.env("TMPDIR", &self.temporary).env(FILE, &self.file).env(GROWS, self.grows.to_string());
        command
    }

    /// Starts the program for so many saves; 0 for no end.
    pub(super) fn starts(&self, inside: &[&str], saves: u64, waits: bool) -> Running {
        let mut command = self.command(inside);
        command.env(SAVES, saves.to_string());
        if waits {
            command.env(WAITS, "1");
        }
        command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
        let mut child = command.spawn().unwrap();
        let stdout = child.stdout.take().unwrap();
        let (send, lines) = channel();
        std::thread::spawn(move || {
            for line in BufReader::new(stdout).lines().map_while(Result::ok) {
                if send.send(line).is_err() {
                    return;
                }
            }
        });
        Running { stdin: child.stdin.take(), child, lines, told: Told::default() }
    }

    /// Starts the program for so many saves and waits until it ends.
    pub(super) fn run(&self, inside: &[&str], saves: u64) -> Told {
        self.starts(inside, saves, false).ends()
    }

    /// The edit that the file holds: it must read, be as it was written, and hold whole words.
    pub(super) fn in_file(&self) -> Result<u64, Broken> {
        in_file(&self.file, self.grows)
    }

    /// The edits that the recovery copies hold, each of which must be whole as well.
    pub(super) fn in_copies(&self) -> Result<Vec<u64>, Broken> {
        let mut edits = vec![];
        for path in self.kept_files().iter().filter(|path| is_copy(path)) {
            edits.push(in_file(path, self.grows)?);
        }
        Ok(edits)
    }

    /// Every file that the program keeps for this person.
    pub(super) fn kept_files(&self) -> Vec<PathBuf> {
        let mut all = vec![];
        for root in self.home.iter().chain([&self.temporary]) {
            collect(root, &mut all);
        }
        all
    }

    /// What stands unfinished beside the file and in the home.
    pub(super) fn unfinished(&self) -> Vec<PathBuf> {
        let mut all = self.kept_files();
        all.extend(std::fs::read_dir(self.file.parent().unwrap()).unwrap().flatten().map(|entry| entry.path()));
        all.retain(|path| path.extension().is_some_and(|extension| extension == "tmp"));
        all
    }
}

fn is_copy(path: &Path) -> bool {
    path.parent().is_some_and(|folder| folder.ends_with("recovery")) && path.extension().is_some_and(|it| it == "ron")
}

fn collect(folder: &Path, all: &mut Vec<PathBuf>) {
    for path in std::fs::read_dir(folder).into_iter().flatten().flatten().map(|entry| entry.path()) {
        if path.is_dir() {
            collect(&path, all);
        } else {
            all.push(path);
        }
    }
}

fn in_file(path: &Path, grows: u64) -> Result<u64, Broken> {
    let broken = |what: String| format!("{}: {what}", path.display());
    let bytes = std::fs::read(path).map_err(|error| broken(error.to_string()))?;
    let opened: Opened<Workbook> = format::from_bytes(&bytes).map_err(|error| broken(error.to_string()))?;
    if opened.read_only.is_some() || !opened.warnings.is_empty() {
        return Err(broken(format!("{:?} {:?}", opened.read_only, opened.warnings)));
    }
    edit_of(&opened.document.workbook, grows).map_err(broken)
}

impl Running {
    /// Waits for a line that begins so. False when the program ended without it.
    pub(super) fn until(&mut self, beginning: &str) -> bool {
        loop {
            match self.lines.recv_timeout(PATIENCE) {
                Ok(line) => {
                    self.told.lines.push(line);
                    if self.told.lines.last().is_some_and(|line| line.starts_with(beginning)) {
                        return true;
                    }
                }
                Err(RecvTimeoutError::Disconnected) => return false,
                Err(RecvTimeoutError::Timeout) => {
                    let _ = self.child.kill();
                    panic!("waited in vain for {beginning}: {:?}", self.told);
                }
            }
        }
    }

    /// Lets one save begin.
    pub(super) fn go(&mut self) {
        // A program that was killed is found out by what it says.
        let _ = self.stdin.as_mut().unwrap().write_all(b"\n");
    }

    /// Waits until the program ends, and returns all that it said.
    pub(super) fn ends(mut self) -> Told {
        drop(self.stdin.take());
        self.until("nothing begins so");
        self.told.status = Some(self.child.wait().unwrap());
        self.told
    }
}
