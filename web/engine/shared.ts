/**
 * One engine for all embeds of a page. Frames of one page and one origin can reach each other, so the first
 * of them runs the worker and the others call it; when its frame is removed, the next one starts a worker.
 *
 * A SharedWorker would not do: nobody can stop one that hangs, it cannot start a worker of its own in Chromium,
 * and browsers do not keep a page with one for Back.
 */
import { type EngineClient, type EngineState, type Outcome, startEngine } from "./client";
import type { CallName, Calls } from "./protocol";

/** The parts of an engine that a page uses. */
export type Engine = Pick<EngineClient, "call" | "retry" | "dispose">;

/** Receives the state of another frame's engine, and the news that the frame is removed. */
interface Member {
  report(state: EngineState): void;
  gone(): void;
}

/** The calls that the frame with the worker offers to the others. */
interface Offer extends Pick<Engine, "call" | "retry"> {
  /** Registers another frame for news of the engine. @returns a function that ends that */
  join(member: Member): () => void;
}

/** The property of a frame's window that holds its offer. */
const offerName = "charmPlaygroundEngine";

/** The parts of a frame's window that are used. */
export interface FrameWindow {
  readonly [offerName]?: Offer;
  readonly parent: { readonly length: number; readonly [frame: number]: unknown };
  addEventListener(type: "pagehide", listener: (event: PageTransitionEvent) => void): void;
}

/** The engine that another frame of the page offers; frames of other origins are closed to us. */
function offered(self: FrameWindow): Offer | null {
  for (let at = 0; at < self.parent.length; at++) {
    try {
      const frame = self.parent[at] as FrameWindow;
      if (frame !== self && frame[offerName]) return frame[offerName];
    } catch {
      // The frame has another origin.
    }
  }
  return null;
}

/** Runs a worker and offers it to the other frames. */
class Host implements Offer {
  readonly #client: EngineClient;
  readonly #members = new Set<Member>();
  #state: EngineState = { kind: "loading" };

  constructor(self: FrameWindow, start: typeof startEngine) {
    this.#client = start((state) => {
      this.#state = state;
      for (const member of this.#members) member.report(state);
    });
    Object.defineProperty(self, offerName, { value: this, configurable: true });
    // A page that the browser keeps for Back returns with all of its frames.
    self.addEventListener("pagehide", ({ persisted }) => {
      if (!persisted) for (const member of this.#members) member.gone();
    });
  }

  call: EngineClient["call"] = (name, request, lane) => this.#client.call(name, request, lane);
  retry = (): void => this.#client.retry();
  end = (): void => this.#client.dispose();

  join = (member: Member): (() => void) => {
    this.#members.add(member);
    member.report(this.#state);
    return () => this.#members.delete(member);
  };
}

/** A call without an outcome; it is made again if the frame that worked on it is removed. */
interface Job {
  readonly send: (engine: Offer) => Promise<Outcome<unknown>>;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

/** The number of engines made here, so that each frame has lanes of its own. */
let made = 0;

class SharedEngine implements Engine {
  #engine: Offer;
  #own: Host | null = null;
  #leave = () => {};
  readonly #jobs = new Set<Job>();
  readonly #lane = `${Math.random()} ${made++}`;

  constructor(
    private readonly self: FrameWindow,
    private readonly report: (state: EngineState) => void,
    private readonly start: typeof startEngine,
  ) {
    this.#engine = this.#connect();
    self.addEventListener("pagehide", ({ persisted }) => {
      if (!persisted) this.#leave();
    });
  }

  #connect(): Offer {
    const engine = offered(this.self);
    this.#own = engine ? null : new Host(this.self, this.start);
    const found = engine ?? (this.#own as Host);
    // If the whole page is going, timers no longer run, so that no frame of it starts another worker.
    const gone = engine ? () => setTimeout(() => this.#reconnect()) : () => {};
    this.#leave = found.join({ report: this.report, gone });
    return found;
  }

  #reconnect(): void {
    this.#engine = this.#connect();
    for (const job of this.#jobs) this.#run(job);
  }

  #run(job: Job): void {
    void job.send(this.#engine).then((outcome) => {
      if (this.#jobs.delete(job)) job.settle(structuredClone(outcome));
    });
  }

  call<N extends CallName>(
    name: N,
    request: Calls[N]["request"],
    lane: string = name,
  ): Promise<Outcome<Calls[N]["response"]>> {
    return new Promise((resolve) => {
      const job: Job = {
        send: (engine) => engine.call(name, request, `${this.#lane} ${lane}`),
        settle: resolve as (outcome: Outcome<unknown>) => void,
      };
      this.#jobs.add(job);
      this.#run(job);
    });
  }

  retry(): void {
    this.#engine.retry();
  }

  dispose(): void {
    this.#leave();
    this.#own?.end();
  }
}

/** Starts an engine, or shares that of another frame of the page. */
export function shareEngine(
  report: (state: EngineState) => void,
  self: FrameWindow = window as unknown as FrameWindow,
  start: typeof startEngine = startEngine,
): Engine {
  return new SharedEngine(self, report, start);
}
