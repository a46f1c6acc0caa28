import { batch } from "@preact/signals";
import { beforeEach, expect, test, vi } from "vitest";
import type { EngineState } from "../engine/client";
import { type Answer, answer, engine, trouble } from "../state/results";
import { answered } from "./answered";

/** Sets the state of the results. */
function stand(result: Answer | null, why: string | null, state: EngineState): void {
  batch(() => {
    answer.value = result;
    trouble.value = why;
    engine.value = state;
  });
}

const ready = { kind: "ready" } as const;

/** Waits for the results. @returns a mock that is called when the wait ends */
function waiting() {
  const done = vi.fn();
  void answered().then(done);
  return done;
}

beforeEach(() => stand(null, null, { kind: "loading" }));

test("nothing else starts while the first results are on their way", async () => {
  const done = waiting();
  stand(null, null, ready);
  await Promise.resolve();
  expect(done).not.toHaveBeenCalled();
});

test.each([
  ["the first results are there", {} as Answer, null, ready],
  ["the first text has no answer", null, "The engine did not answer.", ready],
  ["there is no engine", null, null, { kind: "failed", message: "core.wasm: 404" } as const],
])("it is once %s", async (_, result, why, state) => {
  const done = waiting();
  stand(result, why, state);
  await vi.waitFor(() => expect(done).toHaveBeenCalledTimes(1));
});
