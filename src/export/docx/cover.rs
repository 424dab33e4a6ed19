//! The head of the paper and its contents, which are a field that Word can bring up to date.

use super::Body;
use super::page::{Page, lines};
use super::text::{Look, Paragraph};
use crate::export::outline::{Block, Document, Heading};

/// A paper with fewer headings is found through without a list of them.
const FEWEST_HEADINGS: usize = 5;
/// So is one of fewer lines, which are about eight sheets: until Word brings the list up to date it has no page numbers.
const FEWEST_LINES: usize = 360;
/// With more headings than fit on the first sheet, only those of pages are listed.
const MOST_HEADINGS: usize = 36;

impl Body<'_> {
    /// Writes what the paper is, whose, and of when.
    pub(super) fn cover(&mut self) {
        let document = self.document;
        let Document { organisation, title, subtitle, date_line, .. } = document;
        // A summary leaves room for one line below the title only.
        let dates = [subtitle.as_str(), date_line].into_iter().filter(|words| !words.is_empty());
        let dates = dates.collect::<Vec<_>>().join(" \u{b7} ");
        let lines: &[(&'static str, &str)] = if self.page == Page::Summary {
            &[("Organisation", organisation), ("Title", title), ("Dates", &dates)]
        } else {
            &[("Organisation", organisation), ("Title", title), ("Subtitle", subtitle), ("Dates", date_line)]
        };
        for (style, words) in lines.iter().filter(|(_, words)| !words.is_empty()) {
            self.line(Paragraph::of(style), words);
        }
    }

    /// Returns whether the list of headings takes most of the first sheet.
    pub(super) fn has_long_contents(&self) -> bool {
        self.has_contents && listed(&self.document.blocks).count() >= MOST_HEADINGS / 3
    }

    /// Writes the contents: a field with its entries computed, so that they are right before anybody updates them. The
    /// numbers of the pages come with the first update, because only Word knows where its pages end.
    pub(super) fn contents(&mut self) {
        if !self.has_contents {
            return;
        }
        self.xml.open("w:sdt", &[]);
        self.xml.open("w:sdtPr", &[]);
        self.xml.empty("w:id", &[("w:val", "1")]);
        self.xml.open("w:docPartObj", &[]);
        self.xml.empty("w:docPartGallery", &[("w:val", "Table of Contents")]);
        self.xml.empty("w:docPartUnique", &[]);
        self.xml.close();
        self.xml.close();
        self.xml.open("w:sdtContent", &[]);
        self.line(Paragraph::of("TOCHeading"), "Contents");
        let document = self.document;
        let last = listed(&document.blocks).count() - 1;
        for (place, heading) in listed(&document.blocks).enumerate() {
            let style = if heading.level == 2 { "TOC1" } else { "TOC2" };
            self.open_paragraph(Paragraph::of(style), "");
            if place == 0 {
                self.mark("begin");
                self.xml.open("w:r", &[]);
                self.xml.words(
                    "w:instrText",
                    &[("xml:space", "preserve")],
                    &format!(r#" TOC \o "1-{}" \h \z \u "#, depth(&document.blocks) - 1),
                );
                self.xml.close();
                self.mark("separate");
            }
            self.xml.open("w:hyperlink", &[("w:anchor", &bookmark(place)), ("w:history", "1")]);
            self.inline(&heading.text, Look::Plain);
            self.xml.close();
            if place == last {
                self.mark("end");
            }
            self.xml.close();
        }
        self.xml.close();
        self.xml.close();
    }

    /// Writes a heading, with a mark for the contents to lead to where it is listed there.
    pub(super) fn heading(&mut self, heading: &Heading, begins_sheet: bool) {
        let style = match heading.level {
            0..=2 => "Heading1",
            3 => "Heading2",
            4 => "Heading3",
            5 => "Heading4",
            6 => "Heading5",
            _ => "Heading6",
        };
        let document = self.document;
        let place = listed(&document.blocks).position(|one| std::ptr::eq(one, heading));
        self.open_paragraph(Paragraph { begins_sheet, ..Paragraph::of(style) }, &heading.text.plain());
        let id = self.next_id().to_string();
        if let Some(place) = place.filter(|_| self.has_contents) {
            self.xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &bookmark(place))]);
        }
        self.inline(&heading.text, Look::Plain);
        if place.is_some() && self.has_contents {
            self.xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
        }
        if !heading.tag.is_empty() {
            self.run(" ", Look::Plain);
            self.run(heading.tag, Look::In("Tag"));
        }
        self.xml.close();
    }

    /// Writes a mark of a field that spans paragraphs.
    fn mark(&mut self, kind: &str) {
        self.xml.open("w:r", &[]);
        self.xml.empty("w:fldChar", &[("w:fldCharType", kind)]);
        self.xml.close();
    }
}

/// Returns whether a paper has a list of its headings. A summary has none before it.
pub(super) fn has_contents(document: &Document) -> bool {
    let Document { blocks, .. } = document;
    !document.opens_with_summary() && listed(blocks).count() >= FEWEST_HEADINGS && lines(blocks) >= FEWEST_LINES
}

/// Returns the headings that the contents list: pages, and their sections where there is room.
fn listed(blocks: &[Block]) -> impl Iterator<Item = &Heading> {
    let depth = depth(blocks);
    headings(blocks).filter(move |heading| heading.level <= depth)
}

fn headings(blocks: &[Block]) -> impl Iterator<Item = &Heading> {
    blocks.iter().filter_map(|block| if let Block::Heading(heading) = block { Some(heading) } else { None })
}

/// Returns the level of the headings that are listed last.
fn depth(blocks: &[Block]) -> u8 {
    if headings(blocks).filter(|heading| heading.level <= 3).count() <= MOST_HEADINGS { 3 } else { 2 }
}

/// Returns the name of the bookmark of a heading, in the form that Word gives its own.
fn bookmark(place: usize) -> String {
    format!("_Toc{:09}", place + 1)
}
