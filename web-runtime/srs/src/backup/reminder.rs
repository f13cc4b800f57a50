//! When to remind of a backup: by its age and by what would be lost without one. Never twice within a week.
//!
//! | backup | reminds when |
//! |---|---|
//! | never made | 50 reviews, or 20 reviews and the first is a week old |
//! | made | 20 reviews since, and it is a week old |
//! | reminder put off | 20 reviews since that, and a week has passed since |
//!
//! A week, because Safari deletes what a page stored after seven days without a visit; 20 reviews are a day's work lost;
//! 50 are more than a visitor makes who only looks around.

/// Days that a backup is good for, and that a reminder stays away for.
const DAYS: i32 = 7;
/// Reviews that are worth a backup.
const REVIEWS: u32 = 20;
/// Reviews that are worth the first backup at once.
const FIRST_REVIEWS: u32 = 50;

/// Reviews made since some moment, and how many days ago that was.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Since {
    /// Reviews made since.
    pub reviews: u32,
    /// Days passed since; negative where the clock was set back.
    pub days: i32,
}

/// What would be lost.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Unsaved {
    /// All reviews, since the first.
    pub all: Since,
    /// Since the last backup, if there ever was one.
    pub backup: Option<Since>,
    /// Since a reminder was last put off, if ever.
    pub put_off: Option<Since>,
}

/// What to say about the backup.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reminder {
    /// Nothing: there is little to lose, or it was said lately.
    None,
    /// So many reviews, and never a backup.
    Never(u32),
    /// Since the last backup.
    Old(Since),
}

impl Unsaved {
    /// What to say.
    pub fn reminder(&self) -> Reminder {
        let is_worth_a_word = |since: Since| since.reviews >= REVIEWS && since.days >= DAYS;
        let is_put_off = self
            .put_off
            .is_some_and(|put_off| !is_worth_a_word(put_off));
        match self.backup {
            _ if is_put_off => Reminder::None,
            Some(backup) if is_worth_a_word(backup) => Reminder::Old(backup),
            None if is_worth_a_word(self.all) || self.all.reviews >= FIRST_REVIEWS => {
                Reminder::Never(self.all.reviews)
            }
            _ => Reminder::None,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    type Table = (u32, i32);

    #[track_caller]
    fn check(all: Table, backup: Option<Table>, put_off: Option<Table>, said: Reminder) {
        let since = |(reviews, days)| Since { reviews, days };
        let unsaved = Unsaved {
            all: since(all),
            backup: backup.map(since),
            put_off: put_off.map(since),
        };
        assert_eq!(unsaved.reminder(), said, "{unsaved:?}");
    }

    #[test]
    fn never_backed_up() {
        for (reviews, days, reminds) in [
            (0, 0, false),
            (49, 0, false),
            (50, 0, true),
            (19, 300, false),
            (20, 6, false),
            (20, 7, true),
            (3_000, -2, true),
        ] {
            let said = if reminds {
                Reminder::Never(reviews)
            } else {
                Reminder::None
            };
            check((reviews, days), None, None, said);
        }
    }

    #[test]
    fn backed_up_once() {
        for (reviews, days, reminds) in [
            (0, 100, false),
            (19, 100, false),
            (20, 6, false),
            (20, 7, true),
            (3_000, 6, false),
            (3_000, -5, false),
        ] {
            let since = Since { reviews, days };
            let said = if reminds {
                Reminder::Old(since)
            } else {
                Reminder::None
            };
            check((3_000, 400), Some((reviews, days)), None, said);
        }
    }

    #[test]
    fn put_off() {
        for (reviews, days, reminds) in [
            (0, 0, false),
            (3_000, 6, false),
            (19, 30, false),
            (20, 7, true),
        ] {
            let old = Since {
                reviews: 100,
                days: 60,
            };
            let put_off = Some((reviews, days));
            let say = |said| if reminds { said } else { Reminder::None };
            check(
                (900, 400),
                Some((100, 60)),
                put_off,
                say(Reminder::Old(old)),
            );
            check((900, 400), None, put_off, say(Reminder::Never(900)));
        }
        // A backup after that counts, however long ago the reminder was.
        check((900, 400), Some((3, 1)), Some((90, 30)), Reminder::None);
    }
}
