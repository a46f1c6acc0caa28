// @vitest-environment happy-dom
/** The session with an engine that sometimes fails. */
import { afterEach, expect, test, vi } from "vitest";
import type { Outcome } from "../engine/client";
import type { Engine } from "../engine/shared";
import { possible } from "./possible";
import { files } from "./project";
import { loadEngine, startSession } from "./session";

const variable = { name: "FLASK_GREETING", needs: { kind: "value", name: "greeting" } };
const result = { expansion: { yaml: null }, diagnostics: [], environment: null };

/** An engine whose first calls about what is possible fail. */
function engineThatFails(times: number): Engine {
  let failures = times;
  const call = async (_name: string, _request: unknown, lane?: string): Promise<Outcome<unknown>> => {
    if (lane !== "possible") return { kind: "answer", value: result, milliseconds: 1 };
    if (failures-- > 0) return { kind: "failed", message: "It did not answer." };
    return { kind: "answer", value: { ...result, possible: [variable] }, milliseconds: 1 };
  };
  return { call, retry: () => {}, dispose: () => {} } as unknown as Engine;
}

afterEach(() => {
  vi.useRealTimers();
  possible.value = null;
});

test("what is possible is requested again after a busy machine ran out of time", async () => {
  vi.useFakeTimers();
  loadEngine(() => engineThatFails(2));
  const stop = startSession();
  await vi.runAllTimersAsync();
  expect(possible.value).toMatchObject({ files: files.peek(), variables: [variable] });
  stop();
});

test("a request that hangs the engine each time is not repeated for ever", async () => {
  vi.useFakeTimers();
  loadEngine(() => engineThatFails(Number.POSITIVE_INFINITY));
  const stop = startSession();
  await vi.runAllTimersAsync();
  expect(possible.value).toBeNull();
  expect(vi.getTimerCount()).toBe(0);
  stop();
});

/** An engine that takes long. @returns it, and the lanes of the calls that it got */
function slowEngine() {
  const lanes: string[] = [];
  const call = async (name: string, _request: unknown, lane = name): Promise<Outcome<unknown>> => {
    lanes.push(lane);
    return { kind: "answer", value: result, milliseconds: 50 };
  };
  return { lanes, engine: { call, retry: () => {}, dispose: () => {} } as unknown as Engine };
}

test("a key does not wait for Juju's verdict about the text before it", async () => {
  vi.useFakeTimers();
  const { lanes, engine } = slowEngine();
  loadEngine(() => engine);
  const stop = startSession({ possible: false });
  for (const text of ["a", "ab", "abc"]) {
    files.value = { "charmcraft.yaml": text };
    await vi.advanceTimersByTimeAsync(120);
  }
  expect(lanes).not.toContain("rest");
  await vi.runAllTimersAsync();
  expect(lanes.filter((lane) => lane === "rest")).toHaveLength(1);
  stop();
});
