//! What is remembered from one start to the next: the look, the place of the window, the files used last.
//!
//! None of it is worth an error. What cannot be read is replaced by what a first start has, and a machine without a
//! home folder remembers nothing.

use std::path::{Path, PathBuf};

use ron::extensions::Extensions;
use ron::ser::PrettyConfig;
use serde::{Deserialize, Serialize};

use super::disk::{Disk, Readers};
use super::error::{Cause, FileError};
use super::file::{self, Expected};
use super::places::Places;

/// How many files are remembered.
pub const MOST_RECENT: usize = 12;

/// What is remembered about this person's way of working.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct Preferences {
    /// The name of the theme.
    pub theme: String,
    /// How much larger than usual everything is: 1 is as designed.
    pub zoom: f32,
    /// Where the window was, once there was one.
    pub window: Option<WindowPlace>,
    /// The files used last, newest first.
    pub recent: Vec<RecentFile>,
    /// Whether the panel beside the worksheet is open.
    pub companion_open: bool,
    /// The folder of the last export.
    pub last_export_folder: Option<PathBuf>,
    /// The folders into which papers of each workbook went last, newest first.
    pub export_folders: Vec<ExportFolder>,
    /// The name or the role that the person gives when a decision is written down.
    pub name: String,
}

/// Where a window was, in points.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
#[serde(default)]
pub struct WindowPlace {
    /// From the left edge of the desktop.
    pub x: f32,
    /// From the top edge of the desktop.
    pub y: f32,
    /// The width of the content.
    pub width: f32,
    /// The height of the content.
    pub height: f32,
    /// Whether it filled the screen.
    pub maximised: bool,
}

/// Where papers of one workbook go.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct ExportFolder {
    /// The identity of the workbook, which it keeps wherever its file is.
    pub document: String,
    /// The folder.
    pub folder: PathBuf,
}

/// A file that was used.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct RecentFile {
    /// Where it was.
    pub path: PathBuf,
    /// The organisation that it was about.
    pub organisation: String,
    /// When it was last opened or saved.
    pub opened: jiff::civil::DateTime,
}

impl Default for Preferences {
    fn default() -> Self {
        Self {
            theme: "light".to_owned(),
            zoom: 1.0,
            window: None,
            recent: Vec::new(),
            companion_open: true,
            last_export_folder: None,
            export_folders: Vec::new(),
            name: String::new(),
        }
    }
}

impl Preferences {
    /// Reads the preferences of this person, or those of a first start.
    pub fn load(disk: &dyn Disk, places: Option<&Places>) -> Self {
        places
            .and_then(|places| file::read(disk, &places.preferences_file()).ok())
            .map_or_else(Self::default, |(bytes, _)| Self::from_bytes(&bytes))
    }

    /// Keeps the preferences. Without a place to keep them in, it does nothing.
    pub fn save(&self, disk: &dyn Disk, places: Option<&Places>) -> Result<(), FileError> {
        let Some(places) = places else {
            return Ok(());
        };
        let path = places.preferences_file();
        let text = self.to_text().map_err(|error| FileError::writing(&path, Cause::Other(error.to_string())))?;
        disk.create_dir_all(places.config_dir(), Readers::OnlyThisPerson)
            .map_err(|error| FileError::writing(&path, Cause::of(&error)))?;
        file::replace_own(disk, &path, text.as_bytes(), Expected::Whatever).map(drop)
    }

    /// Puts a file at the front of those used last.
    pub fn remember(&mut self, file: RecentFile) {
        self.forget(&file.path);
        self.recent.insert(0, file);
        self.recent.truncate(MOST_RECENT);
    }

    /// Takes a file out of those used last.
    pub fn forget(&mut self, path: &Path) {
        self.recent.retain(|known| known.path != path);
    }

    /// Returns the folder into which papers of a workbook went last.
    pub fn export_folder(&self, document: &str) -> Option<&Path> {
        self.export_folders.iter().find(|known| known.document == document).map(|known| known.folder.as_path())
    }

    /// Remembers where papers of a workbook go.
    pub fn remember_export_folder(&mut self, document: &str, folder: PathBuf) {
        self.export_folders.retain(|known| known.document != document);
        self.export_folders.insert(0, ExportFolder { document: document.to_owned(), folder: folder.clone() });
        self.export_folders.truncate(MOST_RECENT);
        self.last_export_folder = Some(folder);
    }

    fn from_bytes(bytes: &[u8]) -> Self {
        let bytes = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let mut read: Self = ron::Options::default()
            .with_default_extension(Extensions::IMPLICIT_SOME)
            .from_bytes(bytes)
            .unwrap_or_default();
        read.zoom = if read.zoom.is_finite() { read.zoom.clamp(0.5, 3.0) } else { 1.0 };
        read.window = read.window.filter(|place| {
            let sides = [place.x, place.y, place.width, place.height];
            sides.iter().all(|side| side.is_finite()) && place.width >= 1.0 && place.height >= 1.0
        });
        read.recent.truncate(MOST_RECENT);
        read.export_folders.truncate(MOST_RECENT);
        read
    }

