//! Long text of two people, joined line by line, and only where that is beyond doubt.
//!
//! Never by words: half of one sentence and half of another is a third that nobody wrote. A change of one person must
//! be separated from every change of the other by a line that both left alone; else a person chooses.

use std::ops::Range;

use similar::{Algorithm, DiffOp, capture_diff_slices};

/// The most lines that are compared. The work grows with the square of the changes, and answers are a page at most.
const MOST_LINES: usize = 2_000;

/// One run of lines that one person changed: where it was in the base, and what stands there now.
#[derive(Clone, PartialEq, Eq, PartialOrd, Ord)]
struct Changed<'t> {
    was: Lines,
    now: Vec<&'t str>,
}

/// The range of lines in the base, without its end.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Lines {
    start: usize,
    end: usize,
}

/// Joins two texts that began as the same one. None when a person has to choose.
///
/// The result is the same whichever side is called mine, and joining it again with either side gives it again; where a
/// text full of repeated lines would break this, it is not joined.
pub(super) fn join(base: &str, mine: &str, theirs: &str) -> Option<String> {
    let joined = join_once(base, mine, theirs)?;
    let again = |one: &str, other: &str| join_once(base, one, other).as_ref() == Some(&joined);
    (again(theirs, mine)
        && again(&joined, mine)
        && again(mine, &joined)
        && again(&joined, theirs)
        && again(theirs, &joined))
    .then_some(joined)
}

fn join_once(base: &str, mine: &str, theirs: &str) -> Option<String> {
    if mine == theirs || theirs == base {
        return Some(mine.to_owned());
    }
    if mine == base {
        return Some(theirs.to_owned());
    }
    // Split by line feeds alone: a carriage return stays at the end of its line, so every text comes together again.
    let [base, mine, theirs] = [base, mine, theirs].map(|text| text.split('\n').collect::<Vec<_>>());
    if [&base, &mine, &theirs].iter().any(|lines| lines.len() > MOST_LINES) {
        return None;
    }
    let (mine, theirs) = (changes(&base, &mine), changes(&base, &theirs));
    for change in &mine {
        if theirs.iter().any(|other| other != change && touch(change.was, other.was)) {
            return None;
        }
    }
    let mut all: Vec<Changed<'_>> = mine.into_iter().chain(theirs).collect();
    all.sort();
    all.dedup();
    let mut joined: Vec<&str> = vec![];
    let mut next = 0;
    for change in &all {
        joined.extend(base.get(next..change.was.start)?);
        joined.extend(&change.now);
        next = change.was.end;
    }
    joined.extend(base.get(next..)?);
    Some(joined.join("\n"))
}

/// Returns the runs of lines in which a text differs from the base, in order.
fn changes<'t>(base: &[&'t str], text: &[&'t str]) -> Vec<Changed<'t>> {
    let changed = |was: Range<usize>, now: Range<usize>| Changed {
        was: Lines { start: was.start, end: was.end },
        now: text[now].to_vec(),
    };
    let mut found: Vec<Changed<'t>> = vec![];
    for op in capture_diff_slices(Algorithm::Myers, base, text) {
        if let DiffOp::Equal { .. } = op {
            continue;
        }
        let change = changed(op.old_range(), op.new_range());
        match found.last_mut() {
            Some(last) if last.was.end == change.was.start => {
                last.was.end = change.was.end;
                last.now.extend(change.now);
            }
            _ => found.push(change),
        }
    }
    found
}

/// Returns whether two ranges overlap, or have no untouched line between them.
const fn touch(one: Lines, other: Lines) -> bool {
    one.start <= other.end && other.start <= one.end
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn changes_with_an_untouched_line_between_them_are_joined() {
        let base = "one\ntwo\nthree\nfour\nfive";
        for (mine, theirs, joined) in [
            ("ONE\ntwo\nthree\nfour\nfive", "one\ntwo\nthree\nfour\nFIVE", "ONE\ntwo\nthree\nfour\nFIVE"),
            (
                "zero\none\ntwo\nthree\nfour\nfive",
                "one\ntwo\nthree\nfour\nfive\nsix",
                "zero\none\ntwo\nthree\nfour\nfive\nsix",
            ),
            ("two\nthree\nfour\nfive", "one\ntwo\nthree\nfour", "two\nthree\nfour"),
            // The same change on both sides is one change.
            ("ONE\ntwo\nthree\nfour\nfive", "ONE\ntwo\nthree\nfour\nFIVE", "ONE\ntwo\nthree\nfour\nFIVE"),
        ] {
            assert_eq!(join(base, mine, theirs).as_deref(), Some(joined));
            assert_eq!(join(base, theirs, mine).as_deref(), Some(joined));
        }
    }

    #[test]
    fn changes_that_touch_are_for_a_person() {
        for (base, mine, theirs) in [
            ("one\ntwo", "ONE\ntwo", "one\nTWO"),
            ("one", "one of us", "one of them"),
            ("one\ntwo", "one\nmine\ntwo", "one\ntheirs\ntwo"),
            ("one\ntwo\nthree", "one\nthree", "one\nTWO\nthree"),
            ("", "mine", "theirs"),
        ] {
            assert_eq!(join(base, mine, theirs), None, "{mine} and {theirs}");
        }
    }

    #[test]
    fn line_ends_of_other_systems_survive() {
        let joined = join("a\r\nb\r\nc\r\n", "A\r\nb\r\nc\r\n", "a\r\nb\r\nc\r\nd\r\n");
        assert_eq!(joined.as_deref(), Some("A\r\nb\r\nc\r\nd\r\n"));
    }

    #[test]
    fn a_text_of_ten_thousand_lines_is_left_to_a_person() {
        let base = "line\n".repeat(10_000);
        assert_eq!(join(&base, &format!("first\n{base}"), &format!("{base}last")), None);
    }
}
