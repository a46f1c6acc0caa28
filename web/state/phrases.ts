/** Puts counts and lists into words, and searches for words. */

/** A number and its noun: "1 problem", "34 variables". */
export function counted(count: number, noun: string, plural = `${noun}s`): string {
  return `${count.toLocaleString("en")} ${count === 1 ? noun : plural}`;
}

/** Things as a list in a sentence: "a, b and c". */
export function listed(things: readonly string[]): string {
  const last = things.at(-1) ?? "";
  return things.length < 2 ? last : `${things.slice(0, -1).join(", ")} and ${last}`;
}

/** A noun with its indefinite article, by its first letter: "a Flask", "an ExpressJS". */
export function withArticle(noun: string): string {
  return `${/^[aeiou]/i.test(noun) ? "an" : "a"} ${noun}`;
}

/** A text with a capital first letter. */
export function capitalised(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}

/** The name of a variable. For a prefix of names, such as FLASK_SMTP_LOGIN_, a form that shows that more follows. */
export function variableName(name: string): string {
  return name.endsWith("_") ? `${name}…` : name;
}

/** The most names of variables in one sentence. */
const mostNames = 4;

/** What something brings, by the names of its variables; empty if it brings none. */
export function bringsWords(names: readonly string[]): string {
  if (names.length === 0) return "";
  const shown = names.slice(0, mostNames).join(", ");
  return `Adds ${shown}${names.length > mostNames ? ` and ${names.length - mostNames} more` : ""}.`;
}

/** Whether each word of a search is in at least one of the texts, regardless of case. */
export function hasWords(search: string, texts: readonly string[]): boolean {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return words.every((word) => texts.some((text) => text.toLowerCase().includes(word)));
}

/** The length of the longest run of backticks in a text. */
export function longestRun(text: string): number {
  let longest = 0;
  for (const [run] of text.matchAll(/`+/g)) longest = Math.max(longest, run.length);
  return longest;
}
