//! The small parts of the archive: what is in it, how its parts hang together, properties and footers.

use std::io;

use super::page::Page;
use crate::export::outline::Document;
use crate::export::package::Xml;

const RELATIONS: (&str, &str) = ("xmlns", "http://schemas.openxmlformats.org/package/2006/relationships");
const OFFICE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";
const WORD: &str = "application/vnd.openxmlformats-officedocument.wordprocessingml";

/// Returns how the main part names a link.
pub(super) fn link_id(place: usize) -> String {
    format!("link{}", place + 1)
}

/// Returns how the main part names a picture: as vectors and as dots.
pub(super) fn picture_ids(place: usize) -> (String, String) {
    (format!("vectors{}", place + 1), format!("dots{}", place + 1))
}

/// Returns the names of the parts of a picture: as vectors and as dots.
pub(super) fn picture_parts(place: usize) -> (String, String) {
    (format!("media/image{}.svg", place + 1), format!("media/image{}.png", place + 1))
}

/// Writes what kind each part is of.
pub(super) fn content_types(has_pictures: bool) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("Types", &[("xmlns", "http://schemas.openxmlformats.org/package/2006/content-types")]);
    let kinds = [
        ("rels", "application/vnd.openxmlformats-package.relationships+xml"),
        ("xml", "application/xml"),
        ("png", "image/png"),
        ("svg", "image/svg+xml"),
    ];
    for (ending, kind) in &kinds[..if has_pictures { 4 } else { 2 }] {
        xml.empty("Default", &[("Extension", ending), ("ContentType", kind)]);
    }
    let parts = [
        ("/word/document.xml", format!("{WORD}.document.main+xml")),
        ("/word/styles.xml", format!("{WORD}.styles+xml")),
        ("/word/numbering.xml", format!("{WORD}.numbering+xml")),
        ("/word/settings.xml", format!("{WORD}.settings+xml")),
        ("/word/fontTable.xml", format!("{WORD}.fontTable+xml")),
        ("/word/footer1.xml", format!("{WORD}.footer+xml")),
        ("/word/footer2.xml", format!("{WORD}.footer+xml")),
        ("/word/footer3.xml", format!("{WORD}.footer+xml")),
        ("/word/theme/theme1.xml", "application/vnd.openxmlformats-officedocument.theme+xml".to_owned()),
        ("/docProps/core.xml", "application/vnd.openxmlformats-package.core-properties+xml".to_owned()),
        ("/docProps/app.xml", "application/vnd.openxmlformats-officedocument.extended-properties+xml".to_owned()),
    ];
    for (part, kind) in &parts {
        xml.empty("Override", &[("PartName", part), ("ContentType", kind)]);
    }
    xml.finish()
}

/// Writes what the archive begins with.
pub(super) fn package_relations() -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[RELATIONS]);
    let core = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties";
    relation(&mut xml, "main", &format!("{OFFICE}/officeDocument"), "word/document.xml");
    relation(&mut xml, "core", core, "docProps/core.xml");
    relation(&mut xml, "app", &format!("{OFFICE}/extended-properties"), "docProps/app.xml");
    xml.finish()
}

/// Writes what the main part rests on.
pub(super) fn relations(links: &[String], pictures: usize) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("Relationships", &[RELATIONS]);
    for (id, target) in [
        ("styles", "styles.xml"),
        ("numbering", "numbering.xml"),
        ("settings", "settings.xml"),
        ("fontTable", "fontTable.xml"),
        ("theme", "theme/theme1.xml"),
    ] {
        relation(&mut xml, id, &format!("{OFFICE}/{id}"), target);
    }
    for page in Page::ALL {
        relation(&mut xml, page.footer_id(), &format!("{OFFICE}/footer"), page.footer_part());
    }
    for place in 0..pictures {
        let ((svg_id, png_id), (svg, png)) = (picture_ids(place), picture_parts(place));
        relation(&mut xml, &svg_id, &format!("{OFFICE}/image"), &svg);
        relation(&mut xml, &png_id, &format!("{OFFICE}/image"), &png);
    }
    for (place, link) in links.iter().enumerate() {
        let kind = format!("{OFFICE}/hyperlink");
        xml.empty(
            "Relationship",
            &[("Id", &link_id(place)), ("Type", &kind), ("Target", link), ("TargetMode", "External")],
        );
    }
    xml.finish()
}

