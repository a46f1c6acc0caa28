/** Arrow keys in lists that are one stop for Tab, after the ARIA Authoring Practices Guide. */

/** The keys that move forward and back in a vertical list and in a horizontal one. */
const arrows = {
  vertical: { next: "ArrowDown", previous: "ArrowUp" },
  horizontal: { next: "ArrowRight", previous: "ArrowLeft" },
} as const;

/**
 * Where a key leads in a list that wraps around.
 * @param at index of the present item; -1 for none
 * @param count the number of items, at least one
 * @returns the index of the new item; null for keys that do not move
 */
export function arrowTarget(
  key: string,
  at: number,
  count: number,
  orientation: keyof typeof arrows = "vertical",
): number | null {
  const { next, previous } = arrows[orientation];
  if (key === next) return (at + 1) % count;
  if (key === previous) return (Math.max(at, 0) - 1 + count) % count;
  if (key === "Home") return 0;
  return key === "End" ? count - 1 : null;
}

/** Moves the focus in a vertical list. @returns whether the key is one that moves it */
export function moveFocus(items: readonly HTMLElement[], key: string): boolean {
  const at = items.indexOf(document.activeElement as HTMLElement);
  const target = items.length === 0 ? null : arrowTarget(key, at, items.length);
  if (target === null) return false;
  items[target]?.focus();
  return true;
}
