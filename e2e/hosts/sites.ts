/**
 * Documentation sites, built with the programs and themes that their authors use, from the pages in
 * documentation/ and the snippets of docs/embed.html, word for word.
 */
import { execFile } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync } from "node:fs";
import { cp, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

const run = promisify(execFile);
const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The virtual environment that `make sites` fills from documentation/requirements.txt. */
const programs = here("../../build/sites/bin/");

/** Whether the programs are installed; without Python the Makefile leaves them out. */
export const haveSites = existsSync(`${programs}hugo`);

/** The snippets of the instructions, by name. */
export type Snippets = Readonly<Record<string, string>>;

/** A way to build a site. */
export interface SiteKind {
  readonly name: string;
  /** The text column of its pages. */
  readonly column: string;
  /** The names of the snippets in its instructions, that of the element last. */
  readonly snippets: readonly string[];
  /** Builds the site below a folder. @returns the folder of the built pages */
  readonly build: (folder: string, snippets: Snippets) => Promise<string>;
}

/** What a site is built from apart from the snippets: the pages, the versions of the programs, and this file. */
const ingredients = [
  "../documentation/reference.rst",
  "../documentation/reference.md",
  "../documentation/requirements.txt",
  "sites.ts",
];

/** A hash of everything that a site is built from. */
async function fingerprint(snippets: Snippets): Promise<string> {
  const hash = createHash("sha256").update(JSON.stringify(snippets));
  for (const path of ingredients) hash.update(await readFile(here(path)));
  return hash.digest("hex").slice(0, 12);
}

/** Builds a site, unless it was built from the same ingredients before. @returns the folder of its pages */
export async function buildSite(kind: SiteKind, snippets: Snippets): Promise<string> {
  const site = here(`../../build/documentation/${kind.name}-${await fingerprint(snippets)}`);
  if (!existsSync(site)) {
    const folder = `${site}-${process.pid}`;
    await rm(folder, { recursive: true, force: true });
    await mkdir(folder, { recursive: true });
    const pages = await kind.build(folder, snippets);
    // Another worker may have been faster; its site stays then.
    await rename(pages, site).catch((error: unknown) => {
      if (!existsSync(site)) throw error;
    });
    await rm(folder, { recursive: true, force: true });
  }
  return site;
}

/** The reference page, with an element at its end. */
async function page(extension: "rst" | "md", element: string): Promise<string> {
  const text = await readFile(here(`../documentation/reference.${extension}`), "utf8");
  return `${text}\n${element}\n`;
}

/** A site made by Sphinx. @param configuration lines of conf.py that choose the theme */
function sphinx(name: string, column: string, configuration: string): SiteKind {
  return {
    name,
    column,
    snippets: ["sphinx-links", "sphinx-directive", "sphinx-element"],
    build: async (folder, snippets) => {
      await mkdir(`${folder}/source`);
      await writeFile(
        `${folder}/source/conf.py`,
        `project = "Shop"\n${configuration}\n${snippets["sphinx-links"]}\n${snippets["sphinx-directive"]}\n`,
      );
      await writeFile(`${folder}/source/index.rst`, await page("rst", snippets["sphinx-element"] ?? ""));
      await run(`${programs}python`, [
        "-m",
        "sphinx",
        "-q",
        "-W",
        "-b",
        "html",
        `${folder}/source`,
        `${folder}/pages`,
      ]);
      return `${folder}/pages`;
    },
  };
}

/** A site made by MkDocs. @param theme lines of mkdocs.yml that choose the theme */
function mkdocs(name: string, column: string, theme: string): SiteKind {
  return {
    name,
    column,
    snippets: ["mkdocs-links", "mkdocs-element"],
    build: async (folder, snippets) => {
      await mkdir(`${folder}/docs`);
      await writeFile(`${folder}/mkdocs.yml`, `site_name: Shop\n${theme}\n${snippets["mkdocs-links"]}\n`);
      await writeFile(`${folder}/docs/index.md`, await page("md", snippets["mkdocs-element"] ?? ""));
      await writeFile(`${folder}/docs/torn.md`, withoutDiv(snippets["mkdocs-element"] ?? ""));
      const env = { ...process.env, NO_MKDOCS_2_WARNING: "1" };
      const options = ["--quiet", "--config-file", `${folder}/mkdocs.yml`, "--site-dir", `${folder}/pages`];
      await run(`${programs}python`, ["-m", "mkdocs", "build", ...options], { env });
      return `${folder}/pages`;
    },
  };
}

/** The element directly in the Markdown, as an author writes it who has not read that far. */
function withoutDiv(element: string): string {
  return `# Torn\n\n${element.replace(/<\/?div>/g, "")}\n\nAfter it.\n`;
}

/** A site made by Hugo with the theme that `hugo new theme` creates. */
const hugo: SiteKind = {
  name: "hugo",
  column: "main",
  snippets: ["hugo-links", "hugo-shortcode", "hugo-element"],
  build: async (folder, snippets) => {
    const site = `${folder}/site`;
    await run(`${programs}hugo`, ["new", "site", site]);
    await run(`${programs}hugo`, ["new", "theme", "plain", "--source", site]);
    await cp(`${site}/themes/plain/layouts`, `${site}/layouts`, { recursive: true });
    const head = `${site}/layouts/_partials/head.html`;
    await writeFile(head, `${await readFile(head, "utf8")}\n${snippets["hugo-links"]}\n`);
    await mkdir(`${site}/layouts/_shortcodes`);
    await writeFile(`${site}/layouts/_shortcodes/charm-playground.html`, snippets["hugo-shortcode"] ?? "");
    await writeFile(`${site}/hugo.toml`, 'baseURL = "/"\ntitle = "Shop"\ntheme = "plain"\n');
    await writeFile(
      `${site}/content/_index.md`,
      `---\ntitle: Shop\n---\n${await page("md", snippets["hugo-element"] ?? "")}`,
    );
    await run(`${programs}hugo`, ["--source", site, "--destination", `${folder}/pages`, "--quiet"]);
    return `${folder}/pages`;
  },
};

const bothSchemes = `theme:
  name: material
  palette:
    - media: "(prefers-color-scheme: light)"
      scheme: default
    - media: "(prefers-color-scheme: dark)"
      scheme: slate
markdown_extensions: [pymdownx.highlight, pymdownx.superfences]`;

/** The sites on which the instructions are tested. Charmcraft's own documentation uses canonical-sphinx. */
export const siteKinds: readonly SiteKind[] = [
  sphinx("canonical-sphinx", "article", 'extensions = ["canonical_sphinx"]\nslug = "shop"'),
  sphinx("furo", "article", 'html_theme = "furo"'),
  sphinx("read-the-docs", "[itemprop=articleBody]", 'html_theme = "sphinx_rtd_theme"'),
  sphinx("alabaster", "div.body", 'html_theme = "alabaster"'),
  sphinx("pydata", "article", 'html_theme = "pydata_sphinx_theme"'),
  mkdocs("mkdocs", "[role=main]", "theme: mkdocs"),
  mkdocs("material", "article", bothSchemes),
  hugo,
];
