//! The dialogs of the platform for choosing files and folders: asked on a thread, so that no frame waits.

use std::path::PathBuf;
use std::sync::mpsc::{Receiver, channel};

/// What a person chose.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Choice {
    /// A file or a folder.
    Path(PathBuf),
    /// Nothing: they closed the dialog.
    Nothing,
    /// Nobody was asked, because this desktop has no dialog for files.
    NoDialog,
}

/// A choice that a person has not made yet.
pub type Pending = Receiver<Choice>;

/// No person closes a dialog sooner than this after it was asked for. A desktop without one answers at once.
#[cfg(not(any(windows, target_os = "macos")))]
const SOONEST: std::time::Duration = std::time::Duration::from_millis(300);

/// What the program asks a person to choose. Tests answer in the person's place.
pub trait Dialogs {
    /// Asks for a workbook to open.
    fn open_workbook(&self, wake: egui::Context) -> Pending;
    /// Asks where to save a workbook.
    fn save_workbook(&self, suggested: &str, wake: egui::Context) -> Pending;
    /// Asks for a folder for exports.
    fn folder(&self, start: Option<PathBuf>, wake: egui::Context) -> Pending;
}

/// The dialogs of the platform.
pub struct PlatformDialogs;

impl Dialogs for PlatformDialogs {
    fn open_workbook(&self, wake: egui::Context) -> Pending {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Open a workbook")
            .add_filter("Sightline workbook", &["ron"])
            .add_filter("All files", &["*"]);
        wait_for(dialog.pick_file(), wake)
    }

    fn save_workbook(&self, suggested: &str, wake: egui::Context) -> Pending {
        let dialog = rfd::AsyncFileDialog::new()
            .set_title("Save the workbook")
            .set_file_name(suggested)
            .add_filter("Sightline workbook", &["ron"]);
        wait_for(dialog.save_file(), wake)
    }

    fn folder(&self, start: Option<PathBuf>, wake: egui::Context) -> Pending {
        let mut dialog = rfd::AsyncFileDialog::new().set_title("Choose a folder for the worksheets");
        if let Some(start) = start {
            dialog = dialog.set_directory(start);
        }
        wait_for(dialog.pick_folder(), wake)
    }
}

/// Waits for an answer on a thread of its own. The question itself was asked on the main thread, as some platforms want.
fn wait_for(answer: impl Future<Output = Option<rfd::FileHandle>> + Send + 'static, wake: egui::Context) -> Pending {
    let (sender, receiver) = channel();
    let waiting = std::thread::Builder::new().name("file dialog".into()).spawn(move || {
        #[cfg(not(any(windows, target_os = "macos")))]
        let since_asked = crate::editor::clock::stopwatch();
        let choice = match pollster::block_on(answer) {
            Some(file) => Choice::Path(file.path().to_owned()),
            #[cfg(not(any(windows, target_os = "macos")))]
            None if since_asked() < SOONEST => Choice::NoDialog,
            None => Choice::Nothing,
        };
        // The window may be gone by now; then nobody waits for the answer.
        let _ = sender.send(choice);
        wake.request_repaint();
    });
    drop(waiting);
    receiver
}
