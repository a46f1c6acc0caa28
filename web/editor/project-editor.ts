/** The editor that the user writes in: one view, one state for each file of the project. */
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

/** Marks changes that come from the project's state and not from the user's hand. */
const fromProject = Annotation.define<boolean>();

/** Characters of a change beyond which its beginning is shown and not its end. */
const farChange = 400;

/** What the editor tells the page, and asks of it. */
export interface ProjectEditorEvents {
  /** The user changed the text of a file; `changes` are the replacements in the text before. */
  typed(path: string, text: string, changes: readonly Change[], motion: Motion): void;
  /** The cursor is at another place, or the editor shows another file. */
  moved(path: string, position: Position, motion: Motion): void;
  /** The focus has gone elsewhere. */
  unfocused(): void;
  /** The pointer rests over a zero-based line, or over none. */
  pointed(path: string, line: number | null): void;
  /** The number of a zero-based line was clicked. */
  chosen(path: string, line: number): void;
  undo(): void;
  redo(): void;
  /** Esc was pressed and nothing in the editor wanted it. */
  left(): void;
  /** Tab indented. */
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
   * @param extensions what else the editor can do, such as completion
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

  /** Counts the files that were shown, and shown anew. */
  get turn(): number {
    return this.#turn;
  }

  /** The file that is shown. */
  get path(): string {
    return this.#path;
  }

  /**
   * Shows a file with the given text. Text that differs from the editor's is
   * changed where it differs only, so that cursor and scroll place stay; the
   * change is scrolled into view where its file is shown.
   * @param follow whether the cursor goes to the change, as with undo; else it stays at its words
   */
  show(path: string, text: string, follow: boolean): void {
    const here = path === this.#path;
    if (!here) this.#switch(path, text);
    const change = smallestChange(this.view.state.doc.toString(), text);
    if (!change) return;
    // The end of what came, or where much came or something went.
    const end = change.insert.length > farChange ? change.from : change.from + change.insert.length;
    this.view.dispatch({
      changes: change,
      annotations: fromProject.of(true),
      ...(follow
        ? { selection: { anchor: end }, scrollIntoView: true }
        : { effects: here ? EditorView.scrollIntoView(end) : [] }),
    });
  }

  /** Begins anew with another project: the cursor is at the top, and nothing is known of files shown before. */
  open(path: string, text: string): void {
    this.#closeBoxes();
    this.#states.clear();
    this.#path = path;
    this.#setState(this.#newState(path, text));
    this.view.scrollDOM.scrollTop = 0;
  }

  /** Forgets the states of files that are gone. */
  keepOnly(paths: readonly string[]): void {
    for (const path of this.#states.keys()) if (!paths.includes(path)) this.#states.delete(path);
  }

  /** Puts the cursor at a place, scrolls it to the middle and gives the editor the focus. @param until selects up to there */
  goTo(offset: number, until = offset): void {
    const anchor = Math.min(offset, this.view.state.doc.length);
    const head = Math.min(until, this.view.state.doc.length);
    this.view.dispatch({
      selection: { anchor, head },
      effects: EditorView.scrollIntoView(anchor, { y: "center" }),
    });
    this.focus();
  }

  /** Gives the editor the focus, once its pane is in view. */
  focus(): void {
    focusSoon(() => {
      this.view.focus();
      return this.view.hasFocus;
    });
  }

  /** Takes the editor off the page. */
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

  /** Closes what hangs at places of the text, for another text has no such places. */
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
        // A dialog that closes gives the focus back without the selection (HTML, close the dialog): until CodeMirror
        // puts it right by a timer, a letter would go nowhere. This puts it right at once.
        focus: (_, view) => view.focus(),
        blur: () => events.unfocused(),
        beforeinput: (event) => this.#systemUndo(event),
      }),
      keymap.of([{ key: "Escape", run: taken(events.left) }]),
    ];
  }

  /** Undo from a menu or a phone's keyboard undoes in the project, too. */
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

/** What an update of the editor was: keys, or a change that comes as a whole, such as a paste. */
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

/** A key command that is always taken. */
function taken(run: () => void): () => boolean {
  return () => {
    run();
    return true;
  };
}

/** Whether a file is YAML by its name. */
function isYaml(path: string): boolean {
  return /\.ya?ml$/.test(path);
}

/** What an editor of one file can do on its own. */
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
      // The page itself has Ctrl+Enter.
      ...defaultKeymap.filter(({ key }) => key !== "Mod-Enter"),
    ]),
  ];
}
