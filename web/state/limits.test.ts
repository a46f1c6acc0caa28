import { describe, expect, test } from "vitest";
import { byteLength, excess, folderBytes, isPathWithinLimits, limits } from "./limits";

/** A folder with this many empty files. */
const folderOf = (count: number) => Object.fromEntries(Array.from({ length: count }, (_, n) => [`${n}`, ""]));

describe("the limits of a project", () => {
  test.each(["", "name: a", "ä", "€", "😀", "\ud800"])("%j has as many bytes as in UTF-8", (text) => {
    expect(byteLength(text)).toBe(Buffer.from(text, "utf8").length);
  });

  test("hold for files", () => {
    expect(excess(folderOf(limits.files))).toBeNull();
    expect(excess(folderOf(limits.files + 1))).toMatch(/500 files/);
    expect(excess(folderOf(174_761))).toMatch(/500 files/);
  });

  test("hold for bytes, names included", () => {
    const left = limits.bytes - "charmcraft.yaml".length;
    expect(excess({ "charmcraft.yaml": "x".repeat(left) })).toBeNull();
    expect(excess({ "charmcraft.yaml": "x".repeat(left + 1) })).toMatch(/at most 1 MiB/);
    expect(excess({ "charmcraft.yaml": "ä".repeat(left / 2 + 1) })).toMatch(/at most 1 MiB/);
    expect(folderBytes({ a: "x".repeat(50_000_000) })).toBeGreaterThan(limits.bytes);
  });

  test("hold for paths", () => {
    expect(isPathWithinLimits("cos_custom/grafana_dashboards/a.json")).toBe(true);
    expect(isPathWithinLimits("a/".repeat(limits.depth - 1).concat("x"))).toBe(true);
    expect(isPathWithinLimits("a/".repeat(limits.depth).concat("x"))).toBe(false);
    expect(isPathWithinLimits("a/".repeat(10_000).concat("x"))).toBe(false);
    expect(isPathWithinLimits("ä".repeat(limits.path / 2 + 1))).toBe(false);
  });
});