fn relation(xml: &mut Xml, id: &str, kind: &str, target: &str) {
    xml.empty("Relationship", &[("Id", id), ("Type", kind), ("Target", target)]);
}

/// Writes the properties that every kind of file has. No person is named: the organisation is the author.
pub(super) fn core(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open(
        "cp:coreProperties",
        &[
            ("xmlns:cp", "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"),
            ("xmlns:dc", "http://purl.org/dc/elements/1.1/"),
            ("xmlns:dcterms", "http://purl.org/dc/terms/"),
            ("xmlns:xsi", "http://www.w3.org/2001/XMLSchema-instance"),
        ],
    );
    xml.words("dc:title", &[], &title(document));
    if !document.subtitle.is_empty() {
        xml.words("dc:subject", &[], &document.subtitle);
    }
    if !document.organisation.is_empty() {
        xml.words("dc:creator", &[], &document.organisation);
    }
    if let Some(day) = document.made_on {
        xml.words("dcterms:created", &[("xsi:type", "dcterms:W3CDTF")], &format!("{day}T00:00:00Z"));
    }
    xml.words("dc:language", &[], document.language);
    xml.finish()
}

/// Returns the title of the file: whose paper it is, and what.
pub(in crate::export) fn title(document: &Document) -> String {
    let parts = [document.organisation.as_str(), &document.title];
    parts.iter().filter(|part| !part.is_empty()).copied().collect::<Vec<_>>().join(" \u{b7} ")
}

/// Writes the properties that files of Office have.
pub(super) fn app(document: &Document) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("Properties", &[("xmlns", "http://schemas.openxmlformats.org/officeDocument/2006/extended-properties")]);
    xml.words("Application", &[], "Sightline");
    if !document.organisation.is_empty() {
        xml.words("Company", &[], &document.organisation);
    }
    xml.finish()
}

/// Writes a footer: what the paper is, and which page of how many.
pub(super) fn footer(document: &Document, page: Page) -> io::Result<Vec<u8>> {
    let mut xml = Xml::new();
    xml.open("w:ftr", super::NAMES);
    xml.open("w:p", &[]);
    xml.open("w:pPr", &[]);
    xml.empty("w:pStyle", &[("w:val", "Footer")]);
    xml.open("w:tabs", &[]);
    xml.empty("w:tab", &[("w:val", "clear"), ("w:pos", &Page::Upright.width().to_string())]);
    xml.empty("w:tab", &[("w:val", "right"), ("w:pos", &page.width().to_string())]);
    xml.close();
    xml.close();
    let run = |xml: &mut Xml, words: &str| {
        xml.open("w:r", &[]);
        xml.words("w:t", &[("xml:space", "preserve")], words);
        xml.close();
    };
    run(&mut xml, &shortened(&title(document)));
    xml.open("w:r", &[]);
    xml.empty("w:tab", &[]);
    xml.close();
    for (words, field) in [("Page ", " PAGE "), (" of ", " NUMPAGES ")] {
        run(&mut xml, words);
        xml.open("w:fldSimple", &[("w:instr", field)]);
        run(&mut xml, "1");
        xml.close();
    }
    xml.finish()
}

/// Returns words that leave the rest of a line free.
fn shortened(words: &str) -> String {
    const LONGEST: usize = 100;
    if words.chars().count() <= LONGEST {
        return words.to_owned();
    }
    let kept: String = words.chars().take(LONGEST - 1).collect();
    format!("{}\u{2026}", kept.trim_end())
}
