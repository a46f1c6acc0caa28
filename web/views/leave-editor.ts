/** The way out of the editor by keyboard, where Tab indents: Esc, then Tab (WCAG 2.1.2, No Keyboard Trap). */
import { notify } from "../state/announce";
import { prefer, preferences } from "../state/preferences";
import { focusPane } from "./focus";

/** The pane that the editor is in. */
const paneName = "Project files";

/** Marks the editor's element, so that the way out is found from it. */
export const editorMark = { "data-source-editor": "" } as const;

/** Everything that Tab stops at, in the order of the document. */
const stops =
  "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex='0'], summary";

/** The first stop behind the editor, or the last one before it. */
function stopBeside(editor: Element, back: boolean): HTMLElement | undefined {
  const side = back ? Node.DOCUMENT_POSITION_PRECEDING : Node.DOCUMENT_POSITION_FOLLOWING;
  const reachable = [...document.querySelectorAll<HTMLElement>(stops)].filter(
    (stop) =>
      editor.compareDocumentPosition(stop) === side &&
      stop.tabIndex >= 0 &&
      !stop.closest("[inert]") &&
      stop.checkVisibility({ visibilityProperty: true }),
  );
  return back ? reachable.at(-1) : reachable[0];
}

/** Leaves the editor for its pane. The Tab that follows goes on from the editor and not into it again. */
export function leaveEditor(): void {
  focusPane(paneName);
  const pane = document.activeElement;
  if (pane?.ariaLabel !== paneName) return;
  const onKey = (event: Event) => {
    const { key, shiftKey } = event as KeyboardEvent;
    // Esc itself is on its way from the editor to here.
    if (key === "Shift" || key === "Escape") return;
    end();
    const editor = pane.querySelector("[data-source-editor]");
    const next = key === "Tab" && editor ? stopBeside(editor, shiftKey) : undefined;
    if (!next) return;
    event.preventDefault();
    next.focus();
  };
  const end = () => {
    pane.removeEventListener("keydown", onKey);
    pane.removeEventListener("blur", end);
  };
  pane.addEventListener("keydown", onKey);
  pane.addEventListener("blur", end);
}

/** Says once in this browser how Tab, which has just indented, leaves the editor. */
export function tellOfTab(): void {
  if (preferences.value.tabTold) return;
  prefer({ tabTold: true });
  notify({ text: "Tab indents here. To leave the editor, press Esc, then Tab." });
}
