// Loads the built core under Node.
import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";

/** The folder that `make wasm` fills. */
export const build = fileURLToPath(new URL("../build/", import.meta.url));

/**
 * Starts build/core.wasm, or another module of the same Go.
 * @param {string} module its path
 * @returns {Promise<Record<string, (request: string) => string>>} globalThis.charmPlayground; all functions take and return JSON text
 */
export async function startCore(module = `${build}core.wasm`) {
  createRequire(import.meta.url)(`${build}wasm_exec.js`);
  const go = new globalThis.Go();
  const { instance } = await WebAssembly.instantiate(readFileSync(module), go.importObject);
  delete globalThis.charmPlayground;
  void go.run(instance);
  if (!globalThis.charmPlayground) throw new Error(`${module} does not define charmPlayground`);
  return globalThis.charmPlayground;
}
