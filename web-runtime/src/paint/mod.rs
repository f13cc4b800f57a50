//! Fills the theme's slots with what there is to show. Decides nothing: every choice stands in what it is given.

mod back;
pub mod browse;
mod calendar;
mod front;
mod home;
mod plan;
mod rehearse;
mod review;
mod settings;
mod site;
mod stats;
mod summary;

pub use home::{home, leave_reminder};
pub use plan::{GoalForm, goal, plan};
pub use rehearse::{Kept, clock as rehearsal_clock, rehearsal};
pub use review::{Sheet, Table, shortcuts};
pub use settings::{LANGUAGE, Offer, greet, kept, offer, settings};
pub use site::{problem, theme};
pub use stats::stats;
