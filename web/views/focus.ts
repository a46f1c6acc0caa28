/** Where the focus goes by key. */

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

/** What has the focus, in a shadow root, too. */
function focused(): Element | null {
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
