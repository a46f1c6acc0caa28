/**
 * The path of each line of a block-style YAML text, good enough to tell what
 * belongs together while one points at it. The core has the true parser; this
 * one only has to be fast and to hold on unfinished text.
 */

interface Level {
  readonly indent: number;
  readonly segment: string;
  /** Index among the items of a sequence; null for a key. */
  readonly index: number | null;
}

const keyPattern =
  /^(?:"((?:[^"\\]|\\.)*)"|'((?:[^']|'')*)'|([^\s'"#\-[\]{},&*!|>%@`][^:]*(?::[^\s:][^:]*)*|-[^\s:][^:]*)):(?=\s|$)/;

/** Leaves the levels that a key or item in this column does not belong to; gives back the item it follows. */
function leave(levels: Level[], column: number, isItem: boolean): Level | undefined {
  let left: Level | undefined;
  for (;;) {
    const top = levels.at(-1);
    if (!top || top.indent < column) return left;
    if (isItem && top.indent === column && top.index === null) return left;
    left = levels.pop();
  }
}

/** Takes the `- ` marks off the front of a line. @returns what follows them, and its column */
function enterItems(levels: Level[], text: string, column: number): { text: string; column: number } {
  let rest = text;
  let at = column;
  for (let mark = /^-(?:\s+|$)/.exec(rest); mark; mark = /^-(?:\s+|$)/.exec(rest)) {
    const before = leave(levels, at, true);
    const index = before && before.indent === at && before.index !== null ? before.index + 1 : 0;
    levels.push({ indent: at, segment: String(index), index });
    at += mark[0].length;
    rest = rest.slice(mark[0].length);
  }
  return { text: rest, column: at };
}

/** Enters the key at the front of a text, if there is one. @returns whether a block scalar follows */
function enterKey(levels: Level[], text: string, column: number): boolean {
  const key = keyPattern.exec(text);
  if (!key) return false;
  leave(levels, column, false);
  levels.push({ indent: column, segment: (key[1] ?? key[2] ?? key[3] ?? "").trim(), index: null });
  return /^[|>][-+0-9]*\s*(?:#.*)?$/.test(text.slice(key[0].length).trim());
}

/** The path of every line: keys and indexes joined with `.`, empty for blank lines and comments. */
export function yamlPaths(text: string): string[] {
  const levels: Level[] = [];
  let scalar: { indent: number; path: string } | null = null;
  return text.split("\n").map((line) => {
    const trimmed = line.trim();
    const column = line.length - line.trimStart().length;
    if (scalar && (trimmed === "" || column > scalar.indent)) return scalar.path;
    scalar = null;
    if (trimmed === "" || trimmed.startsWith("#") || trimmed === "---") return "";
    const item = enterItems(levels, trimmed, column);
    const opensScalar = enterKey(levels, item.text, item.column);
    const path = levels.map((level) => level.segment).join(".");
    if (opensScalar) scalar = { indent: levels.at(-1)?.indent ?? 0, path };
    return path;
  });
}

/** Whether a path is another or lies below it. */
export function isWithin(path: string, ancestor: string): boolean {
  return path === ancestor || path.startsWith(`${ancestor}.`);
}
