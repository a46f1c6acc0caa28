import { defineConfig } from "@playwright/test";
import { chromiumFlags, chromiumPath } from "./scripts/chromium.mjs";

/** Port of the site under test; another one runs beside a server that is already there. */
const port = Number(process.env.E2E_PORT ?? 4173);

export default defineConfig({
  testDir: "specs",
  outputDir: "test-results",
  fullyParallel: true,
  workers: Number(process.env.E2E_WORKERS ?? 2),
  // Limits are for what hangs: on a busy machine everything takes longer, and no test may fail for that.
  timeout: 900_000,
  expect: { timeout: 90_000 },
  // A test that passes only the second time is listed as flaky: a machine may stop a browser. The second time is recorded.
  retries: 1,
  reporter: [["list"]],
  use: {
    baseURL: `http://localhost:${port}/`,
    viewport: { width: 1440, height: 900 },
    // What is barred fails before its whole test does.
    actionTimeout: 120_000,
    permissions: ["clipboard-read", "clipboard-write"],
    // Recording costs a third of the time.
    trace: "on-first-retry",
    launchOptions: { executablePath: chromiumPath, args: chromiumFlags },
  },
  webServer: {
    command: `node ../web/server/server.mjs --root ../dist --config ../netlify.toml --port ${port}`,
    port,
    reuseExistingServer: true,
  },
});
