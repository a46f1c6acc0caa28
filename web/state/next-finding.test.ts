import { expect, test } from "vitest";
import type { Diagnostic } from "../engine/protocol";
import { nextFinding } from "./next-finding";

const files = { "mock.yaml": "", "charmcraft.yaml": "" };

/** A finding at a place, named by it. */
function at(file: string, line: number, character: number): Diagnostic {
  const range = { start: { line, character }, end: { line, character: character + 1 } };
  return {
    file,
    severity: "error",
    by: "charmcraft",
    code: "",
    message: `${file}:${line}:${character}`,
    path: "",
    range,
    docs: "",
    fixes: [],
  };
}

const findings = [at("mock.yaml", 2, 0), at("charmcraft.yaml", 9, 4), at("charmcraft.yaml", 3, 0)];

test.each([
  [{ file: "charmcraft.yaml", line: 0, character: 0 }, 1, "charmcraft.yaml:3:0"],
  [{ file: "charmcraft.yaml", line: 3, character: 0 }, 1, "charmcraft.yaml:9:4"],
  [{ file: "charmcraft.yaml", line: 9, character: 4 }, 1, "mock.yaml:2:0"],
  [{ file: "mock.yaml", line: 2, character: 0 }, 1, "charmcraft.yaml:3:0"],
  [{ file: "mock.yaml", line: 0, character: 0 }, -1, "charmcraft.yaml:9:4"],
  [{ file: "charmcraft.yaml", line: 0, character: 0 }, -1, "mock.yaml:2:0"],
] as const)("from %j in direction %i to %s", (cursor, direction, message) => {
  expect(nextFinding(files, findings, cursor, direction)?.message).toBe(message);
});

test("without findings there is nowhere to go", () => {
  expect(nextFinding(files, [], { file: "mock.yaml", line: 0, character: 0 }, 1)).toBeNull();
});
