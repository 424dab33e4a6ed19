//! A small reader of tagged PDF for the tests: what a screen reader would find, in the order in which it would read.
//!
//! It rests on a parser of another project, so that our files are not judged by what wrote them.

use std::collections::BTreeMap;

use hayro_cmap::{BfString, CMap};
use hayro_syntax::Pdf;
use hayro_syntax::object::{Array, Dict, ObjRef, Object, ObjectIdentifier, Stream};
use hayro_syntax::page::Page;

/// An element of the structure tree.
#[derive(Debug, Default)]
pub(super) struct Element {
    /// The kind: `H1`, `P`, `TH` and so on.
    pub(super) role: String,
    /// What is read in place of a picture.
    pub(super) alternative: Option<String>,
    /// The language, where it is not that of the paper.
    pub(super) language: Option<String>,
    /// Whether a header cell is of its row or of its column.
    pub(super) scope: Option<String>,
    /// Words and elements, in order.
    pub(super) inside: Vec<Inside>,
}

/// What an element holds.
#[derive(Debug)]
pub(super) enum Inside {
    /// Words on a page.
    Words(String),
    /// An element below it.
    Element(Element),
}

/// A file as it is read.
pub(super) struct Read {
    /// The title of the file.
    pub(super) title: String,
    /// The language of the paper.
    pub(super) language: String,
    /// The structure tree.
    pub(super) root: Element,
    /// The bookmarks, with their depth.
    pub(super) bookmarks: Vec<(usize, String)>,
    /// Width and height of each page, in points.
    pub(super) pages: Vec<(f32, f32)>,
    /// The words that are marked on each page.
    pub(super) on_pages: Vec<String>,
    /// The addresses that links lead to.
    pub(super) links: Vec<String>,
}

impl Element {
    /// Returns all words below, in reading order.
    pub(super) fn words(&self) -> String {
        let words = self.inside.iter().map(|inside| match inside {
            Inside::Words(words) => words.clone(),
            Inside::Element(element) => element.words(),
        });
        words.collect::<String>() + "\n"
    }

    /// Returns every element of some roles, in reading order.
    pub(super) fn all<'e>(&'e self, roles: &[&str]) -> Vec<&'e Self> {
        let mut found = if roles.contains(&self.role.as_str()) { vec![self] } else { vec![] };
        for inside in &self.inside {
            if let Inside::Element(element) = inside {
                found.extend(element.all(roles));
            }
        }
        found
    }
}

/// Reads a file.
pub(super) fn read(bytes: &[u8]) -> Read {
    let pdf = Pdf::new(bytes.to_vec()).expect("a PDF");
    let catalogue: Dict<'_> = pdf.xref().get(pdf.xref().root_id()).expect("a catalogue");
    let on_pages: BTreeMap<Number, BTreeMap<i64, String>> =
        pdf.pages().iter().map(|page| (page.raw().obj_id().expect("an id").into(), words_of(page))).collect();
    let root: Dict<'_> = catalogue.get("StructTreeRoot").expect("a structure tree");
    let links = pdf.pages().iter().flat_map(|page| {
        let notes = page.raw().get::<Array<'_>>("Annots");
        let notes: Vec<Dict<'_>> = notes.map(|notes| notes.iter::<Dict<'_>>().collect()).unwrap_or_default();
        notes.into_iter().filter_map(|note| {
            let address = note.get::<Dict<'_>>("A")?.get::<Object<'_>>("URI")?.into_string()?;
            Some(String::from_utf8_lossy(address.as_bytes()).into_owned())
        })
    });
    Read {
        title: pdf.metadata().title.as_deref().map(decoded).unwrap_or_default(),
        language: string(&catalogue, "Lang").unwrap_or_default(),
        root: element(&root, None, &on_pages),
        bookmarks: bookmarks(&catalogue),
        pages: pdf.pages().iter().map(Page::render_dimensions).collect(),
        on_pages: pdf.pages().iter().map(|page| words_of(page).into_values().collect()).collect(),
        links: links.collect(),
    }
}

/// The number of an object, which can be ordered.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Number(i32);

impl From<ObjectIdentifier> for Number {
    fn from(id: ObjectIdentifier) -> Self {
        Self(ObjRef::from(id).obj_number)
    }
}

fn string(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Object<'_>>(key)?.into_string().map(|string| decoded(string.as_bytes()))
}

fn name(dict: &Dict<'_>, key: &str) -> Option<String> {
    dict.get::<Object<'_>>(key)?.into_name().map(|name| name.as_str().to_owned())
}

/// Decodes a string as text: UTF-16 with a mark, or bytes.
fn decoded(bytes: &[u8]) -> String {
    match bytes {
        [0xfe, 0xff, rest @ ..] => {
            let units: Vec<u16> = rest.chunks(2).map(|pair| u16::from_be_bytes([pair[0], pair[1]])).collect();
            String::from_utf16_lossy(&units)
        }
        bytes => bytes.iter().map(|byte| char::from(*byte)).collect(),
    }
}

