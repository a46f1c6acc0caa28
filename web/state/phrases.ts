/** Counts in words. */

/** A number and its noun: "1 problem", "34 variables". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
}

/** The name of a variable; of one that is only what names begin with, such as FLASK_SMTP_LOGIN_, that there is more. */
export function variableName(name: string): string {
  return name.endsWith("_") ? `${name}…` : name;
}
