/**
 * The .env format has no standard. dotenv 17 and 18 for Node.js (lib/main.js) read this output alike, and their rules
 * decide where readers differ. The plainest quoting that can hold a value comes first, because other readers
 * agree on that, too.
 */
import { type Exported, type ExportedVariable, type Obstacle, omissionComments, partition } from "./variable";

/** One way to write a value: whether it can hold the value, and the text that it makes. */
interface Quoting {
  readonly holds: (value: string) => boolean;
  readonly write: (value: string) => string;
}

/**
 * Whether a value can be between two of these quotes. The quote itself cannot be escaped; a backslash
 * at the end would escape the closing one; and every kind of line break is read as LF.
 */
const fitsBetween = (quote: string) => (value: string) =>
  !value.includes(quote) && !value.endsWith("\\") && !value.includes("\r");

/** The ways to write a value, the most widely understood first. */
const quotings: readonly Quoting[] = [
  { holds: (value) => /^[A-Za-z0-9_@%+=:,./-]+$/.test(value), write: (value) => value },
  { holds: fitsBetween("'"), write: (value) => `'${value}'` },
  { holds: (value) => fitsBetween('"')(value) && !/[\\$`]/.test(value), write: (value) => `"${value}"` },
  { holds: fitsUnquoted, write: (value) => value },
  { holds: fitsBetween("`"), write: (value) => `\`${value}\`` },
  { holds: fitsExpanded, write: (value) => `"${value.replaceAll("\r", "\\r")}"` },
];

/** An unquoted value ends at a `#` or at the end of the line, and loses white space around it. */
function fitsUnquoted(value: string): boolean {
  return !/[#\r\n\u2028\u2029]|^['"`]/.test(value) && value === value.trim();
}

/** Between double quotes `\n` and `\r` become line breaks; there are no other escapes. */
function fitsExpanded(value: string): boolean {
  return !/"|\\[nr]|\\$/.test(value);
}

const dotenvName: Obstacle = ({ name }) =>
  /^[\w.-]+$/.test(name) ? null : "A name in a .env file has only ASCII letters, digits, '_', '.' and '-'.";

const dotenvValue: Obstacle = ({ value }) =>
  quotings.some(({ holds }) => holds(value)) ? null : "No quoting of the .env format can hold this value.";

/** A file for dotenv and similar readers. */
export function writeDotenv(variables: readonly ExportedVariable[]): Exported {
  const { held, omitted } = partition(variables, [dotenvName, dotenvValue]);
  const lines = held.map(({ name, value }) => {
    const quoting = quotings.find(({ holds }) => holds(value));
    return `${name}=${quoting?.write(value) ?? ""}\n`;
  });
  return { text: omissionComments(omitted) + lines.join(""), omitted };
}
