//! What keeping copies promises: the very bytes, once a day, and nothing else touched whatever fails.

use std::io;

use jiff::civil::date;

use super::*;
use crate::store::fake_disk::{CrashKeeps, FakeDisk, Fault};

const DOCUMENT: &str = "0b8e6a52-7a51-4c9e-9b1c-3d1f0a6f2c11";

fn kept() -> Kept {
    Kept::of(&Places::under(Path::new("/d")), DOCUMENT)
}

fn at(day: i8, minute: i8) -> DateTime {
    date(2026, 11, day).at(14, minute, 0, 0)
}

fn keep(disk: &FakeDisk, bytes: &[u8], reason: Reason, at: DateTime) -> Keeping {
    kept().keep(disk, bytes, reason, at).unwrap()
}

#[test]
fn a_copy_is_kept_listed_read_found_and_removed() {
    let disk = FakeDisk::with(&[]);
    assert_eq!(kept().list(&disk), Ok(vec![]));
    let one = keep(&disk, b"one", Reason::AskedFor, at(20, 1));
    let two = keep(&disk, b"two", Reason::FirstOfDay, at(21, 2));
    assert_eq!((one.made, one.copy.size, &one.removed_for_room[..]), (Made::New, 3, &[][..]));
    assert_eq!(
        one.copy.path,
        Path::new("/d/state/kept").join(DOCUMENT).join("2026-11-20T14-01-00_asked-for_7692c3ad3540bb80.ron")
    );
    assert_eq!(kept().list(&disk).unwrap(), [two.copy.clone(), one.copy.clone()]);
    assert_eq!(kept().read(&disk, &one.copy).unwrap(), b"one");
    assert_eq!(kept().find(&disk, ContentHash::of(b"two")).as_deref(), Some(&b"two"[..]));
    assert_eq!(kept().find(&disk, ContentHash::of(b"three")), None);
    kept().remove(&disk, &one.copy).unwrap();
    kept().remove(&disk, &one.copy).unwrap();
    assert_eq!(kept().list(&disk).unwrap(), [two.copy]);
}

#[test]
fn the_same_content_is_kept_once_a_day_for_reasons_that_last_as_long() {
    let disk = FakeDisk::with(&[]);
    keep(&disk, b"one", Reason::FirstOfDay, at(21, 1));
    let made = |reason, day, minute| keep(&disk, b"one", reason, at(day, minute)).made;
    assert_eq!(made(Reason::FirstOfDay, 21, 2), Made::Before);
    assert_eq!(made(Reason::AskedFor, 21, 3), Made::New, "a copy that is thinned sooner does not serve");
    assert_eq!(made(Reason::ReviewClosed, 21, 4), Made::Before);
    assert_eq!(made(Reason::BeforeMerge, 21, 5), Made::Before);
    assert_eq!(made(Reason::FirstOfDay, 22, 6), Made::New);
    assert_eq!(made(Reason::Saved, 21, 7), Made::New);
    assert_eq!(made(Reason::Opened, 21, 8), Made::New);
    assert_eq!(made(Reason::Opened, 21, 9), Made::Before);
}

#[test]
fn damaged_copies_are_found_out_and_do_not_stand_for_good_ones() {
    let disk = FakeDisk::with(&[]);
    let first = keep(&disk, b"one", Reason::AskedFor, at(21, 1)).copy;
    disk.plan(0, Fault::OtherWrites(first.path.clone(), b"0ne"));
    kept().list(&disk).unwrap();
    assert_eq!(kept().read(&disk, &first).unwrap_err().cause, Cause::Damaged);
    assert_eq!(kept().find(&disk, ContentHash::of(b"one")), None);
    let again = keep(&disk, b"one", Reason::AskedFor, at(21, 1));
    assert_eq!((again.made, again.copy.at), (Made::New, at(21, 1).saturating_add(1.second())));
    assert_eq!(kept().find(&disk, ContentHash::of(b"one")).as_deref(), Some(&b"one"[..]));
}

