//! Parts of a file that this program does not know, taken from its text when it is read and put back when it is written.
//!
//! A place is named by what stands there and not by its number: a row by its identity, an entry by its key, the record of
//! a list without identities by what it says. So a part goes where its row goes, and one whose row was removed is not
//! written. What cannot be put back where it stood keeps the file from being written at all.

use std::collections::{BTreeMap, BTreeSet};

use super::spans::{Piece, Shape, listed, named, shape};
use crate::model::{FilePath, FileStep, RowId, UnknownPart, UnknownParts, Workbook};
use crate::store::fingerprint::ContentHash;

/// How many unknown parts are carried. A file with more was not written by any Sightline.
const MOST: usize = 200_000;

/// What a file holds, with the parts of the file that this program does not know.
pub trait Carries {
    /// Returns the parts that this program does not know.
    fn unknown(&self) -> &UnknownParts;

    /// Takes the parts over.
    fn carry(&mut self, parts: UnknownParts);
}

impl Carries for Workbook {
    fn unknown(&self) -> &UnknownParts {
        &self.unknown
    }

    fn carry(&mut self, parts: UnknownParts) {
        self.unknown = std::sync::Arc::new(parts);
    }
}

/// Where the reader met parts that it does not know, as it counts them.
#[derive(Default)]
pub(super) struct Met {
    tree: Seen,
    count: usize,
}

#[derive(Default)]
struct Seen {
    is_unknown: bool,
    below: BTreeMap<Count, Seen>,
}

/// One step of the reader: a field or a key by its name, an entry of a list by its number.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Count {
    Named(String),
    Number(usize),
}

impl Met {
    /// Notes a part that was met.
    pub(super) fn note(&mut self, path: &serde_ignored::Path<'_>) {
        self.count += 1;
        if self.count > MOST {
            return;
        }
        let mut steps = vec![];
        let mut here = path;
        loop {
            here = match here {
                serde_ignored::Path::Root => break,
                serde_ignored::Path::Seq { parent, index } => {
                    steps.push(Count::Number(*index));
                    parent
                }
                serde_ignored::Path::Map { parent, key } => {
                    steps.push(Count::Named(key.clone()));
                    parent
                }
                // The text is seen through these.
                serde_ignored::Path::Some { parent }
                | serde_ignored::Path::NewtypeStruct { parent }
                | serde_ignored::Path::NewtypeVariant { parent } => parent,
            };
        }
        let seen = steps.into_iter().rev().fold(&mut self.tree, |seen, step| seen.below.entry(step).or_default());
        seen.is_unknown = true;
    }

    /// Takes what was met from the text of a file, where a value begins at a byte of it. `ours` is the same value as this
    /// program writes it, which says what each place is called. None where a part has no place of its own.
    pub(super) fn take(&self, file: (&str, usize), ours: (&str, usize), within: &[FileStep]) -> Option<UnknownParts> {
        let mut taker = Taker { file: file.0, ours: ours.0, path: within.to_vec(), found: UnknownParts::new() };
        taker.value(&self.tree, file.1, Some(ours.1))?;
        (taker.found.len() == self.count).then_some(taker.found)
    }
}

struct Taker<'t> {
    file: &'t str,
    ours: &'t str,
    path: FilePath,
    found: UnknownParts,
}

