//! Spots: addresses that also say which review they are in.
//!
//! An [`Address`] means the review on screen. Two copies of a workbook can differ in any review, in the dates of a
//! review, and in whether a review exists; a spot names all of these in one text that the file can keep.

use std::fmt;

use crate::model::{Address, Place, RowId, Workbook, resolve};

/// A part of a review or of the workbook that can be written differently in two copies.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Part {
    /// An answer, a table or a row.
    At(Address),
    /// The day on which the review was started.
    Started,
    /// The day on which the review was closed.
    Closed,
    /// The review as a whole.
    Whole,
    /// The mark that keeps an answer, a table or a row out of versions for the public, in every review.
    KeptOut(Address),
    /// What was decided about the findings at an address.
    Finding(Address),
}

/// What the text of a mark's spot begins with, before the address.
const KEPT_OUT: &str = "kept_out";
/// What the text of a decision's spot begins with, before the address.
const FINDING: &str = "finding";

/// The place of one difference.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Spot {
    /// The review; none for the organisation and the registers, which belong to no review.
    pub review: Option<RowId>,
    /// What in it.
    pub part: Part,
}

impl Spot {
    /// Returns the spot of an address, as it is meant in the review on screen.
    pub fn of(workbook: &Workbook, at: Address) -> Self {
        Self { review: in_review(at.place()).then(|| workbook.review().id), part: Part::At(at) }
    }

    /// Returns the spot of an address in a review, or outside all reviews.
    pub const fn at(review: Option<RowId>, at: Address) -> Self {
        Self { review, part: Part::At(at) }
    }

    /// Returns the spot of the mark that keeps an address out of versions for the public.
    pub const fn kept_out(at: Address) -> Self {
        Self { review: None, part: Part::KeptOut(at) }
    }

    /// Returns the spot of what was decided about the findings at an address.
    pub const fn finding(at: Address) -> Self {
        Self { review: None, part: Part::Finding(at) }
    }

    /// Returns the address of the answer, the table or the row that differs; none for all that is no part of a page.
    pub const fn address(&self) -> Option<Address> {
        match self.part {
            Part::At(at) => Some(at),
            Part::Started | Part::Closed | Part::Whole | Part::KeptOut(_) | Part::Finding(_) => None,
        }
    }

    /// Returns the address that a person would look at; none for a review's dates and for a whole review.
    pub const fn seen_at(&self) -> Option<Address> {
        match self.part {
            Part::At(at) | Part::KeptOut(at) | Part::Finding(at) => Some(at),
            Part::Started | Part::Closed | Part::Whole => None,
        }
    }

    /// Reads a spot from its text. None when this program does not know the question.
    pub fn parse(text: &str) -> Option<Self> {
        if let Some(at) = resolve(text) {
            return (!in_review(at.place())).then_some(Self { review: None, part: Part::At(at) });
        }
        if let Some(at) = text.strip_prefix(KEPT_OUT).and_then(|rest| rest.strip_prefix('/')) {
            return resolve(at).map(Self::kept_out);
        }
        if let Some(at) = text.strip_prefix(FINDING).and_then(|rest| rest.strip_prefix('/')) {
            return resolve(at).map(Self::finding);
        }
        let (review, rest) = text.split_once('/').map_or((text, None), |(review, rest)| (review, Some(rest)));
        let part = match rest {
            None => Part::Whole,
            Some("started") => Part::Started,
            Some("closed") => Part::Closed,
            Some(address) => Part::At(resolve(address).filter(|at| in_review(at.place()))?),
        };
        Some(Self { review: Some(review.parse().ok()?), part })
    }
}

/// Returns whether a place belongs to each review and not to the workbook.
pub(in crate::model) const fn in_review(place: Place) -> bool {
    matches!(place, Place::Session | Place::Stage(_))
}

impl fmt::Display for Spot {
    /// Writes `organisation/name`, `3tx55tek0v/aim/achievable`, `3tx55tek0v/started`, `3tx55tek0v` or
    /// `kept_out/aim/achievable`.
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if let Some(review) = self.review {
            write!(f, "{review}")?;
            if self.part != Part::Whole {
                f.write_str("/")?;
            }
        }
        match self.part {
            Part::At(at) => write!(f, "{at}"),
            Part::Started => f.write_str("started"),
            Part::Closed => f.write_str("closed"),
            Part::Whole => Ok(()),
            Part::KeptOut(at) => write!(f, "{KEPT_OUT}/{at}"),
            Part::Finding(at) => write!(f, "{FINDING}/{at}"),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spots_read_back_from_their_text() {
        for text in [
            "organisation/name",
            "posts/posts/0000000011/text",
            "3tx55tek0v",
            "3tx55tek0v/started",
            "3tx55tek0v/closed",
            "3tx55tek0v/aim/achievable",
            "kept_out/aim/achievable",
            "finding/organisation/name",
            "3tx55tek0v/stakeholders/stakeholders/0000000011/platforms/0000000022/evidence",
        ] {
            assert_eq!(Spot::parse(text).map(|spot| spot.to_string()).as_deref(), Some(text));
        }
        // An answer of a review needs its review, and what belongs to no review has none.
        for text in [
            "",
            "aim/achievable",
            "3tx55tek0v/organisation/name",
            "3tx55tek0v/nowhere",
            "short/started",
            "kept_out/nowhere",
        ] {
            assert_eq!(Spot::parse(text), None, "{text}");
        }
    }
}
