//! What a browser may do with the page: nothing but show it in its own style. No script runs, nothing is fetched or sent,
//! whatever somebody adds to the file.

use std::sync::LazyLock;

use sha2::{Digest as _, Sha256};

use super::STYLE;

/// The policy. It names the style sheet by its hash, so that no other one holds.
pub(super) static POLICY: LazyLock<String> = LazyLock::new(|| {
    let style = base64(&Sha256::digest(STYLE.as_bytes()));
    format!("default-src 'none'; style-src 'sha256-{style}'; base-uri 'none'; form-action 'none'")
});

/// Returns bytes in base 64.
fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut words = String::new();
    for three in bytes.chunks(3) {
        let bits = (0..3).fold(0_usize, |bits, place| bits << 8 | usize::from(three.get(place).copied().unwrap_or(0)));
        for place in 0..4 {
            let sign = char::from(SIGNS[bits >> (18 - 6 * place) & 63]);
            words.push(if place > three.len() { '=' } else { sign });
        }
    }
    words
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_are_written_in_base_64() {
        for (bytes, words) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foob", "Zm9vYg=="), ("fooba", "Zm9vYmE=")]
        {
            assert_eq!(base64(bytes.as_bytes()), words);
        }
        assert_eq!(base64(&[0xfb, 0xff, 0xfe]), "+//+");
    }

    #[test]
    fn the_policy_allows_the_style_of_the_page_and_nothing_else() {
        // A browser reads every line end as one sign before it takes the hash.
        assert!(!STYLE.contains('\r'));
        assert!(
            POLICY.starts_with("default-src 'none'; style-src 'sha256-") && !POLICY.contains("unsafe"),
            "{}",
            *POLICY
        );
    }
}
