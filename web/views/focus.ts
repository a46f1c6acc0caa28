/** Where the focus goes by key. */
import { focused, focusSoon } from "../editor/focus-soon";

/** A pane itself, or null where it is not on the page. */
function paneOf(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    `[role=region][aria-label="${name}"], section[aria-label="${name}"]`,
  );
}

/** Puts the focus on a pane itself. */
export function focusPane(name: string): void {
  paneOf(name)?.focus();
}

/** Puts the focus on an element that may come into view only now. @param find looks for it */
export function focusElementSoon(find: () => HTMLElement | null): void {
  focusSoon(() => {
    const element = find();
    element?.focus();
    return element !== null && element === focused();
  });
}

/** Puts the focus on a pane that may come into view only now. */
export function focusPaneSoon(name: string): void {
  focusElementSoon(() => paneOf(name));
}
