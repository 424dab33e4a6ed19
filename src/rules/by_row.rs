//! Rows found by the row that they point to.
//!
//! To go through all measures for each objective costs the product of both; gathered once it costs their sum.

use std::collections::{HashMap, HashSet};
use std::hash::{BuildHasherDefault, Hasher};

use crate::model::RowId;

/// A set of row ids.
pub(super) type IdSet = HashSet<RowId, BuildHasherDefault<IdHasher>>;

/// Something by row id.
pub(super) type IdMap<V> = HashMap<RowId, V, BuildHasherDefault<IdHasher>>;

/// Rows by the row that they point to, in their order.
pub(super) struct ByRow<'a, T>(IdMap<Vec<&'a T>>);

impl<'a, T> ByRow<'a, T> {
    /// Gathers rows. `to` says where a row points; rows that point nowhere are left out.
    pub(super) fn new(rows: impl Iterator<Item = &'a T>, to: impl Fn(&T) -> Option<RowId>) -> Self {
        let mut by_row: IdMap<Vec<&'a T>> = IdMap::default();
        for row in rows {
            if let Some(id) = to(row) {
                by_row.entry(id).or_default().push(row);
            }
        }
        Self(by_row)
    }

    /// Returns the rows that point to a row.
    pub(super) fn of(&self, id: RowId) -> &[&'a T] {
        self.0.get(&id).map_or(&[], Vec::as_slice)
    }
}

/// Spreads ids, which are random already, with one multiplication.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct IdHasher(u64);

impl Hasher for IdHasher {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, id: u64) {
        self.0 = (self.0 ^ id).wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(26);
    }

    fn finish(&self) -> u64 {
        self.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_found_by_the_row_that_they_point_to() {
        let id = RowId::from_bits;
        let rows = [(1, Some(id(7))), (2, None), (3, Some(id(9))), (4, Some(id(7)))];
        let by_row = ByRow::new(rows.iter(), |row| row.1);
        assert_eq!(by_row.of(id(7)), [&rows[0], &rows[3]]);
        assert_eq!(by_row.of(id(9)), [&rows[2]]);
        assert!(by_row.of(id(8)).is_empty());
    }
}
