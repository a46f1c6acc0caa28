/**
 * What the page reads of a project's YAML by itself, at a glance: a key and its value in one line, in block style. It is
 * for where the core is not there yet (a title, a list of projects, a link under a block) or would be asked for every key
 * that is typed; whatever depends on the meaning of a whole text is the core's to say.
 */

/** A key with its value, in one line. */
export interface Entry {
  /** The indentation with the dashes of list items; empty at the top level. */
  readonly lead: string;
  readonly key: string;
  /** What follows the colon, as it is written; empty where nothing does. */
  readonly rest: string;
}

/** A line with a key: what is before it, the key with or without quotes, and what follows the colon. */
const keyed = /^\uFEFF?([ \t]*(?:- +)*)(["']?)([\w.-]+)\2[ \t]*:(?:[ \t]+(.*))?\r?$/;

/** The key of a line with its value; null for any other line. */
export function entryOf(line: string): Entry | null {
  const [, lead = "", , key = "", rest = ""] = keyed.exec(line) ?? [];
  return key === "" ? null : { lead, key, rest };
}

/** A value in quotes, and what a plain one cannot begin with: comments, anchors, tags, blocks and flow collections. */
const double = /^"((?:[^"\\]|\\.)*)"/;
const single = /^'((?:[^']|'')*)'/;
const notPlain = /^[#&*!|>[\]{}%@`"',]/;

/** The text of what follows a colon; undefined where that is not a text in one line. */
export function scalarOf(rest: string): string | undefined {
  const quoted =
    double.exec(rest)?.[1]?.replace(/\\(["\\])/g, "$1") ?? single.exec(rest)?.[1]?.replaceAll("''", "'");
  if (quoted !== undefined) return quoted;
  if (notPlain.test(rest)) return undefined;
  return rest.split(/[ \t]#/, 1)[0]?.trim() || undefined;
}

/** The entries at the top level of a text, in order. */
export function* topEntries(text: string): Generator<Entry> {
  for (const line of text.split("\n")) {
    const entry = entryOf(line);
    if (entry?.lead === "") yield entry;
  }
}

/** The names of the keys at the top level of a text, in order. */
export function topKeys(text: string): string[] {
  return Array.from(topEntries(text), ({ key }) => key);
}

/** The text of a key at the top level; undefined where no line has it. */
export function topValue(text: string, key: string): string | undefined {
  for (const entry of topEntries(text)) if (entry.key === key) return scalarOf(entry.rest);
  return undefined;
}

/** Whether a text is somebody's charmcraft.yaml, and not what Juju prints of a unit. */
export function isCharm(text: string): boolean {
  const keys = topKeys(text);
  const has = (key: string) => keys.includes(key);
  const ofJuju = text.split("\n").some((line) => entryOf(line)?.key === "relation-info");
  return (
    has("name") && (has("extensions") || has("charm-libs") || topValue(text, "type") === "charm") && !ofJuju
  );
}
