/** The headers of files with a hash in their name, written into the build for the host. */
import { readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import type { Plugin } from "vite";

/** What a file whose content never changes is sent with: a year, the longest that RFC 9111 recommends. */
const forEver = "public, max-age=31536000, immutable";

/**
 * Writes `_headers` with one rule for each file below assets/. A rule for the whole folder would also be for
 * addresses that name no file: Netlify puts a path's headers on its 404, too, and browsers would remember for a
 * year that a file is not there.
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
