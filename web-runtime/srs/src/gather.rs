//! Lists of what an iterator gives.

/// The same as `collect`, one after the other. That looks at the first by itself, to know how much room to make, so all
/// that the iterator does would be in a first visit twice.
pub fn gather<T>(from: impl IntoIterator<Item = T>) -> Vec<T> {
    let mut list = Vec::new();
    for item in from {
        list.push(item);
    }
    list
}
