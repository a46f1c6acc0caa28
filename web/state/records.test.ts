import { describe, expect, test } from "vitest";
import { limits } from "./limits";
import { readProject, readState } from "./records";

/** A folder with this many empty files. */
const folderOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}`, ""]));

describe("a kept record", () => {
  test.each([
    [1, "record"],
    [limits.files, "record"],
    [limits.files + 1, "damaged"],
    [174_761, "damaged"], // one tab for each file would freeze the page; the record can still be saved
  ])("with %i files is read as %s", (count, kind) => {
    expect(readProject({ id: "a", files: folderOf(count) }).kind).toBe(kind);
    expect(readState({ files: folderOf(count) }).kind).toBe(kind);
  });
});
