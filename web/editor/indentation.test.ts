import { Text } from "@codemirror/state";
import { describe, expect, test } from "vitest";
import { belongsAtTheTop, breakAt, inBlockText, outerColumn, stepOf } from "./indentation";

const doc = (text: string) => Text.of(text.split("\n"));

/** The text after a line break at `|`, as the editor would make it. */
function broken(marked: string): string {
  const at = marked.indexOf("¦");
  const text = doc(marked.replace("¦", ""));
  return " ".repeat(breakAt(text, at).indent);
}

describe("a line break", () => {
  test.each([
    ["requires:¦", 2],
    ["requires: # why¦", 2],
    ["requires:   ¦", 2],
    ["a:\n    b:\n        c: 1\nd:¦", 4],
    ["a:\n   b:¦", 6],
    ["relations:\n  - endpoint:¦", 6],
    ["relations:\n- endpoint: s3¦", 2],
    ["relations:\n  - endpoint: s3¦", 4],
    ["extensions:\n  - flask-framework¦", 2],
    ["type: charm¦", 0],
    ["a:\n  b: 1¦", 2],
    ["a:\n  b: 1\n  ¦", 2],
    ["a: see below:¦", 0],
    ["description: |¦", 2],
    ["description: >-  # folded¦", 2],
    ["description: |\n  Usage:¦", 2],
    ["description: |\n  a\n\n  Usage:¦\nname: x", 2],
    ["a: &anchor¦", 2],
    ["a: !!map¦", 2],
    ["'a b':¦", 2],
    ["# note:¦", 0],
    ["a: {¦", 2],
    ["http://x:¦", 2],
    ["¦name: a", 0],
    ["  ¦name: a", 2],
    [" ¦ name: a", 1],
  ])("in %j has %i columns", (marked, columns) => {
    expect(broken(marked)).toHaveLength(columns);
  });
});

test.each([
  ["a: 1\n", 2],
  ["a:\n    b:\n        c: 1\n", 4],
  ["a:\n- b\nc:\n   d: 1\n", 3],
  ["a:\n\n  # why\n  b: 1\nc:\n  d: 1\ne:\n    f: 1\n", 2],
  ["", 2],
])("the step of %j is %i", (text, step) => {
  expect(stepOf(doc(text))).toBe(step);
});

test("every line of a block text is recognised as such", () => {
  const text = doc("a:\n  b: |\n    one\n\n      two\n  c: 1\nd:\n  - |\n    text\n");
  const lines = [1, 2, 3, 5, 6, 7, 8, 9].filter((line) => inBlockText(text, line));
  expect(lines).toEqual([3, 5, 9]);
});

test("the enclosing level is that of a line above that begins further left", () => {
  const text = doc("a:\n    b:\n        c: 1\n        ");
  expect(outerColumn(text, 4, 8)).toBe(4);
  expect(outerColumn(text, 4, 4)).toBe(0);
});

describe("a key at the column of the line above", () => {
  const blocks = new Set(["requires", "config"]);
  test.each([
    ["config:\n  options:\n    a:\n      type: string\n      requires", true],
    ["config:\n  options:\n    a:\n      type: string\n    requires", false],
    ["requires:\n  a:\n    limit: 1\n    requires", false],
    ["config:\n  options:\n    requires", false],
    ["config:\n  options:\n    a:\n      requires", false],
    ["config:\n  options:\n    a:\n      type: string\n      default", false],
    ["config:\n  options:\n    a:\n      description: |\n        text: a\n        requires", false],
    ["extensions:\n  - flask-framework\n  config", true],
  ])("of %j belongs at the top: %s", (text, top) => {
    const lines = doc(text);
    expect(belongsAtTheTop(lines, lines.lines, blocks)).toBe(top);
  });
});
