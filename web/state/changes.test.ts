import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Changes, folderChanges, lineChange, movedEdit, movedOffset } from "./changes";
import { changedText } from "./files";

const insertion = (from: number, insert: string): Changes => [{ from, to: from, insert }];

describe("a place in a text that changes", () => {
  test.each([
    [5, insertion(2, "xy"), 7],
    [5, insertion(9, "xy"), 5],
    [5, insertion(5, "xy"), 7],
    [5, [{ from: 3, to: 5, insert: "" }], 3],
    [5, [{ from: 3, to: 8, insert: "" }], 3],
    [5, [{ from: 3, to: 8, insert: "ab" }], 5],
    [5, [...insertion(0, "a"), { from: 1, to: 3, insert: "" }], 4],
  ] as [number, Changes, number][])("%i after %j is %i", (offset, changes, expected) => {
    expect(movedOffset(offset, changes, 1)).toBe(expected);
  });

  test("text inserted exactly there goes to the given side", () => {
    expect(movedOffset(5, insertion(5, "xy"), -1)).toBe(5);
  });
});

describe("an edit in a text that changes", () => {
  const before = "extensions:\n  - flask-framework\nrequries:\n  redis:\n";
  const fix = { from: before.indexOf("requries"), to: before.indexOf("requries") + 8, insert: "requires" };
  const mended = (text: string) => text.replace("requries", "requires");

  test.each([
    [insertion(0, "# my comment\n")],
    [insertion(before.length, "config:\n")],
    [[{ from: 0, to: 12, insert: "" }]],
    [insertion(before.indexOf("requries"), "# above\n")],
    [insertion(before.indexOf("requries") - 1, "\n# above")],
  ] as [Changes][])("finds its words again after %j", (changes) => {
    const after = changedText(before, changes);
    const moved = movedEdit(fix, before, after, [changes]);
    expect(moved && changedText(after, [moved])).toBe(mended(after));
  });

  test.each([
    [insertion(fix.from + 3, "x")],
    [insertion(fix.to, "s")],
    [insertion(fix.from, "#")],
    [[{ from: fix.from - 4, to: fix.from + 2, insert: "" }]],
    [[{ from: 0, to: before.length, insert: "name: other\n" }]],
  ] as [Changes][])("does not fit after %j", (changes) => {
    expect(movedEdit(fix, before, changedText(before, changes), [changes])).toBeNull();
  });

  test("typing letter by letter moves it as one change would", () => {
    const words = "# my comment\n";
    const steps = [...words].map((letter, n) => insertion(n, letter));
    const after = words + before;
    expect(movedEdit(fix, before, after, steps)).toEqual({
      from: fix.from + words.length,
      to: fix.to + words.length,
      insert: "requires",
    });
  });

  const change = fc.tuple(fc.nat(), fc.nat({ max: 4 }), fc.constantFrom("", "a", "b\n", "\n", "ab"));

  test("whatever is typed, it changes the words that it was made for, or nothing at all", () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("a", "b", "\n", "ab"), { minLength: 1, maxLength: 12 }),
        fc.nat(),
        fc.nat({ max: 3 }),
        fc.array(change, { maxLength: 6 }),
        (parts, at, length, typed) => {
          const text = parts.join("");
          const from = at % (text.length + 1);
          const edit = { from, to: Math.min(text.length, from + length), insert: "NEW" };
          let after = text;
          const since: Changes[] = [];
          for (const [place, gone, insert] of typed) {
            const begin = place % (after.length + 1);
            const changes = [{ from: begin, to: Math.min(after.length, begin + gone), insert }];
            after = changedText(after, changes);
            since.push(changes);
          }
          const moved = movedEdit(edit, text, after, since);
          if (moved) expect(after.slice(moved.from, moved.to)).toBe(text.slice(edit.from, edit.to));
        },
      ),
    );
  });
});

describe("a change of whole lines", () => {
  test("begins at a line's start", () => {
    expect(lineChange("# w1x\n# w2x\n", "# w2x\n")).toEqual({ from: 0, to: 6, insert: "" });
    expect(lineChange("# w2x\n", "# w1x\n# w2x\n")).toEqual({ from: 0, to: 0, insert: "# w1x\n" });
    expect(lineChange("ab", "axb")).toEqual({ from: 1, to: 1, insert: "x" });
  });

  test("turns one text into the other", () => {
    const text = fc.array(fc.constantFrom("a", "b", "\n", "ab\n"), { maxLength: 10 }).map((p) => p.join(""));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const change = lineChange(before, after);
        expect(changedText(before, change ? [change] : [])).toBe(after);
      }),
    );
  });
});

test("the changes of a folder are those of its files; a file that was added or removed has none", () => {
  expect(folderChanges({ a: "x", b: "1", c: "" }, { a: "xy", b: "1", d: "" })).toEqual(
    new Map([
      ["a", [{ from: 1, to: 1, insert: "y" }]],
      ["c", null],
      ["d", null],
    ]),
  );
});
