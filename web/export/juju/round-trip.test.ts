/**
 * To Juju and back: the commands run, Juju prints what it holds then, and that is pasted onto an empty mock.yaml. The
 * app's environment must be the same as before.
 */
import { beforeAll, expect, test } from "vitest";
import { parse as parseYaml } from "yaml";
import type { EvaluateRequest, Files, Result, TextEdit } from "../../engine/protocol";
import { type Call, loadCalls } from "../../examples/testdata/core";
import { writeBundle } from "./bundle";
import { writeScript } from "./shell";
import { type MockedRelation, printed, type World } from "./testdata/printed";
import { recordedCases } from "./testdata/recorded-cases";
import { SimulatedJuju } from "./testdata/simulated-juju";

let call: Call;
beforeAll(async () => {
  call = await loadCalls();
});

/** Kinds that are left out without changing the environment after the round trip. */
const harmless = new Set(["secret-key", "leader", "workload"]);

function offsetOf(text: string, { line, character }: TextEdit["range"]["start"]): number {
  return text.split("\n").slice(0, line).join("\n").length + (line > 0 ? 1 : 0) + character;
}

/** mock.yaml after edits. */
function edited(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((a, b) => offsetOf(text, b.range.start) - offsetOf(text, a.range.start))
    .reduce(
      (now, { range, text: fresh }) =>
        now.slice(0, offsetOf(text, range.start)) + fresh + now.slice(offsetOf(text, range.end)),
      text,
    );
}

type Mock = Record<string, never> & {
  relations?: MockedRelation[];
  secrets?: Record<string, unknown>;
  "secret-key"?: string;
};

/** mock.yaml in one form: the output of show-unit is converted. */
function mockOf(files: Files): Mock {
  const mock = (parseYaml(files["mock.yaml"] ?? "", { version: "1.1" }) ?? {}) as Record<string, unknown>;
  const holder = (mock["juju-show-unit"] ?? mock) as Record<string, Record<string, unknown>>;
  const shown = Object.entries(holder).find(([name]) => /\/\d+$/.test(name))?.[1];
  return { ...mock, ...(shown && { relations: shown["relation-info"] }) } as unknown as Mock;
}

function worldOf(request: EvaluateRequest, { unit, ...result }: Result): World {
  const mock = mockOf(request.files);
  const all = mock.relations ?? [];
  const storage = all.find(({ endpoint }) => endpoint === "secret-storage");
  const framework = /- *([a-z-]+)-framework|\[([a-z-]+)-framework/.exec(
    request.files["charmcraft.yaml"] ?? "",
  );
  const keyName = `${framework?.[1] ?? framework?.[2]}_secret_key`;
  const stored = (storage?.["application-data"] as Record<string, string> | undefined)?.[keyName];
  const secretKey = "secret-key" in mock ? mock["secret-key"] : storage ? (stored ?? null) : undefined;
  const endpoints = new Set(result.endpoints.map(({ name }) => name));
  return {
    relations: all.filter((one) => one !== storage && endpoints.has(one.endpoint ?? "")),
    secrets: mock.secrets ?? {},
    unit: unit?.number ?? 0,
    leader: unit?.leader ?? true,
    secretKey,
    keyName,
  };
}

/** The environment after the way there and back. */
function thereAndBack(request: EvaluateRequest, result: Result): Result {
  const { rollout } = call("rollout", request);
  if (!rollout) throw new Error("no rollout");
  const juju = new SimulatedJuju();
  juju.run(writeScript(rollout));
  const text = printed(juju, rollout.application, result.options, worldOf(request, result));
  const files: Files = { ...request.files, "mock.yaml": "" };
  const answer = call("mock", { ...request, files, take: text });
  if (answer.error !== null) throw new Error(answer.error);
  expect(answer.left).toBe(0);
  return call("evaluate", { ...request, files: { ...files, "mock.yaml": edited("", answer.edits) } });
}

const environmentOf = ({ environment }: Result) => environment?.map(({ name, value }) => `${name}=${value}`);

test("a deployment that goes to Juju and back yields the same environment", { timeout: 600_000 }, () => {
  let compared = 0;
  for (const { name, request } of recordedCases()) {
    const { rollout } = call("rollout", request);
    const result = call("evaluate", request);
    if (!rollout || result.environment === null || rollout.left.some(({ kind }) => !harmless.has(kind)))
      continue;
    compared++;
    expect(environmentOf(thereAndBack(request, result)), name).toEqual(environmentOf(result));
  }
  expect(compared).toBeGreaterThan(60);
});

test("a bundle that comes back has the options, the units and the relations", () => {
  for (const { name, request } of recordedCases()) {
    const { rollout } = call("rollout", request);
    if (!rollout) continue;
    const files: Files = { ...request.files, "mock.yaml": "" };
    const answer = call("mock", { ...request, files, take: writeBundle(rollout) });
    expect(answer.error, name).toBeNull();
    const back = call("rollout", {
      ...request,
      files: { ...files, "mock.yaml": edited("", answer.edits) },
    }).rollout;
    expect(back?.units, name).toBe(rollout.units);
    expect(back?.application, name).toBe(rollout.application);
    const plain = rollout.config.filter(({ secret, value }) => secret === undefined && value !== "");
    expect(
      back?.config.filter(({ value }) => value !== ""),
      name,
    ).toEqual(plain);
    const ends = (partners: typeof rollout.partners | undefined) =>
      partners
        ?.filter(({ charm }) => charm !== "")
        .map(({ application, relations }) => [application, relations.map(({ endpoint }) => endpoint)]);
    expect(ends(back?.partners), name).toEqual(ends(rollout.partners));
  }
});
