//! Sizes and distances in points. They exist in one place so that every page keeps the same four-point grid.

/// A hair's distance: between a mark and its word.
pub const SPACE_1: f32 = 4.0;
/// Between lines that belong together: a question and its hint, two buttons.
pub const SPACE_2: f32 = 8.0;
/// Inside a control, left and right; between fields of one row.
pub const SPACE_3: f32 = 12.0;
/// Between cards.
pub const SPACE_4: f32 = 16.0;
/// Inside a card; between the sections of a panel.
pub const SPACE_5: f32 = 20.0;
/// Above a section heading.
pub const SPACE_6: f32 = 28.0;
/// Around the worksheet.
pub const SPACE_7: f32 = 40.0;

/// Dates under a quotation, status line, badges.
pub const TEXT_SMALL: f32 = 12.5;
/// Hints, the companion, menus, tables.
pub const TEXT_SECONDARY: f32 = 14.0;
/// Answers and reading text.
pub const TEXT_BODY: f32 = 15.0;
/// The label of a question.
pub const TEXT_QUESTION: f32 = 16.0;
/// The heading of a section.
pub const TEXT_SECTION: f32 = 20.0;
/// The title of a page.
pub const TEXT_TITLE: f32 = 28.0;
/// What is added between two lines of text: brings the body to a line height of 1.4.
pub const LINE_GAP: f32 = 3.0;
/// Line height of the page title, which needs less air than the body.
pub const TITLE_LINE: f32 = 36.0;

/// The smallest side of anything that can be pressed.
pub const TARGET: f32 = 24.0;
/// Corners of controls and badges.
pub const RADIUS_SMALL: u8 = 4;
/// Corners of cards, menus and windows.
pub const RADIUS: u8 = 6;
/// Side of an icon beside body text.
pub const ICON: f32 = 16.0;
/// Side of the box of a check box or the circle of a radio button.
pub const CHECK_BOX: f32 = 20.0;

/// Border of fields and cards.
pub const STROKE: f32 = 1.0;
/// Border of check boxes, of chosen boxes and of the edge inside the focus ring.
pub const STROKE_STRONG: f32 = 2.0;
/// The line of sight in the rail and on its page.
pub const STROKE_LINE: f32 = 3.0;
/// Width of the bar at the left of a finding and of the chosen card.
pub const BAR: f32 = 4.0;
/// How far the focus ring reaches outside the control it is drawn around.
pub const FOCUS_RING: f32 = 3.0;

/// Widest column of text for reading and answering.
pub const READING_WIDTH: f32 = 720.0;
/// Widest worksheet: where there is room, its fields stand in two columns, each no wider than is good to read.
pub const WORKSHEET_WIDTH: f32 = 1160.0;
/// From this width on, the fields of a card stand in two columns.
pub const TWO_COLUMNS: f32 = 860.0;
/// The rail with the stages.
pub const RAIL_WIDTH: f32 = 248.0;
/// The companion on the right.
pub const COMPANION_WIDTH: f32 = 344.0;
/// The companion in a window that is wider than the worksheet needs.
pub const COMPANION_WIDE: f32 = 460.0;
/// From this width of the window on, the companion is wide.
pub const WIDE_WINDOW: f32 = 1700.0;
/// Below this width of the window the companion folds under the question.
pub const FOLD_WIDTH: f32 = 1100.0;
/// Below this width of the window the rail folds into a list that the menu bar opens.
pub const RAIL_FOLD_WIDTH: f32 = 600.0;
