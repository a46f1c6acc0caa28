import { availableParallelism } from "node:os";
import { defineConfig } from "@playwright/test";
import { chromiumFlags, chromiumPath } from "./scripts/chromium.mjs";

/** The port of the site under test; choose another to run beside a server that is already there. */
const port = Number(process.env.E2E_PORT ?? 4173);

/**
 * V8's flags. To optimize code, and to check all of the core before it runs, takes a sixth of a short visit and gains
 * nothing there. The functions of the core that a long visit calls most are still optimized.
 */
const visitFlags = [
  "--wasm-lazy-validation",
  "--wasm-tiering-budget=400000000",
  "--no-opt",
  "--no-maglev",
  "--min-semi-space-size=16",
].join(",");

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: Number(process.env.E2E_WORKERS ?? Math.min(availableParallelism(), 6)),
  // The limits only catch what hangs: on a busy machine everything takes longer, and no test may fail for that.
  timeout: 900_000,
  expect: { timeout: 90_000 },
  // A test that passes only the second time is listed as flaky: a machine may stop a browser. The second run is recorded.
  retries: 1,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    // An action that is blocked fails before its whole test does.
    actionTimeout: 120_000,
    permissions: ["clipboard-read", "clipboard-write"],
    // Keeping the whole site costs half as much as a visit, and kept files bypass the routes of tests. The tests about what
    // is kept allow it.
    serviceWorkers: "block",
    // Recording costs a third of the time.
    trace: "on-first-retry",
    launchOptions: { executablePath: chromiumPath, args: [...chromiumFlags, `--js-flags=${visitFlags}`] },
  },
  webServer: {
    command: `node ../web/server/server.mjs --root ../dist --config ../netlify.toml --port ${port}`,
    port,
    reuseExistingServer: true,
  },
});
