// @vitest-environment happy-dom
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { indentOf } from "./editor/indentation";
import { renderMarkdown } from "./editor/markdown";
import { readFragment } from "./share/fragment";
import { markdownWithCode } from "./share/link";
import { relationLines } from "./state/removed-relations";

const here = import.meta.dirname;

/** The source files of the page, without tests. */
const sources = readdirSync(here, { recursive: true, encoding: "utf8" }).filter(
  (name) => /\.tsx?$/.test(name) && !/\.(?:test|bench)\.|node_modules/.test(name),
);

/**
 * Finds patterns that are not anchored at the start and repeat something up to the end. A long run makes them
 * start again at each place, so their work grows with the square. The exceptions below only see short texts.
 */
const squared =
  /(?<=[\s(,=!&|?:])\/(?!\^)(?:\[(?:[^\]\n\\]|\\.)*\]|[^/\n\\[]|\\.)*(?<!(?<!\\)\.)[+*]\$\/[a-z]*[.,)]/g;
const shortOnly = [
  'replace(/=+$/, "")', // the padding of our own Base64: two characters
  "/[[{]\\s*$/.test(before)", // a single run, because a bracket is not white space
  '/^-+|-+$/g, "")', // the name of an application, cut to 1,000 characters
  '/(?:\\.git)?\\/*$/, "")', // the address of the repository, when the site is built
];

describe("regular expressions", () => {
  test("none starts again at each place up to the end", () => {
    expect(sources.length).toBeGreaterThan(100);
    const found = sources.flatMap((name) =>
      readFileSync(path.join(here, name), "utf8")
        .split("\n")
        .filter((line) => line.match(squared) && !shortOnly.some((known) => line.includes(known)))
        .map((line) => `${name}: ${line.trim()}`),
    );
    expect(found).toEqual([]);
  });

  test("a project's YAML keys are read in one place only", () => {
    const reading = /\/\^ ?\*?\\?s?\*?(?:name|type|extensions|config|requires|options|endpoint)\\?s?\*?:/;
    const found = sources.filter((name) => reading.test(readFileSync(path.join(here, name), "utf8")));
    expect(found).toEqual([]);
    expect(reading.test("/^name:[ \\t]*/m")).toBe(true);
  });

  test("the search finds such a pattern", () => {
    expect('value.replace(/[\\s.]+$/, "")'.match(squared)).not.toBeNull();
    expect("/^[a/-]+$/.test(a)".match(squared)).toBeNull();
    expect('value.replace(/^[\\s.]+$/, "")'.match(squared)).toBeNull();
  });

  test("settings lose the punctuation after them, and nothing else", () => {
    const dots = ".".repeat(100_000);
    expect(readFragment(`#view=${dots}x`)).toMatchObject({ settings: { view: `${dots}x` } });
    expect(readFragment(`#view=x${dots}`)).toMatchObject({ settings: { view: "x" } });
  });

  test("200,000 runs of backticks have a fence", () => {
    const text = "` ".repeat(200_000);
    expect(markdownWithCode({ files: { a: text }, settings: {} }, "")).toContain(`\`\`\`\n${text}`);
  });

  test("a very long hover text is cut", () => {
    for (const text of ["[".repeat(100_000), `a${"\n".repeat(100_000)}b`, "x ".repeat(100_000)])
      expect(renderMarkdown(text).textContent?.length).toBeLessThanOrEqual(5_001);
  });

  test("a name in a pattern is matched literally", () => {
    expect(relationLines(["- endpoint: axb"], "a.b")).toBeNull();
    expect(relationLines(["- endpoint: a(b"], "a(b")).toEqual({ first: 0, end: 1 });
    expect(indentOf("  x")).toBe(2);
  });
});
