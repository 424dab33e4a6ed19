//! Counts with their nouns: `1 answer`, `2 answers`, `1,024 answers`.

use super::Number;

/// Returns a count with its noun, in one or in many, and with what goes with the noun: `1 answer is`, `3 answers are`.
pub fn counted(count: usize, one: &str, many: &str) -> String {
    format!("{} {}", Number::count(count), if count == 1 { one } else { many })
}

#[cfg(test)]
mod tests {
    use super::counted;

    #[test]
    fn one_has_the_noun_in_one_and_everything_else_in_many() {
        assert_eq!(counted(0, "copy", "copies"), "0 copies");
        assert_eq!(counted(1, "copy", "copies"), "1 copy");
        assert_eq!(counted(2, "answer is", "answers are"), "2 answers are");
        assert_eq!(counted(1_024, "answer", "answers"), "1,024 answers");
    }
}
