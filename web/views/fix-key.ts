/** The key that offers fixes in the editor. It is apart from the menu, which must not wait for the editor's code. */
import { type EditorView, keymap } from "@codemirror/view";
import { findingsAt } from "../editor/findings";
import { closePeek } from "../editor/peek";
import type { Fix } from "../engine/protocol";
import { notify } from "../state/announce";
import { activeFile } from "../state/project";
import { found } from "../state/results";
import { offer } from "./fixes";

/** The screen position (pixels) for a menu about an offset: below it, or in the editor's corner. */
function place(view: EditorView, offset: number): { left: number; top: number } {
  const { left, top } = view.dom.getBoundingClientRect();
  const at = view.coordsAtPos(offset);
  return at ? { left: at.left, top: at.bottom + 4 } : { left, top };
}

/** The fixes of the findings at the cursor, or else on its line. */
function fixesAtCursor(view: EditorView): { readonly findings: number; readonly fixes: readonly Fix[] } {
  const { head } = view.state.selection.main;
  const own = found.value.filter(({ file }) => file === activeFile.value);
  const here = findingsAt(view, head, own);
  return { findings: here.length, fixes: here.flatMap((finding) => finding.fixes) };
}

/** Opens the menu of fixes below the cursor, in place of the box of a finding. @returns whether there are any */
function offerFixes(view: EditorView): boolean {
  const { fixes } = fixesAtCursor(view);
  if (fixes.length === 0) return false;
  closePeek(view);
  const { head } = view.state.selection.main;
  // If the cursor only now scrolls into view, its position is known once the editor has measured.
  view.requestMeasure({ read: () => place(view, head), write: (at) => (offer.value = { fixes, ...at }) });
  return true;
}

/** Offers fixes, or says that there are none. @returns true, because the key is handled either way */
function offerOrTell(view: EditorView): boolean {
  if (offerFixes(view)) return true;
  const { findings } = fixesAtCursor(view);
  notify({
    text:
      findings > 0
        ? "This problem has no automatic fix; its message says what is wrong."
        : "No problem on this line.",
  });
  return true;
}

/** Ctrl+. in the editor, and Alt+Enter on a line with fixes: some desktops keep Ctrl+. for themselves. */
export const openFixes = keymap.of([
  { key: "Mod-.", run: offerOrTell },
  { key: "Alt-Enter", run: offerFixes },
]);
