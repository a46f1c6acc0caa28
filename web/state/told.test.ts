import { expect, test } from "vitest";
import type { Diagnostic } from "../engine/protocol";
import { type Told, tellNext } from "./told";

const file = "charmcraft.yaml";

/** A finding with a code on a zero-based line. */
function finding(code: string, line: number, path = code): Diagnostic {
  const range = { start: { line, character: 0 }, end: { line, character: 1 } };
  return { file, severity: "error", by: "charmcraft", code, message: code, path, range, docs: "", fixes: [] };
}

const nothing: Told = { files: null, findings: [], stale: false };

/** The findings on display for a text with the cursor at its end. */
function told(
  before: Told,
  text: string,
  findings: readonly Diagnostic[],
  whole: boolean,
  typing = true,
): Told {
  const line = text.split("\n").length - 1;
  return tellNext(before, { files: { [file]: text }, findings, whole }, typing ? { file, line } : null);
}

const codes = ({ findings }: Told) => findings.map(({ code }) => code);

test("no new finding appears about a line that is being typed in", () => {
  expect(told(nothing, "a: 1\nreq", [finding("scan", 1)], false)).toBe(nothing);
  expect(codes(told(nothing, "a: 1\ntype: ch", [finding("unknown-value", 1)], true))).toEqual([]);
});

test("after a rest every finding appears", () => {
  const after = told(nothing, "a: 1\nreq", [finding("scan", 1)], false, false);
  expect(codes(after)).toEqual(["scan"]);
  expect(after.stale).toBe(true);
});

test("a finding on display stays as long as it is true", () => {
  const known = told(nothing, "tpye: x\n", [finding("unknown-key", 0)], true, false);
  expect(codes(told(known, "tpye: xy", [finding("unknown-key", 0)], true))).toEqual(["unknown-key"]);
  expect(codes(told(known, "type: xy", [], true))).toEqual([]);
});

test("findings appear in a line that the cursor left, but not about the unfinished block around it", () => {
  const text = "requries:\n  a:\n    limit: x\n    ";
  const all = [finding("unknown-key", 0), finding("missing-key", 1), finding("wrong-type", 2)];
  const after = told(nothing, text, all, false);
  expect(codes(after)).toEqual(["unknown-key", "wrong-type"]);
  expect(after.stale).toBe(true);
  expect(told(nothing, "requires:\n  ", [finding("wrong-type", 0)], false)).toMatchObject({
    findings: [],
    stale: false,
  });
});

test("findings appear in a block that the cursor left", () => {
  const text = "requires:\n  a:\n    limit: 1\n  b:\n    ";
  expect(
    codes(told(nothing, text, [finding("missing-key", 1), finding("missing-key", 3, "b")], true)),
  ).toEqual(["missing-key"]);
});
