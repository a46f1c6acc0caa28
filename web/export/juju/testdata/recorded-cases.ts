/** The recorded deployments of core/testdata/cases. */
import { readdirSync, readFileSync, statSync } from "node:fs";
import { join, relative } from "node:path";
import { fileURLToPath } from "node:url";
import type { EvaluateRequest } from "../../../engine/protocol";

/** A recorded deployment. */
export interface RecordedCase {
  readonly name: string;
  readonly request: EvaluateRequest;
}

const root = fileURLToPath(new URL("../../../../core/testdata/cases/environment", import.meta.url));

function filesBelow(folder: string): string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name);
    return statSync(path).isDirectory() ? filesBelow(path) : [path];
  });
}

/** All recorded deployments. */
export function recordedCases(): RecordedCase[] {
  return readdirSync(root).map((name) => {
    const input = join(root, name, "input");
    const files = filesBelow(input).map(
      (path) => [relative(input, path), readFileSync(path, "utf8")] as const,
    );
    const { experimental } = JSON.parse(readFileSync(join(root, name, "expected.json"), "utf8"));
    return {
      name,
      request: { files: Object.fromEntries(files), charmcraft: { experimental: experimental === true } },
    };
  });
}
