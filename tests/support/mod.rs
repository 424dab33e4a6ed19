//! What tests share: workbooks made by the program, a way to visit every address of one, and Rust source as words.
//!
//! Nothing here tests anything by itself.

pub(crate) mod arbitrary;
pub(crate) mod fuzzed;
pub(crate) mod rust_text;
pub(crate) mod ten_years;
pub(crate) mod visit;
