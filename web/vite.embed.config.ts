import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** Builds embed.js: one file under a name that stays, for it stands in other sites' pages. */
export default defineConfig({
  publicDir: false,
  build: {
    outDir: here("../dist"),
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    rolldownOptions: { input: here("embed/embed.ts"), output: { entryFileNames: "embed.js" } },
  },
});
