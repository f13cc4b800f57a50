let wasm;
// Takes the answer that brings the program, and gives what the program gives; asked again, without one, the same. A
// server that doesn't say that it's WASM has it read whole first.
export default async (response) => {
  if (wasm) return wasm;
  const imports = __wbg_get_imports();
  const { instance } = await WebAssembly.instantiateStreaming(response, imports).catch(async () =>
    WebAssembly.instantiate(await response.arrayBuffer(), imports),
  );
  wasm = instance.exports;
  wasm.__wbindgen_start();
  return wasm;
};
