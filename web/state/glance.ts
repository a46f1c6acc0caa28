/**
 * What the page reads of a project's YAML without the core: keys in block style with a value on the same line. It
 * serves where the core is not loaded yet (a title, a list of projects) or would be asked on every keystroke (a
 * link under a block); whatever depends on the meaning of a whole text is for the core to say.
 */

/** A key with its value on one line. */
export interface Entry {
  /** The indentation, including the dashes of list items; empty at the top level. */
  readonly lead: string;
  readonly key: string;
  /** The text after the colon as it is written; empty if the line ends there. */
  readonly rest: string;
}

/** Lines with a key: the indentation and dashes, the key with or without quotes, and the text after the colon. */
const keyed = /^\uFEFF?([ \t]*(?:- +)*)(["']?)([\w.-]+)\2[ \t]*:(?:[ \t]+(.*))?\r?$/gm;

/** The groups that the pattern finds in a line. */
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

/**
 * A quoted value, and the characters that a plain value cannot begin with: comments, anchors, tags, block and flow
 * styles.
 */
const double = /^"((?:[^"\\]|\\.)*)"/;
const single = /^'((?:[^']|'')*)'/;
const notPlain = /^[#&*!|>[\]{}%@`"',]/;

/** The string that the text after a colon means; undefined if it is not a string on one line. */
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

/** The value of a key at the top level; undefined if no line has the key. */
export function topValue(text: string, key: string): string | undefined {
  const entry = entriesOf(text).find((own) => own.lead === "" && own.key === key);
  return entry && scalarOf(entry.rest);
}

/** Whether any line of a text has a key, at any level. */
export function hasKey(text: string, key: string): boolean {
  return entriesOf(text).some((own) => own.key === key);
}

/** Whether a text is a charmcraft.yaml rather than output that Juju printed about a unit. */
export function isCharm(text: string): boolean {
  const keys = topKeys(text);
  const has = (key: string) => keys.includes(key);
  return (
    has("name") &&
    (has("extensions") || has("charm-libs") || topValue(text, "type") === "charm") &&
    !hasKey(text, "relation-info")
  );
}
