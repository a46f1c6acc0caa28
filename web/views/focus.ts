/** Where the focus goes by key. */

/** Puts the focus on the pane of this name, so that one gets out of an editor in which Tab may be taken. */
export function leaveEditor(pane: string): void {
  focusPane(pane);
}

/** Puts the focus on a pane itself. */
export function focusPane(name: string): void {
  document
    .querySelector<HTMLElement>(`[role=region][aria-label="${name}"], section[aria-label="${name}"]`)
    ?.focus();
}
