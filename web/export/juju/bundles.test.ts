/** The bundles of all recorded deployments, which Juju's own reader has judged; testdata/record says how. */
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { expect, test } from "vitest";
import { loadCalls } from "../../examples/testdata/core";
import { writeBundle } from "./bundle";
import { recordedCases } from "./testdata/recorded-cases";

const recorded = fileURLToPath(new URL("testdata/bundles.jsonl", import.meta.url));

/** Ways to spoil a bundle, by name, which show that the judge does refuse some. */
const spoilt: Readonly<Record<string, (bundle: string) => string>> = {
  "a relation without its application": (bundle) => bundle.replace(/^ {2}pg:$/m, "  db:"),
  "a charm without its file": (bundle) => bundle.replace(/"\.\/[^"]*\.charm"/, "./nosuch.charm"),
  "a relation of three": (bundle) => bundle.replace(/^( {2}- )(.*)$/m, "$1$2\n$1$2"),
  "an unknown kind": (bundle) => bundle.replace("bundle: kubernetes", "bundle: nosuch"),
};

async function bundles(): Promise<{ name: string; bundle: string }[]> {
  const call = await loadCalls();
  const all = recordedCases().flatMap(({ name, request }) => {
    const { rollout } = call("rollout", request);
    return rollout ? [{ name, bundle: writeBundle(rollout) }] : [];
  });
  const some = all.find(({ name }) => name === "flask-everything")?.bundle ?? "";
  return [...all, ...Object.entries(spoilt).map(([name, spoil]) => ({ name, bundle: spoil(some) }))];
}

test("Juju accepts each bundle, and refuses the spoilt ones", async () => {
  const written = await bundles();
  if (process.env.UPDATE_BUNDLES)
    writeFileSync(recorded, written.map((one) => `${JSON.stringify(one)}\n`).join(""));
  const judged = readFileSync(recorded, "utf8")
    .trim()
    .split("\n")
    .map((line) => JSON.parse(line) as { name: string; bundle: string; problems: string[] });
  expect(judged.map(({ name, bundle }) => ({ name, bundle }))).toEqual(written);
  for (const { name, problems } of judged) {
    if (name in spoilt) expect(problems, name).not.toEqual([]);
    else expect(problems, name).toEqual([]);
  }
});
