//! Chance that is the same on every run.

use jiff::civil::Date;
use sightline::model::{Hours, Line, Link, List, Number, Pick, Prose, RowId};

use super::words::SENTENCES;

/// Chance that is the same on every run: splitmix64.
pub(super) struct Draw {
    state: u64,
    rows: u64,
}

impl Draw {
    pub(super) fn new(seed: u64) -> Self {
        Self { state: seed, rows: 0 }
    }

    pub(super) fn bits(&mut self) -> u64 {
        self.state = self.state.wrapping_add(0x9e37_79b9_7f4a_7c15);
        let mut z = self.state;
        z = (z ^ (z >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
        z = (z ^ (z >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
        z ^ (z >> 31)
    }

    /// Returns a figure from nothing up to, and without, the limit.
    pub(super) fn below(&mut self, limit: usize) -> usize {
        (self.bits() % limit as u64) as usize
    }

    pub(super) fn one<T: Copy>(&mut self, choices: &[T]) -> T {
        choices[self.below(choices.len())]
    }

    /// Returns a few of the choices, each at most once, in their order.
    pub(super) fn few<T: Copy + PartialEq>(&mut self, choices: &[T], most: usize) -> Vec<T> {
        let mut taken = vec![];
        for _ in 0..=self.below(most) {
            let one = self.one(choices);
            if !taken.contains(&one) {
                taken.push(one);
            }
        }
        taken
    }

    /// Returns an id that no other row has: an odd factor permutes the fifty bits, so no two counts meet.
    pub(super) fn id(&mut self) -> RowId {
        self.rows += 1;
        RowId::from_bits(self.rows.wrapping_mul(0x0002_5ab3_9d17_e64d))
    }

    pub(super) fn line(&mut self, choices: &[&str]) -> Line {
        self.one(choices).into()
    }

    pub(super) fn link(&mut self, rows: &[RowId]) -> Link {
        Link(Some(self.one(rows)))
    }

    pub(super) fn number(&mut self, limit: usize) -> Number {
        Number::whole(i32::try_from(self.below(limit)).unwrap_or(0))
    }

    pub(super) fn hours(&mut self) -> Hours {
        Hours::from_minutes(15 * (1 + self.below(30) as u32))
    }

    pub(super) fn day_after(&mut self, first: Date, days: usize) -> Date {
        first.saturating_add(jiff::Span::new().days(self.below(days) as u32))
    }

    /// Returns whole sentences of at least so many characters, up to the length of one sentence more.
    pub(super) fn text(&mut self, least: usize) -> String {
        let mut text = String::new();
        while text.chars().count() < least {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(self.one(SENTENCES));
        }
        text
    }

    pub(super) fn prose(&mut self) -> Prose {
        let least = 80 + self.below(320);
        let text = self.text(least);
        Prose(if self.below(4) == 0 { format!("{text}\n\n{}", self.text(60)) } else { text })
    }

    pub(super) fn platform(&mut self) -> Pick {
        let platforms = List::Platforms.entries();
        Pick(platforms[self.below(platforms.len())].key.clone())
    }
}
