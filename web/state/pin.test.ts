import { describe, expect, test } from "vitest";
import type { Variable } from "../engine/protocol";
import { changeCounts, compareLines, compareVariables } from "./pin";

const variable = (name: string, value: string): Variable => ({
  name,
  value,
  origin: { kind: "charm" },
  "value-origin": { kind: "charm" },
  description: "",
  docs: "",
  sensitive: false,
});

/** Lines, each of them `PATH | TEXT`. */
function lines(...all: readonly string[]) {
  const parts = all.map((line) => line.split(" | "));
  return { text: parts.map(([, text]) => text).join("\n"), paths: parts.map(([path]) => path ?? "") };
}

describe("what changed since the pin", () => {
  test("variables are new, changed or gone", () => {
    const { changes, gone, before } = compareVariables(
      [variable("A", "1"), variable("B", "1"), variable("C", "1")],
      [variable("A", "1"), variable("B", "2"), variable("D", "1")],
    );
    expect([...changes]).toEqual([
      ["B", "changed"],
      ["D", "new"],
    ]);
    expect(before.get("B")).toBe("1");
    expect(gone.map(({ name }) => name)).toEqual(["C"]);
  });

  test("a line with another value of the same key is changed, others are new or gone", () => {
    const { changes, gone } = compareLines(
      lines("a | a: 1", "b | b: 2", "c | c: 3", "z | z: 9"),
      lines("a | a: 1", "b | b: 5", "d | d: 4", "z | z: 9"),
    );
    expect([...changes]).toEqual([
      [1, "changed"],
      [2, "new"],
    ]);
    expect(gone).toEqual(["c: 3"]);
  });

  test("the same text has no changes", () => {
    expect(compareLines(lines("a | a:", "b | b:"), lines("a | a:", "b | b:")).changes.size).toBe(0);
  });

  test("lines that were only moved aside by new ones are not marked", () => {
    const before = lines("a | a:", "a.0 | - x", "a.1 | - z");
    const after = lines("a | a:", "a.0 | - x", "a.1 | - y", "a.2 | - z");
    expect([...compareLines(before, after).changes]).toEqual([[2, "new"]]);
  });

  test("the same key elsewhere is another entry, and the lines of a block text are not entries", () => {
    const before = lines("a.type | type: int", "t | t: |", "t |   one", "t |   two");
    const after = lines("b.type | type: string", "t | t: |", "t |   one", "t |   2", "t |   3");
    const { changes, gone } = compareLines(before, after);
    expect([...changes]).toEqual([
      [0, "new"],
      [3, "new"],
      [4, "new"],
    ]);
    expect(gone).toEqual(["type: int", "  two"]);
  });

  test("the counts are put in words, and empty if nothing changed", () => {
    expect(changeCounts(["new", "changed", "new"], 3)).toBe(", 2 new, 1 changed, 3 gone");
    expect(changeCounts(["changed"], 0)).toBe(", 1 changed");
    expect(changeCounts([], 0)).toBe("");
  });
});
