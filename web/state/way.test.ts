import { expect, test } from "vitest";
import type { Diagnostic, Result } from "../engine/protocol";
import { findingOf, refusedStep, stepsOf, wayInWords } from "./way";

const expansion: Result["expansion"] = { yaml: "name: shop\n", error: null, lines: [] };
const active: Result["status"] = { name: "active", message: "" };

/** A result with the fields that the way of the charm depends on. */
function result(part: Partial<Result>): Result {
  return { expansion, juju: { error: null }, status: active, ...part } as Result;
}

const refused: Result["juju"] = { error: { file: "config.yaml", message: "no" } };

test.each([
  ["all is well", result({}), "done done done", "active"],
  [
    "charmcraft refuses",
    result({
      expansion: { yaml: null, error: { message: "Bad", details: null, resolution: null }, lines: [] },
      juju: null,
    }),
    "refused later later",
    "charmcraft refuses charmcraft.yaml",
  ],
  ["Juju refuses", result({ juju: refused }), "done refused later", "Juju refuses it: no"],
  ["Juju has not answered yet", result({ juju: null }), "done open later", "active"],
  [
    "the charm is blocked",
    result({ status: { name: "blocked", message: "missing integrations: s3" } }),
    "done done refused",
    "blocked missing integrations: s3",
  ],
  [
    "the charm waits",
    result({ status: { name: "waiting", message: "for pebble" } }),
    "done done open",
    "waiting for pebble",
  ],
  ["there is no framework", result({ status: null }), "done done open", ""],
])("%s", (_, of, states, words) => {
  const steps = stepsOf(of);
  expect(steps.map(({ state }) => state).join(" ")).toBe(states);
  expect(wayInWords(steps, of.status)).toBe(words);
});

test("a refused step leads to the first error of the program that refuses", () => {
  const finding = (by: Diagnostic["by"], severity: Diagnostic["severity"], code: string) =>
    ({ by, severity, code }) as Diagnostic;
  const findings = [
    finding("charm", "error", "c"),
    finding("juju", "error", "j"),
    finding("juju", "error", "k"),
  ];
  const step = refusedStep(stepsOf(result({ juju: refused })));
  expect(step && findingOf(step, findings)?.code).toBe("j");
});
