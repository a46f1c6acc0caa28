/** Gives the focus back to where it was when what had it is gone: a dialog, a menu, a fix, the button of a note. */

/** Most elements that are remembered. */
const longestTrail = 20;

/** The elements that had the focus, the latest last. */
let trail: HTMLElement[] = [];

/** Whether an element can take the focus now. */
function canTake(element: HTMLElement): boolean {
  const modal = document.querySelector(":modal");
  const disabled = (element as HTMLButtonElement).disabled === true;
  const within = modal === null || modal.contains(element);
  return element.isConnected && !disabled && within && element.checkVisibility();
}

/** Remembers what took the focus, in the editors' shadow roots, too. */
function remember(event: FocusEvent): void {
  const [element] = event.composedPath();
  if (!(element instanceof HTMLElement)) return;
  trail = [...trail.filter((other) => other !== element && other.isConnected), element].slice(-longestTrail);
}

/** Where something was taken off the page with the focus in it, puts that where it was before. */
function giveBack(): void {
  const { activeElement, body } = document;
  if (activeElement !== null && activeElement !== body) return;
  if (trail.at(-1)?.isConnected !== false) return;
  trail.findLast(canTake)?.focus({ preventScroll: true });
}

/** Starts giving the focus back. @returns ends it */
export function returnFocus(): () => void {
  const observer = new MutationObserver(giveBack);
  document.addEventListener("focusin", remember);
  observer.observe(document.body, { childList: true, subtree: true });
  return () => {
    document.removeEventListener("focusin", remember);
    observer.disconnect();
  };
}
