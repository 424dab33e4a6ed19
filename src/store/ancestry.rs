//! What two copies of a workbook have in common, read off the hashes that their files carry.
//!
//! Every save adds the hash of the file that it replaced. So the newest hash that both copies know is the file that
//! both began with; whoever still holds its content has the base of a merge.

use super::fingerprint::ContentHash;
use super::format::{Header, MOST_BEGINNINGS, MOST_PARENTS};

/// Brings the hashes that a file names to their limits: what people began with, then the saves. In both parts the
/// oldest comes first.
///
/// The newest stay all; of older ones the more go the older they are, as with restore points. There is no date beside a
/// hash, so the hash itself decides how long it is remembered: half of all are of rank 0, a quarter of rank 1 and so on,
/// and of each rank as many stay as of every other. So a file reaches back through months of saves, and two copies that
/// went their own ways remember the same files of before.
pub(super) fn thin(parents: &mut Vec<ContentHash>) {
    if parents.len() > MOST_PARENTS {
        let mut saves = parents.split_off(MOST_BEGINNINGS);
        thin_part(&mut saves, MOST_PARENTS - MOST_BEGINNINGS);
        parents.append(&mut saves);
    }
}

/// Brings one part to its limit.
pub(super) fn thin_part(part: &mut Vec<ContentHash>, most: usize) {
    while part.len() > most {
        // Three fifths are for the newest, which all stay.
        let older = &part[..part.len() - most * 3 / 5];
        let mut of_rank = [0_usize; RANKS];
        for hash in older {
            of_rank[rank(hash)] += 1;
        }
        let most_crowded = (0..RANKS).rev().max_by_key(|rank| of_rank[*rank]).unwrap_or_default();
        let Some(place) = older.iter().position(|hash| rank(hash) == most_crowded) else { return };
        part.remove(place);
    }
}

/// How many ranks are told apart: two years of saves every two seconds, eight hours a day.
const RANKS: usize = 24;

/// Returns how long a hash is remembered: twice as long as one of the rank below.
fn rank(hash: &ContentHash) -> usize {
    let [first, second, third, ..] = *hash.bytes();
    (u32::from_be_bytes([0, first, second, third]).trailing_zeros() as usize).min(RANKS - 1)
}

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
    fn two_years_of_saves_are_remembered_ever_more_sparsely_and_alike_in_every_copy() {
        let save = |number: u32| ContentHash::of(&number.to_le_bytes());
        let mut header = Header::default();
        let mut copy = None;
        for number in 0..40_000 {
            header = header.after(save(number), u64::from(number));
            if number == 39_000 {
                copy = Some(header.clone());
            }
        }
        let newest: Vec<ContentHash> = (40_000 - 90..40_000).map(save).collect();
        assert!(header.parents.ends_with(&newest) && header.parents.len() == MOST_PARENTS);
        let ages = |header: &Header, now: u32| -> Vec<u32> {
            let places = header.parents.iter().filter_map(|hash| (0..now).find(|number| save(*number) == *hash));
            places.map(|number| now - number).collect()
        };
        let ages = ages(&header, 40_000);
        for (from, to) in [(91, 200), (200, 600), (600, 2_000), (2_000, 8_000), (8_000, 40_000)] {
            assert!(ages.iter().any(|age| (from..to).contains(age)), "{from} to {to}: {ages:?}");
        }
        // A copy that went its own way a thousand saves ago remembers mostly the same.
        let copy = copy.unwrap();
        let alike = header.parents.iter().filter(|hash| copy.parents.contains(hash)).count();
        assert!(alike >= 75, "{alike}");
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
