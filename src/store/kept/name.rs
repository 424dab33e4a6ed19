//! The names of kept copies: `2026-11-21T14-32-05_first-of-day_0123456789abcdef.ron`.
//!
//! They sort by time, every system accepts them, and whoever opens the folder can tell what they are.

use jiff::civil::{Date, DateTime, Time};

use super::Reason;

const ENDING: &str = ".ron";

pub(super) fn write(at: DateTime, reason: Reason, begins: [u8; 8]) -> String {
    let (day, time) = (at.date(), at.time());
    format!(
        "{:04}-{:02}-{:02}T{:02}-{:02}-{:02}_{}_{:016x}{ENDING}",
        day.year(),
        day.month(),
        day.day(),
        time.hour(),
        time.minute(),
        time.second(),
        reason.id(),
        u64::from_be_bytes(begins),
    )
}

/// Reads a name. None for a name that [`write`] does not give.
pub(super) fn read(name: &str) -> Option<(DateTime, Reason, [u8; 8])> {
    let mut parts = name.strip_suffix(ENDING)?.split('_');
    let (at, reason, begins) = (parts.next()?, parts.next()?, parts.next()?);
    let (day, time) = at.split_once('T')?;
    let mut day = day.splitn(3, '-');
    let day = Date::new(number(day.next()?)?, number(day.next()?)?, number(day.next()?)?).ok()?;
    let mut time = time.splitn(3, '-');
    let time = Time::new(number(time.next()?)?, number(time.next()?)?, number(time.next()?)?, 0).ok()?;
    let reason = Reason::ALL.into_iter().find(|known| known.id() == reason)?;
    let begins = u64::from_str_radix(begins, 16).ok()?.to_be_bytes();
    let at = DateTime::from_parts(day, time);
    // A name that would be written in another way is not ours.
    (write(at, reason, begins) == name).then_some((at, reason, begins))
}

fn number<N: std::str::FromStr>(text: &str) -> Option<N> {
    text.parse().ok()
}

#[cfg(test)]
mod tests {
    use jiff::civil::date;

    use super::*;

    #[test]
    fn names_tell_when_why_and_what() {
        let at = date(2026, 11, 21).at(14, 32, 5, 999);
        let name = write(at, Reason::FirstOfDay, [0x01, 0x23, 0x45, 0x67, 0x89, 0xab, 0xcd, 0xef]);
        assert_eq!(name, "2026-11-21T14-32-05_first-of-day_0123456789abcdef.ron");
        for reason in Reason::ALL {
            let at = date(2026, 1, 2).at(3, 4, 5, 0);
            assert_eq!(read(&write(at, reason, [7; 8])), Some((at, reason, [7; 8])));
        }
    }

    #[test]
    fn other_names_are_not_ours() {
        for other in [
            "",
            "Plan.ron",
            "2026-11-21T14-32-05_first-of-day_0123456789abcdef.ron.saving-01234567.tmp",
            "2026-11-21T14-32-05_first-of-day_0123456789ABCDEF.ron",
            "2026-11-21T14-32-05_first-of-day_+123456789abcdef.ron",
            "2026-11-31T14-32-05_first-of-day_0123456789abcdef.ron",
            "2026-11-21T24-32-05_first-of-day_0123456789abcdef.ron",
            "2026-11-21T14-32-05_for-fun_0123456789abcdef.ron",
            "2026-11-21T14-32-05_saved_0123456789abcdef_2.ron",
            "2026-11-21T14-32-05_saved_0123456789abcdef (1).ron",
        ] {
            assert_eq!(read(other), None, "{other}");
        }
    }
}
