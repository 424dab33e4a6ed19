//! Word: a file that a colleague can go on writing in.
//!
//! Everything is text in styles that a person can restyle at once: headings, captions that are numbered, tables whose
//! header rows repeat. The styles rest on the fonts and colours of a theme, so that "Fonts" and "Colours" in Word change
//! all of it; the theme says Arial, which is on every machine that has Word. The order of the elements follows
//! ECMA-376, which Word insists on.

mod columns;
mod content;
mod cover;
mod page;
mod parts;
mod picture;
mod summary;
mod table;
mod text;

use std::io;

use self::page::Page;
pub(super) use self::parts::title;
use super::outline::Document;
use super::package::{Package, Xml};

/// The names of the vocabularies of the main part.
const NAMES: &[(&str, &str)] = &[
    ("xmlns:w", "http://schemas.openxmlformats.org/wordprocessingml/2006/main"),
    ("xmlns:r", "http://schemas.openxmlformats.org/officeDocument/2006/relationships"),
    ("xmlns:wp", "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"),
    ("xmlns:a", "http://schemas.openxmlformats.org/drawingml/2006/main"),
    ("xmlns:pic", "http://schemas.openxmlformats.org/drawingml/2006/picture"),
];

/// Writes a document as a Word file.
///
/// # Errors
///
/// A part could not be written, or a picture not drawn.
pub(super) fn write(document: &Document) -> io::Result<Vec<u8>> {
    let mut body = Body::new(document);
    body.xml.open("w:document", NAMES);
    body.xml.open("w:body", &[]);
    body.cover();
    body.contents();
    body.pages();
    body.credit();
    body.section(body.page);
    let Body { xml, links, pictures, .. } = body;
    let main = xml.finish()?;

    let mut package = Package::new();
    package.add("[Content_Types].xml", &parts::content_types(!pictures.is_empty())?)?;
    package.add("_rels/.rels", &parts::package_relations()?)?;
    package.add("docProps/app.xml", &parts::app(document)?)?;
    package.add("docProps/core.xml", &parts::core(document)?)?;
    package.add("word/document.xml", &main)?;
    package.add("word/_rels/document.xml.rels", &parts::relations(&links, pictures.len())?)?;
    package.add("word/styles.xml", styles(document).as_bytes())?;
    package.add("word/numbering.xml", include_bytes!("numbering.xml"))?;
    package.add("word/fontTable.xml", include_bytes!("fontTable.xml"))?;
    package.add("word/settings.xml", include_bytes!("settings.xml"))?;
    package.add("word/theme/theme1.xml", include_bytes!("theme.xml"))?;
    for page in Page::ALL {
        package.add(&format!("word/{}", page.footer_part()), &parts::footer(document, page)?)?;
    }
    for (place, picture) in pictures.iter().enumerate() {
        let (svg, png) = parts::picture_parts(place);
        package.add(&format!("word/{svg}"), &picture.svg)?;
        package.add(&format!("word/{png}"), &picture.png()?)?;
    }
    package.finish()
}

/// Returns the style sheet, with the styles of a summary where the document has one.
fn styles(document: &Document) -> String {
    const END: &str = "</w:styles>";
    include_str!("styles.xml").replace(END, &(summary::styles(document) + END))
}

/// The main part as far as it is written.
struct Body<'d> {
    xml: Xml,
    document: &'d Document,
    /// How the sheets lie on which it is written now.
    page: Page,
    /// Whether there is a list of the headings.
    has_contents: bool,
    /// The last number that was given to a bookmark or a picture.
    id: u32,
    /// The captions so far: of tables and of figures.
    captions: (usize, usize),
    /// The addresses outside the document that it links to.
    links: Vec<String>,
    pictures: Vec<picture::Picture>,
}

impl<'d> Body<'d> {
    fn new(document: &'d Document) -> Self {
        let page = if document.opens_with_summary() { Page::Summary } else { Page::Upright };
        let has_contents = cover::has_contents(document);
        Self { xml: Xml::new(), document, page, has_contents, id: 0, captions: (0, 0), links: vec![], pictures: vec![] }
    }

    /// Returns a number that nothing else in the document has.
    fn next_id(&mut self) -> u32 {
        self.id += 1;
        self.id
    }
}

#[cfg(test)]
mod tests;
