//! Names of sheets and tables: what Excel allows, short, and each only once.

use std::collections::BTreeSet;

use crate::export::table_names;

/// The longest name of a sheet, in UTF-16 units as Excel counts.
const LONGEST: usize = 31;

/// Words with which no name ends: it reads better without them.
const SMALL: [&str; 17] = [
    " and", " or", " of", " the", " a", " an", " to", " for", " in", " how", " with", " your", " most", " that",
    " they", " it", " is",
];

/// The names that are taken, in small letters: Excel takes no difference from capitals.
pub(super) struct Names {
    sheets: BTreeSet<String>,
    tables: BTreeSet<String>,
}

impl Names {
    /// Begins with the names of the sheets that every workbook has.
    pub(super) fn new() -> Self {
        // Excel keeps the name History for itself.
        let sheets = [super::about::SHEET, super::Choices::SHEET, "History"].map(str::to_lowercase);
        Self { sheets: sheets.into(), tables: BTreeSet::new() }
    }

    /// Returns a name for a sheet that says what is on it: the short name of a table, or its title cut between words.
    pub(super) fn sheet(&mut self, title: &str) -> String {
        let plain: String = table_names::short(title)
            .chars()
            .map(|c| if matches!(c, '[' | ']' | ':' | '*' | '?' | '/' | '\\') || c.is_control() { ' ' } else { c })
            .collect();
        let plain = plain.split_whitespace().collect::<Vec<_>>().join(" ");
        let mut number = 1_usize;
        loop {
            let mark = if number == 1 { String::new() } else { format!(" {number}") };
            let name = format!("{}{mark}", cut(&plain, LONGEST - mark.len()));
            if self.sheets.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }

    /// Returns a name for a table, made from the name of its sheet: letters, digits and underscores.
    pub(super) fn table(&mut self, sheet: &str) -> String {
        let mut stem = String::from("t");
        for word in sheet.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty()) {
            stem.push('_');
            stem.push_str(word);
        }
        let mut number = 1_usize;
        loop {
            let name = if number == 1 { stem.clone() } else { format!("{stem}_{number}") };
            if self.tables.insert(name.to_lowercase()) {
                return name;
            }
            number += 1;
        }
    }
}

/// Cuts words to a length in UTF-16 units, between words where that loses less than half.
fn cut(words: &str, longest: usize) -> String {
    let mut kept = String::new();
    let mut length = 0;
    for c in words.chars() {
        length += c.len_utf16();
        if length > longest {
            if let Some((whole_words, _)) = kept.rsplit_once(' ').filter(|(whole, _)| whole.len() * 2 > kept.len()) {
                kept = whole_words.to_owned();
            }
            // A name that ends in the middle of a phrase reads better without its small words.
            while let Some(shorter) = SMALL.iter().find_map(|small| kept.strip_suffix(small)) {
                kept = shorter.trim_end_matches(',').to_owned();
            }
            break;
        }
        kept.push(c);
    }
    let kept = kept.trim_matches(|c: char| c == '\'' || c.is_whitespace() || c == ',');
    if kept.is_empty() { "Sheet".to_owned() } else { kept.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_what_excel_allows_and_each_only_once() {
        let mut names = Names::new();
        for (title, name) in [
            ("Set-up tasks", "Set-up tasks"),
            ("What must be done once, and how long will it take?", "Set-up tasks 2"),
            ("What was done in the year, and how long did it take?", "What was done in the year"),
            ("set-up TASKS", "set-up TASKS 3"),
            ("'a' [b]: c/d*?\\", "a' b c d"),
            ("", "Sheet"),
            ("history", "history 2"),
            ("'", "Sheet 2"),
            ("Choices", "Choices 2"),
        ] {
            assert_eq!(names.sheet(title), name);
        }
        for title in ["\u{1f930}".repeat(40), "x".repeat(100), "x".repeat(100)] {
            let name = names.sheet(&title);
            assert!(name.encode_utf16().count() <= LONGEST && !name.is_empty(), "{name}");
        }
        assert_eq!(names.table("Set-up tasks"), "t_Set_up_tasks");
        assert_eq!(names.table("Set up: tasks"), "t_Set_up_tasks_2");
        assert_eq!(names.table("\u{645}"), "t");
    }
}
