//! What two people have begun to say in the box for a thought, a decision or an action. Half a sentence is nothing to
//! choose between: both stand in the box, one behind the other.

use std::collections::BTreeMap;

use crate::model::Workbook;
use crate::model::begun::is_begun_key;

/// Joins what was begun. It belongs to no review, because it is no answer yet.
pub(super) fn join(base: Option<&Workbook>, mine: &Workbook, theirs: &Workbook) -> BTreeMap<String, String> {
    let keys = mine.unread.keys().chain(theirs.unread.keys()).filter(|key| is_begun_key(key));
    let joined = keys.map(|key| {
        let words = |workbook| begun_under(workbook, key);
        (key.clone(), both(base.map_or("", words), words(mine), words(theirs)))
    });
    joined.filter(|(_, words)| !words.is_empty()).collect()
}

fn begun_under<'w>(workbook: &'w Workbook, key: &str) -> &'w str {
    workbook.unread.get(key).map_or("", String::as_str)
}

fn both(base: &str, mine: &str, theirs: &str) -> String {
    if mine == theirs || theirs == base {
        mine.to_owned()
    } else if mine == base || theirs.contains(mine) {
        theirs.to_owned()
    } else if mine.contains(theirs) {
        mine.to_owned()
    } else {
        let (first, second) = if mine < theirs { (mine, theirs) } else { (theirs, mine) };
        format!("{first} / {second}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_one_has_begun_is_taken_and_what_both_have_is_kept() {
        for (base, mine, theirs, joined) in [
            ("", "", "Ask", "Ask"),
            ("Ask", "Ask", "", ""),
            ("Ask", "", "Ask", ""),
            ("Ask", "Ask us", "Ask", "Ask us"),
            ("Ask", "Ask us", "Ask us all", "Ask us all"),
            ("Ask", "Tell", "Call", "Call / Tell"),
            ("Ask", "", "Call", "Call"),
        ] {
            assert_eq!(both(base, mine, theirs), joined);
            assert_eq!(both(base, theirs, mine), joined);
        }
    }
}
