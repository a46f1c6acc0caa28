/** Each kind of new project, evaluated by build/core.wasm (`make wasm`). */
import { parse as parseToml } from "smol-toml";
import { beforeAll, describe, expect, test } from "vitest";
import type { Files, Result } from "../engine/protocol";
import { frameworkExtensions } from "../engine/wire";
import { loadCore } from "../examples/testdata/core";
import { encodeProject } from "../share/codec";
import { begin, firstName } from "./files";
import { kinds } from "./kinds";

/** The files in charmcraft's templates of the profiles (4.5.0, templates/init), and rockcraft.yaml. */
const initFiles = [
  ".gitignore",
  "charmcraft.yaml",
  "pyproject.toml",
  "requirements.txt",
  "rockcraft.yaml",
  "src/charm.py",
  "tox.ini",
];

let evaluate: (files: Files, experimental: boolean) => Result;
beforeAll(async () => {
  evaluate = await loadCore();
});

test("each framework has a kind", () => {
  expect(kinds.map(({ framework }) => `${framework}-framework`)).toEqual([...frameworkExtensions]);
});

describe.each(kinds.map((kind) => [kind.title, kind] as const))("%s", (_, kind) => {
  test("is a good start: it expands, has no finding, and its app is active with an environment", () => {
    const result = evaluate(begin(kind), kind.experimental === true);
    expect(result.expansion.error).toBeNull();
    expect(result.diagnostics).toEqual([]);
    expect(result.juju?.error).toBeNull();
    expect(result.status).toEqual({ name: "active", message: "" });
    expect(result.environment?.length).toBeGreaterThan(3);
    expect(result.services[0]?.running).toBe(true);
  });

  test("shows how to go on: its commented lines are correct once they are uncommented", () => {
    const files = begin(kind);
    const text = files["charmcraft.yaml"]?.replace(/^# (requires:|config:| {2}.*)$/gm, "$1") ?? "";
    const result = evaluate({ ...files, "charmcraft.yaml": text }, kind.experimental === true);
    expect(
      result.diagnostics.filter(({ severity }) => severity === "error" || severity === "warning"),
    ).toEqual([]);
    expect(result.endpoints.map(({ name }) => name)).toContain("postgresql");
  });

  test("has the charm's code, which names its class once", () => {
    const code = begin(kind)["src/charm.py"] ?? "";
    expect(code).toContain(`import paas_charm.${kind.module}\n`);
    const name = /class (\w+)\(/.exec(code)?.[1];
    expect(name).toMatch(/^[A-Z]\w+Charm$/);
    expect(code).toContain(`ops.main(${name})`);
    expect(firstName(kind)).toMatch(/^[a-z][a-z0-9-]*[a-z0-9]$/);
  });

  test("has the files that charmcraft init and rockcraft init write, and its link is a short one", () => {
    const files = begin(kind);
    expect(
      Object.keys(files)
        .filter((name) => name !== "mock.yaml")
        .sort(),
    ).toEqual(initFiles);
    const { tool } = parseToml(files["pyproject.toml"] ?? "") as { tool: Record<string, unknown> };
    expect(Object.keys(tool)).toEqual(["ruff", "pyright", "pytest"]);
    const names = [...(files["tox.ini"] ?? "").matchAll(/^\[testenv:(\w+)\]$/gm)].map(([, name]) => name);
    expect(names).toEqual(["format", "lint", "static", "unit", "integration"]);
    expect(encodeProject({ files, settings: {} })?.length).toBeLessThan(1_200);
  });
});
