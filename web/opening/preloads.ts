/** What index.html asks for by itself, before any program of the page runs: text and editor first, then the core. */
import type { Plugin, Rolldown } from "vite";

/** Where two panes are side by side, so that the editors are there from the beginning (`state/narrow.ts`). */
const wide = "(width >= 720px)";

/** Modules of the parts that the page opens with, which its program would ask for only later. */
const opensWith: readonly { readonly module: RegExp; readonly media?: string }[] = [
  { module: /\/examples\/files\.ts$/ },
  { module: /\/views\/source-editor\.tsx$/, media: wide },
  { module: /\/views\/manifest-editor\.tsx$/, media: wide },
];

/** The core, as the build names it. */
const core = /\/core-[^/]*\.wasm$/;

/** The files that a chunk needs, itself included. */
function withImports(bundle: Rolldown.OutputBundle, file: string, found = new Set<string>()): Set<string> {
  const chunk = bundle[file];
  if (found.has(file) || chunk?.type !== "chunk") return found;
  found.add(file);
  for (const imported of chunk.imports) withImports(bundle, imported, found);
  return found;
}

/** The files that a module comes in. */
function filesOf(bundle: Rolldown.OutputBundle, module: RegExp): readonly string[] {
  const own = Object.values(bundle).filter(
    (chunk) => chunk.type === "chunk" && chunk.moduleIds.some((id) => module.test(id)),
  );
  return own.flatMap(({ fileName }) => [...withImports(bundle, fileName)]);
}

/** A link in the head of the page. */
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
 * The links that fetch what the page opens with. The core gives way to the others on a line that is shared: it is the
 * largest by far, and nobody reads or types in it. `compiledCore` takes up this very fetch.
 * @param html index.html with the links that it has already
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
