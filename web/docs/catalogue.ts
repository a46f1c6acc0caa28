import { readFileSync } from "node:fs";
import type { Plugin } from "vite";

/** The documentation of a finding's code, as `go run ./wasm/catalogue` prints it. */
export interface Finding {
  code: string;
  severity: string;
  title: string;
  /** Sentences in which text between backticks is code. */
  text: string;
  /** The file whose content the example is. */
  file: string;
  example: string;
  mended: string;
  /** Other files that the example needs. */
  beside: Record<string, string> | null;
  /** The messages of charmcraft, Juju or the charm's status about the example. */
  said?: string[] | null;
  /** The place in upstream's documentation; empty for none. */
  link: string;
}

/** A kind of mistake and the messages of programs about it. */
export interface KnownError extends Pick<Finding, "code" | "title" | "file" | "example" | "mended"> {
  /** The messages as charmcraft, Juju or the charm's status print them. */
  readonly said: readonly string[];
}

/** A key of a project file. */
export interface Key {
  path: string;
  types: string[] | null;
  required: boolean;
  deprecated: boolean;
  reserved: boolean;
  default: string;
  values: { text: string; doc: string }[] | null;
  doc: string;
  link: string;
}

/** An interface that a 12-factor charm can use. */
export interface Integration {
  interface: string;
  endpoint: string;
  title: string;
  block: string;
  /** Whether the framework extensions add it. */
  added: boolean;
  charm: string;
  doc: string;
  /** The interface's page. */
  link: string;
  /** The place in charmcraft's documentation about its endpoint. */
  definition: string;
  /** The place in charmcraft's documentation about its variables; empty if it has none. */
  documented: string;
  variables: string[] | null;
}

/** The contents of the catalogue pages. */
export interface Catalogue {
  findings: Finding[];
  files: { name: string; keys: Key[] }[];
  integrations: Integration[];
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

/** Text as HTML. */
export function escaped(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}

/** Sentences as HTML; text between backticks becomes code. */
export function prose(text: string): string {
  return escaped(text).replace(/`([^`]+)`/g, "<code>$1</code>");
}

/** The address that opens files in the playground. */
export function playgroundAddress(files: Record<string, string>): string {
  const parts = Object.entries(files).map(
    ([name, text]) => `file:${encodeURIComponent(name)}=${encodeURIComponent(text)}`,
  );
  return `/#${parts.join("&")}`;
}

/** A text with a caption that stays out of the page's contents. */
function sample(caption: string, text: string): string {
  if (text === "") return "";
  return `<figure><figcaption>${caption}</figcaption>\n<pre><code>${escaped(text)}</code></pre></figure>`;
}

/** The programs whose documentation is linked, by the beginning of its address. */
const documentations: readonly (readonly [address: string, name: string])[] = [
  ["https://documentation.ubuntu.com/charmcraft/", "Charmcraft's documentation"],
  ["https://documentation.ubuntu.com/juju/", "Juju's documentation"],
  ["https://documentation.ubuntu.com/rockcraft/", "Rockcraft's documentation"],
  ["https://documentation.ubuntu.com/pebble/", "Pebble's documentation"],
  ["https://canonical.com/juju/docs/12-factor/", "The documentation of 12-factor charms"],
  ["https://github.com/canonical/paas-charm", "paas-charm"],
  ["https://yaml.org/", "The specification of YAML 1.1"],
];

/** A link to the place in upstream's documentation, or nothing. */
function referenceLink(address: string): string {
  const name = documentations.find(([beginning]) => address.startsWith(beginning))?.[1];
  return name ? ` <a href="${escaped(address)}">${name}</a>` : "";
}

/** The section of a finding; its id is the code, which diagnostics link to. */
export function findingSection(finding: Finding): string {
  const { code, title, severity, text, file, example, mended, beside, link: reference } = finding;
  const open = playgroundAddress({ ...beside, [file]: example });
  const link =
    example === "" || file === "request"
      ? ""
      : `<p><a href="${escaped(open)}">Open the example in the playground</a></p>`;
  return `<section id="${code}" aria-labelledby="${code}-title">
<h2 id="${code}-title">${prose(title)}</h2>
<p><code>${code}</code> · ${severity}</p>
<p>${prose(text)}${referenceLink(reference)}</p>
${sample(`Example, <code>${escaped(file)}</code>`, example)}
${link}
${sample("Fixed", mended)}
</section>`;
}

