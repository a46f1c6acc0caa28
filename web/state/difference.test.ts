import { beforeAll, describe, expect, test } from "vitest";
import { loadCore } from "../examples/testdata/core";
import { countFates, type DifferenceLine, difference, mainPaths } from "./difference";

const typed = `name: shop
type: charm
base: ubuntu@24.04
summary: A shop.
description: It sells.
platforms:
  amd64:
# What the extension brings.
extensions:
  - flask-framework
config:
  options:
    token:
      type: string
`;

let lines: readonly DifferenceLine[];

beforeAll(async () => {
  const result = (await loadCore())({ "charmcraft.yaml": typed }, false);
  lines = difference({
    typed,
    typedPaths: mainPaths(result.paths),
    expanded: result.expansion.yaml ?? "",
    lines: result.expansion.lines,
  });
});

const of = (fate: DifferenceLine["fate"]) =>
  lines.filter((line) => line.fate === fate).map(({ text }) => text.trim());

describe("the difference by keys", () => {
  test("a typed line that only moved counts as kept", () => {
    for (const text of ["name: shop", "base: ubuntu@24.04", "summary: A shop.", "token:", "type: string"])
      expect(of("kept")).toContain(text);
  });

  test("only lines that charmcraft consumed are gone", () => {
    expect(of("gone")).toEqual(["extensions:", "- flask-framework"]);
    expect(of("overridden")).toEqual([]);
  });

  test("every other line is added", () => {
    const counts = countFates(lines);
    expect(of("added")).toContain("build-on:");
    expect(counts.kept + counts.added + counts.gone).toBe(lines.length);
  });
});

describe("a value that replaces the typed one", () => {
  test("is shown with the value that it replaces", () => {
    const found = difference({
      typed: "title: Mine\nname: shop",
      typedPaths: ["title", "name"],
      expanded: "name: shop\ntitle: Theirs\n",
      lines: [
        { from: "charmcraft.yaml", line: 1, path: "name" },
        { from: "charmcraft", path: "title" },
      ],
    });
    expect(found).toEqual([
      { text: "name: shop", fate: "kept", author: "" },
      { text: "title: Mine", fate: "gone", author: "" },
      { text: "title: Theirs", fate: "overridden", author: "charmcraft" },
    ]);
  });
});
