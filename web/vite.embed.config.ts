import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/**
 * Builds a script that other sites load, named by `--mode`: embed or element. Each is one file with a name that
 * never changes, because other sites' pages contain it.
 */
export default defineConfig(({ mode }) => ({
  publicDir: false,
  build: {
    outDir: here("../dist"),
    emptyOutDir: false,
    target: "es2022",
    // As a library, because code that is fetched later needs no preloading.
    lib: { entry: here(`embed/${mode}.ts`), formats: ["es"], fileName: () => `${mode}.js` },
    rolldownOptions: { output: { minify: true } },
  },
}));
