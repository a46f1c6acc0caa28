/** Converts between the core's positions (zero-based lines, UTF-16) and the editor's offsets. */
import type { Text } from "@codemirror/state";
import type { EditorView } from "@codemirror/view";
import type { Position, Range } from "../engine/protocol";

/** The offset of a position; a position outside the text moves to the nearest one inside. */
export function offsetIn(doc: Text, { line, character }: Position): number {
  if (line >= doc.lines) return doc.length;
  const at = doc.line(line + 1);
  return Math.min(at.from + character, at.to);
}

/** The position of an offset. */
export function positionIn(doc: Text, offset: number): Position {
  const line = doc.lineAt(offset);
  return { line: line.number - 1, character: offset - line.from };
}

/** The offsets of a range. */
export function spanIn(doc: Text, range: Range): { from: number; to: number } {
  const from = offsetIn(doc, range.start);
  return { from, to: Math.max(from, offsetIn(doc, range.end)) };
}

/** The zero-based line under the pointer, or null. */
export function lineUnder(view: EditorView, event: MouseEvent): number | null {
  const offset = view.posAtCoords({ x: event.clientX, y: event.clientY });
  return offset === null ? null : view.state.doc.lineAt(offset).number - 1;
}
