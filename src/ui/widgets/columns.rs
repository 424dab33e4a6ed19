//! How columns share a width: none is narrower than its longest word, so that no word breaks inside.

use egui::{FontId, Ui};

/// A word wider than this may break: an address of a page would take the room of every other column.
const WIDEST_WORD: f32 = 220.0;

/// What a column asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(crate) struct ColumnNeeds {
    /// The width below which a word would break, in points.
    pub(crate) least: f32,
    /// Its share of the width, beside those of the others.
    pub(crate) share: f32,
}

/// Shares a width among columns. None when they have not even room for their longest words.
pub(crate) fn shared_widths(room: f32, columns: &[ColumnNeeds]) -> Option<Vec<f32>> {
    if columns.iter().map(|column| column.least).sum::<f32>() > room + 0.5 {
        return None;
    }
    // Those whose share is too little for a word have what the word needs; the others share what is left.
    let mut widths: Vec<Option<f32>> = vec![None; columns.len()];
    loop {
        let taken: f32 = widths.iter().flatten().sum();
        let open = || columns.iter().zip(&widths).filter(|(_, width)| width.is_none()).map(|(column, _)| column);
        let shares: f32 = open().map(|column| column.share).sum();
        let of = |column: &ColumnNeeds| (room - taken) * column.share / shares.max(f32::EPSILON);
        let short =
            columns.iter().zip(&widths).position(|(column, width)| width.is_none() && of(column) < column.least);
        if let Some(place) = short {
            widths[place] = Some(columns[place].least);
            continue;
        }
        let all = columns.iter().zip(&widths).map(|(column, width)| width.unwrap_or_else(|| of(column)));
        return Some(all.collect());
    }
}

/// Returns the width of the longest word in some texts, in points.
pub(crate) fn longest_word<'t>(ui: &Ui, texts: impl Iterator<Item = &'t str>, font: FontId) -> f32 {
    let words = texts.flat_map(str::split_whitespace);
    let Some(longest) = words.max_by_key(|word| word.chars().count()) else { return 0.0 };
    let galley = ui.painter().layout_no_wrap(longest.to_owned(), font, egui::Color32::PLACEHOLDER);
    // A word of as many letters may be a little wider.
    (galley.size().x * 1.06 + 1.0).min(WIDEST_WORD)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn needs(columns: &[(f32, f32)]) -> Vec<ColumnNeeds> {
        columns.iter().map(|(least, share)| ColumnNeeds { least: *least, share: *share }).collect()
    }

    #[test]
    fn columns_with_room_have_their_shares() {
        assert_eq!(shared_widths(300.0, &needs(&[(10.0, 2.0), (10.0, 1.0)])), Some(vec![200.0, 100.0]));
    }

    #[test]
    fn no_column_is_narrower_than_its_longest_word() {
        let widths = shared_widths(400.0, &needs(&[(90.0, 1.0), (60.0, 6.0), (20.0, 1.0)])).expect("there is room");
        assert!((widths[0] - 90.0).abs() < 0.01, "{widths:?}");
        assert!((widths.iter().sum::<f32>() - 400.0).abs() < 0.01, "{widths:?}");
        assert!(widths[2] >= 20.0, "{widths:?}");
    }

    #[test]
    fn too_many_words_for_the_width_are_no_columns() {
        assert_eq!(shared_widths(100.0, &needs(&[(90.0, 1.0), (60.0, 1.0)])), None);
    }
}
