/**
 * The worker that runs the core. It gets the compiled module from the page, or fetches its own, warms it up, and then
 * answers one call after the other. The page's side is client.ts.
 */
import "../../build/wasm_exec.js";
import { compiledCore } from "./core";
import type { CallMessage, CoreMessage, WorkerMessage } from "./protocol";
import { warmUpRequest } from "./warm-up";

/** Go's loader, which wasm_exec.js defines. */
interface GoLoader {
  readonly importObject: WebAssembly.Imports;
  run(instance: WebAssembly.Instance): Promise<void>;
}

/** The parts of the worker's global scope that this file uses. */
interface Scope {
  readonly Go: new () => GoLoader;
  readonly charmPlayground?: Readonly<Record<string, (request: string) => string>>;
  postMessage(message: WorkerMessage): void;
  addEventListener(
    type: "message" | "messageerror",
    listener: (event: MessageEvent<CallMessage | CoreMessage>) => void,
  ): void;
}

const scope = globalThis as unknown as Scope;

/** Starts the core; it runs until Go's main returns or exits. */
async function start(module: WebAssembly.Module): Promise<void> {
  const go = new scope.Go();
  const instance = await WebAssembly.instantiate(module, go.importObject);
  void go.run(instance).then(() => fail("the core ended"), fail);
  for (let tries = 0; !scope.charmPlayground; tries++) {
    if (tries === 200) throw new Error("the core did not start");
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
  scope.charmPlayground.evaluate?.(JSON.stringify(warmUpRequest));
  scope.postMessage({ type: "ready" });
}

/** Tells the page that this worker can no longer be used. */
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

/** Runs the page's core, or one that it fetches. */
async function begin(module?: WebAssembly.Module): Promise<void> {
  await start(module ?? (await compiledCore()));
}

scope.addEventListener("message", ({ data }) => {
  if (data.type === "core") begin(data.module).catch(fail);
  else answer(data);
});
// The module may come from an agent that cannot share it with this worker (HTML, StructuredDeserialize).
scope.addEventListener("messageerror", () => void begin().catch(fail));
