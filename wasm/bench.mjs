// Measures the built core: its size, and how long evaluate takes for projects of
// about 100, 1,000 and 10,000 lines. Fails if the core is too large or its time
// grows faster than the project. With an earlier core in BEFORE, built by the
// same Go, it measures both in turn, and fails if the present one takes longer
// than the part SHARE of the earlier one's time.
//
//   [BEFORE=/path/to/core.wasm [SHARE=0.6]] [CHARMCRAFT=/path/to/charmcraft] node wasm/bench.mjs
import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { brotliCompressSync, constants } from "node:zlib";
import { build, startCore } from "./evaluator.mjs";
import { project } from "./measured.mjs";

/** The largest core.wasm allowed, in bytes of Brotli. */
const sizeLimit = 1_200_000;
/** How many times as long as 1,000 lines 10,000 lines may take. */
const growthLimit = 12;

/** The milliseconds of processor time that this process has used, whatever else the machine does. */
const cpu = () => Object.values(process.cpuUsage()).reduce((sum, microseconds) => sum + microseconds / 1_000, 0);

/**
 * The milliseconds of processor time that each of `works` takes: the median, once compiled. The works run in turn.
 */
function medians(works) {
  const times = works.map(() => []);
  for (let spent = 0; times[0].length < 20 || spent < 2_000 * works.length; ) {
    works.forEach((work, i) => {
      const began = cpu();
      work();
      const took = cpu() - began;
      times[i].push(took);
      spent += took;
    });
  }
  return times.map((all) => all.slice(all.length >> 1).sort((a, b) => a - b)[all.length >> 2]);
}

/** The milliseconds that the real charmcraft takes, or null if it is not installed. */
function charmcraft(text) {
  if (!process.env.CHARMCRAFT) return null;
  const folder = mkdtempSync(path.join(tmpdir(), "bench-"));
  writeFileSync(path.join(folder, "charmcraft.yaml"), text);
  const began = performance.now();
  const { status } = spawnSync(process.env.CHARMCRAFT, ["expand-extensions"], { cwd: folder, stdio: "ignore" });
  const took = performance.now() - began;
  rmSync(folder, { recursive: true });
  return status === 0 ? took : null;
}

function size() {
  const module = readFileSync(`${build}core.wasm`);
  const { BROTLI_PARAM_QUALITY, BROTLI_PARAM_SIZE_HINT } = constants;
  const params = { [BROTLI_PARAM_QUALITY]: 11, [BROTLI_PARAM_SIZE_HINT]: module.length };
  return { raw: module.length, brotli: brotliCompressSync(module, { params }).length };
}

const { raw, brotli } = size();
console.log(`core.wasm: ${raw} bytes, ${brotli} in Brotli (limit ${sizeLimit})`);

const beganStart = performance.now();
const core = await startCore();
/** The parts that the earlier core lacks are skipped, so that both do the same work. */
const skip = ["paths", "juju", "possible"];
const requestOf = (text) => JSON.stringify({ files: { "charmcraft.yaml": text }, skip });
const evaluate = (text) => core.evaluate(requestOf(text));
const started = performance.now();
evaluate(project(100));
console.log(`start: ${(started - beganStart).toFixed(0)} ms, first call: ${(performance.now() - started).toFixed(0)} ms`);

const before = process.env.BEFORE && (await startCore(process.env.BEFORE));
const share = Number(process.env.SHARE ?? 1);
const times = {};
let slower = false;
for (const lines of [100, 1_000, 10_000]) {
  const text = project(lines);
  const request = requestOf(text);
  const works = [() => core.evaluate(request)].concat(before ? [() => before.evaluate(request)] : []);
  const [time, earlier] = medians(works);
  times[lines] = time;
  if (earlier !== undefined) {
    console.log(`before: ${earlier.toFixed(1)} ms, now ${((100 * time) / earlier).toFixed(0)} % of it`);
    slower ||= lines === 1_000 && time > share * earlier;
  }
  const real = charmcraft(text);
  const ratio = real === null ? "" : `, charmcraft ${real.toFixed(0)} ms, ${(real / times[lines]).toFixed(0)} times longer`;
  console.log(`evaluate, ${text.split("\n").length - 1} lines: ${times[lines].toFixed(1)} ms${ratio}`);
}
const growth = times[10_000] / times[1_000];
console.log(`growth from 1,000 to 10,000 lines: ${growth.toFixed(1)} (limit ${growthLimit})`);
process.exit(brotli > sizeLimit || growth > growthLimit || slower ? 1 : 0);
