import { readFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";
import { added, goModules, licenceFile, npmPackage, packageOf } from "./collect";

/**
 * Writes `licences.txt` into the site: the licence texts of the bundle's contents, found by its modules and assets, of
 * the packages added to it, and of the parts of core.wasm. The build fails if one is missing.
 * @param web the folder with node_modules
 * @param goList the file that the Makefile writes, see goModules
 */
export function licences(web: string, goList: string): Plugin {
  return {
    name: "licences",
    apply: "build",
    generateBundle(_, bundle) {
      // Fonts are not modules: style sheets name them, and the bundle records their original files.
      const assets = Object.values(bundle).flatMap((one) =>
        one.type === "asset" ? one.originalFileNames : [],
      );
      const parts = [...this.getModuleIds(), ...assets.map((name) => `/${name}`)];
      const bundled = parts.map(packageOf).filter((name) => name !== null);
      const packages = [...new Set([...bundled, ...added])].sort();
      const shipped = packages.map((name) => npmPackage(path.join(web, "node_modules"), name));
      const source = licenceFile(readFileSync(path.join(web, "../LICENSE"), "utf8"), [
        ...shipped,
        ...goModules(readFileSync(goList, "utf8")),
      ]);
      this.emitFile({ type: "asset", fileName: "licences.txt", source });
    },
  };
}
