//! What reading and replacing files promise, with every call of a save failed, stopped and raced in turn.

use std::path::Path;

use super::*;
use crate::store::disk::RealDisk;
use crate::store::fake_disk::{CrashKeeps, FakeDisk, Fault};

const PLAN: &str = "/d/Plan.ron";
const OLD: &[u8] = b"the old file";
const NEW: &[u8] = b"the new file, which is longer";
const THEIRS: &[u8] = b"what a colleague wrote";

fn plan() -> &'static Path {
    Path::new(PLAN)
}

fn opened() -> (FakeDisk, Expected) {
    let disk = FakeDisk::with(&[(PLAN, OLD)]);
    let (_, fingerprint) = read(&disk, plan()).unwrap();
    (disk, Expected::Unchanged(fingerprint))
}

/// Saves once without a fault and returns how many calls that takes.
fn calls_of_a_save() -> Vec<&'static str> {
    let (disk, expected) = opened();
    disk.plan(usize::MAX, Fault::Crash);
    replace(&disk, plan(), NEW, expected).unwrap();
    assert_eq!(disk.content(PLAN).as_deref(), Some(NEW));
    assert_eq!(disk.files(), [PLAN]);
    disk.calls()
}

#[test]
fn a_save_makes_these_calls() {
    assert_eq!(
        calls_of_a_save().join(" "),
        "link_target metadata read probe_write create_new write sync read copy_permissions metadata read replace sync_dir read metadata"
    );
}

#[test]
fn every_call_that_fails_leaves_the_old_or_the_new_file() {
    for kind in [
        io::ErrorKind::StorageFull,
        io::ErrorKind::PermissionDenied,
        io::ErrorKind::CrossesDevices,
        io::ErrorKind::Other,
    ] {
        for (at, call) in calls_of_a_save().into_iter().enumerate() {
            let (disk, expected) = opened();
            disk.plan(at, Fault::Fail(kind));
            let result = replace(&disk, plan(), NEW, expected);
            let content = disk.content(PLAN).unwrap();
            match &result {
                Ok(_) => assert_eq!(content, NEW, "{call} at {at}"),
                Err(FileError { cause: Cause::NotConfirmed { written }, .. }) => {
                    assert_eq!(content, NEW, "{call} at {at}");
                    assert_eq!(written.hash, Fingerprint::of(NEW, None).hash);
                }
                Err(error) => {
                    assert_eq!(content, OLD, "{call} at {at}: {error}");
                    assert_eq!(error.path, plan());
                }
            }
            assert_eq!(disk.files(), [PLAN], "a leftover after {call} at {at}");
        }
    }
}

#[test]
fn every_crash_leaves_the_old_or_the_new_file() {
    for at in 0..calls_of_a_save().len() {
        let (disk, expected) = opened();
        disk.plan(at, Fault::Crash);
        let result = replace(&disk, plan(), NEW, expected);
        assert!(disk.crashed());
        for keeps in [CrashKeeps::Names, CrashKeeps::Flushed] {
            let content = disk.after_crash(PLAN, keeps);
            let content = content.as_deref();
            assert!(content == Some(OLD) || content == Some(NEW), "{at} {keeps:?}");
            if result.is_ok() {
                assert_eq!(content, Some(NEW), "said saved at {at} {keeps:?}");
            }
        }
    }
}

#[test]
fn a_crash_while_a_new_file_is_made_leaves_nothing_or_all_of_it() {
    for at in 0..calls_of_a_save().len() {
        let disk = FakeDisk::with(&[]);
        disk.plan(at, Fault::Crash);
        let _ = replace(&disk, plan(), NEW, Expected::New);
        for keeps in [CrashKeeps::Names, CrashKeeps::Flushed] {
            let content = disk.after_crash(PLAN, keeps);
            assert!(content.is_none() || content.as_deref() == Some(NEW), "{at}");
        }
    }
}

#[test]
fn a_drive_that_lies_is_found_out() {
    for (at, call) in calls_of_a_save().into_iter().enumerate() {
        let (disk, expected) = opened();
        disk.plan(at, Fault::ShortWrite);
        let result = replace(&disk, plan(), NEW, expected);
        if call == "write" {
            assert_eq!(result.unwrap_err().cause, Cause::NotStored);
            assert_eq!(disk.content(PLAN).as_deref(), Some(OLD));
            assert_eq!(disk.files(), [PLAN]);
        } else {
            assert!(result.is_ok());
        }
    }
}

