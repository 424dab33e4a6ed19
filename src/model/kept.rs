//! Findings that a person keeps as they are: what was decided against advice, by whom and why.
//!
//! Findings themselves are computed and never stored. Only the override is: it is a decision, and a board or a successor
//! has to be able to read it.

use jiff::civil::Date;
use serde::{Deserialize, Serialize};

/// Why one finding is kept as it is.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct KeptFinding {
    /// The reason, in the person's words.
    pub reason: String,
    /// Who decided it.
    #[serde(default)]
    pub by: String,
    /// The day on which it was decided.
    pub on: Date,
    /// The fingerprint of the answers that the finding rested on; when they change, the finding returns.
    pub basis: String,
}
