import type { Rolldown } from "vite";
import { expect, test } from "vitest";
import { links } from "./preloads";

const chunk = (fileName: string, moduleIds: string[], imports: string[] = []) => ({
  type: "chunk",
  fileName,
  moduleIds,
  imports,
});

/** A build with an editor in three files, one of which the page requests already, and a dialog. */
const bundle = Object.fromEntries(
  [
    chunk(
      "assets/source-editor-1.js",
      ["/web/views/source-editor.tsx"],
      ["assets/theme-1.js", "assets/page-1.js"],
    ),
    chunk("assets/theme-1.js", ["/web/editor/theme.ts"]),
    chunk("assets/page-1.js", ["/web/views/app.tsx"]),
    chunk("assets/files-1.js", ["/web/examples/files.ts"]),
    chunk("assets/dialog-1.js", ["/web/views/dialog.tsx"]),
    { type: "asset", fileName: "assets/core-1.wasm" },
  ].map((file) => [file.fileName, file]),
) as unknown as Rolldown.OutputBundle;

test("the page requests the editor at once if it is wide, then the examples, and then the core", () => {
  const html = '<link rel="modulepreload" href="/assets/page-1.js">';
  const module = { crossorigin: true, rel: "modulepreload" };
  const wide = { ...module, media: "(width >= 720px)" };
  expect(links(html, bundle).map(({ attrs }) => attrs)).toStrictEqual([
    { ...module, href: "/assets/files-1.js" },
    { ...wide, href: "/assets/source-editor-1.js" },
    { ...wide, href: "/assets/theme-1.js" },
    { crossorigin: true, rel: "preload", as: "fetch", href: "/assets/core-1.wasm", fetchpriority: "low" },
  ]);
});
