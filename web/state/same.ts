/** Keeps objects that are equal to earlier ones, so that whatever shows them sees that nothing changed. */

/** Whether two values are equal as JSON. */
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
 * The next items, with each one that is equal to an earlier item replaced by that very object.
 * @param before the earlier items; names are unique
 * @returns `before` itself if nothing differs
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
