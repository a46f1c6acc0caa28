import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** The smallest module: its magic number and version (WebAssembly Core Specification, 5.5.16). */
const module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

const answers = (type: string) => new Response(module, { headers: { "Content-Type": type } });

let compiledCore: typeof import("./core").compiledCore;

beforeEach(async () => {
  vi.resetModules();
  ({ compiledCore } = await import("./core"));
});
afterEach(() => vi.unstubAllGlobals());

test.each(["application/wasm", "application/octet-stream"])(
  "the core is compiled when it is sent as %s",
  async (type) => {
    vi.stubGlobal("fetch", async () => answers(type));
    expect(await compiledCore()).toBeInstanceOf(WebAssembly.Module);
  },
);

test("all workers share one fetch", async () => {
  const fetched = vi.fn(async () => answers("application/wasm"));
  vi.stubGlobal("fetch", fetched);
  const [first, second] = await Promise.all([compiledCore(), compiledCore()]);
  expect(first).toBe(second);
  expect(await compiledCore()).toBe(first);
  expect(fetched).toHaveBeenCalledTimes(1);
});

test("a failed fetch gives its reason, and the next call tries again", async () => {
  vi.stubGlobal("fetch", async () => new Response("", { status: 404, statusText: "Not Found" }));
  await expect(compiledCore()).rejects.toThrow("core.wasm: 404 Not Found");
  vi.stubGlobal("fetch", async () => answers("application/wasm"));
  expect(await compiledCore()).toBeInstanceOf(WebAssembly.Module);
});
