import { expect, test } from "vitest";
import type { Diagnostic, Result } from "../engine/protocol";
import { withLastVerdict, withRest } from "./rest";

const start = { line: 2, character: 4 };

/** A finding of one of the programs. */
function finding(by: Diagnostic["by"], severity: Diagnostic["severity"], file = "charmcraft.yaml") {
  const range = { start, end: start };
  return { file, severity, by, code: "c", message: by, path: "", range, docs: "", fixes: [] } as Diagnostic;
}

/** A result with the fields that Juju's verdict depends on. */
function result(part: Partial<Result>): Result {
  const expansion = { yaml: "name: shop\n", error: null, lines: [] };
  return { expansion, juju: null, diagnostics: [], ...part } as unknown as Result;
}

const files = { "charmcraft.yaml": "" };
const juju = { error: { file: "config.yaml", message: "no" } };
const whole = result({
  juju,
  packed: { "metadata.yaml": "name: shop\n" },
  diagnostics: [finding("juju", "error"), finding("juju", "error", "mock.yaml"), finding("charm", "error")],
});

test("until Juju answers, its previous verdict stays, and no other finding", () => {
  const first = { files, result: result({ diagnostics: [finding("charm", "warning")] }) };
  const shown = withLastVerdict(first, { files, result: whole });
  expect(shown.juju).toEqual(juju);
  expect(shown.packed).toEqual(whole.packed);
  expect(shown.diagnostics.map(({ by, severity }) => `${by} ${severity}`)).toEqual([
    "charm warning",
    "juju error",
  ]);
});

test("a text that charmcraft refuses does not keep an earlier verdict", () => {
  const expansion = { yaml: null, error: null, lines: [] };
  const first = { files, result: result({ expansion }) };
  expect(withLastVerdict(first, { files, result: whole })).toBe(first.result);
});

test("the rest adds Juju's verdict and its findings to the first answer", () => {
  const first = result({});
  const shown = withRest(first, whole);
  expect(shown.juju).toEqual(juju);
  expect(shown.diagnostics).toBe(whole.diagnostics);
  expect(shown.expansion).toBe(first.expansion);
});
