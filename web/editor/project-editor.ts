/** The editor for the project's files: one view, with a state for each file. */
import { closeBrackets, closeBracketsKeymap, closeCompletion } from "@codemirror/autocomplete";
import { defaultKeymap } from "@codemirror/commands";
import { yaml } from "@codemirror/lang-yaml";
import { bracketMatching, foldGutter, foldKeymap, indentOnInput, indentUnit } from "@codemirror/language";
import { lintGutter } from "@codemirror/lint";
import { Annotation, type ChangeSet, EditorState, type Extension, Prec } from "@codemirror/state";
import {
  closeHoverTooltips,
  drawSelection,
  dropCursor,
  EditorView,
  hasHoverTooltips,
  highlightActiveLine,
  highlightActiveLineGutter,
  highlightSpecialChars,
  type KeyBinding,
  keymap,
  lineNumbers,
  placeholder,
  rectangularSelection,
  type ViewUpdate,
} from "@codemirror/view";
import type { Position } from "../engine/protocol";
import { type Change, smallestChange } from "../state/files";
import type { Motion } from "../state/typing";
import { focusSoon } from "./focus-soon";
import { handKeys } from "./hand-keys";
import { hostEditor } from "./host";
import { litLines } from "./lit-lines";
import { closePeek } from "./peek";
import { lineUnder, positionIn } from "./places";
import { searching } from "./search-panel";
import type { ShownFile } from "./shown-file";
import { startOfLines } from "./start-of-lines";
import { theme } from "./theme";

/** Marks changes that come from the project's state rather than from the user. */
const fromProject = Annotation.define<boolean>();

/** The number of characters beyond which the start of a change is scrolled to rather than its end. */
const farChange = 400;

/** The events that the editor reports to the page, and one question that it asks. */
export interface ProjectEditorEvents {
  /** The user changed the text of a file; `changes` are the replacements in the text before. */
  typed(path: string, text: string, changes: readonly Change[], motion: Motion): void;
  /** The cursor moved, or the editor shows another file. */
  moved(path: string, position: Position, motion: Motion): void;
  /** The editor lost the focus. */
  unfocused(): void;
  /** The pointer is over a zero-based line, or over none. */
  pointed(path: string, line: number | null): void;
  /** The user clicked the number of a zero-based line. */
  chosen(path: string, line: number): void;
  undo(): void;
  redo(): void;
  /** The user pressed Esc, and nothing in the editor handled it. */
  left(): void;
  /** Tab indented a line. */
  indented(): void;
  /** The keys that open a block at the top of a file, as far as they are known. */
  blocks(path: string): ReadonlySet<string>;
}

/** The editor of the project's files. */
export class ProjectEditor implements ShownFile {
  readonly view: EditorView;
  #path: string;
  #turn = 0;
  readonly #states = new Map<string, { state: EditorState; scroll: number }>();

  /**
   * @param host an empty element
   * @param extensions further abilities of the editor, such as completion
   */
  constructor(
    host: HTMLElement,
    path: string,
    text: string,
    private readonly events: ProjectEditorEvents,
    private readonly extensions: Extension,
  ) {
    this.#path = path;
    this.view = hostEditor(host, this.#newState(path, text));
  }

  /** Counts how often a file was put into the editor. */
  get turn(): number {
    return this.#turn;
  }

  /** The file that is shown. */
  get path(): string {
    return this.#path;
  }

  /**
   * Shows a file with the given text. Only the part that differs from the editor's
   * text is changed, so that the cursor and the scroll position stay; in the file
   * on display, the change scrolls into view.
   * @param follow whether the cursor goes to the change, as after undo; otherwise it stays with its text
   */
  show(path: string, text: string, follow: boolean): void {
    const here = path === this.#path;
    if (!here) this.#switch(path, text);
    const change = smallestChange(this.view.state.doc.toString(), text);
    if (!change) return;
    // Show the end of an insertion; its start if it is long, or if text was only removed.
    const end = change.insert.length > farChange ? change.from : change.from + change.insert.length;
    this.view.dispatch({
      changes: change,
      annotations: fromProject.of(true),
      ...(follow
        ? { selection: { anchor: end }, scrollIntoView: true }
        : { effects: here ? EditorView.scrollIntoView(end) : [] }),
    });
  }

  /** Starts over with another project: the cursor is at the top, and the states of earlier files are forgotten. */
  open(path: string, text: string): void {
    this.#closeBoxes();
    this.#states.clear();
    this.#path = path;
    this.#setState(this.#newState(path, text));
    this.view.scrollDOM.scrollTop = 0;
  }

  /** Forgets the states of files that no longer exist. */
  keepOnly(paths: readonly string[]): void {
    for (const path of this.#states.keys()) if (!paths.includes(path)) this.#states.delete(path);
  }

  /**
   * Moves the cursor to a place, scrolls it to the middle and focuses the editor.
   * @param until the end of a selection
   */
  goTo(offset: number, until = offset): void {
    const anchor = Math.min(offset, this.view.state.doc.length);
    const head = Math.min(until, this.view.state.doc.length);
    this.view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    this.focus();
  }

  /** Focuses the editor once its pane is in view. */
  focus(): void {
    focusSoon(() => {
      this.view.focus();
      return this.view.hasFocus;
    });
  }

  /** Removes the editor from the page. */
  destroy(): void {
    this.view.destroy();
  }

  #switch(path: string, text: string): void {
    this.#closeBoxes();
    this.#states.set(this.#path, { state: this.view.state, scroll: this.view.scrollDOM.scrollTop });
    const known = this.#states.get(path);
    this.#path = path;
    this.#setState(known?.state ?? this.#newState(path, text));
    this.view.scrollDOM.scrollTop = known?.scroll ?? 0;
    this.#tellPlace("moved");
  }

  /** Closes boxes that belong to places of the text, because another text does not have these places. */
  #closeBoxes(): void {
    closeCompletion(this.view);
    closePeek(this.view);
    if (hasHoverTooltips(this.view.state)) this.view.dispatch({ effects: closeHoverTooltips });
  }

