import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { callLimit, EngineClient, type EngineState, type Port } from "./client";
import type { CallMessage, EvaluateRequest, WorkerMessage } from "./protocol";

/** A worker that the test controls. */
class FakePort implements Port {
  readonly received: CallMessage[] = [];
  terminated = false;
  onmessage: Port["onmessage"] = null;
  onerror: Port["onerror"] = null;

  postMessage(message: unknown): void {
    this.received.push(message as CallMessage);
  }
  terminate(): void {
    this.terminated = true;
  }
  say(message: WorkerMessage): void {
    this.onmessage?.({ data: message } as MessageEvent<WorkerMessage>);
  }
  /** Answers the latest call. */
  answer(value: unknown): void {
    const id = this.received.at(-1)?.id ?? 0;
    this.say({ type: "answer", id, response: JSON.stringify(value), milliseconds: 1 });
  }
  die(): void {
    this.onerror?.({ message: "out of memory" } as ErrorEvent);
  }
}

const request = (text: string): EvaluateRequest => ({
  files: { "charmcraft.yaml": text },
  charmcraft: { experimental: false },
});

describe("the engine's client", () => {
  let ports: FakePort[];
  let states: EngineState[];
  let client: EngineClient;
  const port = () => ports.at(-1) as FakePort;

  beforeEach(() => {
    vi.useFakeTimers();
    ports = [];
    states = [];
    client = new EngineClient(
      () => {
        ports.push(new FakePort());
        return port();
      },
      (state) => states.push(state),
    );
  });
  afterEach(() => {
    client.dispose();
    vi.useRealTimers();
  });

  test("waits until the worker is ready, then calls and answers", async () => {
    const outcome = client.call("evaluate", request("a"));
    expect(port().received).toEqual([]);
    port().say({ type: "ready" });
    expect(port().received[0]).toMatchObject({ type: "call", name: "evaluate" });
    port().answer({ version: 1 });
    expect(await outcome).toEqual({ kind: "answer", value: { version: 1 }, milliseconds: 1 });
  });

  test("sends only the latest of the calls that wait", async () => {
    port().say({ type: "ready" });
    const outcomes = ["a", "b", "c"].map((text) => client.call("evaluate", request(text)));
    port().answer({ of: "a" });
    port().answer({ of: "c" });
    expect((await Promise.all(outcomes)).map(({ kind }) => kind)).toEqual(["answer", "superseded", "answer"]);
    expect(port().received.map((call) => JSON.parse(call.request).files["charmcraft.yaml"])).toEqual([
      "a",
      "c",
    ]);
  });

  test("keeps calls of another lane", async () => {
    port().say({ type: "ready" });
    const first = client.call("evaluate", request("a"));
    const other = client.call("evaluate", request("b"), "compare");
    port().answer({ of: "a" });
    port().answer({ of: "b" });
    expect(await first).toMatchObject({ kind: "answer", value: { of: "a" } });
    expect(await other).toMatchObject({ kind: "answer", value: { of: "b" } });
  });

  test("drops an answer to a call other than the running one", async () => {
    port().say({ type: "ready" });
    const outcome = client.call("evaluate", request("a"));
    port().say({ type: "answer", id: 999, response: "{}", milliseconds: 1 });
    port().answer({ right: true });
    expect(await outcome).toMatchObject({ value: { right: true } });
  });

  test("replaces a worker that does not answer in time, and goes on with the next text", async () => {
    port().say({ type: "ready" });
    const hung = client.call("evaluate", request("hang"));
    const next = client.call("evaluate", request("fine"));
    vi.advanceTimersByTime(callLimit);
    expect(await hung).toMatchObject({ kind: "failed", message: expect.stringContaining("2 seconds") });
    expect(ports[0]?.terminated).toBe(true);
    expect(states.at(-1)?.kind).toBe("restarted");
    port().say({ type: "ready" });
    port().answer({ of: "fine" });
    expect(await next).toMatchObject({ kind: "answer" });
  });

  test("gives a call whose worker hung one more try, because the machine may only have been busy", async () => {
    port().say({ type: "ready" });
    const outcome = client.call("evaluate", request("slow"));
    vi.advanceTimersByTime(callLimit);
    expect(ports).toHaveLength(2);
    expect(states.at(-1)?.kind).toBe("restarted");
    port().say({ type: "ready" });
    expect(states.at(-1)?.kind).toBe("restarted");
    port().answer({ of: "slow" });
    expect(states.at(-1)?.kind).toBe("ready");
    expect(await outcome).toMatchObject({ kind: "answer", value: { of: "slow" } });
  });

  test("gives up on a call that hangs twice", async () => {
    port().say({ type: "ready" });
    const outcome = client.call("evaluate", request("hang"));
    vi.advanceTimersByTime(callLimit);
    port().say({ type: "ready" });
    vi.advanceTimersByTime(callLimit);
    expect(await outcome).toMatchObject({ kind: "failed", message: expect.stringContaining("2 seconds") });
    expect(ports).toHaveLength(3);
    port().say({ type: "ready" });
    expect(port().received).toEqual([]);
  });

  test("replaces a worker that dies, and gives up on a call that kills two", async () => {
    port().say({ type: "ready" });
    const outcome = client.call("evaluate", request("a"));
    port().die();
    port().say({ type: "ready" });
    port().die();
    expect(await outcome).toMatchObject({
      kind: "failed",
      message: expect.stringContaining("out of memory"),
    });
    expect(ports).toHaveLength(3);
  });

  test("gives up on an engine that cannot be loaded until it is asked to retry", async () => {
    port().say({ type: "failed", message: "core.wasm: 404" });
    port().say({ type: "failed", message: "core.wasm: 404" });
    expect(states.at(-1)).toMatchObject({ kind: "failed" });
    expect(ports).toHaveLength(2);
    client.retry();
    expect(ports).toHaveLength(3);
    const outcome = client.call("evaluate", request("a"));
    port().say({ type: "ready" });
    port().answer({});
    expect((await outcome).kind).toBe("answer");
  });

  test("reports a function that the core lacks", async () => {
    port().say({ type: "ready" });
    const outcome = client.call("hover", { ...request("a"), file: "x", position: { line: 0, character: 0 } });
    port().say({ type: "refused", id: port().received.at(-1)?.id ?? 0, message: "the core has no hover" });
    expect(await outcome).toEqual({ kind: "failed", message: "the core has no hover" });
  });
});
