/** The key that offers fixes in the editor; apart from the menu, which does not wait for the editor. */
import { keymap } from "@codemirror/view";
import { findingsAt } from "../editor/findings";
import { announce } from "../state/announce";
import { activeFile } from "../state/project";
import { diagnostics } from "../state/results";
import { offer, sourceEditor } from "./fixes";

/** Offers the fixes of the findings at the cursor. @returns true, for the key is taken either way */
function offerFixes(): boolean {
  const editor = sourceEditor.value;
  if (!editor) return true;
  const { view } = editor;
  const own = diagnostics.value.filter(({ file }) => file === activeFile.value);
  const fixes = findingsAt(view, view.state.selection.main.head, own).flatMap((finding) => finding.fixes);
  const place = view.coordsAtPos(view.state.selection.main.head);
  if (fixes.length === 0 || !place) announce("No fixes here.");
  else offer.value = { fixes, left: place.left, top: place.bottom + 4 };
  return true;
}

/** Ctrl+. in the editor. */
export const openFixes = keymap.of([{ key: "Mod-.", run: offerFixes }]);
