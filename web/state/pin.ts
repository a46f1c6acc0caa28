/** A pinned result, and how the present one differs from it. */
import type { Files, Variable } from "../engine/protocol";

/** How a line or variable compares with the pinned result. */
export type Change = "new" | "changed";

/** The part of a result that is compared. */
export interface Pinned {
  readonly expansion: Lines;
  readonly environment: readonly Variable[] | null;
  /** The project that it belongs to. */
  readonly files: Files;
  /** When it was pinned, in milliseconds since the epoch. */
  readonly time: number;
}

/** How the variables changed since the pin. */
export interface VariableChanges {
  readonly changes: ReadonlyMap<string, Change>;
  /** The old value of each changed variable. */
  readonly before: ReadonlyMap<string, string>;
  readonly gone: readonly Variable[];
}

/** Compares variables by name and value. */
export function compareVariables(before: readonly Variable[], after: readonly Variable[]): VariableChanges {
  const old = new Map(before.map((variable) => [variable.name, variable.value]));
  const names = new Set(after.map((variable) => variable.name));
  const changes = new Map<string, Change>();
  for (const { name, value } of after) {
    if (!old.has(name)) changes.set(name, "new");
    else if (old.get(name) !== value) changes.set(name, "changed");
  }
  return { changes, before: old, gone: before.filter(({ name }) => !names.has(name)) };
}

/** A text's lines, and the path of each: that of the innermost entry on it. */
export interface Lines {
  readonly text: string;
  readonly paths: readonly string[];
}

/** How the lines changed since the pin. */
export interface LineChanges {
  /** Zero-based lines of the present text. */
  readonly changes: ReadonlyMap<number, Change>;
  /** The lines that are gone, in order. */
  readonly gone: readonly string[];
}

/** The most cells of the table that compares lines one by one; a larger difference is treated as one block. */
const mostCells = 4_000_000;

/** Lengths of the longest common subsequences of all tails, in rows of `after.length + 1`. */
function commonTails(before: readonly Line[], after: readonly Line[]): Uint32Array {
  const width = after.length + 1;
  const table = new Uint32Array((before.length + 1) * width);
  for (let i = before.length - 1; i >= 0; i--) {
    for (let j = after.length - 1; j >= 0; j--) {
      const at = i * width + j;
      table[at] =
        before[i]?.text === after[j]?.text
          ? (table[at + width + 1] as number) + 1
          : Math.max(table[at + width] as number, table[at + 1] as number);
    }
  }
  return table;
}

/** The lines in which two texts differ, once their common start and end are set aside. */
function differing(before: readonly Line[], after: readonly Line[]): { gone: Line[]; fresh: number[] } {
  if (before.length * after.length > mostCells) {
    return { gone: [...before], fresh: after.map((_, line) => line) };
  }
  const width = after.length + 1;
  const table = commonTails(before, after);
  const gone: Line[] = [];
  const fresh: number[] = [];
  let i = 0;
  let j = 0;
  while (i < before.length || j < after.length) {
    if (i < before.length && j < after.length && before[i]?.text === after[j]?.text) {
      i++;
      j++;
    } else if (
      j >= after.length ||
      (i < before.length && (table[(i + 1) * width + j] as number) >= (table[i * width + j + 1] as number))
    ) {
      gone.push(before[i++] as Line);
    } else {
      fresh.push(j++);
    }
  }
  return { gone, fresh };
}

/** A line to compare; its key is null if it only continues a value from the line before. */
interface Line {
  readonly text: string;
  readonly key: string | null;
}

function linesOf({ text, paths }: Lines): Line[] {
  return text.split("\n").map((line, at) => {
    const path = paths[at] ?? "";
    return { text: line, key: path === "" || path === paths[at - 1] ? null : path };
  });
}

/** Compares texts line by line. A line is changed, not new, if its entry was there with another value. */
export function compareLines(pinned: Lines, present: Lines): LineChanges {
  if (pinned.text === present.text) return { changes: new Map(), gone: [] };
  const before = linesOf(pinned);
  const after = linesOf(present);
  let head = 0;
  while (head < before.length && head < after.length && before[head]?.text === after[head]?.text) head++;
  let tail = 0;
  const shorter = Math.min(before.length, after.length) - head;
  while (tail < shorter && before.at(-1 - tail)?.text === after.at(-1 - tail)?.text) tail++;
  const { gone, fresh } = differing(
    before.slice(head, before.length - tail),
    after.slice(head, after.length - tail),
  );
  const goneKeys = new Set(gone.map(({ key }) => key));
  goneKeys.delete(null);
  const changes = new Map<number, Change>();
  for (const line of fresh) {
    const changed = goneKeys.delete(after[head + line]?.key ?? null);
    changes.set(head + line, changed ? "changed" : "new");
  }
  return {
    changes,
    gone: gone.filter(({ key }) => key === null || goneKeys.has(key)).map(({ text }) => text),
  };
}

/** How much changed since the pin, to follow a count: ", 12 new, 1 changed, 2 gone"; empty if nothing did. */
export function changeCounts(changes: Iterable<Change>, gone: number): string {
  const counts = { new: 0, changed: 0, gone };
  for (const change of changes) counts[change]++;
  return Object.entries(counts)
    .map(([word, count]) => (count > 0 ? `, ${count} ${word}` : ""))
    .join("");
}
