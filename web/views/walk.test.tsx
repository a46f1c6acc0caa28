// @vitest-environment happy-dom
/**
 * A long random walk of a user: typing, jumping, fixing with late findings, switching files, undoing, following
 * links, in the real editor over the real state of the project. A model that knows nothing of places predicts the
 * texts: every typed line holds a word that occurs nowhere else.
 */
import { EditorView } from "@codemirror/view";
import { render } from "preact";
import { act } from "preact/test-utils";
import { afterEach, describe, expect, test, vi } from "vitest";
import type { Diagnostic, Files, Result } from "../engine/protocol";
import { positionAt } from "../state/files";
import {
  activeFile,
  addFile,
  files,
  openFolder,
  placeProject,
  redoStep,
  removeFile,
  renameFile,
  showFile,
  undoStep,
} from "../state/project";
import { answer, diagnostics, takeAnswer } from "../state/results";
import { goTo } from "../state/view";
import { applyFix, sourceEditor } from "./fixes";
import { SourceEditor } from "./source-editor";

// happy-dom reports a new selection while the editor sets it, which browsers do not; without the focus none is set.
vi.spyOn(EditorView.prototype, "focus").mockImplementation(() => undefined);
vi.mock("../state/session", () => ({ ask: async () => null }));

/** A generator of numbers that repeat for the same seed (mulberry32). */
function randomOf(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) % below;
  };
}

/** The findings of this test's core: every word in lower case should be in capitals. */
function findingsIn(folder: Files): Diagnostic[] {
  return Object.entries(folder).flatMap(([file, text]) =>
    [...text.matchAll(/w\d+x/g)].map(({ 0: word, index }) => {
      const range = { start: positionAt(text, index), end: positionAt(text, index + word.length) };
      const edits = [{ file, range, text: word.toUpperCase() }];
      const fixes = [{ title: word, edits, safe: true }];
      return {
        file,
        range,
        severity: "error",
        code: word,
        message: word,
        path: "",
        docs: "",
        fixes,
      } as Partial<Diagnostic> as Diagnostic;
    }),
  );
}

/** An answer of the core for a folder. */
function answerFor(folder: Files): void {
  const result = {
    version: 1,
    expansion: { yaml: null, error: null, lines: [] },
    status: null,
    reason: null,
    environment: null,
    services: [],
    migration: null,
    diagnostics: findingsIn(folder),
    endpoints: [],
    options: [],
    unit: null,
  } as Partial<Result> as Result;
  takeAnswer({ files: folder, result, milliseconds: 1, project: 0 });
}

/** A step in the model's memory. */
interface ModelStep {
  readonly before: Files;
  readonly after: Files;
  /** Whether it opened another project. */
  readonly opens: boolean;
}

/** The files that a step changed. */
function changedBy({ before, after }: ModelStep): string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => before[name] !== after[name]);
}

/** A folder with the files of a step undone or redone. */
function moved(folder: Files, step: ModelStep, side: "before" | "after"): Files {
  const next = { ...folder };
  for (const name of changedBy(step)) {
    const text = step[side][name];
    if (text === undefined) delete next[name];
    else next[name] = text;
  }
  return next;
}

/** What the user believes the texts to be. */
class Model {
  files: Files = {};
  done: ModelStep[] = [];
  undone: ModelStep[] = [];

  /** Records a step. */
  step(after: Files, opens = false): void {
    const step = { before: this.files, after, opens };
    if (changedBy(step).length > 0 || opens) this.done.push(step);
    if (changedBy(step).length > 0 || opens) this.undone = [];
    this.files = after;
  }

  /** Undoes the last step in a file if no later one depends on it, otherwise the last step of all. */
  undo(file: string): void {
    const own = this.done.findLastIndex((step) => changedBy(step).includes(file));
    const step = this.done[own];
    const later = this.done.slice(own + 1);
    const inTheWay = (other: ModelStep) =>
      other.opens || changedBy(other).some((name) => step && changedBy(step).includes(name));
    const free = step && !(later.length > 0 && step.opens) && !later.some(inTheWay);
    const at = free ? own : this.done.length - 1;
    const [taken] = this.done.splice(at, 1);
    if (!taken) return;
    this.undone.push(taken);
    this.files = moved(this.files, taken, "before");
  }

  /** Redoes the step that was undone last. */
  redo(): void {
    const step = this.undone.pop();
    if (!step) return;
    this.done.push(step);
    this.files = moved(this.files, step, "after");
  }
}

/** The user, the page and the model. */
class Walk {
  readonly model = new Model();
  readonly random: (below: number) => number;
  /** The versions for which an answer may still arrive. */
  #evaluated: Files[] = [];
  /** The word that a jump has just sent the cursor to. */
  #expected: { readonly file: string; readonly word: string } | null = null;
  #words = 0;
  #names = 0;

  constructor(seed: number) {
    this.random = randomOf(seed);
    const first = { "charmcraft.yaml": this.line(), "mock.yaml": this.line() };
    placeProject({ files: first, activeFile: "charmcraft.yaml", experimental: false });
    this.model.files = first;
  }

  /** A line with a word that occurs nowhere else. */
  line(): string {
    return `# w${++this.#words}x\n`;
  }

