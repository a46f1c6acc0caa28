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
 * Moves the focus before the next key press. If the target is not in view yet, it gets the focus with the change of the
 * page that brings it into view, or else in the first frame in which it is; unless the focus has moved elsewhere
 * meanwhile, for then the user has decided otherwise.
 * @param give focuses the target if it can, and returns whether it could
 */
export function focusSoon(give: () => boolean): void {
  if (give()) return;
  const before = focused();
  let over = false;
  const attempt = () => {
    over ||= focused() !== before || give();
    if (over) changes.disconnect();
  };
  // A frame later, a key that is pressed at once would be lost.
  const changes = new MutationObserver(attempt);
  changes.observe(document, { subtree: true, childList: true, attributes: true });
  const retry = (frames: number) =>
    requestAnimationFrame(() => {
      attempt();
      if (frames === 1) changes.disconnect();
      else if (!over) retry(frames - 1);
    });
  retry(patience);
}
