/** Which tab works on which project: each has at most one, so that two tabs never overwrite each other. */

/** Milliseconds that a tab waits for its own project, which its own former page may hold for a moment yet. */
const ownWait = 1_000;

let release: (() => void) | null = null;
let mine: string | null = null;

/** The locks of the browser (W3C Web Locks API); null outside a secure context, where records tell of conflicts. */
function locks(): LockManager | null {
  return navigator.locks ?? null;
}

/** Lets go of the project that this tab has. */
export function releaseProject(): void {
  release?.();
  release = null;
  mine = null;
}

/**
 * Takes a project for this tab, in place of the one that it has.
 * @param wait whether to wait a moment for it
 * @returns false while another tab has it; then this tab keeps what it has
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
