//! Sightline.

pub mod store;
