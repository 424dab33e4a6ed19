//! The objectives of the older review, judged by the figures that were read since.

use jiff::civil::Date;

use crate::rules::outcome::ObjectiveOutcome;
use crate::rules::series::Series;

use super::Side;

/// Returns how the objectives of the older review came out by a day. Empty when no time lies between.
pub(super) fn results(old: Side<'_>, new: Side<'_>, to: Date) -> Vec<ObjectiveOutcome> {
    let from = old.day();
    if old.review.id == new.review.id || from.is_none() || from >= new.day() {
        return vec![];
    }
    let series = Series::of(&new.workbook.registers.readings, to);
    let first = from.and_then(|from| from.tomorrow().ok());
    let stated = old.review.objectives.smart.iter().filter(|one| !one.statement.0.trim().is_empty());
    stated.map(|one| ObjectiveOutcome::of(&series, old.review, one, first, to)).collect()
}
