import { beforeEach, describe, expect, test } from "vitest";
import { announcement, notice } from "./announce";
import {
  activeFile,
  addFile,
  applyEdits,
  files,
  openFolder,
  placeProject,
  removeFile,
  type,
} from "./project";
import { notifyStep, redoAndTell, undoAndTell } from "./undo";

/** Types at the beginning of a file. */
function typeAt(path: string, letters: string): void {
  const text = files.peek()[path] ?? "";
  type(path, letters + text, [{ from: 0, to: 0, insert: letters }]);
}

/** Adds a line to mock.yaml as a step of its own. */
function mock(): void {
  const at = { line: 0, character: 0 };
  applyEdits(
    [{ file: "mock.yaml", range: { start: at, end: at }, text: "unit: 1\n" }],
    "a mock",
    files.peek(),
  );
}

beforeEach(() => {
  placeProject({
    files: { "charmcraft.yaml": "name: a\n", "mock.yaml": "" },
    activeFile: "charmcraft.yaml",
    experimental: false,
  });
});

describe("the button of a note", () => {
  test("undoes its own step, whatever was typed elsewhere since", () => {
    mock();
    notifyStep("Mocked.");
    typeAt("charmcraft.yaml", "# typed\n");
    notice.value?.action?.run();
    expect(files.peek()).toEqual({ "charmcraft.yaml": "# typed\nname: a\n", "mock.yaml": "" });
  });

  test("disappears with its note when the step can no longer be undone alone", () => {
    mock();
    notifyStep("Mocked.");
    expect(notice.value?.text).toBe("Mocked.");
    typeAt("mock.yaml", "# typed\n");
    expect(notice.value).toBeNull();
    openFolder({ "charmcraft.yaml": "name: b\n" }, "a link");
    notifyStep("Opened.", "Back");
    expect(notice.value?.action?.title).toBe("Back");
    typeAt("charmcraft.yaml", "# typed\n");
    expect(notice.value).toBeNull();
  });

  test("does not appear if nothing was changed", () => {
    mock();
    notifyStep("Mocked.");
    notifyStep("Nothing changed.");
    expect(notice.value).toEqual({ text: "Nothing changed." });
  });
});

describe("undo by key", () => {
  test("stays in the shown file, and says where else it goes", () => {
    typeAt("charmcraft.yaml", "# one\n");
    typeAt("mock.yaml", "# two\n");
    undoAndTell();
    expect(announcement.value).toBe("Undone: typing.");
    expect(files.peek()["mock.yaml"]).toBe("# two\n");
    undoAndTell();
    expect(notice.value?.text).toBe("Undone in mock.yaml: typing.");
    expect(activeFile.peek()).toBe("mock.yaml");
    undoAndTell();
    expect(announcement.value).toBe("Nothing to undo.");
    redoAndTell();
    redoAndTell();
    expect(files.peek()["charmcraft.yaml"]).toBe("# one\nname: a\n");
  });

  test("brings back a removed file, and removes a new one", () => {
    removeFile("mock.yaml");
    addFile("rockcraft.yaml", "name: r\n");
    undoAndTell();
    undoAndTell();
    expect(Object.keys(files.peek()).sort()).toEqual(["charmcraft.yaml", "mock.yaml"]);
  });
});
