//! Durations in words: `"13 months"`, `"30 minutes"`, `"session"`.

use crate::cut;

/// The unit of a [`Duration`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unit {
    /// Until the browser is closed.
    Session,
    /// 60 seconds.
    Minute,
    /// 60 minutes.
    Hour,
    /// 24 hours.
    Day,
    /// A calendar month.
    Month,
    /// Twelve months.
    Year,
}

impl Unit {
    /// The word for it, in the singular.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Session => "session",
            Self::Minute => "minute",
            Self::Hour => "hour",
            Self::Day => "day",
            Self::Month => "month",
            Self::Year => "year",
        }
    }
}

/// A length of time as the owner wrote it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Duration {
    /// How many units; 0 only for [`Unit::Session`]. At most 9999.
    pub count: u32,
    /// Of what.
    pub unit: Unit,
}

const UNITS: [Unit; 5] = [Unit::Minute, Unit::Hour, Unit::Day, Unit::Month, Unit::Year];

impl Duration {
    /// The least that a refusal holds, and the default of what else needs one.
    pub const SIX_MONTHS: Self = Self::months(6);

    /// So many months.
    #[must_use]
    pub const fn months(count: u32) -> Self {
        Self { count, unit: Unit::Month }
    }

    /// Reads `"<1…9999> minutes|hours|days|months|years"`, in singular or plural, or `"session"`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        if text == "session" {
            return Some(Self { count: 0, unit: Unit::Session });
        }
        let (digits, word) = cut(text, b' ')?;
        if !(1..=4).contains(&digits.len())
            || digits.starts_with("0")
            || !digits.bytes().all(|byte| byte.is_ascii_digit())
        {
            return None;
        }
        let count = digits.bytes().fold(0, |sum, digit| sum * 10 + u32::from(digit - b'0'));
        let singular = word.strip_suffix("s").unwrap_or(word);
        let unit = UNITS.iter().find(|unit| unit.as_str() == singular)?;
        Some(Self { count, unit: *unit })
    }

    /// At most so many milliseconds: months of 30 days, years of 365. For what must end in time.
    #[must_use]
    pub fn at_most(self) -> f64 {
        self.milliseconds(30.0, 365.0)
    }

    /// At least so many milliseconds: months of 31 days, years of 366. For what must not begin too soon.
    #[must_use]
    pub fn at_least(self) -> f64 {
        self.milliseconds(31.0, 366.0)
    }

    fn milliseconds(self, month: f64, year: f64) -> f64 {
        let minutes = match self.unit {
            Unit::Session => 0.0,
            Unit::Minute => 1.0,
            Unit::Hour => 60.0,
            Unit::Day => 1440.0,
            Unit::Month => 1440.0 * month,
            Unit::Year => 1440.0 * year,
        };
        f64::from(self.count) * minutes * 60_000.0
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const DAY: f64 = 86_400_000.0;

    #[test]
    fn reads_words() {
        assert_eq!(Duration::parse("13 months"), Some(Duration::months(13)));
        assert_eq!(Duration::parse("1 day"), Some(Duration { count: 1, unit: Unit::Day }));
        assert_eq!(Duration::parse("session"), Some(Duration { count: 0, unit: Unit::Session }));
        for bad in [
            "",
            "0 days",
            "01 days",
            "-1 days",
            "1.5 years",
            "10000 days",
            "3 fortnights",
            "days",
            "3  days",
            "3 dayss",
        ] {
            assert_eq!(Duration::parse(bad), None, "{bad}");
        }
    }

    #[test]
    fn bounds_a_month_from_both_sides() {
        assert_eq!(Duration::months(6).at_most(), 180.0 * DAY);
        assert_eq!(Duration::months(6).at_least(), 186.0 * DAY);
    }
}
