/** Lights up the lines that are linked to the lit spot. */
import { type EditorState, type Extension, RangeSet, StateEffect, StateField } from "@codemirror/state";
import { Decoration, type DecorationSet, EditorView } from "@codemirror/view";
import { isSameSet } from "../state/same";

/** The zero-based lines that light up, and the one among them that is under the pointer. */
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
        const lines = [...effect.value.lines].sort((a, b) => a - b);
        const mark = (line: number) => (line === effect.value.pointed ? strong : lit);
        return RangeSet.of(lines.map((line) => mark(line).range(doc.line(line + 1).from)));
      }
    }
    return decorations.map(transaction.changes);
  },
  provide: (field) => EditorView.decorations.from(field),
});

/** Enables an editor to light up lines. */
export const litLines: Extension = litField;

/** The lines that are lit now: edits may have moved or removed some since they were lit. */
function lightIn({ doc }: EditorState, decorations: DecorationSet): Light {
  const lines = new Set<number>();
  let pointed: number | null = null;
  decorations.between(0, doc.length, (from, _to, { spec }) => {
    const line = doc.lineAt(from).number - 1;
    lines.add(line);
    if (spec.class === strong.spec.class) pointed = line;
  });
  return { lines, pointed };
}

/** Lights up exactly these zero-based lines, the one under the pointer more strongly. */
export function lightLines(view: EditorView, wanted: ReadonlySet<number>, at: number | null = null): void {
  const { state } = view;
  const lines = new Set([...wanted].filter((line) => line < state.doc.lines));
  const pointed = at !== null && lines.has(at) ? at : null;
  const now = lightIn(state, state.field(litField));
  if (now.pointed !== pointed || !isSameSet(now.lines, lines))
    view.dispatch({ effects: setLit.of({ lines, pointed }) });
}

/** Scrolls a zero-based line to the middle of the view. */
export function revealLine(view: EditorView, line: number): void {
  const { doc } = view.state;
  const from = doc.line(Math.min(line + 1, doc.lines)).from;
  view.dispatch({ effects: EditorView.scrollIntoView(from, { y: "center" }) });
}
