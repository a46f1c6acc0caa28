import { describe, expect, test } from "vitest";
import { isWithin, yamlPaths } from "./yaml-paths";

describe("the path of each line", () => {
  test.each([
    ["a:\n  b: 1\nc: 2", ["a", "a.b", "c"]],
    ["a:\n- x\n- y: 1\n  z: 2\nb: 3", ["a", "a.0", "a.1.y", "a.1.z", "b"]],
    ["a:\n  - x\n  - - y\n    - z", ["a", "a.0", "a.1.0", "a.1.1"]],
    ["d: |\n  text: no key\n\n  more\ne: 1", ["d", "d", "d", "d", "e"]],
    ["# note\n\n'k l': 1\n\"m\": 2", ["", "", "k l", "m"]],
    ["url: http://a:b\ntime: 1:30", ["url", "time"]],
    [
      "relations:\n  - endpoint: s3\n    application-data:\n      bucket: b",
      [
        "relations",
        "relations.0.endpoint",
        "relations.0.application-data",
        "relations.0.application-data.bucket",
      ],
    ],
  ])("%j", (text, paths) => {
    expect(yamlPaths(text)).toEqual(paths);
  });

  test("a path lies within itself and what is above it", () => {
    expect(isWithin("a.b", "a.b")).toBe(true);
    expect(isWithin("a.b.c", "a.b")).toBe(true);
    expect(isWithin("a.bc", "a.b")).toBe(false);
  });
});
