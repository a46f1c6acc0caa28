/** The messages between the page and its worker. Their contents are declared in wire.ts, generated from the core. */
import type { Calls, Diagnostic, EvaluateRequest } from "./wire";

export type * from "./wire";

/** The project folder: paths (with `/`) and their texts with LF line ends. */
export type Files = EvaluateRequest["files"];

/** The severity of a finding. */
export type Severity = Diagnostic["severity"];

/** The name of a function of the core. */
export type CallName = keyof Calls;

/** From the page to the worker: call one function of the core. */
export interface CallMessage {
  readonly type: "call";
  /** The number of the call, returned with its answer. */
  readonly id: number;
  readonly name: CallName;
  /** The request as JSON text. */
  readonly request: string;
}

/** From the page to a new worker, once: the core that it runs. */
export interface CoreMessage {
  readonly type: "core";
  /** Absent if the page could not get the core; the worker then fetches its own. */
  readonly module?: WebAssembly.Module;
}

/** From the worker to the page. */
export type WorkerMessage =
  /** The core is loaded and warm. */
  | { readonly type: "ready" }
  /** The core could not be loaded, or it ended; `message` says why. */
  | { readonly type: "failed"; readonly message: string }
  /** An answer as JSON text, and the milliseconds that it took. */
  | { readonly type: "answer"; readonly id: number; readonly response: string; readonly milliseconds: number }
  /** The call was not possible, for example because this core lacks the function. */
  | { readonly type: "refused"; readonly id: number; readonly message: string };