  /** Puts another state in place. */
  #setState(state: EditorState): void {
    this.#turn++;
    this.view.setState(state);
  }

  #tellPlace(motion: Motion): void {
    const { doc, selection } = this.view.state;
    this.events.moved(this.#path, positionIn(doc, selection.main.head), motion);
  }

  #newState(path: string, text: string): EditorState {
    return EditorState.create({ doc: text, extensions: [this.#behaviour(path), this.extensions] });
  }

  #behaviour(path: string): Extension {
    const { events } = this;
    const own: KeyBinding[] = [
      { key: "Mod-z", run: taken(events.undo), preventDefault: true },
      { key: "Mod-y", mac: "Mod-Shift-z", run: taken(events.redo), preventDefault: true },
      { linux: "Ctrl-Shift-z", run: taken(events.redo), preventDefault: true },
    ];
    return [
      handKeys({ yaml: isYaml(path), blocks: () => events.blocks(path), indented: events.indented }),
      Prec.high(keymap.of(own)),
      lineNumbers({
        domEventHandlers: {
          click: (view, line) => {
            events.chosen(this.#path, view.state.doc.lineAt(line.from).number - 1);
            return true;
          },
        },
      }),
      editing(path),
      EditorView.updateListener.of((update) => {
        const typed = update.docChanged && !update.transactions.some((t) => t.annotation(fromProject));
        const text = update.state.doc.toString();
        if (typed) events.typed(this.#path, text, replacements(update.changes), motionOf(update));
        if (update.selectionSet || update.docChanged) this.#tellPlace(motionOf(update));
      }),
      EditorView.domEventHandlers({
        mousemove: (event, view) => events.pointed(this.#path, lineUnder(view, event)),
        mouseleave: () => events.pointed(this.#path, null),
        // A dialog that closes restores the focus without the selection (HTML, close the dialog), and until CodeMirror
        // corrects that by a timer, a typed letter would be lost. This corrects it at once.
        focus: (_, view) => view.focus(),
        blur: () => events.unfocused(),
        beforeinput: (event) => this.#systemUndo(event),
      }),
      keymap.of([{ key: "Escape", run: taken(events.left) }]),
    ];
  }

  /** Sends undo from a menu or a phone's keyboard to the project's undo. */
  #systemUndo(event: InputEvent): boolean {
    const actions: Readonly<Record<string, () => void>> = {
      historyUndo: () => this.events.undo(),
      historyRedo: () => this.events.redo(),
    };
    const action = actions[event.inputType];
    if (!action) return false;
    event.preventDefault();
    action();
    return true;
  }
}

/** The kind of an update: typing, or a change that comes as a whole, such as a paste. */
function motionOf({ docChanged, transactions }: ViewUpdate): Motion {
  if (!docChanged) return "moved";
  const whole = transactions.some(
    (one) => one.annotation(fromProject) || one.isUserEvent("input.paste") || one.isUserEvent("input.drop"),
  );
  return whole ? "changed" : "typed";
}

/** The replacements of a change, in the text before it. */
function replacements(changes: ChangeSet): Change[] {
  const all: Change[] = [];
  changes.iterChanges((from, to, _from, _to, insert) => all.push({ from, to, insert: insert.toString() }));
  return all;
}

/** A key command that always handles its key. */
function taken(run: () => void): () => boolean {
  return () => {
    run();
    return true;
  };
}

/** Whether a file is YAML, by its name. */
function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

/** The extensions of an editor for one file. */
function editing(path: string): Extension {
  return [
    lintGutter(),
    foldGutter(),
    highlightActiveLine(),
    highlightActiveLineGutter(),
    highlightSpecialChars(),
    drawSelection(),
    dropCursor(),
    rectangularSelection(),
    EditorState.allowMultipleSelections.of(true),
    EditorState.tabSize.of(2),
    indentUnit.of("  "),
    indentOnInput(),
    bracketMatching(),
    closeBrackets(),
    placeholder("Type or paste here, or drop files."),
    isYaml(path) ? yaml() : [],
    litLines,
    theme,
    searching,
    startOfLines,
    EditorView.contentAttributes.of({
      "aria-label": `${path}, editor`,
      "aria-description": "Tab indents; Esc, then Tab leaves the editor.",
      tabindex: "0",
      spellcheck: "false",
      autocapitalize: "off",
      autocorrect: "off",
    }),
    keymap.of([
      ...closeBracketsKeymap,
      ...foldKeymap,
      // Ctrl+Enter belongs to the page.
      ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
    ]),
  ];
}
