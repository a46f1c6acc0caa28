import { describe, expect, test } from "vitest";
import { arrowTarget } from "./arrows";

describe("arrow keys", () => {
  test.each([
    ["ArrowDown", 0, 1],
    ["ArrowDown", 2, 0],
    ["ArrowDown", -1, 0],
    ["ArrowUp", 2, 1],
    ["ArrowUp", 0, 2],
    ["ArrowUp", -1, 2],
    ["Home", 2, 0],
    ["End", 0, 2],
    ["ArrowLeft", 1, null],
    ["a", 1, null],
  ])("%s from %i of three leads to %s", (key, at, target) => {
    expect(arrowTarget(key, at, 3)).toBe(target);
  });

  test("in a horizontal list, left and right move", () => {
    expect(arrowTarget("ArrowRight", 2, 3, "horizontal")).toBe(0);
    expect(arrowTarget("ArrowLeft", 0, 3, "horizontal")).toBe(2);
    expect(arrowTarget("ArrowDown", 0, 3, "horizontal")).toBeNull();
  });
});
