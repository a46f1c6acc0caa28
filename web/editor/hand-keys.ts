/** Enter, Tab, Backspace and Escape in a YAML file, and the keys of lists and snippets, the way people use them. */
import {
  acceptCompletion,
  clearSnippet,
  closeCompletion,
  completionStatus,
  hasNextSnippetField,
  moveCompletionSelection,
  nextSnippetField,
  prevSnippetField,
  snippetKeymap,
} from "@codemirror/autocomplete";
import { insertNewlineAndIndent } from "@codemirror/commands";
import { EditorSelection, type EditorState, type Extension, Prec, type Text } from "@codemirror/state";
import { EditorView, keymap } from "@codemirror/view";
import { type Break, belongsAtTheTop, breakAt, indentOf, outerColumn, stepOf } from "./indentation";
import { askHere, byHand, chooseFirst, enterTakes, makeWay, offerHere, offering } from "./offered";

/** What the keys need to know about a file. */
export interface Hand {
  /** Whether the file is YAML, so that colons and dashes mean something. */
  readonly yaml: boolean;
  /** The keys that open a block at the top of the file, once the core has named them. */
  readonly blocks: () => ReadonlySet<string>;
  /** Called after Tab has indented: someone who wanted to leave the editor can then be told how. */
  readonly indented: () => void;
}

/** Whether a cursor is in the white space at the start of its line. */
function inLead(doc: Text, offset: number): boolean {
  const line = doc.lineAt(offset);
  return offset - line.from <= indentOf(line.text);
}

/** Breaks the line at each cursor, and indents the new line as its place requires. */
function breakLine(view: EditorView): Break {
  const { state } = view;
  let last: Break = { indent: 0, deeper: false };
  const change = state.changeByRange(({ from, to }) => {
    last = breakAt(state.doc, from);
    const line = state.doc.lineAt(from);
    const blank = line.text.slice(0, from - line.from).trim() === "";
    const end = state.doc.lineAt(to);
    const rest = end.text.slice(to - end.from);
    const insert = `\n${" ".repeat(last.indent)}`;
    // Leave no white space at the end of a line.
    const start = blank ? line.from : from;
    return {
      changes: { from: start, to: to + indentOf(rest), insert },
      range: EditorSelection.cursor(start + insert.length),
    };
  });
  view.dispatch(state.update(change, { scrollIntoView: true, userEvent: "input" }));
  return last;
}

/** Breaks the line; below a key that opens a level, opens the list of what is allowed there. */
function newLine(view: EditorView, yaml: boolean): boolean {
  closeCompletion(view);
  if (!yaml) return insertNewlineAndIndent(view);
  const { deeper } = breakLine(view);
  if (deeper && view.state.selection.ranges.length === 1) offerHere(view);
  return true;
}

/**
 * Moves to the next field of a snippet. The final stop has grown with what was typed right before it, so only its
 * end counts.
 */
function nextField(view: EditorView): boolean {
  if (!nextSnippetField(view)) return false;
  const { main } = view.state.selection;
  if (!hasNextSnippetField(view.state)) view.dispatch({ selection: { anchor: main.to } });
  return true;
}

/** Moves to the next field of a snippet. @returns whether that changed the position of the cursor */
function nextFieldElsewhere(view: EditorView): boolean {
  const { to } = view.state.selection.main;
  nextField(view);
  const { main } = view.state.selection;
  return !main.empty || main.head !== to;
}

/** Enter: accepts the chosen completion if that changes the text, moves on in a snippet, or breaks the line. */
function enter({ yaml }: Hand): (view: EditorView) => boolean {
  return (view) => {
    if (view.state.readOnly) return false;
    if (enterTakes(view.state) && acceptCompletion(view)) return true;
    if (hasNextSnippetField(view.state) && nextFieldElsewhere(view)) return true;
    return newLine(view, yaml);
  };
}

/** The numbers of the lines that the selections touch, each once. */
function touchedLines(state: EditorState): number[] {
  const lines = new Set<number>();
  for (const { from, to, empty } of state.selection.ranges) {
    const last = state.doc.lineAt(to);
    // A selection that ends before a line's first character does not include that line.
    const end = !empty && last.from === to ? last.number - 1 : last.number;
    for (let n = state.doc.lineAt(from).number; n <= end; n++) lines.add(n);
  }
  return [...lines];
}

/**
 * The columns by which to move a line to the right, or if negative, to the left.
 * @param number the line's one-based number
 */
type Columns = (line: string, number: number) => number;

/** Indents or outdents the lines of the selections. */
function shiftLines(view: EditorView, columns: Columns, userEvent: string): boolean {
  const { state } = view;
  const changes = touchedLines(state).map((number) => {
    const line = state.doc.line(number);
    const by = columns(line.text, number);
    return { from: line.from, to: line.from + Math.max(0, -by), insert: " ".repeat(Math.max(0, by)) };
  });
  const marked = state.selection.ranges.some(({ empty }) => !empty);
  const set = state.changes(changes);
  view.dispatch({
    changes: set,
    selection: marked
      ? state.selection.map(set, 1)
      : EditorSelection.create(state.selection.ranges.map(({ head }) => shiftedCursor(state, set, head))),
    scrollIntoView: true,
    userEvent,
  });
  return true;
}