impl Taker<'_> {
    /// Takes what was met in the value at a byte of the file and, where this program writes it, at a byte of ours.
    fn value(&mut self, seen: &Seen, at: usize, ours: Option<usize>) -> Option<()> {
        let (shape_there, variants) = shape(self.file, at);
        let shape_here = ours.map(|ours| shape(self.ours, ours).0);
        let depth = self.path.len();
        self.path.extend(variants.into_iter().map(|name| FileStep::Inside(name.to_owned())));
        match shape_there {
            Shape::Fields(open) => {
                let known: BTreeMap<&str, usize> = match shape_here {
                    Some(Shape::Fields(open)) => {
                        named(self.ours, open).map(|piece| (piece.name, piece.value)).collect()
                    }
                    Some(Shape::List(_) | Shape::Map(_) | Shape::Plain) | None => BTreeMap::new(),
                };
                let mut after = "";
                for piece in named(self.file, open) {
                    if let Some(seen) = seen.below.get(&Count::Named(piece.name.to_owned())) {
                        self.path.push(FileStep::Part(piece.name.to_owned()));
                        if seen.is_unknown {
                            // Another program may have turned the line ends of the file.
                            let text = self.file.get(piece.start..piece.end)?.replace("\r\n", "\n");
                            let part = UnknownPart { after: after.to_owned(), text };
                            if self.found.insert(self.path.clone(), part).is_some() {
                                return None;
                            }
                        } else {
                            self.value(seen, piece.value, known.get(piece.name).copied())?;
                        }
                        self.path.pop();
                    }
                    after = piece.name;
                }
            }
            Shape::List(open) => {
                let Some(Shape::List(ours)) = shape_here else { return None };
                let mut taken = BTreeSet::new();
                for (number, (there, here)) in listed(self.file, open).zip(listed(self.ours, ours)).enumerate() {
                    let step = identity(self.ours, &here);
                    // Of two that cannot be told apart, only the first has a place of its own.
                    let is_first = taken.insert(step.clone());
                    if let Some(seen) = seen.below.get(&Count::Number(number)) {
                        if !is_first {
                            return None;
                        }
                        self.path.push(step);
                        self.value(seen, there.value, Some(here.value))?;
                        self.path.pop();
                    }
                }
            }
            Shape::Map(open) => {
                let Some(Shape::Map(ours)) = shape_here else { return None };
                let known: BTreeMap<String, usize> =
                    named(self.ours, ours).map(|piece| (key_of(piece.name), piece.value)).collect();
                for piece in named(self.file, open) {
                    let key = key_of(piece.name);
                    if let Some(seen) = seen.below.get(&Count::Named(key.clone())) {
                        let here = known.get(&key).copied();
                        self.path.push(FileStep::Entry(key));
                        self.value(seen, piece.value, here)?;
                        self.path.pop();
                    }
                }
            }
            Shape::Plain => return None,
        }
        self.path.truncate(depth);
        Some(())
    }
}

/// Says which entry of a list it is: its row, or what it says.
fn identity(text: &str, piece: &Piece<'_>) -> FileStep {
    row_of(text, piece.value).map_or_else(
        || FileStep::Record(ContentHash::of(&text.as_bytes()[piece.value..piece.end]).to_string()),
        FileStep::Row,
    )
}

fn row_of(text: &str, at: usize) -> Option<RowId> {
    let (Shape::Fields(open), _) = shape(text, at) else { return None };
    let id = named(text, open).find(|piece| piece.name == "id")?;
    key_of(&text[id.value..id.end]).parse().ok()
}

/// Reads a key: a text, or a name that stands for itself.
fn key_of(text: &str) -> String {
    if text.starts_with(['"', 'r']) && text.ends_with(['"', '#']) {
        ron::from_str(text).unwrap_or_else(|_| text.to_owned())
    } else {
        text.to_owned()
    }
}

/// The parts of one place by the part that they stand behind; the first one last.
type PartsBehind<'u> = BTreeMap<&'u str, Vec<(&'u FilePath, &'u UnknownPart)>>;

/// What is to be put into one place.
#[derive(Default)]
struct Place<'u> {
    parts: PartsBehind<'u>,
    below: BTreeMap<&'u FileStep, Place<'u>>,
}

impl<'u> Place<'u> {
    fn of(parts: &'u UnknownParts) -> Self {
        let mut root = Self::default();
        for (path, part) in parts.iter().rev() {
            let Some((_, way)) = path.split_last() else { continue };
            let place = way.iter().fold(&mut root, |place, step| place.below.entry(step).or_default());
            place.parts.entry(&part.after).or_default().push((path, part));
        }
        root
    }
}

/// Parts that are put into the text that this program writes.
pub(super) struct Putter<'u> {
    root: Place<'u>,
    placed: UnknownParts,
}

impl<'u> Putter<'u> {
    pub(super) fn of(parts: &'u UnknownParts) -> Self {
        Self { root: Place::of(parts), placed: UnknownParts::new() }
    }

    /// Puts the parts that lie within a step into the value at a byte of a text; all that lie within none, without a step.
    pub(super) fn put(&mut self, text: &str, at: usize, within: Option<&FileStep>) -> String {
        let place = within.map_or(Some(&self.root), |step| self.root.below.get(step));
        let Some(place) = place else { return text.to_owned() };
        let mut text = Writing { text, copied: 0, out: String::with_capacity(text.len()), placed: &mut self.placed };
        text.value(place, at);
        let rest = text.text.len();
        text.copy(rest);
        text.out
    }

    /// Returns the parts that had their place.
    pub(super) fn placed(self) -> UnknownParts {
        self.placed
    }
}

