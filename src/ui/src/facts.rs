//! Countries, durations and instants. The page's side writes them out in the visitor's language; until then the code stands.

use crate::tree::{Tree, open};
use crate::words::Words;
use confidant_core::config::{Duration, Unit};
use confidant_core::json::Value;

/// ISO 3166-1 alpha-2.
pub(crate) fn country(tree: &mut Tree, code: &str) {
    open!(tree, "data", "data-format" = "region").attr("value", code).text(code).close();
}

/// An instant as [`iso`] writes it.
pub(crate) fn instant(tree: &mut Tree, instant: &str) {
    open!(tree, "time", "data-format" = "date").attr("datetime", instant).text(instant).close();
}

/// A duration in the owner's unit.
pub(crate) fn duration(tree: &mut Tree, words: &Words, duration: Duration) {
    if duration.unit == Unit::Session {
        tree.text(words.get("session"));
        return;
    }
    let value = [decimal(duration.count as usize).as_str(), " ", duration.unit.as_str()].concat();
    open!(tree, "data", "data-format" = "duration").attr("value", &value).text(&value).close();
}

/// A number in digits.
pub(crate) fn decimal(number: usize) -> String {
    Value::from(number as f64).to_json()
}

fn two(number: u32) -> String {
    [if number < 10 { "0" } else { "" }, &decimal(number as usize)].concat()
}

/// Milliseconds since 1970 as `2026-11-25T07:05Z`. Times before 1970 or after 9999 do not occur in records.
#[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "saturates")]
pub(crate) fn iso(time: f64) -> String {
    let minutes = (time / 60_000.0) as u32;
    let (days, minutes) = (minutes / 1440, minutes % 1440);
    // Howard Hinnant, "chrono-compatible low-level date algorithms": years that begin in March.
    let days = days + 719_468;
    let era = days / 146_097;
    let day_of_era = days % 146_097;
    let year_of_era = (day_of_era - day_of_era / 1460 + day_of_era / 36_524 - day_of_era / 146_096) / 365;
    let day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
    let shifted = (5 * day_of_year + 2) / 153;
    let day = day_of_year - (153 * shifted + 2) / 5 + 1;
    let month = if shifted < 10 { shifted + 3 } else { shifted - 9 };
    let year = year_of_era + era * 400 + u32::from(month <= 2);
    [&decimal(year as usize), "-", &two(month), "-", &two(day), "T", &two(minutes / 60), ":", &two(minutes % 60), "Z"]
        .concat()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn writes_instants() {
        assert_eq!(iso(0.0), "1970-01-01T00:00Z");
        assert_eq!(iso(951_782_399_000.0), "2000-02-28T23:59Z");
        assert_eq!(iso(951_782_400_000.0), "2000-02-29T00:00Z");
        assert_eq!(iso(1_764_054_300_000.0), "2025-11-25T07:05Z");
        assert_eq!(iso(4_107_542_399_000.0), "2100-02-28T23:59Z");
        assert_eq!(iso(4_107_542_400_000.0), "2100-03-01T00:00Z");
    }

    #[test]
    fn writes_numbers() {
        assert_eq!([decimal(0), decimal(7), decimal(120)], ["0", "7", "120"]);
    }
}