    fn to_text(&self) -> ron::Result<String> {
        let mut kept = self.clone();
        // A path that is not text cannot stand in the file, and must not keep the rest out of it.
        kept.recent.retain(|file| file.path.to_str().is_some());
        kept.export_folders.retain(|known| known.folder.to_str().is_some());
        kept.last_export_folder = kept.last_export_folder.filter(|path| path.to_str().is_some());
        let pretty = PrettyConfig::new().new_line("\n").indentor("  ");
        ron::ser::to_string_pretty(&kept, pretty).map(|text| text + "\n")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::disk::RealDisk;
    use crate::store::fake_disk::{FakeDisk, Fault};

    fn recent(name: &str) -> RecentFile {
        RecentFile {
            path: name.into(),
            organisation: "Trust".into(),
            opened: jiff::civil::date(2026, 11, 21).at(9, 30, 0, 0),
        }
    }

    #[test]
    fn preferences_come_back() {
        let root = tempfile::tempdir().unwrap();
        let places = Places::under(root.path());
        assert_eq!(Preferences::load(&RealDisk, Some(&places)), Preferences::default());
        let mut kept = Preferences {
            theme: "dark".into(),
            zoom: 1.25,
            window: Some(WindowPlace { x: -20.0, y: 3.5, width: 1280.0, height: 800.0, maximised: true }),
            companion_open: false,
            last_export_folder: Some("out put".into()),
            ..Preferences::default()
        };
        kept.remember(recent("Plan ŵ 🙂.ron"));
        kept.save(&RealDisk, Some(&places)).unwrap();
        assert_eq!(Preferences::load(&RealDisk, Some(&places)), kept);
    }

    #[test]
    fn nonsense_is_replaced_by_a_first_start() {
        for text in ["", "(", "(zoom: \"large\")", "\0\0", "[1]", "(window: ((((("] {
            assert_eq!(Preferences::from_bytes(text.as_bytes()), Preferences::default(), "{text}");
        }
        let odd = Preferences::from_bytes(b"(theme: \"dark\", later: [1], zoom: inf, window: (width: NaN, height: 5))");
        assert_eq!(odd.theme, "dark");
        assert!((odd.zoom - 1.0).abs() < f32::EPSILON);
        assert_eq!(odd.window, None);
    }

    #[test]
    fn without_a_place_nothing_is_kept_and_nothing_fails() {
        let disk = FakeDisk::with(&[]);
        disk.plan(usize::MAX, Fault::Crash);
        Preferences::default().save(&disk, None).unwrap();
        assert_eq!(Preferences::load(&disk, None), Preferences::default());
        assert!(disk.calls().is_empty());
    }

    #[test]
    fn files_used_last_are_few_and_newest_first() {
        let mut preferences = Preferences::default();
        for number in 0..20 {
            preferences.remember(recent(&format!("{number}.ron")));
        }
        preferences.remember(recent("15.ron"));
        let names: Vec<_> = preferences.recent.iter().map(|file| file.path.display().to_string()).collect();
        assert_eq!(names.len(), MOST_RECENT);
        assert_eq!(names[..3], ["15.ron", "19.ron", "18.ron"]);
        assert_eq!(names.iter().filter(|name| *name == "15.ron").count(), 1);
        preferences.forget(Path::new("15.ron"));
        assert_eq!(preferences.recent[0].path, Path::new("19.ron"));
    }

    #[test]
    fn each_workbook_has_a_folder_of_its_own() {
        let mut preferences = Preferences::default();
        for number in 0..20 {
            preferences.remember_export_folder(&format!("workbook {number}"), format!("out {number}").into());
        }
        preferences.remember_export_folder("workbook 15", "elsewhere".into());
        assert_eq!(preferences.export_folder("workbook 15"), Some(Path::new("elsewhere")));
        assert_eq!(preferences.export_folder("workbook 19"), Some(Path::new("out 19")));
        assert_eq!(preferences.export_folder("workbook 0"), None, "the oldest are forgotten");
        assert_eq!(preferences.export_folders.len(), MOST_RECENT);
        assert_eq!(preferences.last_export_folder, Some("elsewhere".into()));
        let text = preferences.to_text().unwrap();
        assert_eq!(Preferences::from_bytes(text.as_bytes()), preferences);
    }

    #[cfg(unix)]
    #[test]
    fn a_path_that_is_not_text_does_not_stop_the_rest() {
        use std::os::unix::ffi::OsStrExt as _;
        let mut preferences = Preferences::default();
        preferences.remember(recent("a.ron"));
        preferences.remember(RecentFile { path: std::ffi::OsStr::from_bytes(b"\xff.ron").into(), ..recent("") });
        let text = preferences.to_text().unwrap();
        assert_eq!(Preferences::from_bytes(text.as_bytes()).recent, [recent("a.ron")]);
    }
}