function keyRow(key: Key): string {
  const facts = [
    ...(key.types ?? []),
    ...(key.required ? ["required"] : []),
    ...(key.deprecated ? ["deprecated"] : []),
    ...(key.reserved ? ["not allowed with a framework extension"] : []),
    ...(key.default === "" ? [] : [`default <code>${escaped(key.default)}</code>`]),
  ];
  const values = (key.values ?? []).map((value) => `<code>${escaped(value.text)}</code>`).join(" ");
  return `<tr><th scope="row"><a href="${escaped(key.link)}"><code>${escaped(key.path)}</code></a></th>
<td>${prose(key.doc)} ${values}<br />${facts.join(", ")}</td></tr>`;
}

/** The name for an endpoint that may have any name. */
const freeName = "oidc";

/** A variable's name as a link that shows it in the playground, in a Flask charm that declares the integration. */
function variableLink(name: string, { block, endpoint, interface: kind, added }: Integration): string {
  const own = endpoint || freeName;
  const there = name.replace("<PREFIX>_", "FLASK_").replace("<ENDPOINT>", own.toUpperCase());
  const part = `${block}:\n  ${own}:\n    interface: ${kind}\n    optional: true\n    limit: 1\n`;
  // A charm may not declare again what the extension adds itself.
  const project = added ? "example=flask-everything" : `part=${encodeURIComponent(part)}`;
  const address = `/#${project}&variable=${encodeURIComponent(there)}`;
  return `<a href="${escaped(address)}"><code>${escaped(name)}</code></a>`;
}

/** What charmcraft's documentation says about an integration, as links. */
function inCharmcraft({ definition, documented }: Integration): string {
  const places = [
    [definition, "endpoint"],
    [documented, "variables"],
  ].filter(([address]) => address !== "");
  const links = places.map(([address = "", name]) => `<a href="${escaped(address)}">${name}</a>`);
  return `Charmcraft's documentation: ${links.join(", ")}`;
}

function integrationRow(integration: Integration): string {
  const variables = (integration.variables ?? []).map((name) => variableLink(name, integration)).join(" ");
  const endpoint = integration.endpoint === "" ? "any name" : `<code>${integration.endpoint}</code>`;
  return `<tr id="integration-${escaped(integration.interface)}"><th scope="row"><a href="${escaped(integration.link)}">${escaped(integration.title)}</a></th>
<td>${prose(integration.doc)}<br />${integration.block} ${endpoint}, interface <code>${integration.interface}</code><br />${inCharmcraft(integration)}<br />${variables}</td></tr>`;
}

function table(head: [string, string], rows: string[]): string {
  return `<table><thead><tr><th scope="col">${head[0]}</th><th scope="col">${head[1]}</th></tr></thead>
<tbody>${rows.join("\n")}</tbody></table>`;
}

/** The parts of the pages, by the mark that each replaces. */
export function parts(catalogue: Catalogue): Record<string, string> {
  const files = catalogue.files.map(
    ({ name, keys }) => `<h2 id="${name}">${name}</h2>\n${table(["Key", "Meaning"], keys.map(keyRow))}`,
  );
  const integrations = table(["Integration", "What it adds"], catalogue.integrations.map(integrationRow));
  return {
    "<!--catalogue:findings-->": catalogue.findings.map(findingSection).join("\n"),
    "<!--catalogue:keys-->": `${files.join("\n")}\n<h2 id="integrations">Integrations</h2>\n${integrations}`,
  };
}

/** The module `virtual:known-errors`: the findings that programs have messages for, from a JSON file. */
export function knownErrors(file: string): Plugin {
  const name = "virtual:known-errors";
  return {
    name: "known-errors",
    resolveId: (id) => (id === name ? `\0${name}` : null),
    load(id) {
      if (id !== `\0${name}`) return null;
      return `export default ${JSON.stringify(errorsIn(JSON.parse(readFileSync(file, "utf8")) as Catalogue))}`;
    },
  };
}

/** The findings that programs have messages for. */
export function errorsIn({ findings }: Catalogue): KnownError[] {
  return findings.flatMap(({ code, title, file, example, mended, said }) =>
    said && said.length > 0 ? [{ code, title, file, example, mended, said }] : [],
  );
}

/** Fills the pages of findings and of keys from a JSON file that `make` writes. */
export function cataloguePages(file: string): Plugin {
  return {
    name: "catalogue-pages",
    transformIndexHtml(html) {
      if (!html.includes("<!--catalogue:")) return html;
      const catalogue = JSON.parse(readFileSync(file, "utf8")) as Catalogue;
      return Object.entries(parts(catalogue)).reduce(
        (page, [mark, content]) => page.replace(mark, () => content),
        html,
      );
    },
  };
}
