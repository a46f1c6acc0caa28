/** Adds contents, anchors and links between them to the documentation pages as the site is built. */
import type { Plugin } from "vite";

/** The documentation pages by address. */
const pages: readonly (readonly [address: string, title: string])[] = [
  ["/", "Charm Playground"],
  ["/docs/keys.html", "Keys and integrations"],
  ["/findings.html", "Findings"],
  ["/docs/embed.html", "Embedding"],
  ["/docs/links.html", "Links"],
];

/** Matches a heading, `<h2 id="…">…</h2>`, whose id may be missing. Other attributes are refused. */
const heading = /<h([23])([^>]*)>([\s\S]*?)<\/h\1>/g;

/** Matches a section that a heading labels. */
const section = /<section id="([^"]*)" aria-labelledby="([^"]*)">/g;

/** A title as an id: its words in lower case, joined by hyphens. */
export function slug(title: string): string {
  return title
    .replace(/<[^>]*>|&[a-z]+;/g, " ")
    .toLowerCase()
    .replace(/[^a-z0-9.]+/g, "-")
    .replace(/^-|-$/g, "");
}

/** One heading in the contents. */
interface Entry {
  readonly level: string;
  readonly id: string;
  readonly title: string;
}

/** The id of a heading; empty if it has none. @throws Error for attributes that would be lost */
function idOf(attributes: string): string {
  const id = /^ id="([^"]*)"$/.exec(attributes)?.[1];
  if (id === undefined && attributes !== "")
    throw new Error(`a heading may have an id only, not ${attributes}`);
  return id ?? "";
}

/**
 * Gives each heading an id, if it has none, and makes it a link to itself, so that readers can copy its address. A
 * heading that labels a section links to the section.
 * @param entries receives the headings, in order
 */
function withAnchors(html: string, entries: Entry[] = []): string {
  const labelled = new Map([...html.matchAll(section)].map(([, id = "", heading = ""]) => [heading, id]));
  return html.replace(heading, (whole, level: string, attributes: string, title: string) => {
    if (title.includes("<a ")) return whole;
    const id = idOf(attributes) || slug(title);
    const target = labelled.get(id) ?? id;
    entries.push({ level, id: target, title });
    return `<h${level} id="${id}"><a href="#${target}">${title}</a></h${level}>`;
  });
}

/** A list of headings, those of the third level below those of the second. */
function contents(entries: readonly Entry[]): string {
  const items = entries.map(
    ({ level, id, title }) => `<li class="level-${level}"><a href="#${id}">${title}</a></li>`,
  );
  return `<nav aria-label="Contents"><h2>Contents</h2><ul>${items.join("\n")}</ul></nav>`;
}

/** Links to the other pages. */
function ways(path: string): string {
  const items = pages.map(([address, title]) => {
    const here = address === path ? ' aria-current="page"' : "";
    return `<li><a href="${address}"${here}>${title}</a></li>`;
  });
  return `<nav aria-label="Pages"><ul>${items.join("\n")}</ul></nav>`;
}

/** A documentation page with its marks replaced; pages without marks stay as they are. @param path its address */
export function withContents(html: string, path: string): string {
  if (!html.includes("<!--pages-->")) return html;
  const entries: Entry[] = [];
  return withAnchors(html, entries)
    .replace("<!--pages-->", () => ways(path))
    .replace("<!--contents-->", () => contents(entries));
}

/** Adds contents and anchors to the documentation pages, after the plugin that fills them. */
export function contentsPages(): Plugin {
  return {
    name: "contents-pages",
    transformIndexHtml: { order: "post", handler: (html, { path }) => withContents(html, path) },
  };
}
