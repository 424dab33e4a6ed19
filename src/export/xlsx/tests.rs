//! What
