import { unicodeEscape } from "./text-format";

/** Words that some reader of YAML 1.1 or 1.2 takes for a boolean or null, in lower case. */
const yamlWords = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

/**
 * What cannot stand as it is between YAML's double quotes: all that is not printable
 * (YAML 1.2.2, 5.1), with the line breaks of YAML 1.1, byte order marks and noncharacters.
 */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as a YAML scalar in double quotes, on one line, for any reader of YAML 1.1 and 1.2. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(unprintable, unicodeEscape);
}

/** A text as the key of a YAML mapping: as it is where every reader takes it for a text, else quoted. */
export function yamlKey(text: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(text) && !yamlWords.has(text.toLowerCase());
  return plain ? text : yamlText(text);
}

/** Lines `key: "value"` of a YAML mapping, each indented by so many spaces; `{}` stands for an empty one. */
export function yamlMapping(
  key: string,
  entries: readonly (readonly [string, string])[],
  indent: number,
): string {
  const margin = " ".repeat(indent);
  if (entries.length === 0) return `${margin}${key}: {}\n`;
  const lines = entries.map(([name, value]) => `${margin}  ${yamlKey(name)}: ${yamlText(value)}\n`);
  return `${margin}${key}:\n${lines.join("")}`;
}
