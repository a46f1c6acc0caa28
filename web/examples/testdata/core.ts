import { readFileSync } from "node:fs";
import { fileURLToPath, pathToFileURL } from "node:url";
import type { Files, Result } from "../../engine/protocol";

/** What Go's wasm_exec.js and the core put on globalThis. */
interface GoGlobals {
  Go: new () => { importObject: WebAssembly.Imports; run: (instance: WebAssembly.Instance) => Promise<void> };
  charmPlayground: { evaluate: (request: string) => string };
}

const built = (name: string) => fileURLToPath(new URL(`../../../build/${name}`, import.meta.url));

/**
 * Starts build/core.wasm in this process.
 * @throws Error when it has not been built by `make wasm`
 */
export async function loadCore(): Promise<(files: Files, experimental: boolean) => Result> {
  await import(/* @vite-ignore */ pathToFileURL(built("wasm_exec.js")).href);
  const globals = globalThis as unknown as GoGlobals;
  const go = new globals.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(built("core.wasm")), go.importObject);
  void go.run(instance);
  return (files, experimental) =>
    JSON.parse(globals.charmPlayground.evaluate(JSON.stringify({ files, charmcraft: { experimental } })));
}
