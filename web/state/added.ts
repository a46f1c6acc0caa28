/** Who added which lines of the expansion. */
import type { LineOrigin } from "../engine/protocol";

/** A run of consecutive lines of the expansion with the same author. */
export interface Block {
  /** Zero-based first line. */
  readonly first: number;
  /** Zero-based last line. */
  readonly last: number;
  /** The extension, or `charmcraft`, that added it; null for the user's own lines. */
  readonly addedBy: string | null;
}

/** Who added a line; null for the user's own lines. */
export function addedBy(origin: LineOrigin | undefined): string | null {
  return origin === undefined || origin.line !== undefined ? null : origin.from;
}

/** The expansion as runs of lines with the same author, in order. */
export function blocks(lines: readonly LineOrigin[]): Block[] {
  const runs: { first: number; last: number; addedBy: string | null }[] = [];
  lines.forEach((origin, line) => {
    const author = addedBy(origin);
    const last = runs.at(-1);
    if (last?.addedBy === author) last.last = line;
    else runs.push({ first: line, last: line, addedBy: author });
  });
  return runs;
}
