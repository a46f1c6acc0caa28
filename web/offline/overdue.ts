/** Since when a newer version of the page waits to be taken. */

/** Milliseconds for which a newer version may wait; after that it is taken as the page opens: a week. */
const longestWait = 7 * 24 * 3_600_000;
/** Where this browser remembers since when a newer version waits. */
const sinceKey = "charm-playground.update-since";

/**
 * Whether a newer version has waited so long that it is taken without asking, so that no browser keeps an old one for
 * ever. Since when it waits is remembered across visits.
 * @param now milliseconds since the epoch
 */
export function isOverdue(
  storage: Pick<Storage, "getItem" | "setItem" | "removeItem">,
  now: number,
): boolean {
  const since = Number(storage.getItem(sinceKey) ?? now);
  const overdue = now - since > longestWait;
  if (overdue) storage.removeItem(sinceKey);
  else storage.setItem(sinceKey, String(Number.isFinite(since) ? since : now));
  return overdue;
}

/** Forgets since when a newer version has been waiting. */
export function forgetWait(): void {
  try {
    localStorage.removeItem(sinceKey);
  } catch {
    // Then there is nothing to forget.
  }
}
