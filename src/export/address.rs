//! Web addresses in a person's text: which stand alone, and which are so plain that any program takes them.

/// Returns the one web address that a paragraph consists of. One that names a user is none: a link would hand a password
/// on, and what stands before the sign can pass for the place that it leads to.
pub(super) fn web_address(lines: &[String]) -> Option<&str> {
    let [line] = lines else { return None };
    let line = line.trim();
    let rest = ["https://", "http://"].iter().find_map(|scheme| line.strip_prefix(scheme))?;
    let place = rest.split(['/', '?', '#']).next().unwrap_or_default();
    let is_one = !rest.is_empty() && !line.contains(|c: char| c.is_whitespace() || c.is_control());
    (is_one && !place.contains('@')).then_some(line)
}

/// Returns whether Word and Excel take an address as it is; a file with one that they do not take is damaged to them.
pub(super) fn is_plain(address: &str) -> bool {
    const LONGEST: usize = 2_000;
    let Some((_, rest)) = address.split_once("://") else { return false };
    let host_ends = rest.find(['/', '?', '#']).unwrap_or(rest.len());
    let (host, path) = rest.split_at(host_ends);
    let (name, port) = host.split_once(':').unwrap_or((host, "1"));
    let is_host = |c: char| c.is_ascii_alphanumeric() || matches!(c, '-' | '.');
    let is_name = name.starts_with(|c: char| c.is_ascii_alphanumeric())
        && name.ends_with(|c: char| c.is_ascii_alphanumeric())
        && name.chars().all(is_host)
        && !name.contains("..");
    let is_path = |c: char| c.is_ascii_alphanumeric() || "-._~/?#@!$&'()*+,;=:%".contains(c);
    let escapes_hold = path
        .split('%')
        .skip(1)
        .all(|after| after.len() >= 2 && after.bytes().take(2).all(|byte| byte.is_ascii_hexdigit()));
    address.len() <= LONGEST
        && is_name
        && port.parse::<u16>().is_ok()
        && path.chars().all(is_path)
        && path.matches('#').count() <= 1
        && escapes_hold
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_that_stands_alone_is_a_link_unless_it_names_a_user() {
        let one = |line: &str| web_address(&[line.to_owned()]).map(str::to_owned);
        for good in ["https://www.england.nhs.uk/a", "http://x.org/@team", "https://x.org?to=a@b.c", "https://x.org#@"]
        {
            assert_eq!(one(good).as_deref(), Some(good));
        }
        for bad in [
            "https://user:password@x.org/a",
            "http://user@x.org",
            "https://www.nhs.uk@x.org/",
            "https://@x.org",
            "https://x.org:80@y.org",
            // Programs disagree about which of the two this leads to.
            "https://x.org\\@y.org",
            "https://",
            "https://a b",
            "ftp://x.org",
            "https://x.org/\u{7}",
        ] {
            assert_eq!(one(bad), None, "{bad}");
        }
        assert_eq!(web_address(&["https://x.org".to_owned(), "more".to_owned()]), None);
    }

    #[test]
    fn only_plain_addresses_are_plain() {
        for good in ["https://www.england.nhs.uk/a_(b)?c=1#d", "http://localhost:8080", "https://x.org/%20a"] {
            assert!(is_plain(good), "{good}");
        }
        for bad in [
            "https://",
            "https://a b",
            "https://[::1",
            "https://x.org/%zz",
            "https://x.org/%\u{e9}0",
            "https://x.org/a\"b",
            "https://\u{e9}.org",
            "https://x.org:99999",
            "https://-x.org",
            "https://x.org/#a#b",
            "https://user@x.org",
        ] {
            assert!(!is_plain(bad), "{bad}");
        }
        assert!(!is_plain(&format!("https://x.org/{}", "a".repeat(3_000))));
    }
}
