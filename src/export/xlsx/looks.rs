//! How cells look: formats of dates, figures and money, and the shade of a gap.

use rust_xlsxwriter::{Format, FormatAlign, FormatBorder};

use crate::export::outline::{Align, Cell, Value};
use crate::model::Number;

/// The format of hours, in hours with decimal places.
pub(super) const HOURS: &str = "#,##0.00";
/// The format of money: pounds and pence, whatever the currency of the machine.
const MONEY: &str = "[$\u{a3}-809]#,##0.00;-[$\u{a3}-809]#,##0.00";
/// The format of dates.
const DATE: &str = "dd/mm/yyyy";

/// Returns the format of the cells of a header.
pub(super) fn header(is_at_end: bool) -> Format {
    Format::new()
        .set_bold()
        .set_text_wrap()
        .set_font_color(0xff_ffff)
        .set_background_color(0x00_3087)
        .set_align(FormatAlign::VerticalCenter)
        .set_align(if is_at_end { FormatAlign::Right } else { FormatAlign::Left })
        .set_indent(u8::from(is_at_end))
}

/// Returns the format of a cell of a column.
pub(super) fn of(cell: &Cell, align: Align, is_first: bool, is_right_to_left: bool) -> Format {
    let mut format =
        Format::new().set_align(FormatAlign::Top).set_border_bottom(FormatBorder::Hair).set_border_color(0xbf_c8ce);
    if is_first {
        format = format.set_bold();
    }
    match cell.value {
        Value::Date(_) => format = format.set_num_format(DATE).set_align(FormatAlign::Left),
        Value::Hours(_) | Value::HoursOf(..) => format = format.set_num_format(HOURS),
        Value::Money(_) | Value::CostOf(..) => format = format.set_num_format(MONEY),
        Value::Number(number) => format = format.set_num_format(in_unit(number, &cell.text.plain())),
        Value::Percent(number) => format = format.set_num_format(places("0", number, "%")),
        Value::Unanswered => format = format.set_text_wrap().set_background_color(0xff_f9e8),
        // Text is kept as text, also when a colleague types over it.
        Value::Words | Value::Choice(_) => format = format.set_text_wrap().set_num_format("@"),
        // What will be typed here may be a figure or a day.
        Value::Empty | Value::Room(_) | Value::Boxes(_) => format = format.set_text_wrap(),
    }
    if align == Align::End {
        format = format.set_align(FormatAlign::Right).set_indent(1);
    }
    if is_right_to_left { format.set_reading_direction(2) } else { format }
}

/// Returns the format of a total.
pub(super) fn total() -> Format {
    Format::new()
        .set_bold()
        .set_border_top(FormatBorder::Thin)
        .set_num_format(HOURS)
        .set_align(FormatAlign::Right)
        .set_indent(1)
}

/// Returns the format of the label of a total.
pub(super) fn total_label() -> Format {
    Format::new().set_bold().set_border_top(FormatBorder::Thin)
}

/// Returns a format that shows a figure with the unit that its words have around it.
fn in_unit(number: Number, words: &str) -> String {
    let plain = places("#,##0", number, "");
    let Some((before, after)) = words.split_once(&number.to_string()) else { return plain };
    let quoted = |words: &str| {
        let words = words.replace('"', "");
        if words.is_empty() { words } else { format!("\"{words}\"") }
    };
    format!("{}{plain}{}", quoted(before), quoted(after))
}

/// Returns a format with as many decimal places as a figure has.
fn places(whole: &str, number: Number, after: &str) -> String {
    let part = number.ten_thousandths().unsigned_abs() % 10_000;
    let count = [1_000, 100, 10, 1]
        .iter()
        .position(|step| part.is_multiple_of(*step))
        .map_or(0, |count| if part == 0 { 0 } else { count + 1 });
    if count == 0 { format!("{whole}{after}") } else { format!("{whole}.{}{after}", "0".repeat(count)) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn figures_keep_their_places_and_their_unit() {
        let number = Number::from_ten_thousandths;
        for (number, words, format) in [
            (number(26_870_000), "2,687 people", "#,##0\" people\""),
            (number(71_000), "7.1", "#,##0.0"),
            (number(-2_500), "-0.25 hours", "#,##0.00\" hours\""),
            (number(12_000_000), "\u{a3}1,200", "\"\u{a3}\"#,##0"),
            (number(1), "0.0001", "#,##0.0000"),
        ] {
            assert_eq!(in_unit(number, words), format);
        }
        assert_eq!(places("0", number(55_000), "%"), "0.0%");
        assert_eq!(places("0", number(380_000), "%"), "0%");
    }
}
