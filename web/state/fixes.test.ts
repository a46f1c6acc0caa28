import { expect, test } from "vitest";
import type { Diagnostic } from "../engine/protocol";
import { safeFixes } from "./fixes";

/** A finding with one fix on a stretch of a line. */
function finding(line: number, from: number, to: number, safe: boolean): Diagnostic {
  const range = { start: { line, character: from }, end: { line, character: to } };
  const edits = [{ file: "charmcraft.yaml", range, text: "x" }];
  const fixes = [{ title: `${line} ${from}`, safe, edits }];
  return {
    file: "charmcraft.yaml",
    severity: "error",
    by: "charmcraft",
    code: "c",
    message: "m",
    path: "",
    range,
    docs: "",
    fixes,
  };
}

test("fixes that are safe and do not touch the same text are applied together", () => {
  const findings = [
    finding(1, 0, 4, true),
    finding(1, 2, 6, true),
    finding(1, 6, 8, true),
    finding(2, 0, 0, true),
    finding(2, 0, 3, true),
    finding(3, 0, 1, false),
  ];
  expect(safeFixes(findings).map(({ title }) => title)).toEqual(["1 0", "1 6", "2 0"]);
});
