import { describe, expect, test } from "vitest";
import type { Files, TextEdit } from "../engine/protocol";
import { folderChanges } from "./changes";
import { addVersion, presentEdits, presentPlace } from "./versions";

/** Records folders as versions, each changed from the one before. */
function versions(first: Files, ...later: readonly Files[]): void {
  addVersion(first, null);
  later.reduce((before, after) => {
    addVersion(after, folderChanges(before, after));
    return after;
  }, first);
}

const edit = (file: string, line: number, from: number, to: number, text: string): TextEdit => ({
  file,
  range: { start: { line, character: from }, end: { line, character: to } },
  text,
});

describe("an edit that was made for a version", () => {
  const first: Files = { a: "one\ntwo\n", b: "x\n" };
  const second: Files = { a: "zero\none\ntwo\n", b: "x\n" };
  const third: Files = { a: "zero\none\ntwo, too\n", b: "x\n", c: "new\n" };

  test("moves with the words that it changes", () => {
    versions(first, second, third);
    expect(presentEdits([edit("a", 0, 0, 3, "ONE"), edit("b", 0, 0, 1, "y")], first, third)).toEqual(
      new Map([
        ["a", [{ from: 5, to: 8, insert: "ONE" }]],
        ["b", [{ from: 0, to: 1, insert: "y" }]],
      ]),
    );
    expect(presentPlace({ file: "a", line: 1, character: 1 }, first, third)).toMatchObject({ line: 2 });
  });

  test("is refused as a whole where one of its lines changed", () => {
    versions(first, second, third);
    expect(presentEdits([edit("a", 0, 0, 3, "ONE"), edit("a", 1, 0, 3, "TWO")], first, third)).toBeNull();
  });

  test("is refused if its file was added meanwhile, or another project was opened", () => {
    versions(first, second, third);
    expect(presentEdits([edit("c", 0, 0, 0, "skeleton\n")], first, third)).toBeNull();
    const other: Files = { a: "one\ntwo, but elsewhere\n" };
    addVersion(other, null);
    expect(presentEdits([edit("a", 0, 0, 3, "ONE")], third, other)).toBeNull();
    expect(presentPlace({ file: "a", line: 0, character: 0 }, third, other)).toBeNull();
  });

  test("cannot be mapped to the present from a folder that was never shown", () => {
    versions(first, second);
    expect(presentEdits([edit("a", 0, 0, 3, "ONE")], { a: "one\nthree\n" }, second)).toBeNull();
  });
});
