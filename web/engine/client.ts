/**
 * The page's side of the worker: one call at a time, the latest one wins, each has a time
 * limit, and a new worker replaces one that hangs or dies.
 */
import { compiledCore } from "./core";
import type { CallName, Calls, CoreMessage, WorkerMessage } from "./protocol";

/** The state of the engine. */
export type EngineState =
  /** core.wasm is being fetched or started. */
  | { readonly kind: "loading" }
  | { readonly kind: "ready" }
  /** The worker did not answer in time or died, and was replaced; `message` says which. */
  | { readonly kind: "restarted"; readonly message: string }
  /** The engine cannot be loaded; `retry` helps once the cause is gone. */
  | { readonly kind: "failed"; readonly message: string };

/** The outcome of a call. */
export type Outcome<T> =
  | { readonly kind: "answer"; readonly value: T; readonly milliseconds: number }
  /** A later call of the same lane replaced it. */
  | { readonly kind: "superseded" }
  /** It hung, crashed or could not be made; `message` says which. */
  | { readonly kind: "failed"; readonly message: string };

/** The parts of a Worker that the client uses, so that tests need no real one. */
export interface Port {
  postMessage(message: unknown): void;
  terminate(): void;
  onmessage: ((event: MessageEvent<WorkerMessage>) => void) | null;
  onerror: ((event: ErrorEvent) => void) | null;
}

/** Milliseconds that one call may take. */
export const callLimit = 2_000;
/** Milliseconds for loading and starting the core, even over a slow line. */
export const loadLimit = 60_000;
/** The number of workers in a row that may die at the start before the client waits for `retry`. */
const startLimit = 2;

interface Job {
  readonly id: number;
  readonly lane: string;
  readonly name: CallName;
  readonly request: string;
  readonly settle: (outcome: Outcome<unknown>) => void;
  /** Whether a worker has already hung or died over this call. */
  readonly again: boolean;
}

/** Runs calls to the core in a worker. */
export class EngineClient {
  #port: Port | null = null;
  #ready = false;
  #running: Job | null = null;
  #waiting: Job[] = [];
  #nextId = 1;
  #failedStarts = 0;
  #timer: ReturnType<typeof setTimeout> | undefined;

  /**
   * @param spawn creates a new worker
   * @param report receives each change of the engine's state
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
   * @returns the outcome; it never rejects
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

  /** Tries once more to load an engine that failed to load. */
  retry(): void {
    if (this.#port) return;
    this.#failedStarts = 0;
    this.#start();
    this.report({ kind: "loading" });
  }

  /** Stops the worker for good. */
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

  /** Replaces the worker unless its message arrives within `milliseconds`. */
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
    // While a call is tried again, keep the message that the engine did not answer.
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
   * Starts over with another worker. The running call gets one more try, because the
   * machine may only have been busy; after that it fails, because it would
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

  /** Whether a call without an answer may have another try: it had only one, and no later call replaced it. */
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

/** Starts a worker and sends it the core as soon as that is compiled; if that fails, the worker fetches its own. */
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
