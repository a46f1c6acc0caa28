import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { afterAll, describe, expect, test } from "vitest";
import { added, goModules, licenceFile, npmPackage, packageOf } from "./collect";

const web = path.join(import.meta.dirname, "..");
const modules = path.join(web, "node_modules");
const folder = mkdtempSync(path.join(tmpdir(), "licences-"));
afterAll(() => rmSync(folder, { recursive: true }));

describe("the package of a module", () => {
  test.each([
    ["/a/web/node_modules/preact/dist/preact.mjs", "preact"],
    ["/a/web/node_modules/@codemirror/view/dist/index.js", "@codemirror/view"],
    ["/a/node_modules/x/node_modules/@y/z/i.js?used", "@y/z"],
    ["C:\\a\\node_modules\\fflate\\esm\\browser.js", "fflate"],
    ["\0vite/preload-helper.js", "vite"],
    ["\0rolldown/runtime.js", "rolldown"],
    ["/a/web/main.tsx", null],
  ])("%j is %j", (id, name) => expect(packageOf(id)).toBe(name));
});

describe("licence texts", () => {
  const { dependencies } = JSON.parse(readFileSync(path.join(web, "package.json"), "utf8"));

  test.each([...Object.keys(dependencies), ...added, "vite", "rolldown"])("%s has one", (name) => {
    const { text, version } = npmPackage(modules, name);
    expect(version).toMatch(/^\d+\./);
    expect(text).toMatch(/licen[cs]e|permission/i);
    expect(text).not.toMatch(/Licenses of bundled dependencies/);
  });

  test("a package without a licence is not shipped", () => {
    mkdirSync(path.join(folder, "bare"));
    writeFileSync(path.join(folder, "bare/package.json"), '{"version": "1.0.0"}');
    expect(() => npmPackage(folder, "bare")).toThrow(/no licence text/);
    expect(() => goModules(`example.com/bare v1.0.0 ${folder}/bare\n`)).toThrow(/no licence text/);
  });

  test("Go's modules include licence and notice", () => {
    mkdirSync(path.join(folder, "a module"));
    writeFileSync(path.join(folder, "a module/LICENSE"), "MIT\n");
    writeFileSync(path.join(folder, "a module/NOTICE"), "By A.\n");
    expect(goModules(`example.com/a v1.2.3 ${folder}/a module\n`)).toEqual([
      { name: "example.com/a", version: "v1.2.3", text: "MIT\n\nBy A." },
    ]);
  });

  test("equal texts appear once, below all their names", () => {
    const text = licenceFile("Own.", [
      { name: "b", version: "2", text: "T" },
      { name: "a", version: "1", text: "T" },
      { name: "c", version: "3", text: "U" },
    ]);
    expect(text).toMatch(/Own\.[\s\S]*a 1\nb 2\n\nT\n\n=+\n\nc 3\n\nU\n$/);
  });
});
