// Compares the packed core with the native one: both must answer the golden
// cases, and requests of every other kind, with the same bytes. What the answers
// must be is for core/golden_test.go to check.
//
//   node wasm/golden.mjs [CASES_DIR]...
import { spawnSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { startCore } from "./evaluator.mjs";

const top = fileURLToPath(new URL("..", import.meta.url));

/** The folders below `folder` with a project in `input`. */
function findCases(folder) {
  const entries = readdirSync(folder, { withFileTypes: true });
  if (entries.some((entry) => entry.isDirectory() && entry.name === "input")) return [folder];
  return entries.filter((entry) => entry.isDirectory()).flatMap((entry) => findCases(path.join(folder, entry.name)));
}

/** The texts of the files in `folder` by path. */
function readProject(folder) {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const paths = names.map((entry) => path.join(entry.parentPath ?? entry.path, entry.name)).sort();
  return Object.fromEntries(
    paths.map((name) => [path.relative(folder, name).split(path.sep).join("/"), readFileSync(name, "utf8")]),
  );
}

/** The requests for each case: one to every function of the core, at the end of the first half of charmcraft.yaml. */
function requestsOf(folder, functions) {
  const files = readProject(path.join(folder, "input"));
  const lines = (files["charmcraft.yaml"] ?? "").split("\n");
  const position = { line: lines.length >> 1, character: lines[lines.length >> 1].length };
  const common = { files, charmcraft: { experimental: folder.includes("experimental") } };
  const more = { file: "charmcraft.yaml", position, add: { endpoint: "postgresql" } };
  return functions.map((name) => ({ folder, name, request: JSON.stringify({ ...common, ...more }) }));
}

/** The answers of the native core, one on each line. */
function nativeAnswers(requests) {
  const input = requests.map(({ name, request }) => `${name} ${request}\n`).join("");
  const go = process.env.GO ?? "go";
  const run = spawnSync(go, ["run", "./wasm/native"], { cwd: top, input, maxBuffer: 1 << 30, encoding: "utf8" });
  if (run.status !== 0) throw new Error(`wasm/native: ${run.error?.message ?? run.stderr}`);
  return run.stdout.split("\n").slice(0, -1);
}

/** Where two answers begin to differ. */
function difference(packed, native) {
  const at = [...packed].findIndex((char, i) => char !== native[i]);
  const around = (text) => text.slice(Math.max(0, at - 40), at + 40);
  return `packed …${around(packed)}…\n     native …${around(native)}…`;
}

const core = await startCore();
const roots = process.argv.slice(2);
const folders = (roots.length > 0 ? roots : [path.join(top, "core/testdata/cases")]).flatMap(findCases).sort();
const requests = folders.flatMap((folder) => requestsOf(folder, Object.keys(core).sort()));
const native = nativeAnswers(requests);
const failed = new Set();
requests.forEach(({ folder, name, request }, i) => {
  const packed = core[name](request);
  if (packed === native[i]) return;
  console.log(`FAIL ${folder}: ${name}\n     ${difference(packed, native[i] ?? "")}`);
  failed.add(folder);
});
console.log(`${folders.length - failed.size} of ${folders.length} cases have the same answers, ${requests.length} in all`);
process.exit(failed.size > 0 || folders.length === 0 ? 1 : 0);
