//! Places in the source that only panics named: what is left of them in the data becomes zeros, which weigh nothing.
//!
//! ```text
//! core::panic::Location    address and length of the file's name, line, column: four bytes each
//! ```

use std::ops::Range;

use walrus::ir::Value;
use walrus::{ConstExpr, DataKind, Module};

use crate::numbers::Numbers;

/// Four numbers.
const SIZE: usize = 16;

/// Clears the places that no number leads to, then the names of files that no place leads to.
pub fn forget(module: &mut Module) {
    let numbers = Numbers::of(module);
    let mut names = Vec::new();
    each(module, |address, data| {
        for at in (0..data.len().saturating_sub(SIZE - 1)).step_by(4) {
            let Some(name) = place(&data[at..at + SIZE], address, data) else {
                continue;
            };
            if !numbers.has(address + at as u32) {
                data[at..at + SIZE].fill(0);
                names.push(address + name.start as u32..address + name.end as u32);
            }
        }
    });
    let numbers = Numbers::of(module);
    names.retain(|name| !numbers.has(name.start));
    each(module, |address, data| {
        for name in &names {
            let range =
                name.start.wrapping_sub(address) as usize..name.end.wrapping_sub(address) as usize;
            if let Some(name) = data.get_mut(range) {
                name.fill(0);
            }
        }
    });
}

/// Shows each piece of the data, with its address.
fn each(module: &mut Module, mut look: impl FnMut(u32, &mut Vec<u8>)) {
    let ids: Vec<_> = module.data.iter().map(|data| data.id()).collect();
    for id in ids {
        let data = module.data.get_mut(id);
        if let DataKind::Active { offset, .. } = &data.kind
            && let ConstExpr::Value(Value::I32(address)) = *offset
        {
            look(address.cast_unsigned(), &mut data.value);
        }
    }
}

/// Where in the data the name of the file is, if these bytes are a place.
fn place(bytes: &[u8], address: u32, data: &[u8]) -> Option<Range<usize>> {
    let mut numbers = bytes.chunks(4).filter_map(|word| word.try_into().ok());
    let mut next = || numbers.next().map(u32::from_le_bytes);
    let (name, length, line, column) = (next()?, next()?, next()?, next()?);
    let start = name.checked_sub(address)? as usize;
    let range = start..start.checked_add(length as usize)?;
    let is_place = data.get(range.clone())?.ends_with(b".rs") && line > 0 && column > 0;
    is_place.then_some(range)
}

#[cfg(test)]
mod tests {
    use walrus::{FunctionBuilder, ValType};

    use super::*;

    const ADDRESS: u32 = 1 << 20;

    fn words(words: [u32; 4]) -> Vec<u8> {
        words.iter().flat_map(|word| word.to_le_bytes()).collect()
    }

    #[test]
    fn a_place_goes_with_its_file_unless_a_number_leads_to_it() {
        let names = ADDRESS + 48;
        let used = words([names, 7, 3, 5]);
        let unused = words([names + 7, 7, 4, 5]);
        let no_place = words([names + 7, 6, 4, 5]);
        let value = [&used[..], &unused, &no_place, b"kept.rsgone.rs"].concat();

        let mut module = Module::default();
        let memory = module.memories.add_local(false, false, 17, None, None);
        let offset = ConstExpr::Value(Value::I32(ADDRESS.cast_signed()));
        let data = module.data.add(DataKind::Active { memory, offset }, value);
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[ValType::I32]);
        builder.func_body().i32_const(ADDRESS.cast_signed());
        builder.finish(Vec::new(), &mut module.funcs);

        forget(&mut module);
        // What is no place leads to the other name, which so stays.
        let left = [&used[..], &[0; 16], &no_place, b"kept.rsgone.rs"].concat();
        assert_eq!(module.data.get(data).value, left);

        module.data.get_mut(data).value[16..48].copy_from_slice(&[unused, vec![0; 16]].concat());
        forget(&mut module);
        let left = [&used[..], &[0; 32], b"kept.rs\0\0\0\0\0\0\0"].concat();
        assert_eq!(module.data.get(data).value, left);
    }
}
