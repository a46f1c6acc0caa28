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
    const { changes, gone } = compareLines("a: 1\nb: 2\nc: 3\nz: 9", "a: 1\nb: 5\nd: 4\nz: 9");
    expect([...changes]).toEqual([
      [1, "changed"],
      [2, "new"],
    ]);
    expect(gone).toEqual(["c: 3"]);
  });

  test("the same text has no changes", () => {
    expect(compareLines("a\nb", "a\nb").changes.size).toBe(0);
  });

  test("lines that were only moved aside by new ones are not marked", () => {
    expect([...compareLines("a:\n- x\n- z", "a:\n- x\n- y\n- z").changes]).toEqual([[2, "new"]]);
  });

  test("the counts are told in words, and nothing where nothing changed", () => {
    expect(changeCounts(["new", "changed", "new"], 3)).toBe(", 2 new, 1 changed, 3 gone");
    expect(changeCounts(["changed"], 0)).toBe(", 1 changed");
    expect(changeCounts([], 0)).toBe("");
  });
});
