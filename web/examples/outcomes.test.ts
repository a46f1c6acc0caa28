/**
 * Every example, evaluated by build/core.wasm (`make wasm`). testdata/outcomes.json holds what
 * charmcraft 4.5.0 and paas-charm 1.12.3 yield for them; for those with typos, after the fixes.
 */
import { beforeAll, describe, expect, test } from "vitest";
import type { Diagnostic, Files, Result } from "../engine/protocol";
import { editFiles } from "../state/files";
import { examples, findExample } from "./catalogue";
import { exampleFiles } from "./files";
import { loadCore } from "./testdata/core";
import outcomes from "./testdata/outcomes.json";

/** The output of the reference programs. */
interface Outcome {
  readonly status: { readonly name: string; readonly message?: string };
  readonly running: readonly string[];
  readonly migration: string | null;
  readonly environment: Readonly<Record<string, string>> | null;
}

/** Examples with deliberate mistakes: the path of each finding, and the text that its first fix writes. */
const mistakes: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  typos: {
    "platforms.amd64.buid-for": "build-for",
    descripton: "description",
    "extensions.0": "flask-framework",
    "links.documentaton": "documentation",
    "config.options.token.type": "string",
    requries: "requires",
  },
  "silent-typos": {
    "config.options.token.descripton": "description",
    "requires.postgresql.interface": "postgresql_client",
    "requires.s3.optinal": "optional",
    aplication: "application",
    "config.tokn": "token",
    "config.webserver_workers": "webserver-workers",
    "relations.0.endpoint": "postgresql",
    "relations.0.application-data.pasword": "password",
    "relations.1.aplication-data": "application-data",
    "relations.1.application-data.bukcet": "bucket",
  },
};

/** Deliberate findings of other examples, by code. */
const intended: Readonly<Record<string, readonly string[]>> = { "env-example": ["misspelt-variable"] };

let evaluate: (files: Files, experimental: boolean) => Result;
beforeAll(async () => {
  evaluate = await loadCore();
});

const evaluateExample = (id: string, files = exampleFiles(id)) =>
  evaluate(files, findExample(id)?.experimental ?? false);

const problems = (result: Result): readonly Diagnostic[] =>
  result.diagnostics.filter(({ severity }) => severity === "error" || severity === "warning");

function expectOutcome(result: Result, outcome: Outcome): void {
  expect(result.expansion.error).toBeNull();
  expect(result.status).toMatchObject(outcome.status);
  expect(
    result.services
      .filter(({ running }) => running)
      .map(({ name }) => name)
      .sort(),
  ).toEqual(outcome.running);
  expect(result.migration?.result ?? null).toBe(outcome.migration);
  const environment = result.environment?.map(({ name, value }) => [name, value]);
  expect(environment ? Object.fromEntries(environment) : null).toEqual(outcome.environment);
}

/** Applies the first fix of one problem after another, until none is left or nothing changes any more. */
function mend(id: string): { files: Files; seen: Map<string, string | undefined> } {
  let files = exampleFiles(id);
  const seen = new Map<string, string | undefined>();
  for (let round = 0; round < 30; round++) {
    const problem = problems(evaluateExample(id, files)).find(({ fixes }) => fixes.length > 0);
    const fix = problem?.fixes[0];
    if (!problem || !fix) break;
    seen.set(problem.path, fix.edits[0]?.text);
    files = editFiles(files, fix.edits);
  }
  return { files, seen };
}

const outcomeOf = (id: string): Outcome | undefined => (outcomes as Record<string, Outcome>)[id];

describe.each(examples.filter(({ id }) => !(id in mistakes)))("$id", ({ id }) => {
  test("has exactly the findings that it should show", () => {
    expect(problems(evaluateExample(id)).map(({ code }) => code)).toEqual(intended[id] ?? []);
  });

  test("yields what the reference programs do", () => {
    const outcome = outcomeOf(id);
    expect(outcome, `testdata/outcomes.json has no ${id}`).toBeDefined();
    if (outcome) expectOutcome(evaluateExample(id), outcome);
  });
});

describe.each(Object.entries(mistakes))("%s", (id, expected) => {
  let after: ReturnType<typeof mend>;
  beforeAll(() => {
    after = mend(id);
  });

  test("each mistake is found and has the right correction as its first fix", () => {
    expect(Object.fromEntries(after.seen)).toEqual(expected);
  });

  test("after the fixes it has no problem and yields what the reference programs do", () => {
    const mended = evaluateExample(id, after.files);
    expect(problems(mended)).toEqual([]);
    const outcome = outcomeOf(id);
    if (outcome) expectOutcome(mended, outcome);
  });
});
