/** Handles only the latest of many values. */

/**
 * Handles the latest of many values in place of each one, so that a flood of messages does not keep a page busy.
 * @param wait schedules a function; by default for after the tasks that are queued already
 */
export function latestOnly<T>(
  take: (value: T) => void,
  wait: (then: () => void) => void = setTimeout,
): (value: T) => void {
  let latest: T;
  let waits = false;
  return (value) => {
    latest = value;
    if (waits) return;
    waits = true;
    wait(() => {
      waits = false;
      take(latest);
    });
  };
}
