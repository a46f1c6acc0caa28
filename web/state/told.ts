/** Which findings are told while one types: nothing new about what is not finished yet. */
import type { Diagnostic, Files } from "../engine/protocol";
import type { TypedLine } from "./typing";

/** What the page tells, and the folder that its places belong to. */
export interface Told {
  readonly files: Files | null;
  readonly findings: readonly Diagnostic[];
  /** Whether the results are shown as those of an earlier text. */
  readonly stale: boolean;
}

/** What there would be to tell. */
export interface ToTell {
  readonly files: Files;
  readonly findings: readonly Diagnostic[];
  /** Whether charmcraft expands the text. */
  readonly whole: boolean;
}

/** Findings of the same code at the same path are the same, wherever typing has moved them. */
function sameFinding(a: Diagnostic, b: Diagnostic): boolean {
  return a.file === b.file && a.code === b.code && a.path === b.path;
}

/** The columns of white space that a line begins with; of a blank line, all of them. */
function columnOf(line: string): number {
  return line.length - line.trimStart().length;
}

/** Whether a line is the cursor's, or opens the block that the cursor is in. */
function isAround(lines: readonly string[], cursor: number, line: number): boolean {
  let column = columnOf(lines[cursor] ?? "");
  for (let n = cursor; n > line; n--) {
    const text = lines[n] ?? "";
    if (text.trim() !== "") column = Math.min(column, columnOf(text));
  }
  return line === cursor || (line < cursor && columnOf(lines[line] ?? "") < column);
}

/** Codes of findings that more lines below cannot clear: they are told as soon as their line is left. */
const settledByTheLine: readonly string[] = [
  "unknown-key",
  "key-spelling",
  "unknown-parameter",
  "duplicate-key",
];

/** Whether a finding is about what is still being written at the cursor. */
function isUnfinished(finding: Diagnostic, { file, line }: TypedLine, lines: readonly string[]): boolean {
  const { start } = finding.range;
  if (finding.file !== file || !isAround(lines, line, start.line)) return false;
  return start.line === line || !settledByTheLine.includes(finding.code);
}

/**
 * What is told after a change. While a line is being typed in, what was told stays as long as it is true, and
 * nothing is added. When a new line has been begun, what is wrong with the lines before it is told, but not that
 * the blocks around the cursor lack what is about to be written.
 * @param at the line that is being typed in, or null while nothing is typed
 */
export function tellNext(told: Told, next: ToTell, at: TypedLine | null): Told {
  if (at === null) return { ...next, stale: !next.whole };
  const lines = (next.files[at.file] ?? "").split("\n");
  const left = lines[at.line]?.trim() === "";
  if (!next.whole && !left) return told;
  const findings = next.findings.filter(
    (finding) =>
      told.findings.some((known) => sameFinding(known, finding)) ||
      (left && !isUnfinished(finding, at, lines)),
  );
  const refused = left && findings.some(({ severity }) => severity === "error");
  return { files: next.files, findings, stale: !next.whole && (told.stale || refused) };
}