  /** The editor's view. */
  get view() {
    const editor = sourceEditor.peek();
    if (!editor) throw new Error("there is no editor");
    return editor.view;
  }

  pick<T>(all: readonly T[]): T {
    return all[this.random(all.length)] as T;
  }

  /** Types a line letter by letter at the cursor. */
  type(): void {
    const file = activeFile.peek();
    const text = this.model.files[file] ?? "";
    const at = this.view.state.selection.main.head;
    const typed = this.line();
    for (const letter of typed) {
      this.view.dispatch(this.view.state.replaceSelection(letter), { userEvent: "input.type" });
      vi.advanceTimersByTime(90);
    }
    this.model.step({ ...this.model.files, [file]: text.slice(0, at) + typed + text.slice(at) });
    vi.advanceTimersByTime(1_000);
  }

  /** Puts the cursor somewhere with the mouse. */
  click(): void {
    this.view.dispatch({ selection: { anchor: this.random(this.view.state.doc.length + 1) } });
  }

  /** Goes to a finding, as F8 and the list do; the finding may belong to an earlier text. */
  jump(): void {
    const found = diagnostics.peek();
    if (found.length === 0) return;
    const { file, range, message: word } = this.pick(found);
    goTo({ file, ...range.start });
    const version = answer.peek()?.files as Files;
    const since = this.#evaluated.slice(this.#evaluated.indexOf(version));
    const stayed = since.every((folder) => (folder[file] ?? "").includes(word));
    this.#expected = stayed ? { file, word } : null;
  }

  /** Checks after a jump to a word that has stayed since it was found: the cursor is before it, in its file. */
  #look(): void {
    const expected = this.#expected;
    this.#expected = null;
    if (!expected) return;
    const { doc, selection } = this.view.state;
    expect(activeFile.peek()).toBe(expected.file);
    expect(doc.sliceString(selection.main.head, selection.main.head + expected.word.length)).toBe(
      expected.word,
    );
  }

  /** Chooses a fix, which may belong to an earlier text: it changes its own word, or nothing. */
  fix(): void {
    const found = (answer.peek()?.result.diagnostics ?? []).flatMap(({ file, fixes }) =>
      fixes.map((fix) => ({ file, fix })),
    );
    if (found.length === 0) return;
    const { file, fix } = this.pick(found);
    const before = files.peek();
    applyFix(fix);
    const text = this.model.files[file];
    if (files.peek() === before || text === undefined) return;
    this.model.step({ ...this.model.files, [file]: text.replace(fix.title, fix.title.toUpperCase()) });
  }

  /** Follows a link. */
  link(): void {
    const folder = { "charmcraft.yaml": this.line(), [`part-${++this.#names}.yaml`]: this.line() };
    openFolder(folder, "the link");
    this.model.step(folder, true);
  }

  /** Adds, renames or removes a file. */
  arrange(): void {
    const others = Object.keys(this.model.files).filter((name) => name !== "charmcraft.yaml");
    const name = `file-${++this.#names}.yaml`;
    const [own, rest] = [this.pick(others), { ...this.model.files }];
    if (others.length === 0 || this.random(3) === 0) {
      addFile(name, "");
      this.model.step({ ...rest, [name]: "" });
      return;
    }
    const text = rest[own] ?? "";
    delete rest[own];
    if (this.random(2) === 0) removeFile(own);
    else {
      renameFile(own, name);
      rest[name] = text;
    }
    this.model.step(rest);
  }

  undo(): void {
    const file = activeFile.peek();
    undoStep();
    this.model.undo(file);
  }

  redo(): void {
    redoStep();
    this.model.redo();
  }

  /** The core answers about one of the last versions; earlier ones are dropped. */
  hear(): void {
    const version = this.pick(this.#evaluated.slice(-4));
    if (version) answerFor(version);
  }

  /** One step of the user or of the core. */
  async step(): Promise<void> {
    const deeds = [
      ...Array(6).fill(() => this.type()),
      ...Array(3).fill(() => this.click()),
      ...Array(4).fill(() => this.jump()),
      ...Array(4).fill(() => this.fix()),
      ...Array(3).fill(() => showFile(this.pick(Object.keys(this.model.files)))),
      ...Array(3).fill(() => this.undo()),
      () => this.redo(),
      () => this.link(),
      () => this.arrange(),
      ...Array(8).fill(() => this.hear()),
    ];
    await act(() => this.pick(deeds)());
    this.#look();
    if (this.#evaluated.at(-1) !== files.peek()) this.#evaluated.push(files.peek());
    expect(files.peek()).toEqual(this.model.files);
    expect(this.view.state.doc.toString()).toBe(this.model.files[activeFile.peek()]);
  }
}

describe("a long walk", () => {
  afterEach(() => {
    vi.useRealTimers();
    document.body.replaceChildren();
  });

  test.each([1, 2, 3, 4])(
    "from seed %i ends with the texts that were typed",
    { timeout: 240_000 },
    async (seed) => {
      vi.useFakeTimers({ toFake: ["Date", "setTimeout", "clearTimeout"] });
      const host = document.body.appendChild(document.createElement("div"));
      const walk = new Walk(seed);
      await act(() => render(<SourceEditor />, host));
      for (let n = 0; n < 500; n++) await walk.step();
      await act(() => render(null, host));
    },
  );
});
