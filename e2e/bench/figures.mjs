/** What is made of many measured values. */

/** The value that a part (0 to 1) of the values does not exceed. */
export function quantile(values, part) {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(part * sorted.length))];
}

/** The middle one of the values. */
export const median = (values) => quantile(values, 0.5);
