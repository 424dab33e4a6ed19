//! What the fonts can show, and what stands in the place of the rest.
//!
//! An accessible paper may not hold a single character that no font has: the typesetter would refuse all of it. So every
//! word is looked at before, grapheme by grapheme, because a letter and its accent must come from one font. What is
//! missing is named in square brackets at its place, and the person is told.
//!
//! This is the one door to the typesetter: the data of a paper holds [`Shown`] words, and they come from here only.

use std::collections::BTreeSet;
use std::ops::RangeInclusive;
use std::sync::LazyLock;

use serde::Serialize;
use unicode_segmentation::UnicodeSegmentation as _;

use super::engine;

/// The most signs that are named one by one at a place.
const NAMED: usize = 3;

/// The characters of each family, one bit a character.
static COVERAGE: LazyLock<Vec<Vec<u64>>> = LazyLock::new(|| engine::coverage().iter().map(|all| bits(all)).collect());

fn bits(characters: &[u32]) -> Vec<u64> {
    let most = characters.last().map_or(0, |last| *last as usize / 64 + 1);
    let mut bits = vec![0; most];
    for &character in characters {
        if let Some(word) = bits.get_mut(character as usize / 64) {
            *word |= 1 << (character % 64);
        }
    }
    bits
}

fn has(family: &[u64], character: char) -> bool {
    // Some fonts have a drawing for the character of no bits, which no paper may hold.
    if character.is_control() {
        return false;
    }
    let character = character as usize;
    // Fonts keep drawings of their own in the private area; what a person means by it nobody knows.
    !is_private(character) && family.get(character / 64).is_some_and(|word| word >> (character % 64) & 1 == 1)
}

const fn is_private(character: usize) -> bool {
    matches!(character, 0xe000..=0xf8ff | 0xf_0000..)
}

/// Returns whether a character has no picture of its own: it joins or chooses, and needs no font.
pub(super) const fn is_silent(c: char) -> bool {
    matches!(c, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}'..='\u{2064}' | '\u{fe00}'..='\u{fe0f}')
}

