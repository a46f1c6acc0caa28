/**
 * Indentation of YAML while the user types. It is read from the lines, because the text is unfinished and often
 * broken.
 */
import type { Text } from "@codemirror/state";

/** Columns of a level if the file does not show its own. */
const usualStep = 2;
/** The number of lines from the top that are searched for the file's own step. */
const linesRead = 400;

/** A key followed by nothing but tags, anchors, the header of a block text, or a comment. */
const openKey =
  /^(?<lead> *(?:- +)*)(?:"[^"]*"|'[^']*'|[^\s"'#[\]{},](?:(?!:\s| #).)*?) *:(?: +[&!]\S*)*(?<block> +[|>][-+0-9]*)? *(?:#.*)?$/;

/** The most characters of a line that is searched for a key: the pattern looks ahead at each of them. */
const longestKey = 1_000;

/** The number of columns of white space at the start of a line. */
export function indentOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether a line has nothing but white space or a comment. */
function saysNothing(line: string): boolean {
  return /^\s*(?:#.*)?$/.test(line);
}

/** The column of the key on a line that opens a level, or null. */
function openColumn(line: string): number | null {
  if (line.length > longestKey) return null;
  return openKey.exec(line)?.groups?.lead?.length ?? null;
}

/** Whether a line has a key whose value is a block text. */
function opensBlock(line: string): boolean {
  return line.length <= longestKey && openKey.exec(line)?.groups?.block !== undefined;
}

/**
 * The columns of a level in a text: the most frequent step from an open key to the line below it.
 * Lists at the column of their key do not count.
 */
export function stepOf(doc: Text): number {
  const counts = new Map<number, number>();
  let open: number | null = null;
  for (let n = 1; n <= Math.min(doc.lines, linesRead); n++) {
    const line = doc.line(n).text;
    if (saysNothing(line)) continue;
    const step = open === null ? 0 : indentOf(line) - open;
    if (step > 0 && step <= 8) counts.set(step, (counts.get(step) ?? 0) + 1);
    open = openColumn(line);
  }
  return [...counts].sort((a, b) => b[1] - a[1])[0]?.[0] ?? usualStep;
}

/** Whether a line is inside the text of a `|` or `>`. @param number its one-based number */
export function inBlockText(doc: Text, number: number): boolean {
  let indent = indentOf(doc.line(number).text);
  for (let n = number - 1; n > 0 && indent > 0; n--) {
    const line = doc.line(n).text;
    if (line.trim() === "" || indentOf(line) >= indent) continue;
    if (opensBlock(line) || /^ *(?:- +)+[|>][-+0-9]* *$/.test(line)) return true;
    indent = indentOf(line);
  }
  return false;
}

/** The effect of a line break. */
export interface Break {
  /** Columns of white space on the new line. */
  readonly indent: number;
  /** Whether the new line is a level deeper, so that a new entry can begin there. */
  readonly deeper: boolean;
}

/** The effect of a line break at an offset. */
export function breakAt(doc: Text, offset: number): Break {
  const line = doc.lineAt(offset);
  const before = line.text.slice(0, offset - line.from);
  const same = { indent: Math.min(indentOf(line.text), before.length), deeper: false };
  if (before.trim() === "" || inBlockText(doc, line.number)) return same;
  const column = openColumn(before);
  if (column !== null) return { indent: column + stepOf(doc), deeper: true };
  if (/[[{]\s*$/.test(before)) return { indent: same.indent + stepOf(doc), deeper: false };
  // An item that begins with a key beside its dash continues below that key.
  const item = /^ *(?:- +)+(?=(?:"[^"]*"|'[^']*'|[^\s"'#[\]{},](?:(?!:\s).)*?) *: )/.exec(before);
  return item ? { indent: item[0].length, deeper: false } : same;
}

/** The column of the level around a column: that of the nearest line above that begins further left. */
export function outerColumn(doc: Text, number: number, column: number): number {
  for (let n = number - 1; n > 0; n--) {
    const line = doc.line(n).text;
    if (!saysNothing(line) && indentOf(line) < column) return indentOf(line);
  }
  return 0;
}

/**
 * Whether a key that was typed at the column of the line above belongs at the top of the file: it opens a
 * block there, the file does not have it yet, and the line above is a key with a value, so that nothing can be
 * nested below it.
 * @param number the one-based number of the line
 * @param blocks the keys that open a block at the top of the file
 */
export function belongsAtTheTop(doc: Text, number: number, blocks: ReadonlySet<string>): boolean {
  const { text } = doc.line(number);
  const key = text.trim();
  if (indentOf(text) === 0 || !blocks.has(key) || number === 1 || inBlockText(doc, number)) return false;
  const above = doc.line(number - 1).text;
  const beside = / *(?:- +)*/.exec(above)?.[0].length ?? 0;
  if (beside !== indentOf(text) && indentOf(above) !== indentOf(text)) return false;
  if (!/\S: +[^\s|>#]/.test(above) && !/^ *- +[^\s#:]+$/.test(above)) return false;
  for (let n = 1; n <= doc.lines; n++) if (doc.line(n).text.startsWith(`${key}:`)) return false;
  return true;
}
