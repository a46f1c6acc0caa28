import { beforeEach, describe, expect, test, vi } from "vitest";
import { EngineClient, type EngineState, type Port, type startEngine } from "./client";
import { type FrameWindow, shareEngine } from "./shared";

/** A worker that is ready at once and answers with what `answer` returns; null for no answer. */
class FakeWorker implements Port {
  onmessage: Port["onmessage"] = null;
  onerror: Port["onerror"] = null;
  terminated = false;
  answer: ((request: string) => unknown) | null = (request) => JSON.parse(request);

  constructor() {
    queueMicrotask(() => this.#tell({ type: "ready" }));
  }

  #tell(data: unknown): void {
    this.onmessage?.({ data } as MessageEvent);
  }

  postMessage(message: unknown): void {
    const { id, request } = message as { id: number; request: string };
    const response = this.answer?.(request);
    if (response === undefined) return;
    queueMicrotask(() =>
      this.#tell({ type: "answer", id, response: JSON.stringify(response), milliseconds: 1 }),
    );
  }

  terminate(): void {
    this.terminated = true;
  }
}

let workers: FakeWorker[] = [];
const start: typeof startEngine = (report) =>
  new EngineClient(() => {
    const worker = new FakeWorker();
    workers.push(worker);
    return worker;
  }, report);

/** The frames of a page, as each of them sees its siblings. */
class Page {
  readonly frames: unknown[] = [];

  add() {
    const frames = this.frames;
    const listeners: ((event: PageTransitionEvent) => void)[] = [];
    const frame: FrameWindow = {
      parent: new Proxy({} as FrameWindow["parent"], {
        get: (_, key) => (key === "length" ? frames.length : frames[Number(key)]),
      }),
      addEventListener: (_, listener) => void listeners.push(listener),
    };
    frames.push(frame);
    const states: EngineState["kind"][] = [];
    const engine = shareEngine((state) => states.push(state.kind), frame, start);
    const leave = (persisted: boolean) => {
      if (!persisted) frames.splice(frames.indexOf(frame), 1);
      for (const listener of listeners) listener({ persisted } as PageTransitionEvent);
    };
    return { engine, states, leave };
  }
}

const request = (text: string) => ({
  files: { "charmcraft.yaml": text },
  charmcraft: { experimental: false },
});
const answered = (text: string) => ({ kind: "answer", milliseconds: 1, value: request(text) });

beforeEach(() => {
  workers = [];
});

describe("the engine of a page's frames", () => {
  test("is shared, and answers each of them", async () => {
    const page = new Page();
    const frames = Array.from({ length: 20 }, () => page.add());
    const outcomes = await Promise.all(
      frames.map(({ engine }, at) => engine.call("evaluate", request(`${at}`))),
    );
    expect(outcomes).toEqual(frames.map((_, at) => answered(`${at}`)));
    expect(workers.length).toBe(1);
    expect(frames.every(({ states }) => states.includes("ready"))).toBe(true);
  });

  test("has lanes for each frame, so that the calls of one do not supersede those of another", async () => {
    const page = new Page();
    const [one, two] = [page.add(), page.add()];
    const calls = [
      one.engine.call("evaluate", request("a")),
      two.engine.call("evaluate", request("b")),
      one.engine.call("evaluate", request("c")),
    ];
    expect(await Promise.all(calls)).toEqual([{ kind: "superseded" }, answered("b"), answered("c")]);
  });

  test("moves to another frame when its own is removed, with the calls that wait", async () => {
    vi.useFakeTimers();
    const page = new Page();
    const [first, second, third] = [page.add(), page.add(), page.add()];
    await vi.advanceTimersByTimeAsync(0);
    (workers[0] as FakeWorker).answer = null;
    const call = second.engine.call("evaluate", request("kept"));
    first.leave(false);
    await vi.advanceTimersByTimeAsync(10);
    expect(await call).toEqual(answered("kept"));
    expect(await third.engine.call("evaluate", request("too"))).toEqual(answered("too"));
    expect(workers.length).toBe(2);
    vi.useRealTimers();
  });

  test("stays where it is when the browser keeps the page for Back", async () => {
    const page = new Page();
    const [first, second] = [page.add(), page.add()];
    first.leave(true);
    expect(await second.engine.call("evaluate", request("back"))).toEqual(answered("back"));
    expect(workers.length).toBe(1);
  });

  test("is separate beside frames of other origins", async () => {
    const page = new Page();
    page.frames.push(
      new Proxy(
        {},
        {
          get: () => {
            throw new DOMException("Blocked", "SecurityError");
          },
        },
      ),
    );
    expect(await page.add().engine.call("evaluate", request("alone"))).toEqual(answered("alone"));
  });
});