#[test]
fn a_file_changed_by_someone_else_is_never_overwritten() {
    let calls = calls_of_a_save();
    let last_look = calls.iter().position(|call| *call == "replace").unwrap();
    for at in 0..last_look {
        let (disk, expected) = opened();
        disk.plan(at, Fault::OtherWrites(PLAN.into(), THEIRS));
        let error = replace(&disk, plan(), NEW, expected).unwrap_err();
        assert_eq!(error.cause, Cause::ChangedByOther, "at {at}");
        assert_eq!(disk.content(PLAN).as_deref(), Some(THEIRS), "at {at}");
        assert_eq!(disk.files(), [PLAN]);
    }
    for at in 0..last_look - 1 {
        let (disk, expected) = opened();
        disk.plan(at, Fault::OtherRemoves(PLAN.into()));
        assert!(replace(&disk, plan(), NEW, expected).is_err(), "at {at}");
        assert_eq!(disk.files(), [""; 0]);
    }
}

#[test]
fn a_new_file_never_replaces_one_that_turns_up_meanwhile() {
    let disk = FakeDisk::with(&[(PLAN, OLD)]);
    let error = replace(&disk, plan(), NEW, Expected::New).unwrap_err();
    assert_eq!(error.cause, Cause::AlreadyThere);
    let disk = FakeDisk::with(&[]);
    replace(&disk, plan(), NEW, Expected::New).unwrap();
    let steps = FakeDisk::with(&[]);
    steps.plan(usize::MAX, Fault::Crash);
    replace(&steps, plan(), NEW, Expected::New).unwrap();
    let calls = steps.calls();
    let last_look = calls.iter().position(|call| *call == "replace").unwrap();
    for at in 0..last_look {
        let disk = FakeDisk::with(&[]);
        disk.plan(at, Fault::OtherWrites(PLAN.into(), THEIRS));
        let error = replace(&disk, plan(), NEW, Expected::New).unwrap_err();
        assert_eq!(error.cause, Cause::AlreadyThere, "at {at}");
        assert_eq!(disk.content(PLAN).as_deref(), Some(THEIRS));
    }
}

#[test]
fn a_file_that_is_held_for_a_moment_is_tried_again() {
    // Nobody else can hold a file that was just created under a random name, so writing to it is tried once.
    let once = ["link_target", "write", "sync"];
    for (at, call) in calls_of_a_save().into_iter().enumerate() {
        let (disk, expected) = opened();
        disk.plan(at, Fault::Passing(3));
        let saved = replace(&disk, plan(), NEW, expected);
        assert_eq!(saved.is_err(), once.contains(&call), "{call} at {at}");
    }
    let (disk, expected) = opened();
    let at = calls_of_a_save().iter().position(|call| *call == "replace").unwrap();
    disk.plan(at, Fault::Passing(100));
    replace(&disk, plan(), NEW, expected).unwrap_err();
    assert_eq!(disk.content(PLAN).as_deref(), Some(OLD));
    // Once for the replacement, and once more to clear the new file away.
    assert!(disk.paused() <= Duration::from_millis(2 * 1585), "{:?}", disk.paused());
}

#[test]
fn errors_of_windows_that_pass_are_tried_again_and_others_are_not() {
    let at = calls_of_a_save().iter().position(|call| *call == "replace").unwrap();
    for code in [5, 32, 33, 1175, 1176, 1177] {
        let (disk, expected) = opened();
        disk.plan(at, Fault::Code(code, 7));
        replace(&disk, plan(), NEW, expected).unwrap();
        assert_eq!(disk.paused(), Duration::from_millis(10 + 25 + 50 + 100 + 200 + 400 + 800), "{code}");
        let (disk, expected) = opened();
        disk.plan(at, Fault::Code(code, 8));
        replace(&disk, plan(), NEW, expected).unwrap_err();
        assert_eq!((disk.content(PLAN).as_deref(), disk.files().len()), (Some(OLD), 1));
    }
    for code in [1, 50, 87, 1224] {
        let (disk, expected) = opened();
        disk.plan(at, Fault::Code(code, 1));
        replace(&disk, plan(), NEW, expected).unwrap_err();
        assert_eq!((disk.content(PLAN).as_deref(), disk.paused()), (Some(OLD), Duration::ZERO));
    }
}