/** The cursor after its line was shifted: at the start of the text if it was in the white space before it. */
function shiftedCursor(state: EditorState, set: ReturnType<EditorState["changes"]>, head: number) {
  const line = state.doc.lineAt(head);
  const lead = Math.max(head, Math.min(line.from + indentOf(line.text), line.to));
  return EditorSelection.cursor(set.mapPos(inLead(state.doc, head) ? lead : head, 1));
}

/** The columns to the next multiple of the file's step. */
function inward(doc: Text): Columns {
  const step = stepOf(doc);
  return (line) => step - (indentOf(line) % step);
}

/** The columns to the enclosing level, as a negative number. */
function outward(doc: Text): Columns {
  return (line, number) =>
    indentOf(line) === 0 ? 0 : outerColumn(doc, number, indentOf(line)) - indentOf(line);
}

/**
 * Tab: accepts from the open list, moves on in a snippet, or indents at the start of a line or with a selection;
 * otherwise the browser handles it.
 */
function tab({ indented }: Hand): (view: EditorView) => boolean {
  return (view) => {
    const { state } = view;
    if (state.readOnly) return false;
    if (completionStatus(state) === "active") {
      chooseFirst(view);
      if (acceptCompletion(view)) return true;
    }
    if (nextField(view)) return true;
    const meant = state.selection.ranges.some(({ empty, head }) => !empty || inLead(state.doc, head));
    if (!meant) return false;
    indented();
    closeCompletion(view);
    return shiftLines(view, inward(state.doc), "input.indent");
  };
}

/** Shift+Tab: moves back in a snippet, or outdents a level; if neither can be meant, the browser handles it. */
function shiftTab(view: EditorView): boolean {
  const { state } = view;
  if (state.readOnly) return false;
  if (prevSnippetField(view)) return true;
  const indentedLines = touchedLines(state).some((number) => indentOf(state.doc.line(number).text) > 0);
  const meant = state.selection.ranges.some(({ empty, head }) => !empty || inLead(state.doc, head));
  return meant && indentedLines && shiftLines(view, outward(state.doc), "delete.dedent");
}

/** Backspace in the white space at the start of a line outdents a level. */
function backspace(view: EditorView): boolean {
  const { doc, selection, readOnly } = view.state;
  const { main } = selection;
  const line = doc.lineAt(main.head);
  const column = main.head - line.from;
  const lead = line.text.slice(0, column);
  if (readOnly || selection.ranges.length > 1 || !main.empty || column === 0 || lead.trim() !== "")
    return false;
  const from = line.from + outerColumn(doc, line.number, column);
  view.dispatch({ changes: { from, to: main.head }, scrollIntoView: true, userEvent: "delete.backward" });
  return true;
}

/**
 * A colon after a key that can only belong at the top of the file moves its line there; a space after a key's colon
 * lists its values.
 */
function typedSigns({ blocks }: Hand): Extension {
  return EditorView.inputHandler.of((view, from, to, text) => {
    const { doc } = view.state;
    const line = doc.lineAt(from);
    if (text === ":" && from === to && to === line.to && belongsAtTheTop(doc, line.number, blocks())) {
      const key = line.text.trim();
      view.dispatch({
        changes: { from: line.from, to: line.to, insert: `${key}:` },
        selection: { anchor: line.from + key.length + 1 },
        userEvent: "input.type",
      });
      return true;
    }
    if (text === " " && to === line.to && /^[^#]*\S:$/.test(line.text)) queueMicrotask(() => offerHere(view));
    return false;
  });
}

/**
 * Lets the editor, not the browser, replace a selection by what the user types. The browser would keep the look of the
 * replaced text in a style attribute, which our Content-Security-Policy refuses.
 */
const typedOver = EditorView.domEventHandlers({
  beforeinput: ({ inputType, data }, view) => {
    const { main, ranges } = view.state.selection;
    if (inputType !== "insertText" || !data || view.composing || main.empty || ranges.length > 1)
      return false;
    const { from, to } = main;
    const insert = () =>
      view.state.update(view.state.replaceSelection(data), { userEvent: "input.type", scrollIntoView: true });
    const handlers = view.state.facet(EditorView.inputHandler);
    if (!handlers.some((handler) => handler(view, from, to, data, insert))) view.dispatch(insert());
    return true;
  },
});

/** All key bindings. Those of lists and snippets are here too, so that one place decides who handles a key. */
export function handKeys(hand: Hand): Extension {
  return [
    offering,
    typedOver,
    snippetKeymap.of([]),
    Prec.highest(
      keymap.of([
        { key: "Ctrl-Space", run: askHere },
        { mac: "Alt-`", run: askHere },
        { mac: "Alt-i", run: askHere },
        { key: "Escape", run: (view) => closeCompletion(view) || clearSnippet(view) },
        { key: "ArrowDown", run: byHand(moveCompletionSelection(true)) },
        { key: "ArrowUp", run: (view) => makeWay(view) || byHand(moveCompletionSelection(false))(view) },
        {
          key: "PageDown",
          run: (view) => makeWay(view) || byHand(moveCompletionSelection(true, "page"))(view),
        },
        {
          key: "PageUp",
          run: (view) => makeWay(view) || byHand(moveCompletionSelection(false, "page"))(view),
        },
        { key: "Enter", run: enter(hand), shift: (view) => !view.state.readOnly && newLine(view, hand.yaml) },
        { key: "Tab", run: tab(hand), shift: shiftTab },
      ]),
    ),
    hand.yaml ? [Prec.high(keymap.of([{ key: "Backspace", run: backspace }])), typedSigns(hand)] : [],
  ];
}
