//! Draws what the window hands to a graphics card, with the processor, the same on every machine.
//!
//! So the pictures of the pages need no driver, and whoever runs the tests builds none. It does what the toolkit's own
//! painters do: triangles that cover the centre of a pixel, a texture between its four nearest dots, colours mixed as
//! they are stored.

use std::collections::HashMap;

use egui::epaint::{ClippedPrimitive, ImageData, Mesh, Primitive, Vertex};
use egui::{Color32, ColorImage, Pos2, Rect, TextureId, TexturesDelta};
use egui_kittest::TestRenderer;

/// The parts of a pixel in which a corner of a triangle can lie.
const PARTS: i64 = 256;

/// A picture in the making, each dot as red, green, blue and opacity.
struct Canvas {
    width: usize,
    height: usize,
    dots: Vec<[u8; 4]>,
}

/// The part of the canvas that may be painted: from the first column and row to before the last.
#[derive(Clone, Copy)]
struct Clip {
    left: i64,
    top: i64,
    right: i64,
    bottom: i64,
}

/// Paints with the processor.
#[derive(Default)]
pub(crate) struct Painter {
    textures: HashMap<TextureId, ColorImage>,
}

impl TestRenderer for Painter {
    #[expect(clippy::iter_over_hash_type, reason = "each texture is written by itself")]
    fn handle_delta(&mut self, delta: &mut TexturesDelta) {
        for (id, changes) in delta.set.drain() {
            for change in changes {
                let ImageData::Color(image) = &change.image;
                match (change.pos, self.textures.get_mut(&id)) {
                    (Some([left, top]), Some(whole)) => {
                        let width = whole.width();
                        for (row, dots) in image.pixels.chunks_exact(image.width()).enumerate() {
                            let start = (top + row) * width + left;
                            whole.pixels[start..start + dots.len()].copy_from_slice(dots);
                        }
                    }
                    _ => {
                        self.textures.insert(id, image.as_ref().clone());
                    }
                }
            }
        }
        for id in delta.free.drain() {
            self.textures.remove(&id);
        }
    }

    fn render(&mut self, ctx: &egui::Context, output: &egui::FullOutput) -> Result<image::RgbaImage, String> {
        let scale = ctx.pixels_per_point();
        let size = ctx.content_rect().size() * scale;
        let (width, height) = (size.x.round() as usize, size.y.round() as usize);
        // As `App::clear_color` says.
        let cleared = ctx.global_style().visuals.panel_fill.to_array();
        let mut canvas = Canvas { width, height, dots: vec![cleared; width * height] };
        for ClippedPrimitive { clip_rect, primitive } in ctx.tessellate(output.shapes.clone(), scale) {
            let Primitive::Mesh(mesh) = primitive else { return Err("only meshes can be painted".to_owned()) };
            let texture = self.textures.get(&mesh.texture_id).ok_or("a texture is missing")?;
            canvas.paint(&mesh, texture, clip_rect, scale);
        }
        let bytes = canvas.dots.into_iter().flatten().collect();
        image::RgbaImage::from_raw(width as u32, height as u32, bytes).ok_or_else(|| "too few dots".to_owned())
    }
}

impl Canvas {
    fn paint(&mut self, mesh: &Mesh, texture: &ColorImage, clip: Rect, scale: f32) {
        let edge = |points: f32, most: usize| {
            ((points * scale).round() as i64).clamp(0, i64::try_from(most).unwrap_or(i64::MAX))
        };
        let clip = Clip {
            left: edge(clip.min.x, self.width),
            top: edge(clip.min.y, self.height),
            right: edge(clip.max.x, self.width),
            bottom: edge(clip.max.y, self.height),
        };
        for corners in mesh.indices.chunks_exact(3) {
            let corners = [0, 1, 2].map(|corner| &mesh.vertices[corners[corner] as usize]);
            self.triangle(corners, texture, clip, scale);
        }
    }

