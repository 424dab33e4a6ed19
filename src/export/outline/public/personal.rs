//! What may name or reach a person in a version for the public, each with its place: names, telephone numbers, e-mail
//! addresses, and answers that ask for a role and read like a name.
//!
//! A program cannot know whether a word is a name. It shows where to look, and a person decides.

use crate::model::{Address, AnyRows, Ask, Field, Names, Place, Question, View, Withheld, Workbook, asks_for_a_role};

use super::{Document, words_of};

/// The fewest letters of a name that is looked for inside other words.
const SHORTEST_NAME: usize = 4;

/// Something that a person should look at before a paper is released.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::export) struct Personal {
    /// Where it stands: `Stage 4, Resources: Role (role 2)`.
    pub(in crate::export) place: String,
    /// What it is: `a telephone number`.
    pub(in crate::export) what: &'static str,
    /// The words.
    pub(in crate::export) words: String,
}

/// Returns what a paper for the public says that may name or reach somebody, in the order of the pages. `released` is
/// what the paper was made from, and `whole` the workbook with all names.
pub(in crate::export) fn personal_in(document: &Document, released: &Workbook, whole: &Workbook) -> Vec<Personal> {
    let said = words_of(document).to_lowercase();
    let mut reader = Reader {
        names: names_of(whole).into_iter().map(|name| (name.clone(), name.to_lowercase())).collect(),
        said: &said,
        here: Address::page(Place::Organisation),
        whereabouts: Names::of(released),
        found: vec![],
    };
    for place in Place::all() {
        reader.here = Address::page(place);
        released.ask(place, &mut reader);
    }
    let mut found = reader.found;
    let mut told = std::collections::BTreeSet::new();
    found.retain(|one| told.insert((one.place.clone(), one.words.clone())));
    found
}

/// Returns every name that is written where the workbook asks for a person, in all reviews.
fn names_of(workbook: &Workbook) -> Vec<String> {
    let mut names = People::default();
    for review in &workbook.reviews {
        for place in Place::all() {
            workbook.ask_in(review, place, &mut names);
        }
    }
    // Most owners are roles, as the questions ask; those may be read by anybody.
    names.0.retain(|name| name.chars().count() >= SHORTEST_NAME && !names_a_role(name));
    names.0.sort_unstable();
    names.0.dedup();
    names.0
}

/// Collects the answers that name somebody.
#[derive(Default)]
struct People(Vec<String>);

impl<'a> Ask<'a> for People {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        if question.withheld == Some(Withheld::Person)
            && let View::Line(words) | View::Prose(words) = field.view()
        {
            self.0.push(words.trim().to_owned());
        }
    }

    fn rows(&mut self, _: &'static Question, rows: &'a dyn AnyRows) {
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            row.ask(self);
        }
    }
}

/// Looks through the answers of a workbook.
struct Reader<'w> {
    /// The names, as they are written and in lower case.
    names: Vec<(String, String)>,
    said: &'w str,
    here: Address,
    whereabouts: Names<'w>,
    found: Vec<Personal>,
}

impl Reader<'_> {
    fn add(&mut self, at: &Address, what: &'static str, words: &str) {
        if self.said.contains(&words.to_lowercase()) {
            let place = self.whereabouts.whereabouts(at);
            self.found.push(Personal { place, what, words: words.to_owned() });
        }
    }
}

impl<'a> Ask<'a> for Reader<'a> {
    fn answer(&mut self, question: &'static Question, field: &'a dyn Field) {
        let (View::Line(words) | View::Prose(words)) = field.view() else { return };
        let at = self.here.question(question.id);
        for mail in mail_addresses(words) {
            self.add(&at, "an e-mail address", mail);
        }
        for (what, number) in numbers(words) {
            self.add(&at, what, number);
        }
        let low = words.to_lowercase();
        let names = std::mem::take(&mut self.names);
        for (name, _) in names.iter().filter(|(_, name)| has_word(&low, name)) {
            self.add(&at, "a name that is left out elsewhere", name);
        }
        self.names = names;
        if asks_for_a_role(question) && reads_like_a_name(words) {
            self.add(&at, "a role that reads like a name", words.trim());
        }
    }

    fn rows(&mut self, question: &'static Question, rows: &'a dyn AnyRows) {
        let outside = self.here;
        for row in (0..rows.count()).filter_map(|place| rows.at(place)) {
            self.here = outside.question(question.id).row(row.id());
            row.ask(self);
        }
        self.here = outside;
    }
}

/// Returns whether words stand in a text and not inside longer ones.
fn has_word(text: &str, words: &str) -> bool {
    let is_letter = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    text.match_indices(words).any(|(at, found)| {
        !is_letter(text[..at].chars().next_back()) && !is_letter(text[at + found.len()..].chars().next())
    })
}

/// Returns the e-mail addresses in a text.
fn mail_addresses(text: &str) -> impl Iterator<Item = &str> {
    let is_around = |c: char| !c.is_alphanumeric() && !matches!(c, '.' | '_' | '-' | '+' | '@');
    text.split(is_around).map(|word| word.trim_matches(['.', '-', '_', '+'])).filter(|word| {
        word.split_once('@').is_some_and(|(who, at)| {
            !who.is_empty() && !at.contains('@') && at.split('.').filter(|part| !part.is_empty()).count() > 1
        })
    })
}

