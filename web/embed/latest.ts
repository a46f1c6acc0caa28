/** Taking the latest of many values. */

/**
 * Does with the latest of many values what it would do with each, so that no flood of messages keeps a page busy.
 * @param wait has something done soon; by default, once what is in line already is done
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
