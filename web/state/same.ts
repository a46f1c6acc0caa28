/** What is the same as before, by content: who shows it then sees that nothing changed. */

/** Whether two values are equal, as JSON has them. */
export function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true;
  if (typeof a !== "object" || typeof b !== "object" || a === null || b === null) return false;
  const keys = Object.keys(a);
  if (keys.length !== Object.keys(b).length) return false;
  return keys.every((key) =>
    isSame((a as Record<string, unknown>)[key], (b as Record<string, unknown>)[key]),
  );
}

/**
 * What comes next, with the very items from before where they are equal.
 * @param before items by which `next` is compared, each with a name of its own
 * @returns `before` itself where nothing differs
 */
export function withSameItems<T extends { readonly name: string }>(
  before: readonly T[],
  next: readonly T[],
): readonly T[] {
  const known = new Map(before.map((item) => [item.name, item]));
  const items = next.map((item) => {
    const own = known.get(item.name);
    return own && isSame(own, item) ? own : item;
  });
  const same = items.length === before.length && items.every((item, at) => item === before[at]);
  return same ? before : items;
}

/** Whether two sets have the same members. */
export function isSameSet<T>(a: ReadonlySet<T>, b: ReadonlySet<T>): boolean {
  return a === b || (a.size === b.size && [...a].every((member) => b.has(member)));
}
