/** Lines that light up because they belong to what is pointed at. */
import { type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";

/** The zero-based lines that light up, and the one of them that is pointed at. */
interface Light {
  readonly lines: ReadonlySet<number>;
  readonly pointed: number | null;
}

const setLit = StateEffect.define<Light>();
const lit = Decoration.line({ class: "cm-lit" });
const strong = Decoration.line({ class: "cm-lit cm-pointed" });

const litField = StateField.define<DecorationSet>({
  create: () => Decoration.none,
  update(decorations, transaction) {
    for (const effect of transaction.effects) {
      if (effect.is(setLit)) {
        const { doc } = transaction.state;
        const lines = [...effect.value.lines].filter((line) => line < doc.lines).sort((a, b) => a - b);
        const mark = (line: number) => (line === effect.value.pointed ? strong : lit);
        return RangeSet.of(lines.map((line) => mark(line).range(doc.line(line + 1).from)));
      }
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Makes an editor able to light up lines. */
export const litLines: Extension = litField;

/** Lights up these zero-based lines and no others, the pointed one stronger than its kin. */
export function lightLines(
  view: EditorView,
  lines: ReadonlySet<number>,
  pointed: number | null = null,
): void {
  if (lines.size === 0 && view.state.field(litField).size === 0) return;
  view.dispatch({ effects: setLit.of({ lines, pointed }) });
}

/** Scrolls a zero-based line to the middle of the view. */
export function revealLine(view: EditorView, line: number): void {
  const { doc } = view.state;
  const from = doc.line(Math.min(line + 1, doc.lines)).from;
  view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) });
}
