import { beforeEach, expect, test } from "vitest";
import type { Diagnostic, Result } from "../engine/protocol";
import { answer, engine, takeAnswer } from "./results";
import { cursorAt, stopTyping } from "./typing";
import { verdict } from "./verdict";

/** A finding of a severity. */
function finding(severity: Diagnostic["severity"]): Diagnostic {
  const range = { start: { line: 0, character: 0 }, end: { line: 0, character: 1 } };
  const place = { file: "charmcraft.yaml", path: severity, range };
  return {
    ...place,
    severity,
    code: severity,
    message: severity,
    docs: "",
    fixes: [],
  } as unknown as Diagnostic;
}

/** Takes over an answer: about a broken text, or about a charm in a status. */
function answered(status: string | null, findings: readonly Diagnostic[] = []): void {
  const result = {
    expansion: { yaml: status === null ? null : "name: a\n", error: null, lines: [] },
    status: status === null ? null : { name: status, message: "" },
    environment: status === null ? null : [],
    diagnostics: findings,
  } as unknown as Result;
  takeAnswer({ files: { "charmcraft.yaml": `# ${status}` }, result, milliseconds: 1, project: 1 });
}

beforeEach(() => {
  answer.value = null;
  engine.value = { kind: "loading" };
  stopTyping();
});

test("there is no verdict before the engine has answered, nor after it failed", () => {
  expect(verdict.value).toBe("Checking…");
  engine.value = { kind: "failed", message: "gone" };
  expect(verdict.value).toBe("Not checked");
});

test.each([
  ["active", [], "No problems"],
  ["active", [finding("information")], "No problems, 1 note"],
  ["blocked", [], "Blocked"],
  ["blocked", [finding("information")], "Blocked, 1 note"],
  ["error", [], "The charm fails"],
  ["blocked", [finding("error"), finding("warning")], "2 problems"],
] as const)("a charm that is %s with %j has the verdict %j", (status, findings, words) => {
  answered(status, findings);
  expect(verdict.value).toBe(words);
});

test("it stays while the user types a line that breaks the text", () => {
  answered("blocked");
  expect(verdict.value).toBe("Blocked");
  cursorAt("charmcraft.yaml", 0, "typed");
  answered(null, [finding("error")]);
  expect(verdict.value).toBe("Blocked");
  stopTyping();
  expect(verdict.value).toBe("1 problem");
});
