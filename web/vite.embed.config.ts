import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds a script that other sites load, named by `--mode`: embed or element. Each is one file under a name that
 * stays, because other sites' pages name it.
 */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    outDir: here("../dist"),
    emptyOutDir: false,
    target: "es2022",
    // As a library, for what is fetched later needs no help in being preloaded.
    lib: { entry: here(`embed/${mode}.ts`), formats: ["es"], fileName: () => `${mode}.js` },
    rolldownOptions: { output: { minify: true } },
  },
}));
