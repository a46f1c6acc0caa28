import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    // A busy machine makes a test slow, but never wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // By default one processor is left idle, which is half of two.
    maxWorkers: "100%",
    include: ["**/*.test.{ts,tsx,mjs}"],
    exclude: ["node_modules/**"],
    // A test that needs a document says so in its first line: making one takes longer than most tests.
    environment: "node",
  },
});