/// Reads an element with all below it.
fn element(dict: &Dict<'_>, page: Option<Number>, on_pages: &BTreeMap<Number, BTreeMap<i64, String>>) -> Element {
    let page = dict.get_ref("Pg").map(|page| Number(page.obj_number)).or(page);
    let words = |page: Option<Number>, place: i64| {
        page.and_then(|page| on_pages.get(&page)?.get(&place).cloned()).unwrap_or_default()
    };
    let kid = |kid: Object<'_>| match kid {
        Object::Number(place) => Some(Inside::Words(words(page, place.as_i64()))),
        Object::Dict(kid) => match name(&kid, "Type").as_deref() {
            Some("MCR") => {
                let place = kid.get::<Object<'_>>("MCID")?.into_number()?.as_i64();
                let page = kid.get_ref("Pg").map(|page| Number(page.obj_number)).or(page);
                Some(Inside::Words(words(page, place)))
            }
            Some("OBJR") => None,
            _ => Some(Inside::Element(element(&kid, page, on_pages))),
        },
        _ => None,
    };
    let inside = match dict.get::<Object<'_>>("K") {
        Some(Object::Array(kids)) => kids.iter::<Object<'_>>().filter_map(kid).collect(),
        Some(one) => kid(one).into_iter().collect(),
        None => vec![],
    };
    let attributes: Vec<Dict<'_>> = match dict.get::<Object<'_>>("A") {
        Some(Object::Array(all)) => all.iter::<Dict<'_>>().collect(),
        Some(Object::Dict(one)) => vec![one],
        _ => vec![],
    };
    Element {
        role: name(dict, "S").unwrap_or_default(),
        alternative: string(dict, "Alt"),
        language: string(dict, "Lang"),
        scope: attributes.iter().find_map(|attributes| name(attributes, "Scope")),
        inside,
    }
}

/// Reads the bookmarks in order.
fn bookmarks(catalogue: &Dict<'_>) -> Vec<(usize, String)> {
    fn below(parent: &Dict<'_>, depth: usize, found: &mut Vec<(usize, String)>) {
        let mut next = parent.get::<Dict<'_>>("First");
        while let Some(one) = next {
            found.push((depth, string(&one, "Title").unwrap_or_default()));
            below(&one, depth + 1, found);
            next = one.get::<Dict<'_>>("Next");
        }
    }
    let mut found = vec![];
    if let Some(outlines) = catalogue.get::<Dict<'_>>("Outlines") {
        below(&outlines, 0, &mut found);
    }
    found
}

/// Reads the words of each marked piece of a page.
fn words_of(page: &Page<'_>) -> BTreeMap<i64, String> {
    let mut words: BTreeMap<i64, String> = BTreeMap::new();
    let mut fonts: BTreeMap<Vec<u8>, Option<CMap>> = BTreeMap::new();
    let mut font: Vec<u8> = vec![];
    // Each open mark: the piece that it belongs to, and whether its own text replaces what is drawn inside.
    let mut marks: Vec<(Option<i64>, bool)> = vec![];
    let mut operations = page.operations();
    while let Some(instruction) = operations.next() {
        let operands: Vec<Object<'_>> = instruction.operands().cloned().collect();
        match &**instruction.operator {
            b"BDC" | b"BMC" => {
                let properties = operands.get(1).cloned().and_then(Object::into_dict);
                let outer = marks.last().copied().unwrap_or((None, false));
                let place = properties.as_ref().and_then(|all| all.get::<Object<'_>>("MCID")?.into_number());
                let place = place.map(|place| place.as_i64()).or(outer.0);
                let instead = properties.as_ref().and_then(|all| string(all, "ActualText"));
                if let (Some(place), Some(instead), false) = (place, &instead, outer.1) {
                    words.entry(place).or_default().push_str(instead);
                }
                marks.push((place, outer.1 || instead.is_some()));
            }
            b"EMC" => {
                marks.pop();
            }
            b"Tf" => {
                if let Some(Object::Name(name)) = operands.first() {
                    font = name.as_ref().to_vec();
                    fonts.entry(font.clone()).or_insert_with(|| {
                        let all = page.resources().get_font(name)?;
                        let map = all.get::<Stream<'_>>("ToUnicode")?.decoded().ok()?;
                        CMap::parse(&map, |_| None)
                    });
                }
            }
            b"Tj" | b"TJ" => {
                let Some((Some(place), false)) = marks.last() else { continue };
                let shown = words.entry(*place).or_default();
                for operand in operands {
                    let strings: Vec<Object<'_>> = match operand {
                        Object::Array(all) => all.iter::<Object<'_>>().collect(),
                        one => vec![one],
                    };
                    for string in strings.into_iter().filter_map(Object::into_string) {
                        let map = fonts.get(&font).and_then(Option::as_ref).expect("a font says what it shows");
                        for code in string.as_bytes().chunks(2) {
                            let code = code.iter().fold(0, |code, byte| code << 8 | u32::from(*byte));
                            match map.lookup_bf_string(code) {
                                Some(BfString::Char(c)) => shown.push(c),
                                Some(BfString::String(all)) => shown.push_str(&all),
                                None => panic!("glyph {code} stands for no character"),
                            }
                        }
                    }
                }
            }
            _ => {}
        }
    }
    words
}
