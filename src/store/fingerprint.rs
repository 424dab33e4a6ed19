//! How the content of a file is recognised again: its hash, its length and when it was changed.
//!
//! Two people work on copies, clocks lie and sync clients touch dates, so only the hash decides; length and date are
//! kept because they make the common case (nothing changed) cheap to see.

use std::fmt;
use std::str::FromStr;
use std::time::SystemTime;

use serde::{Deserialize, Serialize};
use sha2::{Digest as _, Sha256};

use super::disk::Metadata;

/// The SHA-256 of some bytes, written `sha256:` and 64 hexadecimal digits.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct ContentHash([u8; 32]);

/// A text that is not a hash as Sightline writes it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("a hash is written sha256: and 64 hexadecimal digits")]
pub struct NotAHash;

impl ContentHash {
    /// Hashes the bytes.
    pub fn of(bytes: &[u8]) -> Self {
        Self(Sha256::digest(bytes).into())
    }

    /// Hashes text as if every line ended in a line feed, so that a copy that was sent through Windows counts as equal.
    pub fn of_text(text: &str) -> Self {
        if !text.as_bytes().contains(&b'\r') {
            return Self::of(text.as_bytes());
        }
        let mut hasher = Sha256::new();
        let mut pieces = text.split("\r\n");
        if let Some(first) = pieces.next() {
            hasher.update(first);
        }
        for piece in pieces {
            hasher.update(b"\n");
            hasher.update(piece);
        }
        Self(hasher.finalize().into())
    }

    /// Gives the 32 bytes.
    pub fn bytes(&self) -> &[u8; 32] {
        &self.0
    }
}

impl fmt::Display for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("sha256:")?;
        self.0.iter().try_for_each(|byte| write!(f, "{byte:02x}"))
    }
}

impl fmt::Debug for ContentHash {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl FromStr for ContentHash {
    type Err = NotAHash;

    fn from_str(text: &str) -> Result<Self, NotAHash> {
        let digits = text.strip_prefix("sha256:").ok_or(NotAHash)?.as_bytes();
        if digits.len() != 64 {
            return Err(NotAHash);
        }
        let value = |digit: u8| char::from(digit).to_digit(16).map(|value| value as u8).ok_or(NotAHash);
        let mut bytes = [0; 32];
        for (byte, pair) in bytes.iter_mut().zip(digits.chunks_exact(2)) {
            *byte = value(pair[0])? << 4 | value(pair[1])?;
        }
        Ok(Self(bytes))
    }
}

impl TryFrom<String> for ContentHash {
    type Error = NotAHash;

    fn try_from(text: String) -> Result<Self, NotAHash> {
        text.parse()
    }
}

impl From<ContentHash> for String {
    fn from(hash: ContentHash) -> Self {
        hash.to_string()
    }
}

/// What a file held when it was last read or saved.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Fingerprint {
    /// The hash of the whole content, which alone decides.
    pub hash: ContentHash,
    /// The length in bytes.
    pub length: u64,
    /// When the disk said that it was last changed.
    pub modified: Option<SystemTime>,
}

impl Fingerprint {
    /// Takes the fingerprint of content that was read or written, with what the disk said about it.
    pub fn of(bytes: &[u8], modified: Option<SystemTime>) -> Self {
        Self { hash: ContentHash::of(bytes), length: bytes.len() as u64, modified }
    }

    /// Says whether length and date are still the same, so that a caller who polls need not read the file.
    pub fn looks_like(&self, metadata: &Metadata) -> bool {
        self.length == metadata.length && self.modified == metadata.modified
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_hash_is_written_and_read_again() {
        let hash = ContentHash::of(b"");
        assert_eq!(hash.to_string(), "sha256:e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
        assert_eq!(hash.to_string().parse(), Ok(hash));
    }

    #[test]
    fn text_that_is_not_a_hash_is_refused() {
        for text in ["", "sha256:", "md5:00", &format!("sha256:{}", "é".repeat(32))] {
            assert_eq!(text.parse::<ContentHash>(), Err(NotAHash), "{text}");
        }
        assert!(format!("sha256:{}", "+f".repeat(32)).parse::<ContentHash>().is_err());
    }

    #[test]
    fn line_endings_do_not_change_the_hash_of_text() {
        let unix = ContentHash::of_text("a\nb\n\nc\n");
        assert_eq!(unix, ContentHash::of_text("a\r\nb\r\n\r\nc\r\n"));
        assert_ne!(unix, ContentHash::of_text("a\nb\nc\n"));
        assert_ne!(ContentHash::of_text("a\rb"), ContentHash::of_text("a\nb"));
    }
}