#[test]
fn a_place_across_two_drives_is_told_in_words() {
    let at = calls_of_a_save().iter().position(|call| *call == "replace").unwrap();
    let (disk, expected) = opened();
    disk.plan(at, Fault::Fail(io::ErrorKind::CrossesDevices));
    let error = replace(&disk, plan(), NEW, expected).unwrap_err();
    assert_eq!(error.cause, Cause::AcrossDrives);
    assert!(error.to_string().contains("two drives"), "{error}");
    assert_eq!((disk.content(PLAN).as_deref(), disk.files().len()), (Some(OLD), 1));
}

#[test]
fn the_longest_names_can_be_saved() {
    for name in ["x".repeat(251), "🙂".repeat(62)] {
        let path = format!("/d/{name}.ron");
        let disk = FakeDisk::with(&[]);
        let first = replace(&disk, Path::new(&path), OLD, Expected::New).unwrap();
        replace(&disk, Path::new(&path), NEW, Expected::Unchanged(first)).unwrap();
        assert_eq!(disk.files(), [path]);
    }
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join(format!("{} ŵ 🙂.ron", "x".repeat(240)));
    let first = replace(&RealDisk, &path, OLD, Expected::New).unwrap();
    replace(&RealDisk, &path, NEW, Expected::Unchanged(first)).unwrap();
    assert_eq!(RealDisk.list_dir(folder.path()).unwrap(), [path]);
    let longer = folder.path().join(format!("{}.ron", "x".repeat(252)));
    assert_eq!(replace(&RealDisk, &longer, NEW, Expected::New).unwrap_err().cause, Cause::NameRefused);
}

#[test]
fn leftovers_stay_while_the_file_is_missing() {
    let leftovers = ["/d/Plan.ron.before-0123abcd.tmp", "/d/Plan.ron.saving-0123abcd.tmp"];
    let disk = FakeDisk::with(&[(leftovers[0], OLD), (leftovers[1], NEW)]);
    let later = SystemTime::UNIX_EPOCH + Duration::from_secs(2_000_000_000);
    assert!(sweep(&disk, plan(), later).is_empty());
    let disk = FakeDisk::with(&[(PLAN, NEW), (leftovers[0], OLD), (leftovers[1], NEW)]);
    assert_eq!(sweep(&disk, plan(), later).len(), 2);
}

#[test]
fn the_same_content_is_not_written_again() {
    let (disk, expected) = opened();
    disk.plan(usize::MAX, Fault::Crash);
    let fingerprint = replace(&disk, plan(), OLD, expected).unwrap();
    assert_eq!(expected, Expected::Unchanged(fingerprint));
    assert!(!disk.calls().contains(&"create_new"), "{:?}", disk.calls());
}

#[test]
fn a_read_only_file_is_left_alone() {
    let (disk, expected) = opened();
    disk.mark_read_only(PLAN);
    let error = replace(&disk, plan(), NEW, expected).unwrap_err();
    assert_eq!(error.cause, Cause::ReadOnly);
    assert_eq!(disk.content(PLAN).as_deref(), Some(OLD));
    assert_eq!(disk.access(PLAN), Some(Access::ReadOnly));
}

#[test]
fn a_link_is_followed_and_stays_a_link() {
    let (disk, expected) = opened();
    disk.link("/d/link.ron", PLAN);
    replace(&disk, Path::new("/d/link.ron"), NEW, expected).unwrap();
    assert_eq!(disk.files(), [PLAN]);
    assert_eq!(disk.content(PLAN).as_deref(), Some(NEW));
    disk.link("/d/round.ron", "/d/round.ron");
    assert!(replace(&disk, Path::new("/d/round.ron"), NEW, Expected::New).is_err());
}

#[test]
fn places_that_cannot_be_read_say_why() {
    let disk = FakeDisk::with(&[(PLAN, OLD)]);
    let cause = |path: &str| read(&disk, Path::new(path)).unwrap_err().cause;
    assert_eq!(cause("/d"), Cause::IsFolder);
    assert_eq!(cause("/d/none.ron"), Cause::NotFound);
    for (kind, expected) in
        [(io::ErrorKind::PermissionDenied, Cause::NoPermission), (io::ErrorKind::TimedOut, Cause::NotYetAvailable)]
    {
        disk.plan(1, Fault::Fail(kind));
        assert_eq!(cause(PLAN), expected);
    }
}

