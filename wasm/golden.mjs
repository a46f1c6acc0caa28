// Compares the built core with the golden cases, as core/golden_test.go does
// natively; core/FORMATS.md describes the cases.
//
//   node wasm/golden.mjs [CASES_DIR]...
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { isDeepStrictEqual } from "node:util";
import { startCore } from "./evaluator.mjs";

const ownCases = fileURLToPath(new URL("../core/testdata/cases", import.meta.url));
const text = (value) => JSON.stringify(value) ?? "nothing";

/** The folders below `folder` that hold an expected.json. */
function findCases(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.name === "expected.json")) return [folder];
  return entries.filter((entry) => entry.isDirectory()).flatMap((entry) => findCases(path.join(folder, entry.name)));
}

/** The texts of the files in `folder` by their paths. */
function readProject(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name));
  return Object.fromEntries(
    paths.map((name) => [path.relative(folder, name).split(path.sep).join("/"), readFileSync(name, "utf8")]),
  );
}

/** The checks of a case's parts: each is given what is wanted and the whole result, and returns what is wrong. */
const checks = {
  expansion: (want, got) => (want.yaml == null ? checkFailure(want, got) : checkText(want.yaml, got.expansion)),
  status: (want, got) => same("status", want, got.status),
  migration: (want, got) => same("migration", want, got.migration),
  environment: (want, got) => same("environment", want, got.environment && byName(got.environment, "value")),
  services: (want, got) => checkServices(want, got.services),
  diagnostics: (want, got) => want.flatMap((wanted) => checkDiagnostic(wanted, got.diagnostics)),
  clean: (want, got) => (want ? got.diagnostics.filter(isLoud).map((d) => `a false alarm: ${text(d)}`) : []),
};

const same = (part, want, got) => (isDeepStrictEqual(want, got) ? [] : [`${part}: want ${text(want)}, got ${text(got)}`]);
const isLoud = ({ severity }) => severity === "error" || severity === "warning";

/** A list's `field` by the items' names; a name that is there twice gets a value that nobody wants. */
function byName(list, field) {
  const found = {};
  for (const item of list) found[item.name] = item.name in found ? ["twice"] : item[field];
  return found;
}

function checkText(want, got) {
  if (got.yaml !== want) return [`the expansion differs: ${firstDifference(want, got.yaml)}`];
  return same("described lines", want.split("\n").length - 1, got.lines.length);
}

function firstDifference(want, got) {
  if (got === null) return "there is none";
  const [wanted, found] = [want.split("\n"), got.split("\n")];
  const at = wanted.findIndex((line, i) => line !== found[i]);
  return `line ${at + 1}: want ${text(wanted[at])}, got ${text(found[at])}`;
}

function checkFailure(want, { expansion, diagnostics }) {
  const errors = diagnostics.filter(({ severity }) => severity === "error");
  const wrong = expansion.yaml === null ? [] : ["the expansion must fail"];
  if (errors.length === 0) wrong.push("a failed expansion must have an error among the diagnostics");
  if (want.error?.message !== undefined) wrong.push(...same("error", want.error, expansion.error));
  const missed = (want.problems ?? []).filter((problem) => !errors.some((error) => finds(error, problem)));
  return wrong.concat(missed.map((problem) => `no error for ${text(problem)}`));
}

function finds(error, problem) {
  if (problem.type === "yaml") return problem.line === undefined || Math.abs(error.range.start.line - problem.line) <= 1;
  const missing = problem.type === "missing" && firstFix(error) === problem.path.split(".").at(-1);
  return missing || locates(error.path, problem.path);
}

/** Whether our path has the names of charmcraft's in order; ours may be longer, and indexes do not count. */
function locates(ours, theirs) {
  const names = (steps) => steps.split(".").filter((step) => !/^\d*$/.test(step));
  let rest = names(ours);
  return names(theirs).every((name) => {
    const at = rest.indexOf(name);
    rest = rest.slice(at + 1);
    return at >= 0;
  });
}

const firstFix = ({ fixes }) => fixes[0]?.edits[0]?.text;

function checkServices(want, got) {
  const found = Object.fromEntries(got.map((service) => [service.name, service]));
  const named = same("names of services", Object.keys(want).sort(), Object.keys(found).sort());
  const fields = Object.entries(want).flatMap(([name, wanted]) =>
    Object.entries(wanted).flatMap(([field, value]) => same(`${name} ${field}`, value, found[name]?.[field])),
  );
  return named.concat(fields);
}

function checkDiagnostic(want, got) {
  const fits = (d) =>
    d.file === want.file &&
    (want.code ?? d.code) === d.code &&
    (want.path ?? d.path) === d.path &&
    (want.fix === undefined || firstFix(d) === want.fix);
  return got.some(fits) ? [] : [`no diagnostic ${text(want)} among ${text(got)}`];
}

/** What is wrong with the core's answer to a case. */
function check(core, folder) {
  const want = JSON.parse(readFileSync(path.join(folder, "expected.json"), "utf8"));
  const request = { files: readProject(path.join(folder, "input")), charmcraft: { experimental: want.experimental ?? false } };
  const got = JSON.parse(core.evaluate(JSON.stringify(request)));
  return Object.keys(checks).flatMap((part) => (part in want ? checks[part](want[part], got) : []));
}

const core = await startCore();
const roots = process.argv.slice(2);
const folders = (roots.length > 0 ? roots : [ownCases]).flatMap(findCases).sort();
let failed = 0;
for (const folder of folders) {
  const wrong = check(core, folder);
  if (wrong.length > 0) console.log([`FAIL ${folder}`, ...wrong.slice(0, 5)].join("\n     "));
  if (wrong.length > 0) failed++;
}
console.log(`${folders.length - failed} of ${folders.length} cases pass`);
process.exit(failed > 0 || folders.length === 0 ? 1 : 0);
