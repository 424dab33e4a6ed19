//! What the fuzzer has to hold, without a fuzzer: over its corpus, over random bytes, and over real files gone wrong.
//!
//! A file comes from a drive, a mail or a sync program, so anything may stand in it; whatever it is, Sightline reads it
//! or refuses it in words.

#![expect(clippy::disallowed_methods, reason = "the corpus is read past the store")]
#![expect(clippy::unwrap_used, reason = "a corpus that cannot be read is a fault of the test")]

use std::path::Path;

use proptest::prelude::*;
use sightline::store::format;

use crate::support::arbitrary::cases;
use crate::support::fuzzed;

const V1: &[u8] = include_bytes!("fixtures/formats/v1.ron");
const SMALL: &[u8] = include_bytes!("fuzz/corpus/read/new.ron");
const NEWER: &[u8] = include_bytes!("fuzz/corpus/read/unknown-everywhere.ron");

/// Reads the files of one corpus, which is far from empty.
fn corpus(target: &str) -> Vec<(String, Vec<u8>)> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/fuzz/corpus").join(target);
    let entries = std::fs::read_dir(&folder).unwrap_or_else(|error| panic!("{}: {error}", folder.display()));
    let files = entries.map(|entry| {
        let path = entry.unwrap().path();
        (path.display().to_string(), std::fs::read(&path).unwrap())
    });
    let files: Vec<_> = files.collect();
    assert!(files.len() >= 10, "{target} has {} files", files.len());
    files
}

#[test]
fn every_file_that_is_kept_for_the_fuzzer_is_read_or_refused() {
    let mut read = 0;
    for (name, bytes) in corpus("read") {
        let held = std::panic::catch_unwind(|| fuzzed::read(&bytes));
        assert!(held.is_ok(), "{name}");
        read += usize::from(format::from_bytes::<sightline::model::Workbook>(&bytes).is_ok());
    }
    assert!(read >= 5, "a corpus of which {read} files open reaches only the first lines of the reader");
}

#[test]
fn every_pair_of_copies_that_is_kept_for_the_fuzzer_joins() {
    for (name, bytes) in corpus("merge") {
        let held = std::panic::catch_unwind(|| fuzzed::merge_any(&bytes));
        assert!(held.is_ok(), "{name}");
    }
}

/// A place in a file and what becomes of it.
fn wounds() -> impl Strategy<Value = Vec<(prop::sample::Index, Wound)>> {
    let wound = prop_oneof![
        any::<u8>().prop_map(Wound::Byte),
        (0_u32..8).prop_map(Wound::Bit),
        (1_usize..400).prop_map(Wound::Gone),
        (1_usize..400).prop_map(Wound::Twice),
        Just(Wound::End),
        prop::sample::select(vec!["(", ")", "[", "\"", "None", "Some(", "/*", "//", "9999999999999999999999", "\0"])
            .prop_map(Wound::Text),
    ];
    prop::collection::vec((any::<prop::sample::Index>(), wound), 1..4)
}

#[derive(Clone, Debug)]
enum Wound {
    Byte(u8),
    Bit(u32),
    Gone(usize),
    Twice(usize),
    Text(&'static str),
    End,
}

fn wounded(file: &[u8], wounds: Vec<(prop::sample::Index, Wound)>) -> Vec<u8> {
    let mut bytes = file.to_vec();
    for (at, wound) in wounds {
        if bytes.is_empty() {
            break;
        }
        let at = at.index(bytes.len());
        match wound {
            Wound::Byte(byte) => bytes[at] = byte,
            Wound::Bit(bit) => bytes[at] ^= 1 << bit,
            Wound::Gone(length) => drop(bytes.drain(at..(at + length).min(bytes.len()))),
            Wound::Twice(length) => {
                let piece = bytes[at..(at + length).min(bytes.len())].to_vec();
                bytes.splice(at..at, piece);
            }
            Wound::Text(text) => drop(bytes.splice(at..at, text.bytes())),
            Wound::End => bytes.truncate(at),
        }
    }
    bytes
}

proptest! {
    #![proptest_config(cases(256))]

    #[test]
    fn random_bytes_are_read_or_refused(bytes in prop::collection::vec(any::<u8>(), 0..600)) {
        fuzzed::read(&bytes);
    }

    #[test]
    fn a_real_file_gone_wrong_is_read_or_refused(wounds in wounds()) {
        fuzzed::read(&wounded(SMALL, wounds));
    }

    #[test]
    fn a_file_of_a_newer_release_gone_wrong_is_read_or_refused(wounds in wounds()) {
        fuzzed::read(&wounded(NEWER, wounds));
    }

    #[test]
    fn random_bytes_make_copies_that_join(bytes in prop::collection::vec(any::<u8>(), 0..160)) {
        fuzzed::merge_any(&bytes);
    }
}

proptest! {
    #![proptest_config(cases(16))]

    #[test]
    fn a_large_file_gone_wrong_is_read_or_refused(wounds in wounds()) {
        fuzzed::read(&wounded(V1, wounds));
    }
}
