import fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  editFiles,
  editText,
  offsetAt,
  pathProblem,
  positionAt,
  sameFiles,
  smallestChange,
  tabOrder,
  visiblePath,
  withLineFeeds,
  withRenamed,
} from "./files";

describe("texts and places", () => {
  test("lines end in LF only", () => {
    expect(withLineFeeds("a\r\nb\rc\n")).toBe("a\nb\nc\n");
  });

  test.each([
    [{ line: 0, character: 0 }, 0],
    [{ line: 1, character: 2 }, 5],
    [{ line: 1, character: 99 }, 6],
    [{ line: 9, character: 0 }, 9],
  ])("%j is at offset %i", (position, offset) => {
    expect(offsetAt("ab\n𝒳x\nyz", position)).toBe(offset);
  });

  test("a place and its offset convert into each other", () => {
    fc.assert(
      fc.property(fc.string(), fc.nat(), (text, n) => {
        const offset = n % (text.length + 1);
        expect(offsetAt(text, positionAt(text, offset))).toBe(offset);
      }),
    );
  });

  test("the smallest change turns one text into the other", () => {
    fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) => {
        const change = smallestChange(before, after) ?? { from: 0, to: 0, insert: "" };
        expect(before.slice(0, change.from) + change.insert + before.slice(change.to)).toBe(after);
      }),
    );
  });

  test("the smallest change is small", () => {
    expect(smallestChange("name: a\n", "name: ab\n")).toEqual({ from: 7, to: 7, insert: "b" });
    expect(smallestChange("aa", "a")).toEqual({ from: 1, to: 2, insert: "" });
  });
});

describe("edits", () => {
  const at = (line: number, from: number, to: number) => ({
    start: { line, character: from },
    end: { line, character: to },
  });

  test("several edits of one text refer to the text before them", () => {
    const edits = [
      { range: at(1, 0, 1), text: "BBB" },
      { range: at(0, 0, 1), text: "A" },
    ];
    expect(editText("a\nb\n", edits)).toBe("A\nBBB\n");
  });

  test("an edit of a missing file creates it", () => {
    const files = editFiles({ "charmcraft.yaml": "x" }, [
      { file: "mock.yaml", range: at(0, 0, 0), text: "unit: 1\n" },
    ]);
    expect(files).toEqual({ "charmcraft.yaml": "x", "mock.yaml": "unit: 1\n" });
  });
});

describe("file names", () => {
  const files = { "mock.yaml": "", "charmcraft.yaml": "", "cos_custom/a.yaml": "", ".env.example": "" };

  test("tabs begin with the known files", () => {
    expect(tabOrder(files)).toEqual(["charmcraft.yaml", "mock.yaml", ".env.example", "cos_custom/a.yaml"]);
  });

  test.each(["", "/a", "a//b", "../a", "a/..", "mock.yaml", "a\\b", "__proto__", "x".repeat(300)])(
    "'%s' is refused with a sentence",
    (path) => expect(pathProblem(files, path)).toMatch(/\.$/),
  );

  test.each(["rockcraft.yaml", "cos_custom/grafana_dashboards/d.json"])("%s is accepted", (path) => {
    expect(pathProblem(files, path)).toBeNull();
  });

  test.each([
    ["charmcraft.yaml", "charmcraft.yaml"],
    ["ünï/😀.yaml", "ünï/😀.yaml"],
    ["charmcraft.yaml\u200b", "charmcraft.yaml\\u{200b}"],
    ["\u202elmay.x", "\\u{202e}lmay.x"],
    ["a\nb", "a\\u{a}b"],
  ])("%j is shown as %j", (path, shown) => expect(visiblePath(path)).toBe(shown));

  test("a renamed file keeps its text and its place in the tab order", () => {
    const renamed = withRenamed({ a: "1", b: "2" }, "a", "c");
    expect(Object.entries(renamed)).toEqual([
      ["c", "1"],
      ["b", "2"],
    ]);
    expect(sameFiles(renamed, { b: "2", c: "1" })).toBe(true);
  });
});
