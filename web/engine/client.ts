/**
 * The page's side of the worker: one call at a time, the latest wins, a time
 * limit, and a new worker in place of one that hangs or dies.
 */
import { compiledCore } from "./core";
import type { CallName, Calls, CoreMessage, WorkerMessage } from "./protocol";

/** How the engine is doing. */
export type EngineState =
  /** core.wasm is on its way or starts. */
  | { readonly kind: "loading" }
  | { readonly kind: "ready" }
  /** It did not answer in time or died, and was replaced; `message` says which. */
  | { readonly kind: "restarted"; readonly message: string }
  /** It cannot be loaded; `retry` helps once the cause is gone. */
  | { readonly kind: "failed"; readonly message: string };

/** What became of a call. */
export type Outcome<T> =
  | { readonly kind: "answer"; readonly value: T; readonly milliseconds: number }
  /** A later call of the same lane took its place. */
  | { readonly kind: "superseded" }
  /** It hung, crashed or cannot be done; `message` says which. */
  | { readonly kind: "failed"; readonly message: string };

/** What the client needs of a Worker, so that tests can do without one. */
export interface Port {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Milliseconds that one call may take. */
export const callLimit = 2_000;
/** Milliseconds that loading and starting the core may take, on a slow line. */
export const loadLimit = 60_000;
/** How many workers in a row may die while they start, before the client waits for `retry`. */
const startLimit = 2;

interface Job {
  readonly id: number;
  readonly lane: string;
  readonly name: CallName;
  readonly request: string;
  readonly settle: (outcome: Outcome<unknown>) => void;
  /** Whether it has had a worker that hung or died. */
  readonly again: boolean;
}

/** Runs calls of the core in a worker. */
export class EngineClient {
  #port: Port | null = null;
  #ready = false;
  #running: Job | null = null;
  #waiting: Job[] = [];
  #nextId = 1;
  #failedStarts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param spawn makes a new worker
   * @param report is told each change of the engine's state
   */
  constructor(
    private readonly spawn: () => Port,
    private readonly report: (state: EngineState) => void,
  ) {
    this.#start();
  }

  /**
   * Calls a function of the core. A call that still waits is superseded by a
   * later one of the same lane; calls of other lanes are not.
   * @param lane by default the function's name
   * @returns what became of it; it never rejects
   */
  call<N extends CallName>(
    name: N,
    request: Calls[N]["request"],
    lane: string = name,
  ): Promise<Outcome<Calls[N]["response"]>> {
    return new Promise((resolve) => {
      this.#supersede(lane);
      const settle = resolve as (outcome: Outcome<unknown>) => void;
      this.#waiting.push({
        id: this.#nextId++,
        lane,
        name,
        request: JSON.stringify(request),
        settle,
        again: false,
      });
      this.#next();
    });
  }

  /** Tries once more to load an engine that could not be loaded. */
  retry(): void {
    if (this.#port) return;
    this.#failedStarts = 0;
    this.#start();
    this.report({ kind: "loading" });
  }

  /** Ends the worker for good. */
  dispose(): void {
    clearTimeout(this.#timer);
    this.#port?.terminate();
    this.#port = null;
  }

  #supersede(lane: string): void {
    for (const job of this.#waiting.filter((job) => job.lane === lane)) job.settle({ kind: "superseded" });
    this.#waiting = this.#waiting.filter((job) => job.lane !== lane);
  }

  #start(): void {
    const port = this.spawn();
    this.#port = port;
    this.#ready = false;
    port.onmessage = (event) => this.#receive(event.data);
    port.onerror = (event) => {
      event.preventDefault?.();
      this.#replace(`The engine stopped: ${event.message || "it could not be loaded"}.`);
    };
    this.#limit(loadLimit, "The engine did not load within a minute.");
  }

  /** Replaces the worker unless what is awaited comes within `milliseconds`. */
  #limit(milliseconds: number, message: string): void {
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => this.#replace(message), milliseconds);
  }

  #receive(message: WorkerMessage): void {
    switch (message.type) {
      case "ready":
        this.#began();
        break;
      case "failed":
        this.#replace(`The engine stopped: ${message.message}.`);
        break;
      case "answer":
        this.#finish(message.id, () => ({
          kind: "answer",
          value: JSON.parse(message.response),
          milliseconds: message.milliseconds,
        }));
        break;
      case "refused":
        this.#finish(message.id, () => ({ kind: "failed", message: message.message }));
    }
  }

  #began(): void {
    clearTimeout(this.#timer);
    this.#ready = true;
    this.#failedStarts = 0;
    // While a call is tried again it stays told that it was not answered.
    if (!this.#waiting.some(({ again }) => again)) this.report({ kind: "ready" });
    this.#next();
  }

  #finish(id: number, outcome: () => Outcome<unknown>): void {
    const job = this.#running;
    if (job?.id !== id) return;
    clearTimeout(this.#timer);
    this.#running = null;
    if (job.again) this.report({ kind: "ready" });
    job.settle(outcome());
    this.#next();
  }

  /**
   * Starts anew with another worker. The running call gets one more try, for the
   * machine may only have been busy; after that it is given up, for it would
   * hang or crash every worker.
   */
  #replace(message: string): void {
    clearTimeout(this.#timer);
    this.#port?.terminate();
    this.#port = null;
    const job = this.#running;
    this.#running = null;
    if (!this.#ready) this.#failedStarts++;
    if (job && this.#mayTryAgain(job)) this.#waiting.unshift({ ...job, again: true });
    else job?.settle({ kind: "failed", message });
    if (this.#failedStarts >= startLimit) {
      this.report({ kind: "failed", message });
    } else {
      this.#start();
      if (job) this.report({ kind: "restarted", message });
    }
  }

  /** Whether a call that got no answer is worth another try: its first, and nothing later took its place. */
  #mayTryAgain({ lane, again }: Job): boolean {
    return !again && !this.#waiting.some((job) => job.lane === lane);
  }

  #next(): void {
    if (!this.#ready || !this.#port || this.#running) return;
    const job = this.#waiting.shift();
    if (!job) return;
    this.#running = job;
    this.#limit(callLimit, "The engine did not answer within 2 seconds.");
    this.#port.postMessage({ type: "call", id: job.id, name: job.name, request: job.request });
  }
}

/** Starts a worker and hands it the core as soon as that is there; where that fails, the worker fetches one for itself. */
function spawnWorker(): Port {
  const worker = new Worker(new URL("./worker.ts", import.meta.url), { type: "module" });
  const hand = (core: Omit<CoreMessage, "type">) => worker.postMessage({ type: "core", ...core });
  compiledCore()
    .then((module) => hand({ module }))
    .catch(() => hand({}));
  return worker as unknown as Port;
}

/** Starts an engine in a real worker. */
export function startEngine(report: (state: EngineState) => void): EngineClient {
  return new EngineClient(spawnWorker, report);
}
