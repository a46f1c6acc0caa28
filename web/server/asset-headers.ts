/** The headers of files with a hash in their name, written into the build for the host. */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** The Cache-Control of files whose content never changes: a year, the longest that RFC 9111 recommends. */
const forEver = "public, max-age=31536000, immutable";

/**
 * Writes `_headers` with one rule for each file below assets/. A rule for the whole folder would also apply to
 * addresses without a file: Netlify adds a path's headers to its 404 answer, too, and browsers would remember for a
 * year that the file does not exist.
 */
export function assetHeaders(): Plugin {
  let folder = "";
  return {
    name: "asset-headers",
    apply: "build",
    configResolved: (config) => {
      folder = config.build.outDir;
    },
    closeBundle: () => {
      const names = readdirSync(path.join(folder, "assets")).sort();
      const rules = names.map((name) => `/assets/${name}\n  Cache-Control: ${forEver}\n`);
      writeFileSync(path.join(folder, "_headers"), rules.join(""));
    },
  };
}
