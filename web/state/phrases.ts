/** Counts in words. */

/** A number and its noun: "1 problem", "34 variables". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
}
