//! Functions that are only called by their number in the table, and whose number nobody has any more.
//!
//! The linker keeps what had its number taken. Some that took one are gone since: the functions that wasm-bindgen asks
//! what a closure is like, and what a panic would have said. A number is in use where it stands in the code or in the
//! data, whatever it means there.

use walrus::ir::Value;
use walrus::{ConstExpr, ElementItems, ElementKind, FunctionId, Module};

use crate::numbers::Numbers;

/// The number of the table's first function, which the linker is told: from here on a number is seldom anything else.
pub const FIRST: i32 = 4_000;

/// Puts another function in the place of those that no number leads to. The numbers of all others stay.
pub fn release(module: &mut Module, instead: FunctionId) {
    let numbers = Numbers::of(module);
    for element in module.elements.iter_mut() {
        if let (ElementKind::Active { offset, .. }, ElementItems::Functions(functions)) =
            (&element.kind, &mut element.items)
            && let ConstExpr::Value(Value::I32(first)) = *offset
        {
            for (number, function) in (first..).zip(functions) {
                if !numbers.has(number.cast_unsigned()) {
                    *function = instead;
                }
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use walrus::{DataKind, FunctionBuilder, RefType};

    use super::*;

    #[test]
    fn a_function_stays_where_its_number_stands_in_code_or_data() {
        let mut module = Module::default();
        let mut add = |number: Option<i32>| {
            let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
            if let Some(number) = number {
                builder.func_body().i32_const(number).drop();
            }
            builder.finish(Vec::new(), &mut module.funcs)
        };
        let (instead, by_nobody, by_code, by_data) =
            (add(None), add(Some(FIRST + 1)), add(None), add(None));
        let table = module
            .tables
            .add_local(false, 9_000, None, RefType::FUNCREF);
        let offset = ConstExpr::Value(Value::I32(FIRST));
        let element = module.elements.add(
            ElementKind::Active { table, offset },
            ElementItems::Functions(vec![by_nobody, by_code, by_data]),
        );
        let vtable = [&[1][..], &(FIRST + 2).to_le_bytes()].concat();
        module.data.add(DataKind::Passive, vtable);

        release(&mut module, instead);
        let ElementItems::Functions(functions) = &module.elements.get(element).items else {
            panic!("they are functions");
        };
        assert_eq!(*functions, [instead, by_code, by_data]);
    }
}
