//! The pages of a site, as a person knows them: one object a page. Stories speak these words; only the files here know
//! the attributes that theme and runtime agreed on (`themes/README.md`).

mod browse;
mod home;
mod note;
mod plan;
mod rehearse;
mod review;
mod settings;
mod stats;

pub use browse::Browse;
pub use home::Home;
pub use note::Note;
pub use plan::Plan;
pub use rehearse::Rehearse;
pub use review::{Grade, Review, View};
pub use settings::{Preview, Settings};
pub use stats::Stats;
