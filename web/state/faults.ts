/** Why a browser does not keep what it is given. */

/**
 * - missing: it has no IndexedDB
 * - refused: it has one and does not let the page use it, as with cookies blocked
 * - newer: a newer version of this page has changed the storage
 * - silent: the storage does not answer
 * - full: there is no room left
 */
export type StoreFault = "missing" | "refused" | "newer" | "silent" | "full";

/** A browser that does not keep what it is given, and why. */
export class StoreError extends Error {
  constructor(readonly fault: StoreFault) {
    super(`The browser's storage: ${fault}`);
  }
}

/** The fault that an error of IndexedDB tells of (W3C Indexed Database API 3.0, section 3: exceptions). */
export function faultOf(error: unknown): StoreFault {
  if (error instanceof StoreError) return error.fault;
  const name = error instanceof DOMException ? error.name : "";
  if (name === "QuotaExceededError") return "full";
  return name === "VersionError" ? "newer" : "refused";
}
