import { defineConfig } from "vitest/config";

export default defineConfig({
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  test: {
    // A busy machine makes a test slow, but never wrong.
    testTimeout: 120_000,
    hookTimeout: 120_000,
    include: ["**/*.test.{ts,tsx,mjs}"],
    exclude: ["node_modules/**"],
    environment: "happy-dom",
  },
});
