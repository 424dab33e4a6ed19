//! The folders of this person on this machine: for preferences, and for copies that are kept in case of trouble.
//!
//! A machine may have no home folder at all, so everything that asks for a place must do without one.

use std::path::{Path, PathBuf};

/// Where Sightline keeps what does not belong in a workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Places {
    config: PathBuf,
    state: PathBuf,
}

impl Places {
    /// The folders that this system has for the purpose, or `None` when there is no home folder. Creates nothing.
    pub fn of_this_person() -> Option<Self> {
        let folders = directories::ProjectDirs::from("", "", "Sightline")?;
        Some(Self {
            config: folders.config_dir().to_owned(),
            state: folders.state_dir().unwrap_or_else(|| folders.data_local_dir()).to_owned(),
        })
    }

    /// Folders below one of the caller's choice: for tests, and for a copy on a memory stick.
    pub fn under(root: &Path) -> Self {
        Self { config: root.join("config"), state: root.join("state") }
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

    /// The folder for emergency copies.
    pub fn recovery_dir(&self) -> PathBuf {
        self.state.join("recovery")
    }
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
}
