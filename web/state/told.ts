/** Which findings the page shows while the user types: no new ones about what is not finished yet. */
import type { Diagnostic, Files } from "../engine/protocol";
import type { TypedLine } from "./typing";

/** The findings on display, and the folder that their places refer to. */
export interface Told {
  readonly files: Files | null;
  readonly findings: readonly Diagnostic[];
  /** Whether the results are shown as those of an earlier text. */
  readonly stale: boolean;
}

/** The findings that could be shown next. */
export interface ToTell {
  readonly files: Files;
  readonly findings: readonly Diagnostic[];
  /** Whether charmcraft expands the text. */
  readonly whole: boolean;
}

/** Whether two findings are the same: same code, same path, wherever typing has moved them. */
function sameFinding(a: Diagnostic, b: Diagnostic): boolean {
  return a.file === b.file && a.code === b.code && a.path === b.path;
}

/** The width of the white space that begins a line; of a blank line, its whole width. */
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

/** Codes of findings that no later line can resolve: they are shown as soon as the cursor leaves their line. */
const settledByTheLine: readonly string[] = [
  "unknown-key",
  "key-spelling",
  "unknown-parameter",
  "duplicate-key",
];

/** Whether a finding is about what the user is still writing at the cursor. */
function isUnfinished(finding: Diagnostic, { file, line }: TypedLine, lines: readonly string[]): boolean {
  const { start } = finding.range;
  if (finding.file !== file || !isAround(lines, line, start.line)) return false;
  return start.line === line || !settledByTheLine.includes(finding.code);
}

/**
 * The findings to show after a change. While the user types in a line, findings on display stay as long as they
 * are true, and none is added. Once the user begins a new line, findings in the lines before it appear, except
 * those that say that a block around the cursor lacks what may be about to be written.
 * @param at the line that is being typed in, or null while nobody types
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
