import { fileURLToPath } from "node:url";
import { defineConfig } from "vite";
import { VitePWA } from "vite-plugin-pwa";
import { cataloguePages, knownErrors } from "./docs/catalogue";
import { contentsPages } from "./docs/contents";
import { licences } from "./licences/plugin";
import { offlineOptions } from "./offline/build";
import { chunkNames } from "./opening/chunks";
import { preloads } from "./opening/preloads";
import { assetHeaders } from "./server/asset-headers";

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The pages of the site: the playground, its embed, and those to read. */
const pages = [
  "index.html",
  "embed.html",
  "404.html",
  "docs/embed.html",
  "docs/links.html",
  "docs/keys.html",
  "findings.html",
].map(here);

const [page, embed, ...small] = pages as [string, string, ...string[]];

/** The file that a module goes to. */
const chunks = chunkNames({
  page: [page],
  sibling: [embed],
  small,
  editors: [here("views/source-editor.tsx"), here("views/manifest-editor.tsx")],
});

export default defineConfig({
  envPrefix: ["VITE_", "REPOSITORY_URL"],
  oxc: { jsx: { runtime: "automatic", importSource: "preact" } },
  plugins: [
    cataloguePages(here("../build/catalogue.json")),
    contentsPages(),
    knownErrors(here("../build/catalogue.json")),
    licences(here("."), here("../build/modules.txt")),
    VitePWA(offlineOptions),
    preloads(),
    assetHeaders(),
  ],
  // `make wasm` puts core.wasm and wasm_exec.js into the folder above.
  server: { fs: { allow: [here("."), here("../build")] } },
  build: {
    outDir: here("../dist"),
    emptyOutDir: true,
    target: "es2022",
    // The Content-Security-Policy does not allow data: addresses for fonts and styles.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: pages,
      output: {
        codeSplitting: {
          groups: [{ debugName: "opening", name: chunks, includeDependenciesRecursively: false }],
        },
      },
    },
  },
  worker: { format: "es" },
});
