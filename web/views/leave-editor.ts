/** The way out of the editor by keyboard, where Tab indents: Esc, then Tab (WCAG 2.1.2, No Keyboard Trap). */
import { notify } from "../state/announce";
import { prefer, preferences } from "../state/preferences";
import { focusPane } from "./focus";

/** The name of the pane with the editor. */
const paneName = "Project files";

/** An attribute that marks the editor's element, so that code can find where to leave it. */
export const editorMark = { "data-source-editor": "" } as const;

/** Everything that Tab stops at, in document order. */
const stops =
  "a[href], button:enabled, input:enabled, select:enabled, textarea:enabled, [tabindex='0'], summary";

/** The first tab stop after the editor, or the last one before it. */
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

/**
 * Moves the focus from the editor to its pane. The next Tab continues after the editor and does not go back into
 * it.
 */
export function leaveEditor(): void {
  focusPane(paneName);
  const pane = document.activeElement;
  if (pane?.ariaLabel !== paneName) return;
  const onKey = (event: Event) => {
    const { key, shiftKey } = event as KeyboardEvent;
    // The Esc that led here still arrives as an event.
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

/** Explains, once in this browser, how to leave the editor after Tab has indented a line. */
export function tellOfTab(): void {
  if (preferences.value.tabTold) return;
  prefer({ tabTold: true });
  notify({ text: "Tab indents here. To leave the editor, press Esc, then Tab." });
}
