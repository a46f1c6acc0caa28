import { unicodeEscape } from "./text-format";

/** Words that some YAML 1.1 or 1.2 reader takes for a boolean or null, in lower case. */
const yamlWords = new Set(["y", "n", "yes", "no", "on", "off", "true", "false", "null"]);

/**
 * Characters that YAML's double quotes cannot hold as they are: everything that is not printable
 * (YAML 1.2.2, 5.1), the line breaks of YAML 1.1, byte order marks and noncharacters.
 */
const unprintable = /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g;

/** A text as a double-quoted YAML scalar on one line, for any reader of YAML 1.1 and 1.2. */
export function yamlText(text: string): string {
  return JSON.stringify(text).replace(unprintable, unicodeEscape);
}

/** A text as the key of a YAML mapping: plain if every reader takes it for a string, otherwise quoted. */
export function yamlKey(text: string): string {
  const plain = /^[A-Za-z_][A-Za-z0-9_.-]*$/.test(text) && !yamlWords.has(text.toLowerCase());
  return plain ? text : yamlText(text);
}

/** Lines `key: "value"` of a YAML mapping, each indented by a number of spaces; `{}` for an empty one. */
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
