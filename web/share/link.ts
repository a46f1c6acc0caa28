/** The forms in which a project can be shared. */
import { longestRun } from "../state/phrases";
import { charmName } from "../state/project-name";
import { encodeProject } from "./codec";
import type { Settings } from "./fragment";
import type { SharedProject } from "./records";
import type { Site } from "./site";

/**
 * The address of a project.
 * @returns null if the project is too large for a link
 */
export function projectLink(site: Site, project: SharedProject): string | null {
  const payload = encodeProject(project);
  return payload === null ? null : `${site.root}#${payload}`;
}

/** The address of an example by name. @param settings how the page shows it */
export function exampleLink(site: Site, name: string, settings: Settings = {}): string {
  const pairs = Object.entries(settings).map(([key, value]) => `&${key}=${encodeURIComponent(value ?? "")}`);
  return `${site.root}#example=${encodeURIComponent(name)}${pairs.join("")}`;
}

/** A badge that links to an address, in Markdown. */
export function badgeMarkdown(site: Site, link: string): string {
  return `[![Open in the Charm Playground](${site.root}badge.svg)](${link})`;
}

/** A Markdown link whose text names the charm. */
export function markdownLink(project: SharedProject, link: string): string {
  return `[${escapeMarkdown(projectTitle(project))}](${link})`;
}

/** The link, followed by every file as a code block. */
export function markdownWithCode(project: SharedProject, link: string): string {
  const blocks = Object.entries(project.files).map(([path, text]) => codeBlock(path, text));
  return [markdownLink(project, link), ...blocks].join("\n\n");
}

/** An iframe, for a page that may not run scripts of other sites. */
export function iframeSnippet(site: Site, project: SharedProject): string | null {
  const payload = encodeProject(project);
  if (payload === null) return null;
  const title = escapeHtml(projectTitle(project));
  return `<iframe src="${site.root}embed.html#${payload}" title="${title}" width="100%" height="480" loading="lazy" style="border: 0"></iframe>`;
}

/**
 * The custom element with the files inside, readable without scripts. The `div` and the blank lines keep
 * Markdown processors from treating the files as Markdown.
 */
export function elementSnippet(site: Site, project: SharedProject): string {
  const files = Object.entries(project.files).flatMap(([path, text]) => [
    `<b>${escapeHtml(path)}</b>`,
    `<pre data-file="${escapeHtml(path)}">${escapeHtml(withLeadingBreak(text))}</pre>`,
    "",
  ]);
  return [
    `<script type="module" src="${site.root}embed.js"></script>`,
    "<div>",
    "<charm-playground>",
    "",
    ...files,
    "</charm-playground>",
    "</div>",
  ].join("\n");
}

/** The title of a link to the project: the charm's name, with invisible characters made visible. */
export function projectTitle(project: SharedProject): string {
  const name = charmName(project.files);
  return name === null ? "A charm in the Charm Playground" : `${name} in the Charm Playground`;
}

/** A fence longer than any run of backticks in the text. */
function codeBlock(path: string, text: string): string {
  const fence = "`".repeat(Math.max(2, longestRun(text)) + 1);
  const body = text === "" || text.endsWith("\n") ? text : `${text}\n`;
  return `\`${path}\`:\n\n${fence}${/\.ya?ml$/.test(path) ? "yaml" : ""}\n${body}${fence}`;
}

/** A text with one more line break in front, because HTML drops one at the beginning of a `pre`. */
function withLeadingBreak(text: string): string {
  return `\n${text}`;
}

function escapeMarkdown(text: string): string {
  return text.replace(/[\\[\]`*_]/g, "\\$&");
}

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" };

function escapeHtml(text: string): string {
  return text.replace(/[&<>"]/g, (character) => entities[character] ?? character);
}
