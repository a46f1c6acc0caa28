import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Calls, Files, Result } from "../../engine/protocol";

/** The properties that Go's wasm_exec.js and the core put on globalThis. */
interface GoGlobals {
  Go: new () => { importObject: WebAssembly.Imports; run: (instance: WebAssembly.Instance) => Promise<void> };
  charmPlayground: Record<keyof Calls, (request: string) => string>;
}

/** Calls a function of the core. */
export type Call = <N extends keyof Calls>(name: N, request: Calls[N]["request"]) => Calls[N]["response"];

const built = (name: string) => fileURLToPath(new URL(`../../../build/${name}`, import.meta.url));

/**
 * Starts build/core.wasm in this process.
 * @throws Error if `make wasm` has not built it
 */
export async function loadCalls(): Promise<Call> {
  await import(/* @vite-ignore */ pathToFileURL(built("wasm_exec.js")).href);
  const globals = globalThis as unknown as GoGlobals;
  const go = new globals.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(built("core.wasm")), go.importObject);
  void go.run(instance);
  return (name, request) => JSON.parse(globals.charmPlayground[name](JSON.stringify(request)));
}

/** Starts build/core.wasm in this process, with evaluate as the only function. */
export async function loadCore(): Promise<(files: Files, experimental: boolean) => Result> {
  const call = await loadCalls();
  return (files, experimental) => call("evaluate", { files, charmcraft: { experimental } });
}
