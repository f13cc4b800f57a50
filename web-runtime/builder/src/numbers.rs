//! All numbers that stand in a program: whatever has an address or a place in the table is only reached by one of them.

use std::collections::HashSet;

use walrus::Module;
use walrus::ir::{Const, Load, Store, Value, Visitor, dfs_in_order};

/// The numbers in the code, and every four bytes of the data taken for one, whatever they mean there.
pub struct Numbers(HashSet<u32>);

impl Numbers {
    /// Those of a program as it now is.
    pub fn of(module: &Module) -> Numbers {
        let mut numbers = Numbers(HashSet::new());
        for (_, function) in module.funcs.iter_local() {
            dfs_in_order(&mut numbers, function, function.entry_block());
        }
        for data in module.data.iter() {
            let words = data
                .value
                .windows(4)
                .filter_map(|word| word.try_into().ok());
            numbers.0.extend(words.map(u32::from_le_bytes));
        }
        numbers
    }

    /// Whether that number stands anywhere.
    pub fn has(&self, number: u32) -> bool {
        self.0.contains(&number)
    }
}

impl Visitor<'_> for Numbers {
    fn visit_const(&mut self, constant: &Const) {
        if let Value::I32(number) = constant.value {
            self.0.insert(number.cast_unsigned());
        }
    }

    fn visit_load(&mut self, load: &Load) {
        self.0.extend(u32::try_from(load.arg.offset));
    }

    fn visit_store(&mut self, store: &Store) {
        self.0.extend(u32::try_from(store.arg.offset));
    }
}
