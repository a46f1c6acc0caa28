/**
 * The worker that runs the core. It loads core.wasm, warms it up, and then
 * answers one call after the other; the page's side is client.ts.
 */
import "../../build/wasm_exec.js";
import coreAddress from "../../build/core.wasm?url";
import type { CallMessage, WorkerMessage } from "./protocol";
import { warmUpRequest } from "./warm-up";

/** Go's loader, which wasm_exec.js defines. */
interface GoLoader {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** What this file uses of the worker's global scope. */
interface Scope {
  readonly Go: new () => GoLoader;
  readonly charmPlayground?: Readonly<Record<string, (request: string) => string>>;
  postMessage(message: WorkerMessage): void;
  addEventListener(type: "message", listener: (event: MessageEvent<CallMessage>) => void): void;
}

const scope = globalThis as unknown as Scope;

/** Compiles the core while it downloads, or after, where the host sends another type than application/wasm. */
async function instantiate(imports: WebAssembly.Imports): Promise<WebAssembly.Instance> {
  const response = await fetch(coreAddress);
  if (!response.ok) throw new Error(`core.wasm: ${response.status} ${response.statusText}`);
  if (response.headers.get("Content-Type")?.startsWith("application/wasm")) {
    return (await WebAssembly.instantiateStreaming(response, imports)).instance;
  }
  return (await WebAssembly.instantiate(await response.arrayBuffer(), imports)).instance;
}

/** Starts the core; it stays alive until Go's main returns or exits. */
async function start(): Promise<void> {
  const go = new scope.Go();
  const instance = await instantiate(go.importObject);
  void go.run(instance).then(() => fail("the core ended"), fail);
  for (let tries = 0; !scope.charmPlayground; tries++) {
    if (tries === 200) throw new Error("the core did not start");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  scope.charmPlayground.evaluate?.(JSON.stringify(warmUpRequest));
  scope.postMessage({ type: "ready" });
}

/** Tells the page that this worker is of no more use. */
function fail(reason: unknown): void {
  scope.postMessage({ type: "failed", message: reason instanceof Error ? reason.message : String(reason) });
}

/** Answers one call. */
function answer({ id, name, request }: CallMessage): void {
  const call = scope.charmPlayground?.[name];
  if (!call) {
    scope.postMessage({ type: "refused", id, message: `the core has no ${name}` });
    return;
  }
  const began = performance.now();
  const response = call(request);
  scope.postMessage({ type: "answer", id, response, milliseconds: performance.now() - began });
}

scope.addEventListener("message", (event) => answer(event.data));
start().catch(fail);
