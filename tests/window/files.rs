//! Files, as the person at the window meets them: saving by itself, closing without losing a word, files that are broken.

use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::time::Duration;

use egui::Key;
use egui::accesskit::Role;
use sightline::editor::SaveState;
use sightline::store::{Disk as _, RealDisk};
use sightline::ui::app::Page;

use super::harness::{CTRL, CTRL_SHIFT, Window, read_text, write_file};
use super::typing::save;

fn holds(path: &Path, text: &str) -> bool {
    RealDisk.read(path, 1 << 30).is_ok_and(|bytes| String::from_utf8_lossy(&bytes).contains(text))
}

/// Waits without drawing a frame, so that nothing in the window can be what saves.
fn appears(path: &Path, text: &str) -> bool {
    (0..8_000).any(|_| {
        std::thread::sleep(Duration::from_millis(5));
        holds(path, text)
    })
}

#[test]
fn two_quiet_seconds_save() {
    let mut window = Window::with_workbook();
    let path = window.document("quiet.ron");
    save(&mut window, &path);
    window.tab_to("Why can you achieve it?");
    window.type_text("Words that save themselves");
    assert!(matches!(window.editor().save_state(), SaveState::Unsaved));
    window.wait(0.5);
    assert!(matches!(window.editor().save_state(), SaveState::Unsaved), "it saves while a person types");
    window.wait(2.0);
    window.until("the save", |window| matches!(window.editor().save_state(), SaveState::Saved { .. }));
    assert!(holds(&path, "Words that save themselves"));
    assert!(window.spoken().contains("Saved 14:32"));
    assert_eq!(window.focused_name(), "Why can you achieve it?");
}

#[test]
fn turning_to_another_window_saves_at_once() {
    let mut window = Window::with_workbook();
    let path = window.document("elsewhere.ron");
    save(&mut window, &path);
    window.tab_to("Why can you achieve it?");
    window.type_text("Seen from elsewhere");
    window.harness.input_mut().focused = false;
    window.event(egui::Event::WindowFocused(false));
    assert!(appears(&path, "Seen from elsewhere"), "the file does not hold what was typed");
}

#[test]
fn closing_a_saved_workbook_saves_the_last_words_and_asks_nothing() {
    let mut window = Window::with_workbook();
    let path = window.document("closed.ron");
    save(&mut window, &path);
    window.tab_to("Why can you achieve it?");
    window.type_text("The last words");
    window.ask_to_close();
    window.until("the end", Window::has_closed);
    assert!(holds(&path, "The last words"));
}

#[test]
fn an_untitled_workbook_can_be_kept_for_later() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Words without a file");
    window.ask_to_close();
    assert!(!window.has_closed());
    assert!(window.spoken().contains("This workbook has no file yet"));
    assert_eq!(window.focused_name(), "Save to a file…");
    window.tab_to("Keep it for later");
    window.press(Key::Enter);
    window.until("the end", Window::has_closed);

    let mut window = window.opened_again();
    window.until("what was kept", |window| window.spoken().contains("Kept for later"));
    window.tab_to("Riverside NHS Trust");
    window.press(Key::Enter);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.workbook().review().aim.achievable.0, "Words without a file");
}

#[test]
fn an_untitled_workbook_can_be_saved_on_the_way_out() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Saved on the way out");
    let path = window.document("way out.ron");
    window.will_choose(&path);
    window.ask_to_close();
    window.press(Key::Enter);
    window.until("the end", Window::has_closed);
    assert!(holds(&path, "Saved on the way out"));
}

#[test]
fn escape_goes_back_to_work() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Not yet");
    window.ask_to_close();
    window.press(Key::Escape);
    window.wait(1.0);
    assert!(!window.has_closed());
    assert_eq!(window.focused_name(), "Why can you achieve it?");
    window.type_text(", I said");
    assert_eq!(window.workbook().review().aim.achievable.0, "Not yet, I said");
}

#[test]
fn a_crash_loses_nothing_that_was_quiet_for_two_seconds() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Before the lights went out");
    window.wait(2.5);
    let folder = window.app().services.places.recovery_dir();
    let is_kept = (0..8_000).any(|_| {
        std::thread::sleep(Duration::from_millis(5));
        let files = RealDisk.list_dir(&folder).unwrap_or_default();
        // A copy that is still being written has another ending; it is not kept yet.
        let whole = files.iter().filter(|file| file.extension().is_some_and(|ending| ending == "ron"));
        whole.into_iter().any(|file| holds(file, "Before the lights went out"))
    });
    assert!(is_kept, "nothing is kept in the recovery folder");
    let mut window = window.opened_again();
    window.until("what was kept", |window| window.spoken().contains("Kept for later"));
    window.tab_to("Riverside NHS Trust");
    window.press(Key::Enter);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.workbook().review().aim.achievable.0, "Before the lights went out");
}

#[test]
fn a_broken_file_is_explained_and_left_alone() {
    for (name, bytes) in [
        ("text.ron", &b"Shopping: milk, bread"[..]),
        ("empty.ron", b""),
        ("cut.ron", b"(\n  format: \"sightline\",\n  version: 1,\n  document: \"x\",\n  workbook: ("),
        ("latin.ron", b"(format: \"\xff\xfe\")"),
    ] {
        let mut window = Window::open();
        let path = window.document(name);
        write_file(&path, bytes);
        window.will_choose(&path);
        window.press_with(CTRL, Key::O);
        window.until("the message", |window| window.focused_name() == "Close");
        assert!(window.app().editor.is_none());
        let dialog = dialog_text(&window);
        assert!(dialog.len() >= 3, "{name}: {dialog:?}");
        assert!(dialog.iter().all(|part| part.ends_with('.')), "{name}: {dialog:?}");
        window.press(Key::Escape);
        assert_eq!(dialog_text(&window), Vec::<String>::new());
        assert_eq!(window.app().page, Page::Start);
        assert_eq!(RealDisk.read(&path, 1 << 20).expect("the file is there"), bytes);
    }
}

