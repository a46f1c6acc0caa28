/** The expanded manifest: read-only, with a mark that separates added lines from the user's own. */
import { defaultKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { foldGutter, foldKeymap } from "@codemirror/language";
import {
  EditorState,
  type Extension,
  type Range,
  RangeSet,
  StateEffect,
  StateField,
  type Text,
} from "@codemirror/state";
import {
  Decoration,
  type DecorationSet,
  drawSelection,
  EditorView,
  GutterMarker,
  gutterLineClass,
  highlightActiveLine,
  highlightSpecialChars,
  keymap,
  lineNumbers,
  WidgetType,
} from "@codemirror/view";
import type { LineOrigin } from "../engine/protocol";
import { type Block, blocks } from "../state/added";
import { type Change as Replacement, smallestChange } from "../state/files";
import type { Change } from "../state/pin";
import { isSame } from "../state/same";
import { hostEditor } from "./host";
import { litLines } from "./lit-lines";
import { lineUnder } from "./places";
import { searching } from "./search-panel";
import { startOfLines } from "./start-of-lines";
import { theme } from "./theme";

/** The marks of the manifest. */
export interface ManifestMarks {
  /** The origin of each line. */
  readonly lines: readonly LineOrigin[];
  /** Whether the user's own lines are collapsed. */
  readonly addedOnly: boolean;
  /** The zero-based lines that changed since the pinned result, and how. */
  readonly changes: ReadonlyMap<number, Change>;
}

/** The events that the manifest reports to the page. */
export interface ManifestEvents {
  /** The pointer is over a zero-based line, or over none. */
  pointed(line: number | null): void;
  /** The cursor moved to another zero-based line. */
  moved(line: number): void;
  /** The user clicked a zero-based line, or pressed Enter on it. */
  chosen(line: number): void;
  left(): void;
}

/** The author of a block, at the end of its first line. */
class AuthorWidget extends WidgetType {
  constructor(private readonly author: string) {
    super();
  }
  override eq(other: AuthorWidget): boolean {
    return other.author === this.author;
  }
  override toDOM(): HTMLElement {
    const label = document.createElement("span");
    label.className = "cm-author";
    label.textContent = this.author;
    return label;
  }
}

/** A note that replaces the user's own lines while only added ones are shown. */
class OwnLinesWidget extends WidgetType {
  constructor(private readonly count: number) {
    super();
  }
  override eq(other: OwnLinesWidget): boolean {
    return other.count === this.count;
  }
  override toDOM(): HTMLElement {
    const note = document.createElement("div");
    note.className = "cm-own-lines";
    note.textContent = this.count === 1 ? "1 line of your own" : `${this.count} lines of your own`;
    return note;
  }
}

const noMarks: ManifestMarks = { lines: [], addedOnly: false, changes: new Map() };

/** Whether a change of a text leaves its lines as they are but for one. */
function isWithinLine(text: string, change: Replacement | null): boolean {
  return !change || !`${text.slice(change.from, change.to)}${change.insert}`.includes("\n");
}

const setMarks = StateEffect.define<ManifestMarks>();
const addedLine = Decoration.line({ class: "cm-added" });
const changeLines: Readonly<Record<Change, Decoration>> = {
  new: Decoration.line({ class: "cm-new" }),
  changed: Decoration.line({ class: "cm-changed" }),
};

/** A mark beside a line number, so that colour is never the only one. */
class NumberMark extends GutterMarker {
  constructor(override readonly elementClass: string) {
    super();
  }
}

const changeNumbers: Readonly<Record<Change, GutterMarker>> = {
  new: new NumberMark("cm-new-number"),
  changed: new NumberMark("cm-changed-number"),
};

/** The marks of the lines of one block. */
function blockMarks(doc: Text, block: Block, addedOnly: boolean): Range<Decoration>[] {
  const first = doc.line(block.first + 1);
  const last = doc.line(Math.min(block.last + 1, doc.lines));
  if (block.addedBy === null) {
    if (!addedOnly) return [];
    const widget = new OwnLinesWidget(block.last - block.first + 1);
    return [Decoration.replace({ widget, block: true }).range(first.from, last.to)];
  }
  const marks: Range<Decoration>[] = [];
  for (let n = first.number; n <= last.number; n++) marks.push(addedLine.range(doc.line(n).from));
  marks.push(Decoration.widget({ widget: new AuthorWidget(block.addedBy), side: 1 }).range(first.to));
  return marks;
}

/** The marks in a text: on its lines, and beside their numbers. */
interface Marked {
  readonly lines: DecorationSet;
  readonly numbers: RangeSet<GutterMarker>;
}

/** All marks of a text. */
function mark(doc: Text, marks: ManifestMarks): Marked {
  const own = blocks(marks.lines.slice(0, doc.lines)).flatMap((block) =>
    blockMarks(doc, block, marks.addedOnly),
  );
  const changed = [...marks.changes]
    .filter(([line]) => line < doc.lines)
    .map(([line, change]) => ({ change, from: doc.line(line + 1).from }));
  return {
    lines: RangeSet.of([...own, ...changed.map(({ change, from }) => changeLines[change].range(from))], true),
    numbers: RangeSet.of(
      changed.map(({ change, from }) => changeNumbers[change].range(from)),
      true,
    ),
  };
}

const marksField = StateField.define<Marked>({
  create: () => ({ lines: Decoration.none, numbers: RangeSet.empty }),
  update(marked, transaction) {
    const effect = transaction.effects.findLast((effect) => effect.is(setMarks));
    if (effect) return mark(transaction.state.doc, effect.value);
    const { changes } = transaction;
    return { lines: marked.lines.map(changes), numbers: marked.numbers.map(changes) };
  },
  provide: (field) => [
    EditorView.decorations.from(field, ({ lines }) => lines),
    gutterLineClass.from(field, ({ numbers }) => numbers),
  ],
});

const look = EditorView.theme({
  ".cm-added": { backgroundColor: "var(--added-soft)", boxShadow: "inset 3px 0 0 var(--added)" },
  ".cm-author": {
    float: "right",
    // At the end of the longest line it could be out of sight.
    position: "sticky",
    right: "var(--s3)",
    fontFamily: "var(--sans)",
    fontSize: "var(--text-s)",
    color: "var(--added-ink)",
    userSelect: "none",
  },
  ".cm-own-lines": {
    padding: "0 var(--s2)",
    color: "var(--ink-muted)",
    fontFamily: "var(--sans)",
    fontSize: "var(--text-s)",
    backgroundColor: "var(--sunken)",
  },
  ".cm-new": { backgroundColor: "var(--new-soft)" },
  ".cm-changed": { backgroundColor: "var(--changed-soft)" },
  ".cm-lineNumbers :is(.cm-new-number, .cm-changed-number)": { position: "relative", color: "var(--ink)" },
  ".cm-lineNumbers :is(.cm-new-number, .cm-changed-number)::before": {
    position: "absolute",
    left: "2px",
    fontWeight: "700",
  },
  ".cm-lineNumbers .cm-new-number::before": { content: "'+'", color: "var(--active)" },
  ".cm-lineNumbers .cm-changed-number::before": { content: "'~'", color: "var(--information)" },
  ".cm-new .cm-author, .cm-changed .cm-author": { color: "var(--ink)" },
  ".cm-lit.cm-line": { backgroundColor: "var(--lit-soft)" },
  ".cm-lit.cm-pointed.cm-line": { backgroundColor: "var(--lit)" },
});

/** The view of the expanded manifest. */
export class ManifestView {
  readonly view: EditorView;
  #text = "";
  #marks = noMarks;

  /**
   * @param host an empty element
   * @param name what the view shows, for screen readers
   */
  constructor(
    host: HTMLElement,
    private readonly events: ManifestEvents,
    name = "Expanded manifest",
  ) {
    const label = EditorView.contentAttributes.of({ "aria-label": `${name}, read-only` });
    this.view = hostEditor(host, EditorState.create({ extensions: [label, this.#behaviour()] }));
  }

  /** Shows a text with its marks, and changes only what differs, so that nothing jumps. */
  show(text: string, marks: ManifestMarks): void {
    const change = smallestChange(this.#text, text);
    // Marks go along with a text that changes within a line.
    const keeps = this.#keeps(marks) && isWithinLine(this.#text, change);
    this.#text = text;
    this.#marks = marks;
    if (keeps && !change) return;
    this.view.dispatch({ ...(change && { changes: change }), effects: keeps ? [] : setMarks.of(marks) });
  }

  /** Whether marks look as those that are shown, in a text with the same lines. */
  #keeps(next: ManifestMarks): boolean {
    const { addedOnly, changes, lines } = this.#marks;
    if (addedOnly !== next.addedOnly || changes !== next.changes) return false;
    return lines === next.lines || isSame(blocks(lines), blocks(next.lines));
  }

  /** Removes the view from the page. */
  destroy(): void {
    this.view.destroy();
  }

  #line(): number {
    const { doc, selection } = this.view.state;
    return doc.lineAt(selection.main.head).number - 1;
  }

  #choose(): boolean {
    this.events.chosen(this.#line());
    return true;
  }

  #leave(): boolean {
    this.events.left();
    return true;
  }

  #behaviour(): Extension {
    const { events } = this;
    return [
      keymap.of([
        { key: "Enter", run: () => this.#choose() },
        { key: "Escape", run: () => this.#leave() },
      ]),
      reading,
      marksField,
      look,
      EditorView.updateListener.of((update) => {
        if (update.selectionSet && update.view.hasFocus) events.moved(this.#line());
      }),
      EditorView.domEventHandlers({
        mousemove: (event, view) => events.pointed(lineUnder(view, event)),
        mouseleave: () => events.pointed(null),
        click: (event, view) => {
          const line = lineUnder(view, event);
          if (line !== null && view.state.selection.main.empty) events.chosen(line);
        },
      }),
    ];
  }
}

/** What every read-only text offers: a cursor by keyboard, search, folding. */
const reading: Extension = [
  EditorState.readOnly.of(true),
  lineNumbers(),
  foldGutter(),
  highlightActiveLine(),
  highlightSpecialChars(),
  drawSelection(),
  yaml(),
  litLines,
  theme,
  searching,
  startOfLines,
  EditorView.contentAttributes.of({
    "aria-readonly": "true",
    tabindex: "0",
  }),
  keymap.of([...foldKeymap, ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter")]),
];