struct Writing<'t, 'p> {
    text: &'t str,
    copied: usize,
    out: String,
    placed: &'p mut UnknownParts,
}

impl Writing<'_, '_> {
    fn copy(&mut self, to: usize) {
        self.out.push_str(&self.text[self.copied..to]);
        self.copied = to;
    }

    fn value(&mut self, place: &Place<'_>, at: usize) {
        let (shape, variants) = shape(self.text, at);
        let inside = |place, name: &str| -> Option<&Place<'_>> {
            let place: &Place<'_> = place;
            place.below.get(&FileStep::Inside(name.to_owned()))
        };
        let Some(place) = variants.into_iter().try_fold(place, inside) else { return };
        match shape {
            Shape::Fields(open) => self.fields(place, open),
            Shape::List(open) => {
                let mut met = BTreeSet::new();
                for piece in listed(self.text, open) {
                    if met.len() == place.below.len() {
                        break;
                    }
                    if let Some((step, place)) = place.below.get_key_value(&identity(self.text, &piece))
                        && met.insert(step)
                    {
                        self.value(place, piece.value);
                    }
                }
            }
            Shape::Map(open) => {
                for piece in named(self.text, open) {
                    if let Some(place) = place.below.get(&FileStep::Entry(key_of(piece.name))) {
                        self.value(place, piece.value);
                    }
                }
            }
            Shape::Plain => {}
        }
    }

    fn fields(&mut self, place: &Place<'_>, open: usize) {
        let pieces: Vec<Piece<'_>> = named(self.text, open).collect();
        let line = self.text[..open].rfind('\n').map_or(0, |end| end + 1);
        let outer = self.text[line..open].len() - self.text[line..open].trim_start().len();
        let outer = &self.text[line..line + outer];
        let indent = format!("{outer}  ");
        let mut parts = place.parts.clone();
        let before = self.placed.len();
        self.behind("", open, &mut parts, &indent);
        let mut end = open;
        for piece in &pieces {
            if let Some(place) = place.below.get(&FileStep::Part(piece.name.to_owned())) {
                self.value(place, piece.value);
            }
            self.behind(piece.name, piece.next, &mut parts, &indent);
            end = piece.next;
        }
        // What stood behind a part that is not written now, and parts of a part that is not.
        while let Some(name) = parts.keys().next().copied() {
            self.behind(name, end, &mut parts, &indent);
        }
        let is_written = |name: &str| pieces.iter().any(|piece| piece.name == name);
        for (step, below) in &place.below {
            if let FileStep::Part(name) = step
                && !is_written(name)
                && let Some(text) = alone(below, &indent, self.placed)
            {
                self.line(&format!("{name}: {text}"), end, &indent);
            }
        }
        if pieces.is_empty() && self.placed.len() > before {
            self.out.push('\n');
            self.out.push_str(outer);
        }
    }

    /// Writes the parts that stand behind a part, and those that stand behind these.
    fn behind<'u>(&mut self, name: &'u str, at: usize, parts: &mut PartsBehind<'u>, indent: &str) {
        let mut open = vec![name];
        while let Some(name) = open.last().copied() {
            let Some((path, part)) = parts.get_mut(name).and_then(Vec::pop) else {
                parts.remove(name);
                open.pop();
                continue;
            };
            self.line(&part.text, at, indent);
            self.placed.insert(path.clone(), part.clone());
            if let Some(FileStep::Part(name)) = path.last() {
                open.push(name);
            }
        }
    }

    fn line(&mut self, text: &str, at: usize, indent: &str) {
        self.copy(at);
        for piece in ["\n", indent, text, ","] {
            self.out.push_str(piece);
        }
    }
}

/// Writes a part of which nothing but unknown parts is written. None where there are none.
fn alone(place: &Place<'_>, indent: &str, placed: &mut UnknownParts) -> Option<String> {
    let inner = format!("{indent}  ");
    let mut lines = String::new();
    for (path, part) in place.parts.values().flat_map(|parts| parts.iter().rev()) {
        lines.extend([inner.as_str(), &part.text, ",\n"]);
        placed.insert((*path).clone(), (*part).clone());
    }
    for (step, below) in &place.below {
        if let FileStep::Part(name) = step
            && let Some(text) = alone(below, &inner, placed)
        {
            lines.extend([inner.as_str(), name, ": ", &text, ",\n"]);
        }
    }
    (!lines.is_empty()).then(|| format!("(\n{lines}{indent})"))
}