#[test]
fn a_file_in_a_missing_folder_is_not_written() {
    let disk = FakeDisk::with(&[]);
    let error = replace(&disk, Path::new("/gone/Plan.ron"), NEW, Expected::New).unwrap_err();
    assert_eq!(error.cause, Cause::FolderGone);
    let error = replace(&disk, Path::new("/d"), NEW, Expected::Whatever).unwrap_err();
    assert_eq!(error.cause, Cause::IsFolder);
}

#[test]
fn only_old_leftovers_are_swept() {
    let leftover = "/d/Plan.ron.saving-0123abcd.tmp";
    let disk = FakeDisk::with(&[(PLAN, OLD), (leftover, NEW), ("/d/other.tmp", NEW)]);
    let made = disk.metadata(Path::new(leftover)).unwrap().modified.unwrap();
    assert!(sweep(&disk, plan(), made + Duration::from_hours(23)).is_empty());
    let swept = sweep(&disk, plan(), made + Duration::from_hours(25));
    assert_eq!(swept, [Path::new(leftover)]);
    assert_eq!(disk.files(), [PLAN, "/d/other.tmp"]);
}

#[test]
fn the_real_disk_keeps_the_same_promises() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Ein Plan 🙂 ŵŷ.ron");
    let first = replace(&RealDisk, &path, OLD, Expected::New).unwrap();
    let (bytes, read_back) = read(&RealDisk, &path).unwrap();
    assert_eq!((bytes.as_slice(), read_back), (OLD, first));
    let second = replace(&RealDisk, &path, NEW, Expected::Unchanged(first)).unwrap();
    let error = replace(&RealDisk, &path, THEIRS, Expected::Unchanged(first)).unwrap_err();
    assert_eq!(error.cause, Cause::ChangedByOther);
    assert_eq!(read(&RealDisk, &path).unwrap().1, second);
    assert_eq!(RealDisk.list_dir(folder.path()).unwrap(), [path]);
    let cause = read(&RealDisk, folder.path()).unwrap_err().cause;
    assert_eq!(cause, Cause::IsFolder);
}

#[test]
fn a_file_of_two_hundred_megabytes_is_refused_without_reading_it() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("large.ron");
    let file = std::fs::OpenOptions::new().create_new(true).write(true).open(&path).unwrap();
    file.set_len(200 * 1024 * 1024).unwrap();
    let cause = read(&RealDisk, &path).unwrap_err().cause;
    assert_eq!(cause, Cause::TooLarge { limit: LARGEST });
    let grown = RealDisk.read(&path, 10).unwrap_err();
    assert_eq!(grown.kind(), io::ErrorKind::FileTooLarge);
}

#[cfg(unix)]
#[test]
fn permissions_and_links_survive_on_the_real_disk() {
    use std::os::unix::fs::{PermissionsExt as _, symlink};
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("Plan.ron");
    replace(&RealDisk, &path, OLD, Expected::New).unwrap();
    std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).unwrap();
    let link = folder.path().join("link.ron");
    symlink("Plan.ron", &link).unwrap();
    replace(&RealDisk, &link, NEW, Expected::Whatever).unwrap();
    assert_eq!(read(&RealDisk, &path).unwrap().0, NEW);
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    let mode = std::fs::metadata(&path).unwrap().permissions().mode();
    assert_eq!(mode & 0o777, 0o640);
}

#[test]
fn a_link_that_leads_nowhere_is_no_free_name() {
    let disk = FakeDisk::with(&[]);
    disk.link(PLAN, "/d/elsewhere.ron");
    let error = replace(&disk, plan(), NEW, Expected::New).unwrap_err();
    assert_eq!((error.cause, disk.files().len()), (Cause::AlreadyThere, 0));
}

#[cfg(unix)]
mod private {
    use std::os::unix::fs::{MetadataExt as _, PermissionsExt as _};
    use std::path::PathBuf;
    use std::sync::Mutex;
    use std::time::Duration;

    use super::super::*;
    use crate::store::disk::{NewFile, Readers, RealDisk};
    use crate::store::kept::{Kept, Reason};
    use crate::store::{Places, Preferences};

