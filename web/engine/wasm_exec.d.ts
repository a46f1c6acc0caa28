/** Go's loader for GOOS=js, copied by `make wasm` from the Go that built the core. */
declare module "*/wasm_exec.js";