/// Returns the numbers in a text that may reach or name somebody: of a telephone, or of a patient.
fn numbers(text: &str) -> Vec<(&'static str, &str)> {
    let mut all = vec![];
    let mut rest = 0;
    while let Some(from) = text[rest..].find(|c: char| c.is_ascii_digit() || c == '+' || c == '(').map(|at| rest + at) {
        let is_of_it = |c: char| c.is_ascii_digit() || matches!(c, '+' | '(' | ')' | ' ' | '-' | '\u{a0}' | '\u{2011}');
        let to = text[from..].find(|c: char| !is_of_it(c)).map_or(text.len(), |length| from + length);
        let piece = text[from..to].trim_end_matches(|c: char| !c.is_ascii_digit());
        let digits: String = piece.chars().filter(char::is_ascii_digit).collect();
        let follows_a_letter = text[..from].chars().next_back().is_some_and(char::is_alphanumeric);
        let is_abroad = piece.starts_with('+') && (9..=15).contains(&digits.len());
        let is_here = piece.starts_with(['0', '(']) && digits.starts_with('0') && (10..=11).contains(&digits.len());
        let groups: Vec<usize> = piece.split(|c: char| !c.is_ascii_digit()).map(str::len).collect();
        if !follows_a_letter && (is_abroad || is_here) {
            all.push(("a telephone number", piece));
        } else if !follows_a_letter && groups == [3, 3, 4] {
            all.push(("a number like that of a patient", piece));
        }
        rest = to.max(from + 1);
        while !text.is_char_boundary(rest) {
            rest += 1;
        }
    }
    all
}

/// Words that stand in roles and in no name.
const OF_ROLES: &[&str] = &[
    "admin",
    "administrator",
    "adviser",
    "advisor",
    "agency",
    "all",
    "analyst",
    "apprentice",
    "assistant",
    "associate",
    "champion",
    "chair",
    "chief",
    "clerk",
    "clinician",
    "clinical",
    "comms",
    "communications",
    "consultant",
    "contractor",
    "coordinator",
    "co-ordinator",
    "deputy",
    "designer",
    "developer",
    "digital",
    "director",
    "doctor",
    "editor",
    "engagement",
    "everyone",
    "executive",
    "gp",
    "governor",
    "graphic",
    "head",
    "health",
    "intern",
    "lead",
    "leader",
    "librarian",
    "manager",
    "marketing",
    "matron",
    "media",
    "midwife",
    "nurse",
    "officer",
    "partner",
    "patient",
    "pharmacist",
    "photographer",
    "physio",
    "physiotherapist",
    "practice",
    "practitioner",
    "press",
    "producer",
    "representative",
    "secretary",
    "senior",
    "service",
    "services",
    "social",
    "specialist",
    "staff",
    "student",
    "supervisor",
    "support",
    "surgeon",
    "team",
    "therapist",
    "trainee",
    "trust",
    "videographer",
    "visitor",
    "volunteer",
    "ward",
    "web",
    "writer",
    "department",
    "unit",
    "office",
    "colleague",
    "colleagues",
    "people",
];

/// Returns whether words have one of those in them that roles are made of.
fn names_a_role(words: &str) -> bool {
    let low = words.to_lowercase();
    low.split(|c: char| !c.is_alphanumeric() && c != '-')
        .any(|part| OF_ROLES.contains(&part) || OF_ROLES.contains(&part.trim_end_matches('s')))
}

/// Returns whether an answer to a role reads like the name of a person: two or three words with capitals, and none of
/// those that roles are made of.
fn reads_like_a_name(words: &str) -> bool {
    let all: Vec<&str> = words.split_whitespace().collect();
    let is_titled = |word: &&str| {
        let mut letters = word.chars();
        letters.next().is_some_and(char::is_uppercase) && letters.any(char::is_lowercase)
    };
    (2..=3).contains(&all.len()) && all.iter().all(is_titled) && !names_a_role(words)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_addresses_that_reach_people_are_found_and_figures_are_not() {
        for (text, wanted) in [
            ("Ring 01782 123456 or (020) 7946 0018.", &["01782 123456", "(020) 7946 0018"][..]),
            ("Mobile +44 7700 900123, at night 07700900123", &["+44 7700 900123", "07700900123"]),
            ("NHS number 943 476 5919", &["943 476 5919"]),
            ("On 21/11/2026, 1,612 of 2,687 people, £37,000, 10.5 hours, 2026-11-21", &[]),
            ("Annex 05, 0.5 hours, from 2018 to 2020 and 470, 780, 1500", &[]),
            ("Ring 999 or 111; é0123", &[]),
        ] {
            assert_eq!(numbers(text).into_iter().map(|one| one.1).collect::<Vec<_>>(), wanted, "{text}");
        }
        let mails: Vec<&str> = mail_addresses("To priya.shah@nhs.net, or <comms@a.nhs.uk>. Not @nhs nor a@b").collect();
        assert_eq!(mails, ["priya.shah@nhs.net", "comms@a.nhs.uk"]);
    }

    #[test]
    fn a_name_in_the_place_of_a_role_is_told_from_a_role() {
        for name in ["Priya Shah", "Sally-Ann O\u{2019}Neill", "Mary Anne Jones"] {
            assert!(reads_like_a_name(name), "{name}");
        }
        for role in [
            "Digital Officer",
            "Head Of Communications",
            "Communications",
            "digital officer",
            "PR",
            "Ward Managers",
            "",
        ] {
            assert!(!reads_like_a_name(role), "{role}");
        }
        assert!(has_word("ask priya shah today", "priya shah") && !has_word("annex", "anne"));
    }
}
