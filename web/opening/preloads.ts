/** Links in index.html that fetch files before any program of the page runs: text and editor first, then the core. */
import type { Plugin, Rolldown } from "vite";
import { reach } from "./reach";

/** The width at which two panes are side by side, so that the page needs the editors at once (`state/narrow.ts`). */
const wide = "(width >= 720px)";

/** Modules of parts that the page opens with; its program would request them only later. */
const opensWith: readonly { readonly module: RegExp; readonly media?: string }[] = [
  { module: /\/examples\/files\.ts$/ },
  { module: /\/views\/source-editor\.tsx$/, media: wide },
  { module: /\/views\/manifest-editor\.tsx$/, media: wide },
];

/** Matches the core's file name in the build. */
const core = /\/core-[^/]*\.wasm$/;

/** The files that a chunk imports. */
function importsOf(bundle: Rolldown.OutputBundle, file: string): readonly string[] {
  const chunk = bundle[file];
  return chunk?.type === "chunk" ? chunk.imports.filter((name) => bundle[name]?.type === "chunk") : [];
}

/** The files that contain a module and its imports. */
function filesOf(bundle: Rolldown.OutputBundle, module: RegExp): readonly string[] {
  const own = Object.values(bundle).filter(
    (chunk) => chunk.type === "chunk" && chunk.moduleIds.some((id) => module.test(id)),
  );
  return own.flatMap(({ fileName }) => [...reach([fileName], (file) => importsOf(bundle, file))]);
}

/** A link element for the page's head. */
interface Link {
  readonly tag: "link";
  readonly injectTo: "head";
  readonly attrs: Record<string, string | boolean>;
}

const link = (attrs: Link["attrs"]): Link => ({
  tag: "link",
  injectTo: "head",
  attrs: { crossorigin: true, ...attrs },
});

/**
 * The links that fetch what the page opens with. On a shared line the core yields to the other files: it is by far the
 * largest, and nobody needs it to read or type. `compiledCore` uses this same fetch.
 * @param html index.html with the links that it already has
 */
export function links(html: string, bundle: Rolldown.OutputBundle): Link[] {
  const media = new Map(
    opensWith.flatMap((part) => filesOf(bundle, part.module).map((file) => [file, part.media])),
  );
  const modules = [...media.keys()].filter((file) => !html.includes(file));
  const cores = Object.keys(bundle).filter((file) => core.test(`/${file}`));
  const ofMedia = (file: string) => {
    const query = media.get(file);
    return query === undefined ? {} : { media: query };
  };
  return [
    ...modules.map((file) => link({ rel: "modulepreload", href: `/${file}`, ...ofMedia(file) })),
    ...cores.map((file) => link({ rel: "preload", as: "fetch", href: `/${file}`, fetchpriority: "low" })),
  ];
}

/** Adds these links to index.html as the site is built. */
export function preloads(): Plugin {
  return {
    name: "preloads",
    apply: "build",
    transformIndexHtml: {
      order: "post",
      handler: (html, { path, bundle }) => (bundle && path === "/index.html" ? links(html, bundle) : []),
    },
  };
}
