/** The focus for what may come into view only now, such as a pane on a phone. */

/** What has the focus, in a shadow root, too. */
export function focused(): Element | null {
  let element = document.activeElement;
  while (element?.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

/**
 * Puts the focus on something before the next key. What is not in view yet gets it after the next rendering, unless
 * the focus has gone elsewhere meanwhile: a later key knows better.
 * @param give puts the focus there, if it can, and tells whether it could
 */
export function focusSoon(give: () => boolean): void {
  if (give()) return;
  const before = focused();
  requestAnimationFrame(() => {
    if (focused() === before) give();
  });
}
