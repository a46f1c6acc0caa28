/** How long a newer version of the page has been waiting to be used. */

/** Milliseconds that a newer version may wait, a week; after that the page switches to it when it opens. */
const longestWait = 7 * 24 * 3_600_000;
/** The key under which this browser remembers when the newer version arrived. */
const sinceKey = "charm-playground.update-since";

/**
 * Whether a newer version has waited so long that the page switches to it without asking, so that no browser stays
 * on an old one for ever. The time when it arrived is remembered across visits.
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

/** Forgets when the newer version arrived. */
export function forgetWait(): void {
  try {
    localStorage.removeItem(sinceKey);
  } catch {
    // Without storage nothing was remembered.
  }
}
