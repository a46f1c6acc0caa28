/**
 * Returns the focus to where it was when the element that has it disappears: a dialog, a menu, a fix, the button of
 * a note.
 */

/** The most elements that are remembered. */
const longestTrail = 20;

/** The elements that had the focus, latest last. */
let trail: HTMLElement[] = [];

/** Whether an element can take the focus now. */
function canTake(element: HTMLElement): boolean {
  const modal = document.querySelector(":modal");
  const disabled = (element as HTMLButtonElement).disabled === true;
  const within = modal === null || modal.contains(element);
  return element.isConnected && !disabled && within && element.checkVisibility();
}

/** Remembers the element that took the focus, including those in the editors' shadow roots. */
function remember(event: FocusEvent): void {
  const [element] = event.composedPath();
  if (!(element instanceof HTMLElement)) return;
  trail = [...trail.filter((other) => other !== element && other.isConnected), element].slice(-longestTrail);
}

/** If the element with the focus was removed from the page, focuses the one before it. */
function giveBack(): void {
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body) return;
  if (trail.at(-1)?.isConnected !== false) return;
  trail.findLast(canTake)?.focus({ preventScroll: true });
}

/** Starts to return the focus. @returns a function that stops it */
export function returnFocus(): () => void {
  const observer = new MutationObserver(giveBack);
  document.addEventListener("focusin", remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}
