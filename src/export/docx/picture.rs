//! Pictures: vectors that stay sharp, dots for a Word that is too old for them, and words for who cannot see either.

use std::io;
use std::sync::{Arc, LazyLock};

use resvg::tiny_skia::{Pixmap, Transform};
use resvg::usvg::fontdb::Database;
use resvg::usvg::{Options, Tree};

use super::Body;
use super::parts::picture_ids;
use super::text::Paragraph;
use crate::export::outline::{Drawing, Figure};
use crate::export::svg;

/// Dots for each unit of the drawing: enough for print.
const DOTS: u32 = 2;
/// A twentieth of a point in the unit of drawings in Office files.
const TWENTIETH: i64 = 635;
/// The vocabulary of vectors inside pictures.
const SVG: &str = "http://schemas.microsoft.com/office/drawing/2016/SVG/main";
/// The mark of the extension that carries them.
const SVG_EXTENSION: &str = "{96DAC541-7B7A-43D3-8B79-37D633B846F1}";

/// The letters that pictures in dots are drawn with.
static LETTERS: LazyLock<Arc<Database>> = LazyLock::new(|| {
    let mut letters = Database::new();
    letters.load_font_data(include_bytes!("../../../assets/fonts/Inter-Regular.otf").to_vec());
    letters.load_font_data(include_bytes!("../../../assets/fonts/Inter-Bold.otf").to_vec());
    letters.set_sans_serif_family("Inter");
    Arc::new(letters)
});

/// A picture in vectors.
pub(super) struct Picture {
    pub(super) svg: Vec<u8>,
}

impl Picture {
    /// Draws the picture in dots.
    ///
    /// # Errors
    ///
    /// The vectors cannot be read, or the picture is too large.
    pub(super) fn png(&self) -> io::Result<Vec<u8>> {
        let options = Options { fontdb: Arc::clone(&LETTERS), font_family: "Inter".to_owned(), ..Options::default() };
        let tree = Tree::from_data(&self.svg, &options).map_err(io::Error::other)?;
        let size = tree.size().to_int_size();
        let mut dots = Pixmap::new(size.width() * DOTS, size.height() * DOTS)
            .ok_or_else(|| io::Error::other("the picture has no size"))?;
        dots.fill(resvg::tiny_skia::Color::WHITE);
        resvg::render(&tree, Transform::from_scale(DOTS as f32, DOTS as f32), &mut dots.as_mut());
        dots.encode_png().map_err(io::Error::other)
    }
}

impl Body<'_> {
    /// Writes the drawings of a figure, each with a caption below. Its table is written by the caller.
    pub(super) fn figure(&mut self, figure: &Figure) {
        let parts = figure.drawings.len();
        for (place, drawing) in figure.drawings.iter().enumerate() {
            let part = if parts > 1 { format!(", part {} of {parts}", place + 1) } else { String::new() };
            let title = format!("{}{part}", figure.title);
            // A drawing that cannot be written leaves the table, which says the same.
            let Ok(svg) = svg::write(drawing, &title) else { continue };
            self.pictures.push(Picture { svg });
            let alternative =
                format!("{} The table that follows gives the same information, one row for each line.", figure.reading);
            self.drawing(drawing, &title, &alternative);
            self.captions.1 += 1;
            let words = if place == 0 { format!("{title}. {} {}", figure.reading, figure.key) } else { title };
            let number = self.captions.1.to_string();
            self.caption(Paragraph::of("FigureCaption"), "Figure", &number, &words);
        }
    }

    fn drawing(&mut self, drawing: &Drawing, title: &str, alternative: &str) {
        let place = self.pictures.len() - 1;
        let (vectors, dots) = picture_ids(place);
        let id = self.next_id().to_string();
        let name = format!("Picture {}", place + 1);
        let (width, height) = self.size_of(drawing);
        let (width, height) = (width.to_string(), height.to_string());
        let extent = [("cx", width.as_str()), ("cy", height.as_str())];
        let described = [("id", id.as_str()), ("name", &name), ("descr", alternative), ("title", title)];
        self.open_paragraph(Paragraph::of("Picture"), "");
        self.xml.open("w:r", &[]);
        self.xml.open("w:drawing", &[]);
        self.xml.open("wp:inline", &[("distT", "0"), ("distB", "0"), ("distL", "0"), ("distR", "0")]);
        self.xml.empty("wp:extent", &extent);
        self.xml.empty("wp:docPr", &described);
        self.xml.open("wp:cNvGraphicFramePr", &[]);
        self.xml.empty("a:graphicFrameLocks", &[("noChangeAspect", "1")]);
        self.xml.close();
        self.xml.open("a:graphic", &[]);
        self.xml.open("a:graphicData", &[("uri", "http://schemas.openxmlformats.org/drawingml/2006/picture")]);
        self.xml.open("pic:pic", &[]);
        self.xml.open("pic:nvPicPr", &[]);
        self.xml.empty("pic:cNvPr", &described[..3]);
        self.xml.empty("pic:cNvPicPr", &[]);
        self.xml.close();
        self.xml.open("pic:blipFill", &[]);
        self.xml.open("a:blip", &[("r:embed", &dots)]);
        self.xml.open("a:extLst", &[]);
        self.xml.open("a:ext", &[("uri", SVG_EXTENSION)]);
        self.xml.empty("asvg:svgBlip", &[("xmlns:asvg", SVG), ("r:embed", &vectors)]);
        self.xml.close();
        self.xml.close();
        self.xml.close();
        self.xml.open("a:stretch", &[]);
        self.xml.empty("a:fillRect", &[]);
        self.xml.close();
        self.xml.close();
        self.xml.open("pic:spPr", &[]);
        self.xml.open("a:xfrm", &[]);
        self.xml.empty("a:off", &[("x", "0"), ("y", "0")]);
        self.xml.empty("a:ext", &extent);
        self.xml.close();
        self.xml.open("a:prstGeom", &[("prst", "rect")]);
        self.xml.empty("a:avLst", &[]);
        // Geometry, properties, picture, its data, graphic, inline, drawing, run, paragraph.
        for _ in 0..9 {
            self.xml.close();
        }
    }

    /// Returns the width and height on paper: as wide as the text, unless it would be higher than a sheet with room for
    /// its caption, or its letters larger than those around it.
    fn size_of(&self, drawing: &Drawing) -> (i64, i64) {
        const CAPTION: i64 = 1_300;
        // A letter of the drawing is 13 high; ordinary text is of 10 points and a half.
        const LARGEST: i64 = 17;
        let (across, down) = (drawing.width.max(1), drawing.height.max(1));
        let width = i64::from(self.page.width());
        let height = i64::from(self.page.height()) - CAPTION - if self.is_sideways() { 900 } else { 0 };
        let width = width.min(across * LARGEST).min(across * height / down);
        (width * TWENTIETH, width * down / across * TWENTIETH)
    }
}
