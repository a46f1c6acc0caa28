import { describe, expect, test } from "vitest";
import type { Variable } from "../engine/protocol";
import { matches, originGroup, originLabel } from "./environment-table";

const variable: Variable = {
  name: "FLASK_TOKEN",
  value: "Abc-123",
  origin: { kind: "config", path: "config.options.token" },
  "value-origin": { kind: "config" },
  description: "",
  docs: "",
  sensitive: true,
};

describe("the rows of the environment table", () => {
  test.each([
    ["", true],
    ["flask tok", true],
    ["ABC", true],
    ["config token", true],
    ["flask redis", false],
  ])("'%s' finds the variable: %s", (query, found) => {
    expect(matches(variable, query, false)).toBe(found);
  });

  test("a search does not find a masked value, which would reveal it", () => {
    expect(matches(variable, "abc", true)).toBe(false);
  });

  test.each([
    [{ kind: "config", path: "config.options.token" }, "config token", "config"],
    [{ kind: "integration", path: "requires.postgresql" }, "postgresql", "postgresql"],
    [{ kind: "charm" }, "charm", "charm"],
  ] as const)("%j is called %s and filtered as %s", (origin, label, group) => {
    expect(originLabel({ origin })).toBe(label);
    expect(originGroup({ origin })).toBe(group);
  });
});
