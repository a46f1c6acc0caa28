import { expect, test } from "vitest";
import { isSame, isSameSet, withSameItems } from "./same";

const variable = (name: string, value: string) => ({
  name,
  value,
  origin: { kind: "config", path: ["a", 1] },
});

test.each([
  [variable("A", "1"), variable("A", "1"), true],
  [variable("A", "1"), variable("A", "2"), false],
  [{ a: 1 }, { a: 1, b: undefined }, false],
  [{ a: null }, { a: {} }, false],
  [[1, [2]], [1, [2]], true],
  [[1, [2]], [1, [3]], false],
])("%j and %j are equal: %j", (a, b, same) => {
  expect(isSame(a, b)).toBe(same);
});

test("an unchanged item is the very object from before, wherever it is now", () => {
  const before = [variable("A", "1"), variable("B", "1"), variable("C", "1")];
  const next = withSameItems(before, [
    variable("NEW", "1"),
    variable("A", "1"),
    variable("B", "2"),
    variable("C", "1"),
  ]);
  expect(next.map(({ name, value }) => name + value)).toEqual(["NEW1", "A1", "B2", "C1"]);
  expect(next[1]).toBe(before[0]);
  expect(next[2]).not.toBe(before[1]);
  expect(next[3]).toBe(before[2]);
});

test("if nothing changed, the list is the very one from before", () => {
  const before = [variable("A", "1"), variable("B", "1")];
  expect(withSameItems(before, [variable("A", "1"), variable("B", "1")])).toBe(before);
  expect(withSameItems(before, [variable("B", "1"), variable("A", "1")])).not.toBe(before);
  expect(withSameItems(before, [variable("A", "1")])).toEqual([variable("A", "1")]);
});

test("sets are compared by their members", () => {
  expect(isSameSet(new Set([1, 2]), new Set([2, 1]))).toBe(true);
  expect(isSameSet(new Set([1, 2]), new Set([1, 3]))).toBe(false);
  expect(isSameSet(new Set([1]), new Set([1, 2]))).toBe(false);
});
