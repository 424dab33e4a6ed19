//! What tests share: workbooks made by the program, and a way to visit every address of one.
//!
//! Nothing here tests anything by itself.

pub(crate) mod arbitrary;
pub(crate) mod ten_years;
pub(crate) mod visit;
