import { EditorState } from "@codemirror/state";
import { useSignalEffect } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import { blockKeys, completion } from "../editor/completion";
import { showFindings } from "../editor/findings";
import { hover } from "../editor/hover";
import { lightLines, revealLine } from "../editor/lit-lines";
import { openPeek, peeking } from "../editor/peek";
import { spanIn } from "../editor/places";
import { ProjectEditor } from "../editor/project-editor";
import type { Diagnostic, Position } from "../engine/protocol";
import { type Change, mainFile, offsetAt } from "../state/files";
import { bringsOwnCharm, takeOwnCharm } from "../state/own-charm";
import { activeFile, files, opened, showFile, type, wantedCursor } from "../state/project";
import { answer, diagnostics, toldAbout } from "../state/results";
import { cursorAt, type Motion, stopTyping } from "../state/typing";
import { redoAndTell, undoAndTell } from "../state/undo";
import {
  cursor,
  focused,
  leaveFinding,
  linked,
  pointed,
  readOnly,
  revealLinked,
  spotlight,
  type WantedPlace,
  wantedPlace,
} from "../state/view";
import { openFixes } from "./fix-key";
import { applyFix, sourceEditor } from "./fixes";
import { editorMark, leaveEditor, tellOfTab } from "./leave-editor";
import { afterPress } from "./press";
import { pointAt } from "./spot-events";
import { useSyncEffect } from "./sync-effect";

/** Creates the editor, and ties its text, cursor and pointer to the project's state. */
function createEditor(host: HTMLElement): ProjectEditor {
  const events = {
    typed: (file: string, text: string, changes: readonly Change[], motion: Motion) => {
      // Change the folder only after the editor has finished its own change.
      if (motion === "changed" && file === mainFile && bringsOwnCharm(text))
        queueMicrotask(() => takeOwnCharm(text, "pasting another charm"));
      else type(file, text, changes);
    },
    moved: (file: string, { line, character }: Position, motion: Motion) => {
      cursorAt(file, line, motion);
      cursor.value = { file, line, character };
      leaveFinding(file, line);
      focused.value = { kind: "source", file, line };
    },
    pointed: (file: string, line: number | null) =>
      pointAt(line === null ? null : { kind: "source", file, line }),
    chosen: (file: string, line: number) => revealLinked({ kind: "source", file, line }),
    undo: undoAndTell,
    redo: redoAndTell,
    // A click may take the focus away: keep what was pressed in place until it is released.
    unfocused: () => afterPress(stopTyping),
    left: leaveEditor,
    indented: tellOfTab,
    blocks: blockKeys,
  };
  const path = activeFile.peek();
  const extensions = [
    completion(() => editor),
    hover(() => editor),
    openFixes,
    peeking((offset) => findingUnder(editor, offset), applyFix),
    EditorState.readOnly.of(readOnly.peek()),
  ];
  const editor: ProjectEditor = new ProjectEditor(host, path, files.peek()[path] ?? "", events, extensions);
  return editor;
}

/** The most severe finding whose text includes an offset of the shown file. */
function findingUnder({ path, view }: ProjectEditor, offset: number): Diagnostic | undefined {
  const own = diagnostics.peek().filter(({ file }) => file === path);
  return own.find(({ range }) => {
    const { from, to } = spanIn(view.state.doc, range);
    return from <= offset && offset <= to;
  });
}

/** Shows a place of the project's files, and moves the cursor there on request. */
function showPlace(made: ProjectEditor, place: WantedPlace): void {
  const { file, line, character = 0, until = character, focus, finding } = place;
  showFile(file);
  const text = files.value[activeFile.value] ?? "";
  made.show(activeFile.value, text, false);
  if (activeFile.value !== file) return;
  if (focus) made.goTo(offsetAt(text, { line, character }), offsetAt(text, { line, character: until }));
  else revealLine(made.view, line);
  if (finding) openPeek(made.view, finding, applyFix);
}

/** The editor of the project's files. */
export function SourceEditor() {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<ProjectEditor | null>(null);

  useEffect(() => {
    if (!host.current) return;
    const made = createEditor(host.current);
    editor.current = made;
    sourceEditor.value = made;
    return () => {
      sourceEditor.value = null;
      made.destroy();
    };
  }, []);

  useSyncEffect(() => {
    void opened.value;
    sourceEditor.value?.open(activeFile.peek(), files.peek()[activeFile.peek()] ?? "");
  });
  useSyncEffect(() => {
    const made = sourceEditor.value;
    made?.keepOnly(Object.keys(files.value));
    let follow = false;
    wantedCursor.take(() => {
      follow = true;
    });
    made?.show(activeFile.value, files.value[activeFile.value] ?? "", follow);
  });
  useSignalEffect(() => {
    const made = sourceEditor.value;
    const path = activeFile.value;
    if (made && toldAbout(files.value))
      showFindings(
        made.view,
        diagnostics.value.filter(({ file }) => file === path),
        applyFix,
      );
  });
  useSignalEffect(() => {
    // Edits move lights along with the text; each answer puts them right.
    void answer.value;
    const made = sourceEditor.value;
    const own = linked.value.places.filter(({ file }) => file === activeFile.value);
    const spot = spotlight.value;
    const at = spot?.kind === "source" && spot.file === activeFile.value ? spot.line : null;
    // The cursor's own line is marked already.
    const lines = own.map(({ line }) => line).filter((line) => line !== at || pointed.value !== null);
    if (made) lightLines(made.view, new Set(lines), at);
  });
  useSyncEffect(() => {
    const made = sourceEditor.value;
    if (made) wantedPlace.take((place) => showPlace(made, place));
  });
  return <div class="editor" ref={host} {...editorMark} />;
}