    /// Paints a triangle. A centre on an edge belongs to the triangle of which the edge is the upper or the left one, so
    /// that two that meet paint every dot once.
    fn triangle(&mut self, mut corners: [&Vertex; 3], texture: &ColorImage, clip: Clip, scale: f32) {
        let fixed = |pos: Pos2| [pos.x, pos.y].map(|at| (f64::from(at * scale) * PARTS as f64).round() as i64);
        let mut at = corners.map(|corner| fixed(corner.pos));
        let mut area = cross(at[0], at[1], at[2]);
        if area == 0 {
            return;
        }
        if area < 0 {
            corners.swap(1, 2);
            at.swap(1, 2);
            area = -area;
        }
        let rows = at.map(|corner| corner[1]);
        let (first, last) = (rows.iter().min().unwrap_or(&0), rows.iter().max().unwrap_or(&0));
        let top = first.div_euclid(PARTS).max(clip.top);
        let bottom = (last.div_euclid(PARTS) + 1).min(clip.bottom);
        let plain = corners.iter().all(|corner| (corner.color, corner.uv) == (corners[0].color, corners[0].uv));
        let colour = plain.then(|| mixed(&weighed(corners, [1.0, 0.0, 0.0]), texture));
        for row in top..bottom {
            let y = row * PARTS + PARTS / 2;
            let (mut left, mut right) = (clip.left, clip.right - 1);
            // For each edge: how far the first centre of the row is inside, and by how much the next is further.
            let edges = [(1, 2), (2, 0), (0, 1)].map(|(from, to)| {
                let ([x0, y0], [x1, y1]) = (at[from], at[to]);
                let inside = cross([x0, y0], [x1, y1], [PARTS / 2, y]);
                let further = -(y1 - y0) * PARTS;
                let owns_centre = y1 < y0 || (y1 == y0 && x1 > x0);
                let needed = inside - i64::from(!owns_centre);
                match further {
                    1.. => left = left.max(-needed.div_euclid(further)),
                    0 if needed < 0 => right = -1,
                    0 => {}
                    _ => right = right.min(needed.div_euclid(-further)),
                }
                (inside, further)
            });
            let start = row as usize * self.width;
            for column in left..=right {
                let source = colour.unwrap_or_else(|| {
                    let shares = edges.map(|(inside, further)| (inside + column * further) as f32 / area as f32);
                    mixed(&weighed(corners, shares), texture)
                });
                blend(&mut self.dots[start + column as usize], source);
            }
        }
    }
}

/// Returns twice the area of a triangle; positive when its corners go clockwise on the screen.
fn cross([x0, y0]: [i64; 2], [x1, y1]: [i64; 2], [x2, y2]: [i64; 2]) -> i64 {
    (x1 - x0) * (y2 - y0) - (y1 - y0) * (x2 - x0)
}

/// Colour and place in the texture, somewhere in a triangle.
struct Somewhere {
    colour: [f32; 4],
    uv: Pos2,
}

fn weighed(corners: [&Vertex; 3], shares: [f32; 3]) -> Somewhere {
    let mut somewhere = Somewhere { colour: [0.0; 4], uv: Pos2::ZERO };
    for (corner, share) in corners.into_iter().zip(shares) {
        somewhere.uv += corner.uv.to_vec2() * share;
        for (part, value) in somewhere.colour.iter_mut().zip(corner.color.to_array()) {
            *part += f32::from(value) / 255.0 * share;
        }
    }
    somewhere
}

/// Returns the colour, premultiplied, of a place in a triangle.
fn mixed(somewhere: &Somewhere, texture: &ColorImage) -> [f32; 4] {
    let [width, height] = texture.size;
    let (x, y) = (somewhere.uv.x * width as f32 - 0.5, somewhere.uv.y * height as f32 - 0.5);
    let (right, below) = (x - x.floor(), y - y.floor());
    let texel = |dx: i64, dy: i64| {
        let place = |at: f32, more: i64, size: usize| {
            (at.floor() as i64 + more).clamp(0, i64::try_from(size).unwrap_or(i64::MAX) - 1) as usize
        };
        let dot: Color32 = texture.pixels[place(y, dy, height) * width + place(x, dx, width)];
        dot.to_array().map(|part| f32::from(part) / 255.0)
    };
    let between = |one: [f32; 4], other: [f32; 4], share: f32| {
        [0, 1, 2, 3].map(|part| one[part] * (1.0 - share) + other[part] * share)
    };
    let upper = between(texel(0, 0), texel(1, 0), right);
    let lower = between(texel(0, 1), texel(1, 1), right);
    let texel = between(upper, lower, below);
    [0, 1, 2, 3].map(|part| somewhere.colour[part] * texel[part])
}

fn blend(dot: &mut [u8; 4], source: [f32; 4]) {
    let under = dot.map(|part| f32::from(part) / 255.0);
    let over = |part: usize| source[part] + under[part] * (1.0 - source[3]);
    let opacity = source[3] * (1.0 - under[3]) + under[3];
    *dot = [over(0), over(1), over(2), opacity].map(|part| (part.clamp(0.0, 1.0) * 255.0).round() as u8);
}

#[test]
fn two_triangles_that_meet_paint_every_dot_once() {
    let mut canvas = Canvas { width: 8, height: 8, dots: vec![[0; 4]; 64] };
    let texture = ColorImage::filled([1, 1], Color32::WHITE);
    let mut mesh = Mesh::default();
    let half = Color32::from_rgba_premultiplied(100, 100, 100, 0);
    for pos in [(0.0, 0.0), (8.0, 0.0), (8.0, 8.0), (0.0, 8.0)] {
        mesh.colored_vertex(pos.into(), half);
    }
    mesh.add_triangle(0, 1, 2);
    // The other way round, as the toolkit hands them over.
    mesh.add_triangle(0, 3, 2);
    canvas.paint(&mesh, &texture, Rect::EVERYTHING, 1.0);
    assert!(canvas.dots.iter().all(|dot| dot[..3] == [100; 3]), "{:?}", canvas.dots);
    canvas.paint(&mesh, &texture, Rect::from_min_max(Pos2::ZERO, Pos2::new(2.0, 1.0)), 1.0);
    assert_eq!(canvas.dots.iter().filter(|dot| dot[0] == 200).count(), 2, "only what is not clipped");
}
