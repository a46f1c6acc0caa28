/** A page that waits as long as a busy machine needs. */

/**
 * Milliseconds after which the page gives something up: a call of the engine (`callLimit` in web/engine/client.ts), and a
 * note that nobody has answered (`noticeTime` in web/state/announce.ts).
 */
export const limits: readonly number[] = [2_000, 10_000];

/** Runs in the page. Gives what would be given up after a limit ten times as long. */
export function beingPatient(limits: readonly number[]): void {
  const setTimer = window.setTimeout.bind(window) as (...timer: unknown[]) => number;
  const patient = (run: unknown, delay?: number, ...values: unknown[]) =>
    setTimer(run, delay !== undefined && limits.includes(delay) ? delay * 10 : delay, ...values);
  window.setTimeout = patient as typeof window.setTimeout;
}
