import { describe, expect, test } from "vitest";
import type { Files } from "../engine/protocol";
import { smallestChange } from "./files";
import {
  canUndo,
  emptyHistory,
  fileSteps,
  fileToShow,
  type History,
  record,
  redo,
  type Step,
  typingOf,
  typingPause,
  undo,
  undoOf,
  withStep,
} from "./history";

/** A folder of charmcraft.yaml alone. */
const folder = (text: string): Files => ({ "charmcraft.yaml": text });

/** A step that is not typing. */
function other(before: Files, after: Files, time = 0): Step {
  return { files: fileSteps(before, after), label: "a fix", typing: null, project: null, time };
}

/** A step of typing in charmcraft.yaml. */
function typing(before: string, after: string, time: number): Step {
  const change = smallestChange(before, after);
  const typed = typingOf("charmcraft.yaml", change ? [change] : []);
  return { ...other(folder(before), folder(after), time), label: "typing", typing: typed };
}

/** Types one text after another, with the given milliseconds between. */
function typed(texts: readonly string[], pause: number): History {
  return texts
    .slice(1)
    .reduce((history, text, n) => record(history, typing(texts[n] as string, text, n * pause)), emptyHistory);
}

/** The folder after one undo. */
function undone(files: Files, history: History, file?: string): Files {
  const moved = undo(history, file);
  return moved ? withStep(files, moved.step, "before") : files;
}

describe("undo for the whole project", () => {
  test("typing without a pause is one step", () => {
    const history = typed(["", "a", "ab", "abc"], typingPause - 1);
    expect(history.done).toHaveLength(1);
    expect(undone(folder("abc"), history)).toEqual(folder(""));
  });

  test("a pause begins another step", () => {
    expect(typed(["", "a", "ab"], typingPause).done).toHaveLength(2);
  });

  test("the end of a line ends a step, and so does another place", () => {
    const lines = typed(["", "a", "a\n", "a\nb", "a\nbc"], 10);
    expect(undone(folder("a\nbc"), lines)).toEqual(folder("a\n"));
    const places = typed(["xyz", "xyza", "bxyza"], 10);
    expect(undone(folder("bxyza"), places)).toEqual(folder("xyza"));
  });

  test("deleting with Backspace belongs to the typing before it", () => {
    expect(typed(["", "a", "ab", "a", "ac"], 10).done).toHaveLength(1);
  });

  test("an example is a step of its own, and undo leads back across it", () => {
    const example = { "charmcraft.yaml": "theirs", "mock.yaml": "x" };
    const opened = record(typed(["", "mine"], 10), {
      ...other(folder("mine"), example),
      project: { before: "mine", after: "theirs", own: false },
    });
    const back = undo(opened, "mock.yaml");
    expect(back && withStep(example, back.step, "before")).toEqual(folder("mine"));
    const forth = back && redo(back.history);
    expect(forth && withStep(folder("mine"), forth.step, "after")).toEqual(example);
  });

  test("a step that changes nothing is not recorded", () => {
    expect(record(emptyHistory, other(folder("a"), folder("a")))).toBe(emptyHistory);
  });

  test("a new step forgets what was undone", () => {
    const back = undo(typed(["", "a", "b"], typingPause))?.history ?? emptyHistory;
    expect(redo(record(back, other(folder("a"), folder("z"))))).toBeNull();
  });

  test("an empty history has nothing to undo", () => {
    expect(undo(emptyHistory)).toBeNull();
    expect(redo(emptyHistory)).toBeNull();
  });

  test("large steps push out the oldest, but never the last", () => {
    const large = "x".repeat(30_000_000);
    let history = emptyHistory;
    for (let n = 0; n < 3; n++)
      history = record(history, other(folder(large + n), folder(large + (n + 1)), n));
    expect(history.done).toHaveLength(1);
    expect(undo(history)?.step.time).toBe(2);
  });

  test.each([
    [["a", "b"], "b", "b"],
    [["a"], "b", "a"],
    [["gone"], "b", "b"],
    [["gone"], "gone", "a"],
  ])("after %j changed, with %s shown, the file to show is %s", (changed, shown, expected) => {
    expect(fileToShow({ a: "1", b: "1" }, changed, shown)).toBe(expected);
  });
});

describe("undo in one file", () => {
  const start = { a: "1", b: "1" };
  const first = { a: "2", b: "1" };
  const second = { a: "2", b: "2" };
  const inBoth = { a: "3", b: "3" };
  const history = record(record(emptyHistory, other(start, first)), other(first, second));

  test("undo takes the last step in the shown file first, and redo restores all in turn", () => {
    expect(undone(second, history, "a")).toEqual({ a: "1", b: "2" });
    const one = undo(history, "a");
    const two = one && undo(one.history, "a");
    expect(two && withStep({ a: "1", b: "2" }, two.step, "before")).toEqual(start);
    const forth = two && redo(two.history);
    expect(forth && withStep(start, forth.step, "after")).toEqual({ a: "1", b: "2" });
  });

  test("a step is not undone before the steps that depend on it", () => {
    const later = record(record(emptyHistory, other(second, inBoth)), other(inBoth, { a: "3", b: "4" }));
    expect(undone({ a: "3", b: "4" }, later, "a")).toEqual(inBoth);
  });

  test("a step can be undone by itself until another depends on it", () => {
    const [step] = history.done as readonly [Step];
    expect(canUndo(history, step)).toBe(true);
    const moved = undoOf(history, step);
    expect(moved && withStep(second, moved.step, "before")).toEqual({ a: "1", b: "2" });
    expect(moved && canUndo(moved.history, step)).toBe(false);
    const later = record(history, other(second, { a: "9", b: "2" }));
    expect(undoOf(later, step)).toBeNull();
  });
});