/// Returns whether a character turns the direction of all that follows: within a paper it could turn our words too.
const fn is_turn(c: char) -> bool {
    matches!(c, '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// What the fonts do with a grapheme.
enum Grapheme {
    /// One font has all of it.
    Whole,
    /// The font that has its base lacks some of the rest.
    Part(String),
    /// No font has its base.
    Missing,
}

fn grapheme_of(grapheme: &str) -> Grapheme {
    let mut characters = grapheme.chars();
    if let (Some(c), None) = (characters.next(), characters.next())
        && c.is_ascii()
        && (!c.is_ascii_control() || matches!(c, '\n' | '\r' | '\t'))
    {
        return Grapheme::Whole;
    }
    let visible = || grapheme.chars().filter(|c| !is_silent(*c));
    let Some(base) = visible().next() else { return Grapheme::Whole };
    // The first family that has the base is the one that sets it, and has to have the marks too. Only a picture that is
    // made of several characters is taken whole from the last family, which has all of those.
    let Some(family) = COVERAGE.iter().find(|family| has(family, base)) else { return Grapheme::Missing };
    let is_lone = is_mark(base) && COVERAGE.first().is_some_and(|inter| !has(inter, base));
    let is_picture = COVERAGE.last().is_some_and(|emoji| visible().all(|c| has(emoji, c)));
    if is_lone {
        Grapheme::Missing
    } else if is_picture || visible().all(|c| has(family, c)) {
        Grapheme::Whole
    } else {
        Grapheme::Part(grapheme.chars().filter(|c| !is_silent(*c) && has(family, *c)).collect())
    }
}

/// Returns whether a character is a mark on the one before it, without which it has no place to stand.
fn is_mark(c: char) -> bool {
    let with_letter: String = ['a', c].iter().collect();
    with_letter.graphemes(true).count() == 1
}

/// Words of which the fonts have every sign. Only [`Missing::shown`] makes them, and what is cut or joined from them.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[serde(transparent)]
pub(super) struct Shown(String);

impl Shown {
    /// Returns the words.
    pub(super) fn as_str(&self) -> &str {
        &self.0
    }

    /// Returns whether there are none.
    pub(super) const fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// Returns the words on one line, with single spaces.
    pub(super) fn on_one_line(&self) -> Self {
        Self(self.0.split_whitespace().collect::<Vec<_>>().join(" "))
    }

    /// Returns some of several words that are not empty, with a sign of ours between them.
    pub(super) fn joined(all: &[&Self], between: &'static str) -> Self {
        let all = all.iter().filter(|words| !words.is_empty()).map(|words| words.as_str());
        Self(all.collect::<Vec<_>>().join(between))
    }

    /// Returns the words cut at places that lie between two graphemes.
    pub(super) fn cut(&self, places: impl IntoIterator<Item = usize>) -> Vec<Self> {
        let mut from = 0;
        let mut pieces = vec![];
        for place in places.into_iter().chain([self.0.len()]) {
            if let Some(piece) = self.0.get(from..place) {
                pieces.push(Self(piece.to_owned()));
                from = place;
            }
        }
        pieces
    }

    /// Returns the words where they are good, and else as many whole words from their beginning as are, with an ellipsis;
    /// of one long word, its beginning.
    pub(super) fn shortened(&self, is_good: impl Fn(&str) -> bool) -> Self {
        if is_good(&self.0) {
            return self.clone();
        }
        let with_mark = |words: &str| format!("{words}\u{2026}");
        // Of two beginnings the longer is never good where the shorter is not.
        let longest = |places: &mut dyn Iterator<Item = usize>| {
            let beginnings = places.map(|place| self.0[..place].trim_end()).filter(|words| !words.is_empty());
            beginnings.take_while(|words| is_good(&with_mark(words))).last()
        };
        let words = longest(&mut self.0.split_word_bound_indices().map(|(place, _)| place));
        let words = words.or_else(|| longest(&mut self.0.grapheme_indices(true).map(|(place, _)| place)));
        Self(with_mark(words.unwrap_or_default()))
    }
}

/// What could not be shown as it was typed, over a whole paper.
#[derive(Debug, Default)]
pub(super) struct Missing {
    signs: usize,
    writings: BTreeSet<&'static str>,
    marks: usize,
    turns: usize,
}

impl Missing {
    /// Returns words that the fonts can show in full, and notes what had to be replaced.
    pub(super) fn shown(&mut self, words: &str) -> Shown {
        Shown(self.replaced_in(words))
    }

    fn replaced_in(&mut self, words: &str) -> String {
        if words.bytes().all(|byte| byte == b'\n' || (b' '..=b'~').contains(&byte)) {
            return words.to_owned();
        }
        let mut clear = String::with_capacity(words.len());
        let mut run: Vec<char> = vec![];
        for grapheme in words.graphemes(true) {
            if grapheme == "\u{feff}" || grapheme.starts_with(is_turn) {
                self.turns += usize::from(grapheme != "\u{feff}");
                continue;
            }
            let shown = if grapheme == "\n" { Grapheme::Whole } else { grapheme_of(grapheme) };
            if !matches!(shown, Grapheme::Missing) {
                self.close(&mut run, &mut clear);
            }
            match shown {
                _ if grapheme == "\t" => clear.push_str("    "),
                Grapheme::Whole => clear.push_str(grapheme),
                Grapheme::Part(part) => {
                    self.marks += 1;
                    clear.push_str(&part);
                }
                Grapheme::Missing => run.extend(grapheme.chars().filter(|c| !is_silent(*c)).take(1)),
            }
        }
        self.close(&mut run, &mut clear);
        clear
    }

    /// Names signs that follow each other and that no font has.
    fn close(&mut self, run: &mut Vec<char>, clear: &mut String) {
        self.signs += run.len();
        for signs in run.chunk_by(|one, next| writing(*one) == writing(*next)) {
            let count = signs.len();
            let words = match signs.first().and_then(|first| writing(*first)) {
                Some(writing) => {
                    self.writings.insert(writing);
                    let letters = if count == 1 { "sign" } else { "signs" };
                    format!("[{count} {letters} of {writing} writing]")
                }
                None if count <= NAMED => {
                    let names: Vec<String> = signs.iter().map(|sign| format!("U+{:04X}", *sign as u32)).collect();
                    format!("[{}]", names.join(" "))
                }
                None => format!("[{count} signs that no font here has]"),
            };
            clear.push_str(&words);
        }
        run.clear();
    }

    /// Says what was replaced, a sentence each.
    pub(super) fn remarks(&self) -> Vec<String> {
        let mut remarks = vec![];
        if self.signs > 0 {
            let signs = counted(self.signs, "sign");
            let writings: Vec<&str> = self.writings.iter().copied().collect();
            let of = match writings.split_last() {
                None => String::new(),
                Some((one, [])) => format!(", among them {one}"),
                Some((last, others)) => format!(", among them {} and {last}", others.join(", ")),
            };
            remarks.push(format!(
                "The PDF has no font for {signs}{of}. It shows square brackets instead. The other formats are \
                 complete."
            ));
        }
        if self.marks > 0 {
            let letters = counted(self.marks, "letter");
            remarks.push(format!("The PDF shows {letters} without marks above or below them that no font has."));
        }
        if self.turns > 0 {
            let marks = counted(self.turns, "invisible mark");
            remarks.push(format!("The PDF leaves out {marks} that would change the direction of the text."));
        }
        remarks
    }
}

fn counted(count: usize, what: &str) -> String {
    format!("{count} {what}{}", if count == 1 { "" } else { "s" })
}

/// The blocks of Unicode that hold writings, as far as no font here has them, with the name of the writing.
const WRITINGS: &[(RangeInclusive<u32>, &str)] = &[
    (0x0530..=0x058f, "Armenian"),
    (0x0700..=0x074f, "Syriac"),
    (0x0780..=0x07bf, "Thaana"),
    (0x0b00..=0x0b7f, "Odia"),
    (0x0c00..=0x0c7f, "Telugu"),
    (0x0c80..=0x0cff, "Kannada"),
    (0x0d00..=0x0d7f, "Malayalam"),
    (0x0d80..=0x0dff, "Sinhala"),
    (0x0e00..=0x0e7f, "Thai"),
    (0x0e80..=0x0eff, "Lao"),
    (0x0f00..=0x0fff, "Tibetan"),
    (0x1000..=0x109f, "Burmese"),
    (0x10a0..=0x10ff, "Georgian"),
    (0x1100..=0x11ff, "Korean"),
    (0x1200..=0x139f, "Ethiopic"),
    (0x13a0..=0x13ff, "Cherokee"),
    (0x1780..=0x17ff, "Khmer"),
    (0x1800..=0x18af, "Mongolian"),
    (0x3040..=0x30ff, "Japanese"),
    (0x3130..=0x318f, "Korean"),
    (0x3400..=0x4dbf, "Chinese"),
    (0x4e00..=0x9fff, "Chinese"),
    (0xac00..=0xd7af, "Korean"),
    (0xf900..=0xfaff, "Chinese"),
    (0x2_0000..=0x3_ffff, "Chinese"),
];

/// Returns the name of the writing that a sign belongs to, if it is one of those.
fn writing(sign: char) -> Option<&'static str> {
    let sign = sign as u32;
    WRITINGS.iter().find(|(block, _)| block.contains(&sign)).map(|(_, name)| *name)
}

/// The language that a paragraph is announced in, and whether it is read from right to left.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Reading {
    /// A language for the voice of a screen reader: the most widely spoken one of the writing. None for Latin letters,
    /// which say nothing about the language.
    pub(super) language: Option<&'static str>,
    /// Whether the first letter is of a writing that runs from right to left.
    pub(super) is_rtl: bool,
}

/// Returns how words are read: by their first letter, as the rules for text of both directions have it.
pub(super) fn reading(words: &str) -> Reading {
    let first = words.chars().find(|c| c.is_alphabetic()).map_or(0, u32::from);
    let (language, is_rtl) = match first {
        0x0370..=0x03ff | 0x1f00..=0x1fff => (Some("el"), false),
        0x0400..=0x052f => (Some("ru"), false),
        0x0590..=0x05ff | 0xfb1d..=0xfb4f => (Some("he"), true),
        0x0600..=0x06ff | 0x0750..=0x077f | 0x08a0..=0x08ff | 0xfb50..=0xfdff | 0xfe70..=0xfeff => (Some("ar"), true),
        0x0900..=0x097f => (Some("hi"), false),
        0x0980..=0x09ff => (Some("bn"), false),
        0x0a00..=0x0a7f => (Some("pa"), false),
        0x0a80..=0x0aff => (Some("gu"), false),
        0x0b80..=0x0bff => (Some("ta"), false),
        _ => (None, false),
    };
    Reading { language, is_rtl }
}