#[test]
fn foreign_files_are_left_alone() {
    let folder = kept().folder().to_owned();
    let notes = folder.join("notes.txt").display().to_string();
    let odd = folder.join("2026-11-21T14-01-00_asked-for_zz.ron").display().to_string();
    let disk = FakeDisk::with(&[(&notes, b"mine"), (&odd, b"odd")]);
    for day in 1..=28 {
        keep(&disk, &[day as u8], Reason::Saved, at(day, 0));
    }
    assert_eq!(kept().list(&disk).unwrap().len(), MOST_BASES);
    assert_eq!(
        (disk.content(&notes).as_deref(), disk.content(&odd).as_deref()),
        (Some(&b"mine"[..]), Some(&b"odd"[..]))
    );
}

#[test]
fn a_copy_is_whole_or_not_there_whatever_fails_or_ends() {
    let with_one = || {
        let disk = FakeDisk::with(&[]);
        let copy = keep(&disk, b"one", Reason::AskedFor, at(20, 1)).copy;
        (disk, copy)
    };
    let (disk, _) = with_one();
    disk.plan(usize::MAX, Fault::Crash);
    keep(&disk, b"two", Reason::AskedFor, at(21, 1));
    let calls = disk.calls().len();
    for at_call in 0..calls {
        for fault in [Fault::Fail(io::ErrorKind::StorageFull), Fault::Crash, Fault::ShortWrite] {
            let (disk, one) = with_one();
            disk.plan(at_call, fault.clone());
            let result = kept().keep(&disk, b"two", Reason::AskedFor, at(21, 1));
            let files = disk.files();
            let first = files.iter().find(|path| Path::new(path) == one.path).expect("the first copy is there");
            assert_eq!(disk.content(first).as_deref(), Some(&b"one"[..]));
            for path in files.iter().filter(|path| !path.ends_with("tmp") && *path != first) {
                for keeps in [CrashKeeps::Names, CrashKeeps::Flushed] {
                    let content = disk.after_crash(path, keeps);
                    assert!(content.is_none() || content.as_deref() == Some(b"two"), "{path} at {at_call}, {fault:?}");
                }
            }
            if result.is_ok() && !disk.crashed() {
                assert_eq!(kept().find(&disk, ContentHash::of(b"two")).as_deref(), Some(&b"two"[..]));
            }
        }
    }
}

#[test]
fn names_of_documents_never_lead_out_of_the_folder() {
    assert_eq!(document_name(DOCUMENT), DOCUMENT);
    for odd in ["", "..", "../../etc", "C:\\x", "CON", "a/b", "0B8E6A52-7A51-4C9E-9B1C-3D1F0A6F2C11", "x\0y"] {
        let name = document_name(odd);
        assert!(name.len() == 38 && name.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-'), "{name}");
    }
    assert_ne!(document_name("a"), document_name("A"));
}

#[test]
fn what_two_chains_have_in_common_is_found() {
    let disk = FakeDisk::with(&[]);
    for (minute, bytes) in [b"one", b"two", b"six"].into_iter().enumerate() {
        keep(&disk, bytes, Reason::Saved, at(21, minute as i8));
    }
    let hashes =
        |texts: &[&str]| -> Vec<ContentHash> { texts.iter().map(|text| ContentHash::of(text.as_bytes())).collect() };
    let found =
        kept().in_common(&disk, &hashes(&["one", "two", "mine", "gone"]), &hashes(&["two", "theirs", "gone", "six"]));
    assert_eq!(found, [b"two"]);
    assert!(kept().in_common(&disk, &hashes(&["one"]), &hashes(&["six"])).is_empty());
}

#[test]
fn a_real_folder_keeps_the_same_promises() {
    let folder = tempfile::tempdir().unwrap();
    let disk = crate::store::RealDisk;
    let kept = Kept::of(&Places::under(folder.path()), "not/a/uuid");
    assert_eq!(kept.list(&disk), Ok(vec![]));
    let copy = kept.keep(&disk, b"one", Reason::Opened, at(21, 1)).unwrap().copy;
    assert_eq!(kept.list(&disk).unwrap(), std::slice::from_ref(&copy));
    assert_eq!(kept.read(&disk, &copy).unwrap(), b"one");
}
