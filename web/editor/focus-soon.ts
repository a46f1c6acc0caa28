/** Focuses things that may come into view only now, such as a pane on a phone. */

/** The element with the focus, even inside a shadow root. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/** For how many frames a target may take to come into view: half a second, or more on a busy machine. */
const patience = 30;

/**
 * Moves the focus before the next key press. If the target is not in view yet, it gets the focus in the first frame
 * in which it is, unless the focus has moved elsewhere meanwhile, for then the user has decided otherwise.
 * @param give focuses the target if it can, and returns whether it could
 */
export function focusSoon(give: () => boolean): void {
  if (give()) return;
  const before = focused();
  const retry = (frames: number) =>
    requestAnimationFrame(() => {
      if (focused() === before && !give() && frames > 1) retry(frames - 1);
    });
  retry(patience);
}
