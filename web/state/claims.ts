/**
 * Which tab works on which project. Each project belongs to at most one tab, so that two tabs never overwrite each
 * other.
 */

/** Milliseconds that a tab waits for its own project after a reload: the page before may hold it a moment longer. */
const ownWait = 1_000;

let release: (() => void) | null = null;
let mine: string | null = null;

/**
 * The browser's locks (W3C Web Locks API); null outside a secure context, where conflicts show up in the records
 * instead.
 */
function locks(): LockManager | null {
  return navigator.locks ?? null;
}

/** Releases the project that this tab holds. */
export function releaseProject(): void {
  release?.();
  release = null;
  mine = null;
}

/**
 * Claims a project for this tab and releases the one before.
 * @param wait whether to wait a moment for it
 * @returns false if another tab holds it; this tab then keeps its present project
 */
export function claimProject(id: string, wait = false): Promise<boolean> {
  const manager = locks();
  if (mine === id) return Promise.resolve(true);
  if (!manager) return Promise.resolve(true);
  return new Promise((resolve) => {
    const held = (lock: Lock | null) => {
      resolve(lock !== null);
      if (lock === null) return undefined;
      releaseProject();
      mine = id;
      return new Promise<void>((end) => {
        release = end;
      });
    };
    const options = wait ? { signal: AbortSignal.timeout(ownWait) } : { ifAvailable: true };
    manager.request(`charm-playground.${id}`, options, held).catch(() => resolve(false));
  });
}
