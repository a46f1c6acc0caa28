import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Variable } from "../engine/protocol";
import { differences, markdownTable } from "./difference-table";

const variable = (name: string, value: string, sensitive = false): Variable => ({
  name,
  value,
  sensitive,
  origin: { kind: "config" },
  "value-origin": { kind: "config" },
  description: "",
  docs: "",
});

describe("the differences", () => {
  const before = [variable("A", "1"), variable("B", "2"), variable("KEY", "old", true), variable("C", "3")];
  const after = [
    variable("D", "x|y"),
    variable("A", "1"),
    variable("B", "two\nlines"),
    variable("KEY", "new", true),
  ];

  test("are new, changed and gone variables, in the charm's order", () => {
    expect(differences(before, after).map(({ name, change }) => `${name} ${change}`)).toEqual([
      "D new",
      "B changed",
      "KEY changed",
      "C gone",
    ]);
    expect(differences(before, before)).toEqual([]);
  });

  test("become a table without sensitive values", () => {
    expect(markdownTable(differences(before, after), "Since then:")).toBe(
      [
        "Since then:",
        "",
        "| Variable | Change | Before | After |",
        "| --- | --- | --- | --- |",
        "| `D` | new |  | `x\\|y` |",
        "| `B` | changed | `2` | `two⏎lines` |",
        "| `KEY` | changed | (not shown) | (not shown) |",
        "| `C` | gone | `3` |  |",
        "",
      ].join("\n"),
    );
    expect(markdownTable([], "Since then:")).toContain("is the same");
  });

  test("any value stays inside its cell", () => {
    const text = fc.string({
      unit: fc.constantFrom("`", "|", "\\", "\n", " ", "a", "\r", "\u2028"),
      maxLength: 8,
    });
    fc.assert(
      fc.property(text, text, (one, other) => {
        fc.pre(one !== other);
        const table = markdownTable(differences([variable("A", one)], [variable("A", other)]), "T");
        const [, , , , row = ""] = table.split("\n");
        expect(table.split("\n")).toHaveLength(6);
        expect(row.match(/(?<!\\)\|/g)?.length).toBeGreaterThanOrEqual(5);
      }),
    );
  });
});
