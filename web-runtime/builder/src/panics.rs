//! Panics without words.
//!
//! Nobody hears a panic in a browser: the program stops, and what it would say is lost. Yet the words are put together
//! by code of the standard library, and every place that can panic says where it stands. All that leads to nothing but
//! a panic becomes one instruction, `unreachable`, in which every panic ends anyway.

use std::collections::HashSet;

use walrus::ir::{Block, Call, IfElse, Instr, InstrSeqId, Loop, Unreachable};
use walrus::{FunctionId, FunctionKind, LocalFunction, Module};

/// Where all panics of Rust go, by the end of its name.
const PANIC: &str = "::panicking::panic_fmt";

/// Takes the words from all panics, and gives the function that stops the program. What only said the words is still
/// there.
///
/// # Errors
/// There is no function that panics go to.
pub fn silence(module: &mut Module) -> Result<FunctionId, &'static str> {
    let is_panic = |name: &String| name.ends_with(PANIC);
    let panic = (module.funcs.iter())
        .find(|function| function.name.as_ref().is_some_and(is_panic))
        .ok_or("the program has no function that panics go to")?
        .id();
    let mut panics = HashSet::from([panic]);
    end(local(module, panic));

    let functions: Vec<FunctionId> = module.funcs.iter_local().map(|(id, _)| id).collect();
    loop {
        let n_panics = panics.len();
        for &id in &functions {
            let function = local(module, id);
            let body = function.entry_block();
            shorten(function, body, &panics);
            if !panics.contains(&id) && ends_itself(function) {
                end(function);
                panics.insert(id);
            }
        }
        if panics.len() == n_panics {
            return Ok(panic);
        }
    }
}

fn local(module: &mut Module, id: FunctionId) -> &mut LocalFunction {
    match &mut module.funcs.get_mut(id).kind {
        FunctionKind::Local(function) => function,
        _ => unreachable!("a function of Rust's own is not imported"),
    }
}

/// Leaves nothing of a function but that it stops the program.
fn end(function: &mut LocalFunction) {
    let body = function.entry_block();
    cut(function, body, 0);
}

/// Stops the program before that instruction of a sequence.
fn cut(function: &mut LocalFunction, sequence: InstrSeqId, place: usize) {
    let instructions = &mut function.block_mut(sequence).instrs;
    instructions.truncate(place);
    instructions.push((Unreachable {}.into(), Default::default()));
}

/// Stops the program as soon as a sequence can do nothing any more but panic; so in those within it, too.
fn shorten(function: &mut LocalFunction, sequence: InstrSeqId, panics: &HashSet<FunctionId>) {
    for inner in within(function, sequence) {
        shorten(function, inner, panics);
    }
    let instructions = &function.block(sequence).instrs;
    let panic = (instructions.iter()).position(|(instruction, _)| match instruction {
        Instr::Unreachable(_) => true,
        Instr::Call(Call { func }) => panics.contains(func),
        Instr::Block(Block { seq }) => {
            let inner = &function.block(*seq).instrs;
            matches!(inner.as_slice(), [(Instr::Unreachable(_), _)])
        }
        _ => false,
    });
    if let Some(panic) = panic {
        let before = &instructions[..panic];
        let last = before
            .iter()
            .rposition(|(instruction, _)| !is_idle(instruction));
        cut(function, sequence, last.map_or(0, |last| last + 1));
    }
}

/// Whether nothing of an instruction is left once the program has stopped: what it puts into memory is what a panic
/// would have said.
fn is_idle(instruction: &Instr) -> bool {
    matches!(
        instruction,
        Instr::Binop(_)
            | Instr::Const(_)
            | Instr::Drop(_)
            | Instr::GlobalGet(_)
            | Instr::GlobalSet(_)
            | Instr::Load(_)
            | Instr::LocalGet(_)
            | Instr::LocalSet(_)
            | Instr::LocalTee(_)
            | Instr::Select(_)
            | Instr::Store(_)
            | Instr::Unop(_)
    )
}

/// Whether a function stops the program whichever way it takes: it does nothing else, doesn't turn in circles, and
/// doesn't return.
fn ends_itself(function: &LocalFunction) -> bool {
    let body = function.entry_block();
    let mut sequences = vec![body];
    while let Some(sequence) = sequences.pop() {
        let instructions = &function.block(sequence).instrs;
        let goes_on = instructions
            .iter()
            .any(|(instruction, _)| match instruction {
                Instr::Br(br) => br.block == body,
                Instr::BrIf(br) => br.block == body,
                Instr::BrTable(br) => br.default == body || br.blocks.contains(&body),
                Instr::Block(_) | Instr::IfElse(_) | Instr::Unreachable(_) => false,
                other => !is_idle(other),
            });
        if goes_on {
            return false;
        }
        sequences.extend(within(function, sequence));
    }
    matches!(
        function.block(body).instrs.last(),
        Some((Instr::Unreachable(_), _))
    )
}

/// The sequences that stand in a sequence.
fn within(function: &LocalFunction, sequence: InstrSeqId) -> Vec<InstrSeqId> {
    let mut found = Vec::new();
    for (instruction, _) in &function.block(sequence).instrs {
        match instruction {
            Instr::Block(Block { seq }) | Instr::Loop(Loop { seq }) => found.push(*seq),
            Instr::IfElse(IfElse {
                consequent,
                alternative,
            }) => {
                found.extend([*consequent, *alternative]);
            }
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use walrus::FunctionBuilder;

    use super::*;

    fn add(
        module: &mut Module,
        name: &str,
        write: impl FnOnce(&mut walrus::InstrSeqBuilder),
    ) -> FunctionId {
        let mut builder = FunctionBuilder::new(&mut module.types, &[], &[]);
        builder.name(name.to_owned());
        write(&mut builder.func_body());
        builder.finish(Vec::new(), &mut module.funcs)
    }

    fn n_instructions(module: &mut Module, id: FunctionId) -> usize {
        let function = local(module, id);
        function.block(function.entry_block()).instrs.len()
    }

    #[test]
    fn what_only_panics_stops_at_once() {
        let mut module = Module::default();
        let nothing = module.types.add(&[], &[]);
        let (said, _) = module.add_import_func("browser", "say", nothing);
        let panic = add(&mut module, "core[0]::panicking::panic_fmt", |body| {
            body.call(said);
        });
        let place = add(&mut module, "panic_with_a_number", |body| {
            body.block(None, |way| {
                let id = way.id();
                way.i32_const(7).br_if(id).call(panic).unreachable();
            });
            body.i32_const(7).drop().call(panic).unreachable();
        });
        let caller = add(&mut module, "caller", |body| {
            body.call(said)
                .i32_const(1)
                .drop()
                .call(place)
                .unreachable();
        });
        let returns = add(&mut module, "returns", |body| {
            body.if_else(
                None,
                |yes| {
                    yes.call(place).unreachable();
                },
                |_| {},
            );
        });

        assert_eq!(silence(&mut module), Ok(panic));
        assert_eq!(n_instructions(&mut module, panic), 1);
        assert_eq!(n_instructions(&mut module, place), 1);
        assert_eq!(
            n_instructions(&mut module, caller),
            2,
            "what was said before is said"
        );
        assert!(!ends_itself(local(&mut module, returns)));
    }

    #[test]
    fn a_program_without_panics_is_refused() {
        let mut module = Module::default();
        assert!(silence(&mut module).is_err());
    }
}
