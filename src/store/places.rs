//! The folders of this person on this machine: for preferences, and for copies that are kept in case of trouble.
//!
//! A machine may have no home folder at all, so everything that asks for a place must do without one.

use std::path::{Path, PathBuf};

use super::disk::{Disk, RealDisk};

/// How many names for a folder among the temporary files are tried before a random one is taken.
const MOST_TEMPORARY: usize = 20;

/// Where Sightline keeps what does not belong in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    config: PathBuf,
    state: PathBuf,
    synced: Vec<PathBuf>,
}

impl Places {
    /// The folders that this system has for the purpose, or `None` when there is no home folder. Creates nothing.
    pub fn of_this_person() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "Sightline")?;
        Some(Self {
            config: folders.config_dir().to_owned(),
            state: folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned(),
            // OneDrive on Windows tells where its folders are.
            synced: ["OneDrive", "OneDriveCommercial", "OneDriveConsumer"]
                .iter()
                .filter_map(|name| std::env::var_os(name).map(PathBuf::from))
                .filter(|root| root.is_absolute())
                .collect(),
        })
    }

    /// Returns the folders of this person, or a folder of their own among the temporary files on a machine without a
    /// home: then nothing is remembered for long, but unsaved work still has a copy.
    pub fn of_this_person_or_temporary() -> Self {
        Self::of_this_person().unwrap_or_else(|| Self::among_temporary(&RealDisk, &std::env::temp_dir()))
    }

    /// Returns folders in one that belongs to this person alone, below one where others may write too. It is found again
    /// at the next start, unless others have taken every name that is looked at.
    fn among_temporary(disk: &dyn Disk, temporary: &Path) -> Self {
        let names = (1..=MOST_TEMPORARY).map(|number| format!("sightline-{number}"));
        let mut folders = names.map(|name| temporary.join(name));
        let own = folders.find(|folder| disk.claim_dir(folder).is_ok());
        let own = own.unwrap_or_else(|| temporary.join(format!("sightline-{}", uuid::Uuid::new_v4().simple())));
        Self::under(&own)
    }

    /// Folders below one of the caller's choice: for tests, and for a copy on a memory stick.
    pub fn under(root: &Path) -> Self {
        Self { config: root.join("config"), state: root.join("state"), synced: Vec::new() }
    }

    /// The file that holds the preferences.
    pub fn preferences_file(&self) -> PathBuf {
        self.config.join("preferences.ron")
    }

    /// The folder for preferences, which may travel between machines.
    pub fn config_dir(&self) -> &Path {
        &self.config
    }

    /// The folder for what belongs to this machine.
    pub fn state_dir(&self) -> &Path {
        &self.state
    }

    /// The folders that a sync program told the system it copies.
    pub fn synced_roots(&self) -> &[PathBuf] {
        &self.synced
    }

    /// The folder for the copies of workbooks as they were, one folder for each.
    pub fn kept_dir(&self) -> PathBuf {
        self.state.join("kept")
    }

    /// The folder for emergency copies.
    pub fn recovery_dir(&self) -> PathBuf {
        self.state.join("recovery")
    }
}

/// Returns the address under which a browser opens a file. None for a path that is not absolute.
pub fn file_url(path: &Path) -> Option<String> {
    if !path.is_absolute() {
        return None;
    }
    let text = path.to_str()?.replace('\\', "/");
    let mut url = String::from(if text.starts_with('/') { "file://" } else { "file:///" });
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"/:._~-".contains(&byte) {
            url.push(char::from(byte));
        } else {
            use std::fmt::Write as _;
            // Writing to a string cannot fail.
            let _ = write!(url, "%{byte:02X}");
        }
    }
    Some(url)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn everything_stays_below_the_chosen_root() {
        let places = Places::under(Path::new("stick"));
        assert_eq!(places.preferences_file(), Path::new("stick/config/preferences.ron"));
        assert_eq!(places.recovery_dir(), Path::new("stick/state/recovery"));
        assert!(places.recovery_dir().starts_with(places.state_dir()));
        assert!(places.preferences_file().starts_with(places.config_dir()));
    }

    #[test]
    #[cfg(unix)]
    fn without_a_home_the_folder_belongs_to_one_person() {
        use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _, symlink};
        let shared = tempfile::tempdir().unwrap();
        // Somebody has put a link and a file where the first two would be.
        symlink(shared.path(), shared.path().join("sightline-1")).unwrap();
        RealDisk.create_new(&shared.path().join("sightline-2"), crate::store::disk::Readers::AsUsual).unwrap();
        let places = Places::among_temporary(&RealDisk, shared.path());
        assert_eq!(places.config_dir(), shared.path().join("sightline-3/config"));
        let own = shared.path().join("sightline-3");
        std::fs::set_permissions(&own, std::fs::Permissions::from_mode(0o755)).unwrap();
        assert_eq!(Places::among_temporary(&RealDisk, shared.path()), places, "found again");
        assert_eq!(own.metadata().unwrap().mode() & 0o777, 0o700);
    }

    #[test]
    #[cfg(unix)]
    fn a_path_becomes_an_address_that_browsers_open() {
        let url = file_url(Path::new("/home/a b/Ŵ 50%.html"));
        assert_eq!(url.as_deref(), Some("file:///home/a%20b/%C5%B4%2050%25.html"));
        assert_eq!(file_url(Path::new("a.html")), None);
    }
}
