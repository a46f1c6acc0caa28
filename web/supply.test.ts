/** The packages that the site is built from: all are pinned, and none runs anything when it is installed. */
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";

const top = path.join(import.meta.dirname, "..");

/** The text of a file of the repository. */
const read = (name: string) => readFileSync(path.join(top, name), "utf8");

interface Locked {
  readonly integrity?: string;
  readonly resolved?: string;
  readonly hasInstallScript?: boolean;
  readonly inBundle?: boolean;
}

describe.each(["web", "e2e"])("the packages of %s", (folder) => {
  const all: [string, Locked][] = Object.entries(JSON.parse(read(`${folder}/package-lock.json`)).packages);
  const packages = all.filter(([name]) => name !== "");

  test("each has a hash, including those for other systems, and names no registry", () => {
    expect(packages.length).toBeGreaterThan(200);
    expect(packages.filter(([, { integrity, inBundle }]) => !integrity && !inBundle)).toEqual([]);
    expect(packages.filter(([, { resolved }]) => resolved)).toEqual([]);
  });

  test("none runs anything when it is installed", () => {
    expect(packages.filter(([, { hasInstallScript }]) => hasInstallScript)).toEqual([]);
    expect(read(`${folder}/.npmrc`)).toMatch(/^ignore-scripts=true$/m);
  });
});

test("the actions of continuous integration are pinned by their commits", () => {
  const folder = ".github/workflows";
  const uses = readdirSync(path.join(top, folder)).flatMap(
    (name) => read(`${folder}/${name}`).match(/uses:.*/g) ?? [],
  );
  expect(uses.length).toBeGreaterThan(0);
  for (const line of uses) expect(line).toMatch(/^uses: [\w./-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/);
});

test("programs that make targets fetch have a version", () => {
  for (const [, version] of read("Makefile").matchAll(/\b[\w.-]+\.[a-z]{2,}\/[\w./-]+@(\S+)/g))
    expect(version).toMatch(/^v\d+\.\d+\.\d+$/);
});
