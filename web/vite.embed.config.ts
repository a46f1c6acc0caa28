import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds a script that other sites load, named by `--mode`: embed or element. Each is one file under a name that
 * stays, for it stands in other sites' pages.
 */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    outDir: here("../dist"),
    emptyOutDir: false,
    target: "es2022",
    modulePreload: false,
    rolldownOptions: { input: here(`embed/${mode}.ts`), output: { entryFileNames: `${mode}.js` } },
  },
}));
