/** Shows the core's findings as marks in the editor. */
import { type Diagnostic as EditorDiagnostic, forEachDiagnostic, setDiagnostics } from "@codemirror/lint";
import type { EditorState, Transaction } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Diagnostic, Fix, Severity } from "../engine/protocol";
import { spanIn } from "./places";

const editorSeverity: Readonly<Record<Severity, EditorDiagnostic["severity"]>> = {
  error: "error",
  warning: "warning",
  information: "info",
  hint: "hint",
};

/**
 * Underlines findings in the text.
 * @param view an editor that shows the file with the findings
 * @param apply applies a fix that the user chooses in a tooltip
 */
export function showFindings(
  view: EditorView,
  findings: readonly Diagnostic[],
  apply: (fix: Fix) => void,
): void {
  const { doc } = view.state;
  const marks = findings.map(
    (finding): EditorDiagnostic => ({
      ...spanIn(doc, finding.range),
      severity: editorSeverity[finding.severity],
      message: finding.message,
      source: finding.code,
      actions: finding.fixes.map((fix) => ({ name: fix.title, apply: () => apply(fix) })),
    }),
  );
  marks.sort((a, b) => a.from - b.from || a.to - b.to);
  view.dispatch(setDiagnostics(view.state, marks));
}

/** The marks that touch a range of a text, as one text to compare. */
function marksAt(state: EditorState, from: number, to: number): string {
  const marks: string[] = [];
  forEachDiagnostic(state, ({ severity, message }, start, end) => {
    if (start <= to && end >= from) marks.push(`${start} ${end} ${severity} ${message}`);
  });
  return marks.join("\n");
}

/**
 * Decides whether the box under the pointer closes. It stays while a new answer of the core finds the same there: the
 * reader has not moved, and Juju's verdict comes some time after the other findings.
 * @param from offset where the marked text begins @param to offset where it ends
 * @returns false to keep the box, null to leave it to CodeMirror
 */
export function closesBox(transaction: Transaction, from: number, to: number): boolean | null {
  const { startState, state, docChanged } = transaction;
  return !docChanged && marksAt(startState, from, to) === marksAt(state, from, to) ? false : null;
}

/** The findings whose range includes or touches an offset. */
export function findingsAt(view: EditorView, offset: number, findings: readonly Diagnostic[]): Diagnostic[] {
  const { doc } = view.state;
  const line = doc.lineAt(Math.min(offset, doc.length));
  const touching = findings.filter(({ range }) => {
    const { from, to } = spanIn(doc, range);
    return from <= offset && offset <= to;
  });
  if (touching.length > 0) return touching;
  return findings.filter(({ range }) => {
    const { from, to } = spanIn(doc, range);
    return from <= line.to && to >= line.from;
  });
}
