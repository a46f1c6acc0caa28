/** The reasons why a browser does not keep the user's work. */

/**
 * - missing: the browser has no IndexedDB
 * - refused: it does not let the page use IndexedDB, for example because cookies are blocked
 * - newer: a newer version of this page has changed the storage
 * - silent: the storage does not answer
 * - full: the storage has no room left
 */
export type StoreFault = "missing" | "refused" | "newer" | "silent" | "full";

/** The browser did not keep something, and why. */
export class StoreError extends Error {
  constructor(readonly fault: StoreFault) {
    super(`The browser's storage: ${fault}`);
  }
}

/** The fault that an IndexedDB error reports (W3C Indexed Database API 3.0, section 3: exceptions). */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreError) return error.fault;
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "newer" : "refused";
}
