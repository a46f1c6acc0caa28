import { describe, expect, test } from "vitest";
import { changedFile, emptyHistory, type History, record, redo, typingPause, undo } from "./history";

const folder = (text: string) => ({ "charmcraft.yaml": text });

/** Types one text after another, with the given milliseconds between. */
function typed(texts: readonly string[], pause: number): History {
  let history = emptyHistory;
  texts.slice(1).forEach((text, n) => {
    const step = { before: folder(texts[n] as string), after: folder(text), time: n * pause };
    history = record(history, { ...step, label: "typing", typedIn: "charmcraft.yaml" });
  });
  return history;
}

describe("undo for the whole project", () => {
  test("what is typed without a pause is one step", () => {
    const history = typed(["", "a", "ab", "abc"], typingPause - 1);
    expect(history.done).toHaveLength(1);
    expect(undo(history)?.step.before).toEqual(folder(""));
  });

  test("a pause begins another step", () => {
    expect(typed(["", "a", "ab"], typingPause).done).toHaveLength(2);
  });

  test("an example is a step of its own, and undo leads back across it", () => {
    const before = typed(["", "mine"], 10);
    const opened = record(before, {
      before: folder("mine"),
      after: { "charmcraft.yaml": "theirs", "mock.yaml": "x" },
      label: "example",
      typedIn: null,
      time: 11,
    });
    const back = undo(opened);
    expect(back?.step.before).toEqual(folder("mine"));
    expect(back && redo(back.history)?.step.after).toEqual({ "charmcraft.yaml": "theirs", "mock.yaml": "x" });
  });

  test("a step that changes nothing is none", () => {
    const step = { before: folder("a"), after: folder("a"), label: "typing", typedIn: null, time: 0 };
    expect(record(emptyHistory, step)).toBe(emptyHistory);
  });

  test("a new step forgets what was undone", () => {
    const undone = undo(typed(["", "a", "b"], typingPause))?.history ?? emptyHistory;
    const step = { before: folder("a"), after: folder("z"), label: "typing", typedIn: null, time: 9e9 };
    expect(redo(record(undone, step))).toBeNull();
  });

  test("there is nothing to undo at the beginning", () => {
    expect(undo(emptyHistory)).toBeNull();
    expect(redo(emptyHistory)).toBeNull();
  });

  test("large steps push out the oldest, but never the last", () => {
    const large = "x".repeat(30_000_000);
    let history = emptyHistory;
    for (let n = 0; n < 3; n++) {
      const step = { before: folder(large + n), after: folder(large + (n + 1)), time: n };
      history = record(history, { ...step, label: "opening", typedIn: null });
    }
    expect(history.done).toHaveLength(1);
    expect(undo(history)?.step.time).toBe(2);
  });

  test.each([
    [{ a: "1", b: "1" }, { a: "2", b: "1" }, "b", "a"],
    [{ a: "1", b: "1" }, { a: "2", b: "2" }, "b", "b"],
    [{ a: "1", b: "1" }, { a: "1" }, "b", "a"],
  ])("from %j to %j, shown %s, the file to show is %s", (before, after, shown, expected) => {
    expect(changedFile(before, after, shown)).toBe(expected);
  });
});
