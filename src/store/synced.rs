//! Whether a folder is copied to other machines by a sync program.
//!
//! There a courtesy note says nothing: such programs refuse its name, bring it late or leave it behind, and a note that
//! arrives after its owner has left misleads.

use std::path::{Path, PathBuf};

use super::disk::Disk;

/// How a sync program is known by a folder on the way to a file.
struct Sign {
    /// The program.
    program: &'static str,
    /// The names that its folders have, in lower case.
    folders: &'static [&'static str],
    /// What its folders' names begin with when the name of an organisation or a person follows, in lower case.
    begins: &'static [&'static str],
    /// The files and folders that it puts into the folder that it copies.
    markers: &'static [&'static str],
}

/// The programs, and why each is known by these signs.
const SIGNS: &[Sign] = &[
    // Named by Microsoft's setup: `OneDrive`, or `OneDrive - Name of the trust`. It refuses names that begin with `~$`.
    Sign {
        program: "OneDrive",
        folders: &["onedrive", "skydrive"],
        begins: &["onedrive - ", "onedrive-"],
        markers: &[],
    },
    // Named by Dropbox's setup, `Dropbox (Team)` for teams; the marker is in every folder that it copies.
    Sign {
        program: "Dropbox",
        folders: &["dropbox"],
        begins: &["dropbox ("],
        markers: &[".dropbox", ".dropbox.cache"],
    },
    // `Google Drive` up to 2021, a drive with `My Drive` since; on a Mac under `CloudStorage/GoogleDrive-address`.
    Sign {
        program: "Google Drive",
        folders: &["google drive", "googledrive", "my drive"],
        begins: &["googledrive-"],
        markers: &[".tmp.driveupload", ".tmp.drivedownload"],
    },
    // On Windows `iCloudDrive`, on a Mac below `Library/Mobile Documents`.
    Sign {
        program: "iCloud Drive",
        folders: &["iclouddrive", "icloud drive", "mobile documents", "com~apple~clouddocs"],
        begins: &[],
        markers: &[],
    },
    // The client keeps its journal in the folder that it copies.
    Sign {
        program: "Nextcloud",
        folders: &["nextcloud", "owncloud"],
        begins: &[],
        markers: &[".nextcloudsync.log", ".owncloudsync.log", ".sync-exclude.lst"],
    },
    // Syncthing marks every folder that it copies, whatever its name.
    Sign { program: "Syncthing", folders: &[], begins: &[], markers: &[".stfolder"] },
    // Named by Box's setup.
    Sign { program: "Box", folders: &["box", "box sync"], begins: &["box-"], markers: &[] },
];

/// Returns the sync program that copies the folder of a file, if one is recognised: by the names of the folders, by the
/// roots that a program told the system, or by the marks that it leaves. Waits for the disk.
pub fn sync_program(disk: &dyn Disk, file: &Path, roots: &[PathBuf]) -> Option<&'static str> {
    if roots.iter().any(|root| !root.as_os_str().is_empty() && file.starts_with(root)) {
        return Some("OneDrive");
    }
    let above: Vec<&Path> = file.ancestors().skip(1).collect();
    let named = above.iter().filter_map(|folder| folder.file_name()?.to_str()).find_map(|name| {
        let name = name.to_lowercase();
        SIGNS.iter().find(|sign| {
            sign.folders.contains(&name.as_str()) || sign.begins.iter().any(|begins| name.starts_with(begins))
        })
    });
    let marked = || {
        SIGNS.iter().find(|sign| {
            let mut places = above.iter().flat_map(|folder| sign.markers.iter().map(|marker| folder.join(marker)));
            places.any(|marker| disk.metadata(&marker).is_ok())
        })
    };
    named.or_else(marked).map(|sign| sign.program)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::store::fake_disk::FakeDisk;

    #[test]
    fn folders_of_sync_programs_are_recognised() {
        let disk = FakeDisk::with(&[("/d/team/.stfolder", b"")]);
        for (file, program) in [
            ("/d/a/OneDrive/Plan.ron", Some("OneDrive")),
            ("/c/Users/a/OneDrive - Riverside NHS Trust/x/Plan.ron", Some("OneDrive")),
            ("/d/a/Dropbox (Team)/Plan.ron", Some("Dropbox")),
            ("/d/a/Library/CloudStorage/GoogleDrive-a@b.c/My Drive/Plan.ron", Some("Google Drive")),
            ("/d/a/Library/Mobile Documents/x/Plan.ron", Some("iCloud Drive")),
            ("/d/a/nextcloud/Plan.ron", Some("Nextcloud")),
            ("/d/team/deep/er/Plan.ron", Some("Syncthing")),
            ("/told/Plan.ron", Some("OneDrive")),
            ("/d/a/Boxes/Plan.ron", None),
            ("/d/a/shared/Plan.ron", None),
            ("/d/a/shared/OneDrive.ron", None),
            ("Plan.ron", None),
        ] {
            let roots = [PathBuf::from("/told"), PathBuf::new()];
            assert_eq!(sync_program(&disk, Path::new(file), &roots), program, "{file}");
        }
    }
}
