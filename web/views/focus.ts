/** Moves the focus for keys and commands. */
import { focused, focusSoon } from "../editor/focus-soon";

/** The element of a pane, or null if it is not on the page. */
function paneOf(name: string): HTMLElement | null {
  return document.querySelector<HTMLElement>(
    `[role=region][aria-label="${name}"], section[aria-label="${name}"]`,
  );
}

/** Focuses a pane. */
export function focusPane(name: string): void {
  paneOf(name)?.focus();
}

/** Focuses an element that may come into view only now. @param find looks for it */
export function focusElementSoon(find: () => HTMLElement | null): void {
  focusSoon(() => {
    const element = find();
    element?.focus();
    return element !== null && element === focused();
  });
}

/** Focuses a pane that may come into view only now. */
export function focusPaneSoon(name: string): void {
  focusElementSoon(() => paneOf(name));
}
