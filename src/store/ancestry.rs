//! What two copies of a workbook have in common, read off the hashes that their files carry.
//!
//! Every save adds the hash of the file that it replaced. So the newest hash that both copies know is the file that
//! both began with; whoever still holds its content has the base of a merge.

use super::fingerprint::ContentHash;
use super::format::{Header, MOST_PARENTS};

/// A file as an ancestor: its header and the hash of its whole content.
#[derive(Clone, Copy, Debug)]
pub struct Descendant<'f> {
    /// The header.
    pub header: &'f Header,
    /// The hash of the file that the header was read from.
    pub hash: ContentHash,
}

impl Descendant<'_> {
    /// Returns the hashes of the file and of those before it, newest first.
    fn newest_first(&self) -> impl Iterator<Item = ContentHash> {
        std::iter::once(self.hash).chain(self.header.parents.iter().rev().copied())
    }

    /// Returns every file that both copies come from, newest first. The first one whose content can still be had is
    /// the base of a merge.
    pub fn common_with(&self, other: &Descendant<'_>) -> Vec<ContentHash> {
        let theirs: Vec<ContentHash> = other.newest_first().collect();
        let mut common: Vec<ContentHash> = vec![];
        for hash in self.newest_first().filter(|hash| theirs.contains(hash)) {
            if !common.contains(&hash) {
                common.push(hash);
            }
        }
        common
    }

    /// Returns the header of a file that joins both: the same workbook, after every change of either, and with the
    /// ancestors of both, so that either finds what it has in common with the joined file.
    #[must_use]
    pub fn joined_with(&self, other: &Descendant<'_>) -> Header {
        let mut newest: Vec<ContentHash> = vec![];
        let (mut mine, mut theirs) = (self.newest_first(), other.newest_first());
        loop {
            // By turns, so that a long history does not push the other one out.
            let next = [mine.next(), theirs.next()];
            if next == [None, None] || newest.len() >= MOST_PARENTS {
                break;
            }
            for hash in next.into_iter().flatten() {
                if !newest.contains(&hash) {
                    newest.push(hash);
                }
            }
        }
        newest.truncate(MOST_PARENTS);
        newest.reverse();
        Header {
            written_by: env!("CARGO_PKG_VERSION").to_owned(),
            document: self.header.document.clone(),
            revision: self.header.revision.max(other.header.revision) + 1,
            parents: newest,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn hash(number: u8) -> ContentHash {
        ContentHash::of(&[number])
    }

    fn header(revision: u64, parents: &[u8]) -> Header {
        Header { revision, parents: parents.iter().copied().map(hash).collect(), ..Header::default() }
    }

    #[test]
    fn the_newest_common_file_comes_first() {
        let (mine, theirs) = (header(5, &[1, 2, 3]), header(4, &[1, 2, 7]));
        let (mine, theirs) =
            (Descendant { header: &mine, hash: hash(4) }, Descendant { header: &theirs, hash: hash(8) });
        assert_eq!(mine.common_with(&theirs), [hash(2), hash(1)]);
        // A copy that was never changed is itself what both have in common.
        let sent = header(3, &[1, 2]);
        let sent = Descendant { header: &sent, hash: hash(3) };
        assert_eq!(mine.common_with(&sent)[0], hash(3));
    }

    #[test]
    fn a_joined_file_is_a_descendant_of_both() {
        let (mine, theirs) = (header(5, &[1, 2, 3]), header(9, &[1, 2, 7]));
        let (mine, theirs) =
            (Descendant { header: &mine, hash: hash(4) }, Descendant { header: &theirs, hash: hash(8) });
        let joined = mine.joined_with(&theirs);
        assert_eq!(joined.revision, 10);
        let joined = Descendant { header: &joined, hash: hash(20) };
        assert_eq!(joined.common_with(&mine)[0], hash(4));
        assert_eq!(joined.common_with(&theirs)[0], hash(8));
    }

    #[test]
    fn a_long_history_does_not_push_the_other_one_out() {
        let all: Vec<u8> = (0..MOST_PARENTS as u8).collect();
        let (long, short) = (header(50, &all), header(1, &[100]));
        let (long, short) =
            (Descendant { header: &long, hash: hash(90) }, Descendant { header: &short, hash: hash(101) });
        for joined in [long.joined_with(&short), short.joined_with(&long)] {
            assert_eq!(joined.parents.len(), MOST_PARENTS);
            for kept in [90, 49, 101, 100] {
                assert!(joined.parents.contains(&hash(kept)), "{kept}");
            }
        }
    }
}
