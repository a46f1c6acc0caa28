import { afterEach, beforeEach, expect, test, vi } from "vitest";

/** The smallest module: its magic number and version (WebAssembly Core Specification, 5.5.16). */
const module = new Uint8Array([0, 0x61, 0x73, 0x6d, 1, 0, 0, 0]);

let sent: unknown[] = [];
let takesModules = true;

/** A browser's worker; the messages to it are in `sent`. */
class FakeWorker {
  postMessage(message: object): void {
    if ("module" in message && !takesModules) throw new DOMException("no", "DataCloneError");
    sent.push(message);
  }
  terminate(): void {}
}

/** Starts an engine. @returns the first message to its worker */
async function firstMessage(): Promise<unknown> {
  const { startEngine } = await import("./client");
  const engine = startEngine(() => {});
  await vi.waitFor(() => expect(sent).toHaveLength(1));
  engine.dispose();
  return sent[0];
}

beforeEach(() => {
  vi.resetModules();
  sent = [];
  takesModules = true;
  vi.stubGlobal("Worker", FakeWorker);
  vi.stubGlobal("fetch", async () => new Response(module));
});
afterEach(() => vi.unstubAllGlobals());

test("a worker gets the core that the page compiled", async () => {
  expect(await firstMessage()).toEqual({ type: "core", module: expect.any(WebAssembly.Module) });
});

test("a worker fetches its own core if the page could not", async () => {
  vi.stubGlobal("fetch", () => Promise.reject(new TypeError("no network")));
  expect(await firstMessage()).toEqual({ type: "core" });
});

test("a worker fetches its own core if the browser cannot send it a module", async () => {
  takesModules = false;
  expect(await firstMessage()).toEqual({ type: "core" });
});
