//! Fuzz target: any bytes are read as a workbook or refused, in bounded time and memory.
//!
//! What it holds stands in `tests/support/fuzzed.rs`, where plain tests hold it over the corpus.

#![no_main]

#[expect(dead_code, reason = "the tests use more of it")]
#[path = "../../support"]
mod support {
    #[path = "arbitrary.rs"]
    pub(crate) mod arbitrary;
    #[path = "fuzzed.rs"]
    pub(crate) mod fuzzed;
    #[path = "visit.rs"]
    pub(crate) mod visit;
}

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| support::fuzzed::read(bytes));
