//! Comments that steer the reading: `<!-- card: off -->`, `<!-- card: on -->`, `<!-- card: id=lock-1 -->`.

use super::Reader;
use crate::block::Block;

enum Control<'a> {
    Off,
    On,
    Id(&'a str),
}

impl Reader<'_> {
    /// Follows a comment; false where it is only a comment.
    pub(super) fn control(&mut self, block: &Block) -> bool {
        match control(block.text) {
            Some(Control::Off) => {
                self.close();
                self.off = true;
            }
            Some(Control::On) => self.off = false,
            Some(Control::Id(id)) => match &mut self.open {
                Some(open) if open.is_empty() => open.id = Some(id.to_owned()),
                _ => self.next_id = Some(id.to_owned()),
            },
            None => return false,
        }
        true
    }
}

fn control(comment: &str) -> Option<Control<'_>> {
    let inner = comment.strip_prefix("<!--")?.strip_suffix("-->")?.trim();
    let order = inner.strip_prefix("card:")?.trim();
    match order {
        "off" => Some(Control::Off),
        "on" => Some(Control::On),
        _ => order
            .strip_prefix("id=")
            .map(str::trim)
            .filter(|id| !id.is_empty() && !id.contains(char::is_whitespace))
            .map(Control::Id),
    }
}
