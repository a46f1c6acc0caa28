/** The main journeys in every engine; `make e2e-engines` runs them. */
import { defineConfig } from "@playwright/test";
import { engineNames } from "./engines/engine";
import type { Options } from "./engines/test";

export default defineConfig<Options>({
  testDir: "engines",
  testMatch: "journeys.ts",
  outputDir: "test-results/engines",
  workers: Number(process.env.E2E_WORKERS ?? 1),
  // Limits are for what hangs, as in playwright.config.ts.
  timeout: 900_000,
  expect: { timeout: 90_000 },
  reporter: [["./engines/reporter.ts"]],
  projects: engineNames.map((engine) => ({ name: engine, use: { engine } })),
});
