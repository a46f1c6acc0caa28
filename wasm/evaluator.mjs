// Loads the built core under Node.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The folder that `make wasm` fills. */
export const build = fileURLToPath(new URL("../build/", import.meta.url));

/**
 * Starts build/core.wasm.
 * @returns {Promise<Record<string, (request: string) => string>>} globalThis.charmPlayground; all functions take and return JSON text
 */
export async function startCore() {
  createRequire(import.meta.url)(`${build}wasm_exec.js`);
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(`${build}core.wasm`), go.importObject);
  void go.run(instance);
  if (!globalThis.charmPlayground) throw new Error("core.wasm does not define charmPlayground");
  return globalThis.charmPlayground;
}
