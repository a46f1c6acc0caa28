/** Collects the licence texts of all third-party parts of the site. */
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** A third-party part that visitors download, with the licence text that must accompany it. */
export interface Shipped {
  readonly name: string;
  readonly version: string;
  /** The complete texts of its licence and notices. */
  readonly text: string;
}

/** Packages that the build adds although none of our modules imports them: the parts of the service worker. */
export const added: readonly string[] = [
  "workbox-core",
  "workbox-precaching",
  "workbox-routing",
  "workbox-strategies",
];

/** The bundlers, by the prefix of the modules that they add to the bundle. */
const bundlers: Readonly<Record<string, string>> = { "\0vite": "vite", "\0rolldown": "rolldown" };

/** The package that a module of the bundle belongs to; null for one of our own. */
export function packageOf(id: string): string | null {
  const bundler = Object.keys(bundlers).find((prefix) => id.startsWith(prefix));
  if (bundler !== undefined) return bundlers[bundler] ?? null;
  const inside = id.split(/[\\/]node_modules[\\/]/);
  if (inside.length === 1) return null;
  const [scope = "", name = ""] = (inside.at(-1) ?? "").split(/[\\/]/);
  return scope.startsWith("@") ? `${scope}/${name}` : scope;
}

const licenceName = /^(?:licen[cs]e|copying|notice|ofl|ufl)(?:\.(?:md|txt))?$/i;

/** The licence and the notices in a folder, one after the other; null if it has none. */
export function licenceIn(folder: string): string | null {
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => licenceName.test(name)) : [];
  const texts = names.sort().map((name) => readFileSync(path.join(folder, name), "utf8").trim());
  return texts.length > 0 ? texts.join("\n\n") : null;
}

/** An installed npm package. @throws Error if it has no licence text, because it may not be shipped then */
export function npmPackage(modules: string, name: string): Shipped {
  const folder = path.join(modules, name);
  const text = licenceIn(folder);
  if (text === null)
    throw new Error(`${name} has no licence text in ${folder}; the site may not ship it without.`);
  const { version } = JSON.parse(readFileSync(path.join(folder, "package.json"), "utf8"));
  // What a bundler says about the libraries inside itself does not concern the site.
  return { name, version, text: text.split(/^# Licenses of bundled dependencies/m)[0]?.trim() ?? text };
}

/** Where systems that split Go into packages put its licence, relative to Go's folder. */
const goLicences = ["LICENSE", "../../share/doc/golang-go/copyright", "../doc/go/LICENSE"];

/**
 * Go and the modules of core.wasm.
 * @param list lines of `name version folder`, as the Makefile writes them
 * @throws Error if one of them has no licence text
 */
export function goModules(list: string): Shipped[] {
  return list
    .trim()
    .split("\n")
    .map((line) => {
      const [name = "", version = "", ...rest] = line.split(" ");
      const folder = rest.join(" ");
      const text = name === "Go" ? goLicence(folder) : licenceIn(folder);
      if (text === null)
        throw new Error(`${name} has no licence text in ${folder}; the site may not ship it without.`);
      return { name, version, text };
    });
}

function goLicence(root: string): string | null {
  const found = goLicences.map((name) => path.join(root, name)).find((name) => existsSync(name));
  return found === undefined ? null : readFileSync(found, "utf8").trim();
}

/** The file with all texts, ordered by name; names with equal texts share one. */
export function licenceFile(own: string, shipped: readonly Shipped[]): string {
  const byText = new Map<string, string[]>();
  for (const { name, version, text } of [...shipped].sort((a, b) => (a.name < b.name ? -1 : 1)))
    byText.set(text, [...(byText.get(text) ?? []), `${name} ${version}`]);
  const others = [...byText].map(([text, names]) => `${names.join("\n")}\n\n${text}`);
  const head =
    "The Charm Playground is licensed under the Apache License 2.0, whose text comes first.\nWhat it is made of has the licences below.";
  return `${[head, own.trim(), ...others].join(`\n\n${"=".repeat(80)}\n\n`)}\n`;
}