#[test]
fn a_file_edited_by_hand_opens_and_says_so() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Two people");
    let path = window.document("edited.ron");
    save(&mut window, &path);
    let text = read_text(&path).replace("Two people", "Six people");
    let edited = window.document("by hand.ron");
    write_file(&edited, text.as_bytes());
    window.will_choose(&edited);
    window.press_with(CTRL, Key::O);
    window.until("the file", |window| {
        window.app().editor.as_ref().and_then(|editor| editor.path()) == Some(edited.as_path())
    });
    assert!(window.spoken().contains("The file was changed outside Sightline."));
    assert_eq!(window.workbook().review().aim.achievable.0, "Six people");
}

/// Returns the sentences of the open dialog.
fn dialog_text(window: &Window) -> Vec<String> {
    use egui_kittest::kittest::NodeT as _;
    let root = window.harness.root();
    let Some(dialog) = root.children_recursive().find(|node| node.accesskit_node().role() == Role::AlertDialog) else {
        return vec![];
    };
    dialog
        .children_recursive()
        .map(|node| node.accesskit_node())
        .filter(|node| matches!(node.role(), Role::Label | Role::Heading))
        .filter_map(|node| node.label().or_else(|| node.value()))
        .filter(|text| !text.is_empty())
        .collect()
}

/// A file that falls onto the window.
#[derive(Debug)]
struct Dropped(PathBuf);

impl egui::DroppedFile for Dropped {
    fn path(&self) -> &Path {
        &self.0
    }

    fn bytes(&self) -> Result<Vec<u8>, String> {
        Err("the program reads files by their paths".to_owned())
    }
}

#[test]
fn a_file_dropped_onto_the_window_is_opened() {
    let mut window = Window::with_workbook();
    window.tab_to("Why can you achieve it?");
    window.type_text("Dropped");
    let path = window.document("dropped.ron");
    save(&mut window, &path);
    let text = read_text(&path);
    let mut window = window.opened_again();
    window.harness.input_mut().dropped_files.push(Arc::new(Dropped(path.clone())));
    window.step();
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.workbook().review().aim.achievable.0, "Dropped");
    assert_eq!(window.editor().path(), Some(path.as_path()));
    assert_eq!(read_text(&path), text);
    let titled = window.commands.iter().any(
        |command| matches!(command, egui::ViewportCommand::Title(title) if title == "Riverside NHS Trust – Sightline"),
    );
    assert!(titled, "the title of the window does not say what is open");
}

#[test]
fn a_name_without_an_ending_never_replaces_the_workbook_beside_it() {
    let mut window = Window::with_workbook();
    let taken = window.document("Review.ron");
    write_file(&taken, b"somebody else's words");
    window.will_choose(&taken.with_extension(""));
    window.press_with(CTRL, Key::S);
    window.until("an answer", |window| window.spoken().contains("already"));
    assert_eq!(read_text(&taken), "somebody else's words");
    assert_eq!(window.editor().path(), None);
}

#[test]
fn a_desktop_without_dialogs_takes_typed_paths_and_replaces_nothing() {
    let mut window = Window::with_workbook();
    let path = window.document("typed.ron");
    window.will_have_no_dialog();
    window.press_with(CTRL, Key::S);
    assert_eq!(window.focused_name(), "Where do you want to save the workbook?");
    window.type_text(&path.display().to_string());
    window.press(Key::Enter);
    window.until("the file", |window| matches!(window.editor().save_state(), SaveState::Saved { .. }));
    assert!(holds(&path, "Riverside NHS Trust"));

    let other = window.document("other.ron");
    write_file(&other, b"a letter");
    window.will_have_no_dialog();
    window.press_with(CTRL_SHIFT, Key::S);
    window.type_text(&other.display().to_string());
    window.press(Key::Enter);
    window.until("the refusal", |window| window.spoken().contains("There is already a file with that name"));
    assert_eq!(read_text(&other), "a letter");
    window.press(Key::Escape);

    window.will_have_no_dialog();
    window.press_with(CTRL, Key::O);
    window.press(Key::Escape);
    assert_eq!(window.editor().path(), Some(path.as_path()));
    assert_ne!(window.focused_name(), "");
}

#[test]
fn a_workbook_that_can_be_changed_is_not_dropped_for_a_copy() {
    let mut window = Window::with_workbook();
    let before = window.editor().document().to_owned();
    window.app_mut().actions.push(sightline::ui::action::Action::CopyToEdit);
    window.settle();
    assert_eq!(window.editor().document(), before);
}

#[test]
fn a_recent_file_is_offered_and_opened() {
    let mut window = Window::with_workbook();
    let path = window.document("recent.ron");
    save(&mut window, &path);
    window.ask_to_close();
    window.until("the end", Window::has_closed);
    let mut window = window.opened_again();
    assert!(window.spoken().contains("Recent"));
    window.tab_to("Riverside NHS Trust");
    window.press(Key::Enter);
    window.until("the workbook", |window| window.app().editor.is_some());
    assert_eq!(window.editor().path(), Some(path.as_path()));
}