    /// The real disk, with the rights that each new file has before its first byte.
    #[derive(Default)]
    struct Watched(Mutex<Vec<(PathBuf, u32)>>);

    impl Watched {
        fn rights(&self) -> Vec<u32> {
            self.0.lock().unwrap().drain(..).map(|(_, rights)| rights).collect()
        }
    }

    impl Disk for Watched {
        fn read(&self, path: &Path, at_most: u64) -> io::Result<Vec<u8>> {
            RealDisk.read(path, at_most)
        }
        fn metadata(&self, path: &Path) -> io::Result<Metadata> {
            RealDisk.metadata(path)
        }
        fn link_target(&self, path: &Path) -> io::Result<Option<PathBuf>> {
            RealDisk.link_target(path)
        }
        fn probe_write(&self, path: &Path) -> io::Result<()> {
            RealDisk.probe_write(path)
        }
        fn create_new(&self, path: &Path, readers: Readers) -> io::Result<Box<dyn NewFile>> {
            let file = RealDisk.create_new(path, readers)?;
            self.0.lock().unwrap().push((path.to_owned(), rights(path)));
            Ok(file)
        }
        fn copy_permissions(&self, from: &Path, to: &Path) -> io::Result<()> {
            RealDisk.copy_permissions(from, to)
        }
        fn replace(&self, new: &Path, target: &Path) -> io::Result<()> {
            RealDisk.replace(new, target)
        }
        fn remove(&self, path: &Path) -> io::Result<()> {
            RealDisk.remove(path)
        }
        fn sync_dir(&self, folder: &Path) -> io::Result<()> {
            RealDisk.sync_dir(folder)
        }
        fn list_dir(&self, folder: &Path) -> io::Result<Vec<PathBuf>> {
            RealDisk.list_dir(folder)
        }
        fn create_dir_all(&self, folder: &Path, readers: Readers) -> io::Result<()> {
            RealDisk.create_dir_all(folder, readers)
        }
        fn pause(&self, time: Duration) {
            RealDisk.pause(time);
        }
    }

    fn rights(path: &Path) -> u32 {
        path.metadata().unwrap().mode() & 0o777
    }

    fn allow(path: &Path, rights: u32) {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(rights)).unwrap();
    }

    #[test]
    fn a_workbook_keeps_the_rights_of_its_file_and_is_never_more_open_than_that() {
        let folder = tempfile::tempdir().unwrap();
        let plan = folder.path().join("Plan.ron");
        let disk = Watched::default();
        let mut saved = replace(&disk, &plan, b"new", Expected::New).unwrap();
        disk.rights();
        for of_the_person in [0o600, 0o640, 0o644, 0o660] {
            allow(&plan, of_the_person);
            saved = replace(&disk, &plan, format!("{of_the_person:o}").as_bytes(), Expected::Unchanged(saved)).unwrap();
            assert_eq!((disk.rights(), rights(&plan)), (vec![0o600], of_the_person));
        }
    }

    #[test]
    fn what_sightline_keeps_for_itself_is_for_nobody_else() {
        let folder = tempfile::tempdir().unwrap();
        let disk = Watched::default();
        let places = Places::under(folder.path());
        // An older version has left its folders and a file open.
        RealDisk.create_dir_all(&places.kept_dir(), Readers::AsUsual).unwrap();
        RealDisk.create_dir_all(places.config_dir(), Readers::AsUsual).unwrap();
        RealDisk.create_new(&places.preferences_file(), Readers::AsUsual).unwrap();
        allow(&places.kept_dir(), 0o755);
        allow(places.config_dir(), 0o755);
        allow(&places.preferences_file(), 0o644);
        let kept = Kept::of(&places, "0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11");
        let keeping =
            kept.keep(&disk, b"words", Reason::Saved, jiff::civil::date(2026, 11, 21).at(9, 0, 0, 0)).unwrap();
        Preferences::default().save(&disk, Some(&places)).unwrap();
        for own in [places.kept_dir().as_path(), kept.folder(), places.config_dir()] {
            assert_eq!(rights(own), 0o700, "{}", own.display());
        }
        for own in [&keeping.copy.path, &places.preferences_file()] {
            assert_eq!(rights(own), 0o600, "{}", own.display());
        }
        assert!(disk.rights().into_iter().all(|rights| rights == 0o600));
    }
}
