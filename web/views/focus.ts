/** Where the focus goes by key. */

/** Puts the focus on a pane itself. */
export function focusPane(name: string): void {
  document
    .querySelector<HTMLElement>(`[role=region][aria-label="${name}"], section[aria-label="${name}"]`)
    ?.focus();
}
