import { expect, test } from "vitest";
import { latestOnly } from "./latest";

test("of many values only the latest is used, and a later one again", () => {
  const taken: number[] = [];
  const waiting: (() => void)[] = [];
  const give = latestOnly<number>(
    (value) => taken.push(value),
    (then) => waiting.push(then),
  );
  for (let value = 1; value <= 20_000; value++) give(value);
  expect(waiting.length).toBe(1);
  waiting.pop()?.();
  give(7);
  waiting.pop()?.();
  expect(taken).toEqual([20_000, 7]);
});
