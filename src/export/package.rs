//! Files that are an archive of parts in XML, as the programs of an office have them.
//!
//! The archive has no clock in it: every part carries the first day that the format can say, so that the same parts are
//! the same bytes.

use std::io::{self, Cursor, Write as _};

use quick_xml::Writer;
use quick_xml::events::{BytesDecl, BytesEnd, BytesStart, BytesText, Event};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

/// One part in XML, written element by element. A fault is kept until the part is finished.
pub(super) struct Xml {
    writer: Writer<Vec<u8>>,
    open: Vec<&'static str>,
    fault: Option<io::Error>,
}

impl Xml {
    /// Begins a part.
    pub(super) fn new() -> Self {
        let mut xml = Self { writer: Writer::new(Vec::new()), open: vec![], fault: None };
        xml.event(Event::Decl(BytesDecl::new("1.0", Some("UTF-8"), Some("yes"))));
        xml
    }

    /// Opens an element.
    pub(super) fn open(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.event(Event::Start(element(name, attributes)));
        self.open.push(name);
    }

    /// Closes the element that was opened last.
    pub(super) fn close(&mut self) {
        if let Some(name) = self.open.pop() {
            self.event(Event::End(BytesEnd::new(name)));
        }
    }

    /// Writes an element without content.
    pub(super) fn empty(&mut self, name: &'static str, attributes: &[(&str, &str)]) {
        self.event(Event::Empty(element(name, attributes)));
    }

    /// Writes an element that holds words only.
    pub(super) fn words(&mut self, name: &'static str, attributes: &[(&str, &str)], words: &str) {
        self.open(name, attributes);
        self.text(words);
        self.close();
    }

    /// Writes words. What XML cannot hold becomes a visible mark.
    pub(super) fn text(&mut self, words: &str) {
        self.event(Event::Text(BytesText::new(&allowed(words))));
    }

    /// Ends the part.
    ///
    /// # Errors
    ///
    /// A piece of it could not be written.
    pub(super) fn finish(mut self) -> io::Result<Vec<u8>> {
        while !self.open.is_empty() {
            self.close();
        }
        match self.fault {
            Some(fault) => Err(fault),
            None => Ok(self.writer.into_inner()),
        }
    }

    fn event(&mut self, event: Event<'_>) {
        if self.fault.is_none() {
            self.fault = self.writer.write_event(event).err();
        }
    }
}

fn element<'a>(name: &'a str, attributes: &[(&str, &str)]) -> BytesStart<'a> {
    let mut element = BytesStart::new(name);
    for (key, value) in attributes {
        // A line break in an attribute would be read back as a blank.
        let value = allowed(value).replace(['\n', '\t'], " ");
        element.push_attribute((*key, value.as_str()));
    }
    element
}

/// Returns words with a mark for each character that XML 1.0 has no place for.
fn allowed(words: &str) -> String {
    words
        .chars()
        .map(|c| match c {
            '\n' | '\t' => c,
            '\u{fffe}' | '\u{ffff}' => '\u{fffd}',
            c if c.is_control() => '\u{fffd}',
            c => c,
        })
        .collect()
}

/// An archive of parts.
pub(super) struct Package(ZipWriter<Cursor<Vec<u8>>>);

impl Package {
    /// Begins an archive.
    pub(super) fn new() -> Self {
        Self(ZipWriter::new(Cursor::new(Vec::new())))
    }

    /// Adds a part.
    ///
    /// # Errors
    ///
    /// The archive is full or has a part of that name.
    pub(super) fn add(&mut self, name: &str, bytes: &[u8]) -> io::Result<()> {
        self.part(name, bytes, CompressionMethod::Deflated)
    }

    /// Ends the archive.
    ///
    /// # Errors
    ///
    /// Its list of parts could not be written.
    pub(super) fn finish(self) -> io::Result<Vec<u8>> {
        Ok(self.0.finish()?.into_inner())
    }

    fn part(&mut self, name: &str, bytes: &[u8], method: CompressionMethod) -> io::Result<()> {
        let options = SimpleFileOptions::default().compression_method(method).last_modified_time(DateTime::DEFAULT);
        self.0.start_file(name, options)?;
        self.0.write_all(bytes)
    }
}
