/**
 * core.wasm, compiled while it downloads. The page fetches it from index.html on and hands the same module to each
 * worker; a worker that gets no module fetches its own.
 */

/** The address of the core; the build fills in its name. */
const address = new URL("../../build/core.wasm", import.meta.url).href;

/** The core's module, ready or on its way; null before the first call and after a failure. */
let compiling: Promise<WebAssembly.Module> | null = null;

/** Compiles the core while it downloads; afterwards if the host does not send it as application/wasm. */
async function compile(): Promise<WebAssembly.Module> {
  const response = await fetch(address);
  if (!response.ok) throw new Error(`core.wasm: ${response.status} ${response.statusText}`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm"))
    return WebAssembly.compileStreaming(response);
  return WebAssembly.compile(await response.arrayBuffer());
}

/**
 * The compiled core, which all workers of a page share.
 * @throws the reason why it could not be fetched; the next call tries again
 */
export function compiledCore(): Promise<WebAssembly.Module> {
  compiling ??= compile().catch((error: unknown) => {
    compiling = null;
    throw error;
  });
  return compiling;
}
