//! The six worksheets: for each stage a typed struct, its walk, and the words of its questions.

pub mod aim;
pub mod content;
pub mod evaluation;
pub mod objectives;
pub mod resources;
pub mod stakeholders;
