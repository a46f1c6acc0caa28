/**
 * One engine for all embeds of a page. The frames of one page that have one origin can reach each other, so the first
 * of them runs the worker and the others call it; when its frame is removed, the next one starts a worker.
 *
 * A SharedWorker would not do: nobody can end one that hangs, none of them may start a worker of its own in Chromium,
 * and a page that has one is not kept for Back.
 */
import { type EngineClient, type EngineState, type Outcome, startEngine } from "./client";
import type { CallName, Calls } from "./protocol";

/** What a page needs of an engine. */
export type Engine = Pick<EngineClient, "call" | "retry" | "dispose">;

/** Told how the engine of another frame is doing, and that the frame goes. */
interface Member {
  report(state: EngineState): void;
  gone(): void;
}

/** What the frame that runs the worker offers to the others. */
interface Offer extends Pick<Engine, "call" | "retry"> {
  /** Lets another frame hear of the engine. @returns ends that */
  join(member: Member): () => void;
}

/** The name under which a frame's window has its offer. */
const offerName = "charmPlaygroundEngine";

/** What is needed of a frame's window. */
export interface FrameWindow {
  readonly [offerName]?: Offer;
  readonly parent: { readonly length: number; readonly [frame: number]: unknown };
  addEventListener(type: "pagehide", listener: (event: PageTransitionEvent) => void): void;
}

/** The engine that another frame of the page offers; frames of other origins cannot be looked into. */
function offered(self: FrameWindow): Offer | null {
  for (let at = 0; at < self.parent.length; at++) {
    try {
      const frame = self.parent[at] as FrameWindow;
      if (frame !== self && frame[offerName]) return frame[offerName];
    } catch {
      // It is of another origin.
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
    // A page that is kept for Back comes back with all of its frames.
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

/** A call that has no outcome yet; it is made again where the frame that worked on it has gone. */
interface Job {
  readonly send: (engine: Offer) => Promise<Outcome<unknown>>;
  readonly settle: (outcome: Outcome<unknown>) => void;
}

/** How many frames' engines were made here, so that each has lanes of its own. */
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
    // A page that goes as a whole runs no timers any more, so that no frame of it starts another worker.
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

/** Starts an engine, or takes part in that of another frame of the page. */
export function shareEngine(
  report: (state: EngineState) => void,
  self: FrameWindow = window as unknown as FrameWindow,
  start: typeof startEngine = startEngine,
): Engine {
  return new SharedEngine(self, report, start);
}
