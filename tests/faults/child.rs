//! The program that is harmed: opens or makes a workbook, edits, saves with the real editor on the real disk, and says
//! what the editor says.
//!
//! It speaks and listens with calls that no save makes (`writev`, `readv`), so that a fault in a save hits no message.

use std::fs::File;
use std::io::{IoSlice, IoSliceMut, Read as _, Write as _};
use std::os::fd::AsFd as _;
use std::path::{Path, PathBuf};
use std::sync::mpsc::{Receiver, channel};
use std::sync::{Arc, Mutex};
use std::time::Duration;

use sightline::editor::open::{new_workbook, open_file};
use sightline::editor::recovery::{Difference, Newer, open_recovered, recoverable};
use sightline::editor::{Editor, EditorEvent, Existing, Held, Moment, SaveState, Services};
use sightline::model::{Address, Answer, Edit, Place, Stage, View, Workbook, find_view};
use sightline::store::{Places, ThreeParts};

/// The file to work on. Without it, nothing is done.
pub(super) const FILE: &str = "SIGHTLINE_FAULTS_FILE";
/// How many saves to make; 0 for no end.
pub(super) const SAVES: &str = "SIGHTLINE_FAULTS_SAVES";
/// How much longer each edit is than the one before, in bytes; 0 for lengths that vary.
pub(super) const GROWS: &str = "SIGHTLINE_FAULTS_GROWS";
/// Set when each save waits for a byte.
pub(super) const WAITS: &str = "SIGHTLINE_FAULTS_WAITS";

/// The question that is answered.
fn question() -> Address {
    Address::page(Place::Stage(Stage::Aim)).question("achievable")
}

/// The words of an edit, which tell its number.
pub(super) fn words(edit: u64, grows: u64) -> String {
    let length = if grows == 0 { edit.wrapping_mul(7_919) % 3_000 } else { edit * grows };
    let filling = "Llŷn 💙 ".repeat((length / 12) as usize);
    format!("Edit {edit}. {filling}")
}

/// The edit that a workbook stands at, when its words are whole. 0 before the first.
pub(super) fn edit_of(workbook: &Workbook, grows: u64) -> Result<u64, String> {
    let Some((_, View::Prose(text))) = find_view(workbook, &question()) else {
        return Err("the question is gone".to_owned());
    };
    if text.is_empty() {
        return Ok(0);
    }
    let number = text.strip_prefix("Edit ").and_then(|rest| rest.split('.').next()).and_then(|text| text.parse().ok());
    match number {
        Some(number) if words(number, grows) == *text => Ok(number),
        _ => Err(format!("the words are not whole: {text:.60}…")),
    }
}

/// One way out and one way in.
struct Talk {
    to: File,
    from: File,
}

impl Talk {
    fn say(&mut self, line: &str) {
        let line = format!("{line}\n");
        let written = self.to.write_vectored(&[IoSlice::new(line.as_bytes())]).unwrap();
        assert_eq!(written, line.len());
    }

    fn parts(&mut self, what: &str, parts: &ThreeParts) {
        let ThreeParts { what_happened, what_is_safe, what_to_do } = parts;
        self.say(&format!("{what} {what_happened}|{what_is_safe}|{what_to_do}"));
    }

    /// Waits for a byte. False when nobody is there any more.
    fn waits(&mut self) -> bool {
        let mut byte = [0];
        matches!(self.from.read_vectored(&mut [IoSliceMut::new(&mut byte)]), Ok(1))
    }
}

/// Does what the environment says, and nothing without a word from it.
pub(super) fn run() {
    let Some(path) = std::env::var_os(FILE).map(PathBuf::from) else { return };
    let (saves, grows) = (super::setting(SAVES, 1), super::setting(GROWS, 0));
    let waits = std::env::var_os(WAITS).is_some();
    let mut talk = Talk {
        to: File::from(std::io::stdout().as_fd().try_clone_to_owned().unwrap()),
        from: File::from(std::io::stdin().as_fd().try_clone_to_owned().unwrap()),
    };
    // The runner of tests has begun a line.
    talk.say("");
    let (send, woken) = channel();
    let send = Mutex::new(send);
    let wake = Arc::new(move || {
        let _ = send.lock().unwrap().send(());
    });
    let services = Services::real(Places::of_this_person_or_temporary(), wake);
    let mut editor = match start(&path, services) {
        Ok(editor) => editor,
        Err(parts) => return talk.parts("REFUSED", &parts),
    };
    let first = edit_of(editor.workbook(), grows).unwrap() + 1;
    let mut now = 1.0;
    for edit in first.. {
        if saves > 0 && edit >= first + saves {
            return;
        }
        talk.say(&format!("BEGIN {edit}"));
        if waits && !talk.waits() {
            return;
        }
        now += 1.0;
        let to = Answer::Text(words(edit, grows));
        editor.apply(&Edit::Set { at: question(), to }, Moment::at(now)).unwrap();
        editor.settle(Moment::at(now), Held::Nothing);
        if editor.path().is_none() {
            editor.save_as(path.clone(), Existing::Keep, Moment::at(now));
        } else {
            editor.save(Moment::at(now));
        }
        until_saved(&mut editor, &woken, now, edit, &mut talk);
        talk.say(&format!("DONE {edit}"));
    }
}

/// As a person would start: with the words of a copy that goes on from the file, else with the file, else anew.
fn start(path: &Path, services: Services) -> Result<Editor, ThreeParts> {
    let offered = recoverable(&services).into_iter().find(|copy| {
        copy.belongs_to.as_deref() == Some(path)
            && matches!(copy.difference, Difference::Answers { order: Newer::Copy, .. })
    });
    match offered {
        Some(copy) => open_recovered(&copy, services),
        None if path.exists() => open_file(path, services),
        None => Ok(new_workbook("A trust", services)),
    }
}

fn until_saved(editor: &mut Editor, woken: &Receiver<()>, now: f64, edit: u64, talk: &mut Talk) {
    let mut is_told = false;
    while !is_told || editor.save_state() == SaveState::Saving {
        woken.recv_timeout(Duration::from_secs(30)).expect("a save ends");
        for event in editor.poll(Moment::at(now)) {
            match event {
                EditorEvent::Saved { .. } => talk.say(&format!("SAVED {edit}")),
                EditorEvent::Failed(parts)
                | EditorEvent::ChangedByOther(parts)
                | EditorEvent::FileIsOther { parts, .. }
                | EditorEvent::Gone(parts) => {
                    talk.parts("FAILED", &parts);
                }
                EditorEvent::NotKept(parts) => {
                    talk.parts("NOTKEPT", &parts);
                    continue;
                }
                _ => continue,
            }
            is_told = true;
        }
    }
}
