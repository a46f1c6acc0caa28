/** The key that offers fixes in the editor; apart from the menu, which does not wait for the editor. */
import { type EditorView, keymap } from "@codemirror/view";
import { findingsAt } from "../editor/findings";
import { announce } from "../state/announce";
import { activeFile } from "../state/project";
import { diagnostics } from "../state/results";
import { offer, sourceEditor } from "./fixes";

/** Where a menu for an offset stands on the screen (pixels): below it, or in the editor's corner. */
function place(view: EditorView, offset: number): { left: number; top: number } {
  const { left, top } = view.dom.getBoundingClientRect();
  const at = view.coordsAtPos(offset);
  return at ? { left: at.left, top: at.bottom + 4 } : { left, top };
}

/** Offers the fixes of the findings at the cursor. @returns true, for the key is taken either way */
function offerFixes(): boolean {
  const editor = sourceEditor.value;
  if (!editor) return true;
  const { view } = editor;
  const { head } = view.state.selection.main;
  const own = diagnostics.value.filter(({ file }) => file === activeFile.value);
  const fixes = findingsAt(view, head, own).flatMap((finding) => finding.fixes);
  if (fixes.length === 0) announce("No fixes here.");
  // A cursor that only now comes into view has its place once the editor has measured.
  else
    view.requestMeasure({ read: () => place(view, head), write: (at) => (offer.value = { fixes, ...at }) });
  return true;
}

/** Ctrl+. in the editor. */
export const openFixes = keymap.of([{ key: "Mod-.", run: offerFixes }]);
