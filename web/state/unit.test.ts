import { describe, expect, test } from "vitest";
import { unitSettings, withUnitSettings } from "./unit";

describe("the units in mock.yaml", () => {
  test.each([
    ["", { unit: 0, units: 1, leader: true }],
    ["unit: 2\n", { unit: 2, units: 3, leader: false }],
    ["units: 3 # three\nleader: false\n", { unit: 0, units: 3, leader: false }],
    ["unit: one\n", { unit: 0, units: 1, leader: true }],
  ])("%j is read", (text, settings) => {
    expect(unitSettings(text)).toEqual(settings);
  });

  test("a key that is there keeps its comment, others go before the first key", () => {
    expect(withUnitSettings("# mine\nunit: 0 # first\nconfig:\n  a: 1\n", { unit: 1, units: 2 })).toBe(
      "# mine\nunits: 2\nunit: 1 # first\nconfig:\n  a: 1\n",
    );
  });

  test("an empty file and one of comments only get the key at their end", () => {
    expect(withUnitSettings("", { unit: 1 })).toBe("unit: 1\n");
    expect(withUnitSettings("# note", { leader: false })).toBe("# note\nleader: false\n");
  });

  test("the output of juju show-unit moves under its own key", () => {
    const text = "app/0:\n  leader: true\n";
    expect(withUnitSettings(text, { unit: 1 })).toBe(
      "unit: 1\njuju-show-unit:\n  app/0:\n    leader: true\n",
    );
  });
});
