/**
 * core.wasm, compiled while it arrives: in the page, whose index.html asks for it and which hands the same module to each
 * worker, or in a worker that was handed none.
 */

/** Where the core is; the build puts its name there. */
const address = new URL("../../build/core.wasm", import.meta.url).href;

/** The core that is there or on its way; null before it is asked for, and after it could not be had. */
let compiling: Promise<WebAssembly.Module> | null = null;

/** Compiles the core as it downloads, or after, where the host sends another type than application/wasm. */
async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`core.wasm: ${response.status} ${response.statusText}`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm"))
    return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * The compiled core, which all workers of a page share.
 * @throws why it could not be had; the next call tries again
 */
export function compiledCore(): Promise<WebAssembly.Module> {
  compiling ??= compile().catch((error: unknown) => {
    compiling = null;
    throw error;
  });
  return compiling;
}
