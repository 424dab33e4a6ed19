//! Sightline: one line of sight from an organisation's objective to the figure that shows whether it worked.
//!
//! A desktop workbook for NHS communications leads. This page is the map: what each layer is, what it may use, and what
//! it must never do. `tests/architecture.rs` holds every file against it.
//!
//! | Layer | What it is | May use | Must never use |
//! |---|---|---|---|
//! | [`model`] | what a workbook is: pure data, the walk, edits | std without I/O, serde, jiff, Unicode | any other layer, disk, clock, threads, randomness |
//! | [`rules`] | what follows from it: progress, sums, the ranking of platforms, findings, the line of sight, the coach | model | disk, clock, anything that can fail |
//! | [`export`] | the neutral outline, and one file a format: workbook to bytes | model, rules | disk, clock |
//! | [`store`] | the only layer that touches the disk: files, format, kept copies, courtesy notes, preferences | model | rules, export, editor, ui |
//! | [`editor`] | one open workbook over time: edits, undo, autosave, recovery, restore points, meeting others | model, rules, store, threads, clock | egui, format crates |
//! | `ui` | the window: everything egui (feature `gui`) | all but cli | `std::fs`, ron, a colour outside `ui::theme` |
//! | [`cli`] | the commands: the same core without a window | all but ui | egui |
//!
//! # Five sentences
//!
//! 1. **One walk, many readers.** A sheet lists its questions once, inside `walk!` in `model/sheets/<stage>/mod.rs`. Form,
//!    progress, index, outline, exports and edits read that walk; the words stand beside it in `questions.rs`.
//! 2. **One door for changes.** Every change is an [`model::Edit`] with an [`model::Address`]. Fields lend their value and
//!    report an edit; nothing is edited in place. So drawing copies nothing, each change has a name for undo, and window,
//!    command line and tests change a workbook in the same way.
//! 3. **Snapshots share.** Each sheet, register and row sits behind an `Arc`. History, autosave and comparison cost what
//!    changed, not what exists.
//! 4. **The core cannot fail and cannot touch the world.** `today` is an argument; row ids come from the editor.
//! 5. **Nothing is lost.** What was typed and does not read as a value is kept ([`model::Workbook::unread`]); every save
//!    goes to the recovery folder first; what a file was is kept on this machine ([`store::kept`]); a file is replaced
//!    only after its bytes were read back, and never over what somebody else wrote.
//!
//! # Where words could be lost, and what stands there
//!
//! | Danger | What stands there |
//! |---|---|
//! | the program ends in the middle | a recovery copy with every autosave, before the file, offered when the file is opened and joined with it; a panic hook for the last words ([`editor::recovery`], [`editor::emergency`]) |
//! | the system ends the program, or its screen is gone | closed as by hand, and nobody is asked ([`editor::ending`]) |
//! | a file is emptied, cut, removed, or put back as it was before | called what it is, with the newest kept copy and a way to put it back ([`editor::found`], [`editor::kept_copies`]) |
//! | a save fails half-way | the whole old or the whole new file, read back before it counts ([`store::file`]) |
//! | somebody else saves | compared before every save, on focus and every 15 seconds ([`editor::watch`]); joined by address ([`mod@model::merge`]), never overwritten |
//! | a change is regretted | undo over everything; restore points on this computer ([`store::kept`], [`editor::keeping`]) |
//! | a file is older or newer | typed steps between versions with a copy before; what a newer program added to a known version is written back where it stood, or the file opens for reading only ([`store::format`]) |
//! | a box is closed before its words are kept | they wait in the workbook, as no answer and no step to undo ([`model::begun`]) |
//! | a slow frame, a fast typist | a key that moves the keyboard gets a frame of its own (`ui::input`) |
//!
//! # One frame
//!
//! ```text
//! ui::app::App::logic   threads have finished? dialogs answered? may the window close?   (also while hidden)
//! ui::app::App::frame   keys -> actions; menu, rail, page, companion draw; edits and actions are collected
//! ui::act               does the edits, then the actions, in order
//! editor.settle(now)    undo points, progress, dirty by comparison, autosave is due
//! editor.poll(now)      "Saved 12:03", or a problem in three parts
//! ```
//!
//! # Where this differs from the first design, and why
//!
//! - The walk reads `&self`. The first design edited fields in place through `&mut self`, which would have copied every
//!   sheet that history still holds, in every frame, or compared whole sheets to find out what changed.
//! - `model::reference` and `ui::theme` parse the RON files that are compiled in. They are data of the program, not files
//!   of a person; a test holds that they read.
//! - The time of a session is a fact and no answer: it only grows, undo does not take it back, and of two people in the
//!   same meeting the longer time stands.
//! - A very long PDF comes in parts: the typesetter keeps every page in memory, and ten years of registers in one file
//!   took it more than a minute and 7 GB. Between two parts an export can be cancelled.
//! - A role is a name and no row: it is typed in a dozen places, also before it has hours. So fields offer the names that
//!   are there ([`rules::roles`]), and what is written in another way is asked about, instead of links that could break.
//! - What follows from an answer is filled in once, where a person chooses ([`rules::follows`]), and not worked out in each
//!   frame: it can be changed afterwards, and undo takes it back with the choice.
//! - The events of the window pass two handlers before the toolkit sees them: the number pad, which it cannot tell from the
//!   digits above the letters, and the pace of the frames, of which it draws three where one is needed.
//! - The tables of stage 2 that say which objectives an aim serves are rows that point to both, so that an aim can be
//!   moved, renamed or removed without a question about it being left behind.

pub mod cli;
pub mod editor;
pub mod export;
pub mod model;
pub mod rules;
pub mod store;
#[cfg(feature = "gui")]
pub mod ui;

/// What is new in each version, in the words of the people who use it.
pub const CHANGELOG: &str = include_str!("../assets/changelog.md");

/// How the window is to be drawn.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Renderer {
    /// As the machine allows.
    #[default]
    Any,
    /// OpenGL.
    OpenGl,
}
