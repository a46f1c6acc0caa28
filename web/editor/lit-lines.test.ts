// @vitest-environment happy-dom
import { EditorView } from "@codemirror/view";
import { beforeEach, expect, test } from "vitest";
import { lightLines, litLines } from "./lit-lines";

let view: EditorView;
let updates: number;

beforeEach(() => {
  updates = 0;
  const counted = EditorView.updateListener.of(() => {
    updates++;
  });
  view = new EditorView({ doc: "one\ntwo\nthree\nfour", extensions: [litLines, counted] });
});

/** The texts of the lit lines, with a star at the one under the pointer. */
const lit = () =>
  [...view.contentDOM.querySelectorAll(".cm-lit")].map(
    (line) => `${line.textContent}${line.classList.contains("cm-pointed") ? "*" : ""}`,
  );

test("lines light up, the one under the pointer more strongly", () => {
  lightLines(view, new Set([2, 0]), 2);
  expect(lit()).toEqual(["one", "three*"]);
  lightLines(view, new Set());
  expect(lit()).toEqual([]);
});

test("lines that are lit already are not lit again", () => {
  lightLines(view, new Set([1, 9]), 1);
  lightLines(view, new Set([9, 1]), 1);
  expect(updates).toBe(1);
  lightLines(view, new Set([1]), null);
  expect(updates).toBe(2);
});

test.each([
  ["another text in place of the lines", { from: 2, to: 15, insert: "e\nTWO\nTHREE\nf" }],
  ["a line more before it", { from: 0, insert: "zero\n" }],
  ["the line taken away", { from: 4, to: 8, insert: "" }],
])("the same lines light up after %s", (_, changes) => {
  lightLines(view, new Set([1, 2]), 1);
  view.dispatch({ changes });
  lightLines(view, new Set([1, 2]), 1);
  const { doc } = view.state;
  expect(lit()).toEqual([`${doc.line(2).text}*`, doc.line(3).text]);
});
