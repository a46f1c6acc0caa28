// Compares the packed core with the native one: both must evaluate and repair each
// golden case with the same bytes, and answer requests of every other kind about a
// part of the cases, or about all that are given. What the answers must be is for
// core/golden_test.go to check.
//
//   node wasm/golden.mjs [CASES_DIR]...
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
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

/** What is asked about every case, because it goes through the whole core. */
const ALWAYS = ["evaluate", "repair"];
/** The folders that are given. */
const roots = process.argv.slice(2);
/** The step between the cases that another function is asked about; given cases are asked for everything. */
const STEP = roots.length > 0 ? 1 : 6;

/** Whether a function is asked about the case with this number. Each function has cases of its own, and every case has a function. */
const isAsked = (number, name, place) => ALWAYS.includes(name) || number % STEP === place % STEP;

/** The requests for a case, at the end of the first half of charmcraft.yaml. */
function requestsOf(folder, number, functions) {
  const files = readProject(path.join(folder, "input"));
  const lines = (files["charmcraft.yaml"] ?? "").split("\n");
  const position = { line: lines.length >> 1, character: lines[lines.length >> 1].length };
  const common = { files, charmcraft: { experimental: folder.includes("experimental") } };
  const more = { file: "charmcraft.yaml", position, add: { endpoint: "postgresql" } };
  const request = JSON.stringify({ ...common, ...more });
  return functions.filter((name, place) => isAsked(number, name, place)).map((name) => ({ folder, name, request }));
}

/** The answers of the native core, one on each line; it works while the packed core does. */
async function nativeAnswers(requests) {
  const folder = mkdtempSync(path.join(tmpdir(), "golden-"));
  try {
    const [asked, answered] = ["requests", "answers"].map((name) => path.join(folder, name));
    writeFileSync(asked, requests.map(({ name, request }) => `${name} ${request}\n`).join(""));
    const stdio = [openSync(asked), openSync(answered, "w"), "inherit"];
    const run = spawn(process.env.GO ?? "go", ["run", "./wasm/native"], { cwd: top, stdio });
    const [status] = await once(run, "close");
    if (status !== 0) throw new Error(`wasm/native ended with ${status}`);
    return readFileSync(answered, "utf8").split("\n").slice(0, -1);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Where two answers begin to differ. */
function difference(packed, native) {
  const at = [...packed].findIndex((char, i) => char !== native[i]);
  const around = (text) => text.slice(Math.max(0, at - 40), at + 40);
  return `packed …${around(packed)}…\n     native …${around(native)}…`;
}

const core = await startCore();
const folders = (roots.length > 0 ? roots : [path.join(top, "core/testdata/cases")]).flatMap(findCases).sort();
const functions = Object.keys(core).sort();
const requests = folders.flatMap((folder, number) => requestsOf(folder, number, functions));
const working = nativeAnswers(requests);
const packed = requests.map(({ name, request }) => core[name](request));
const native = await working;
const failed = new Set();
requests.forEach(({ folder, name }, i) => {
  if (packed[i] === native[i]) return;
  console.log(`FAIL ${folder}: ${name}\n     ${difference(packed[i], native[i] ?? "")}`);
  failed.add(folder);
});
const asked = functions.map((name) => `${name} ${requests.filter((request) => request.name === name).length}`).join(", ");
console.log(`${folders.length - failed.size} of ${folders.length} cases have the same answers, ${requests.length} in all (${asked})`);
process.exit(failed.size > 0 || folders.length === 0 ? 1 : 0);
