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

/** Lines with a key: what is before it, the key with or without quotes, and what follows the colon. */
const keyed = /^\uFEFF?([ \t]*(?:- +)*)(["']?)([\w.-]+)\2[ \t]*:(?:[ \t]+(.*))?\r?$/gm;

/** What the pattern finds in a line. */
type KeyedLine = readonly [line: string, lead: string, quote: string, key: string, rest?: string];

/** The entries of a text, in order. */
export function entriesOf(text: string): Entry[] {
  const lines = text.matchAll(keyed) as Iterable<unknown> as Iterable<KeyedLine>;
  return Array.from(lines, ([, lead, , key, rest = ""]) => ({ lead, key, rest }));
}

/** The key of a line with its value; null for any other line. */
export function entryOf(line: string): Entry | null {
  return entriesOf(line)[0] ?? null;
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

/** The names of the keys at the top level of a text, in order. */
export function topKeys(text: string): string[] {
  return entriesOf(text).flatMap(({ lead, key }) => (lead ? [] : key));
}

/** The text of a key at the top level; undefined where no line has it. */
export function topValue(text: string, key: string): string | undefined {
  const entry = entriesOf(text).find((own) => own.lead === "" && own.key === key);
  return entry && scalarOf(entry.rest);
}

/** Whether some line of a text has a key, at whatever level. */
export function hasKey(text: string, key: string): boolean {
  return entriesOf(text).some((own) => own.key === key);
}

/** Whether a text is somebody's charmcraft.yaml, and not what Juju prints of a unit. */
export function isCharm(text: string): boolean {
  const keys = topKeys(text);
  const has = (key: string) => keys.includes(key);
  return (
    has("name") &&
    (has("extensions") || has("charm-libs") || topValue(text, "type") === "charm") &&
    !hasKey(text, "relation-info")
  );
}
