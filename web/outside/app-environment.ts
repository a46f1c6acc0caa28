/**
 * Reads the environment that an app really got, as copied from `printenv`, `env`, `export -p`, `pebble plan` or a
 * pod's `env`. Only the names and values are used; nothing is stored.
 */

import { parseAllDocuments } from "yaml";
import { isObject } from "../state/json";

/** An environment: values by name; null if the text only says where the value comes from. */
export type GotEnvironment = ReadonlyMap<string, string | null>;

/** Matches an assignment to a name that a 12-factor app's variable may have; Spring Boot's have dots and brackets. */
const assignment = /^(?:export |declare -x |typeset -x )?([A-Za-z_][A-Za-z0-9_.[\]-]*)=([\s\S]*)$/;

/** The value that a shell reads from the quotes in which it printed it. */
function unquoted(value: string): string {
  const single = /^'((?:[^']|'\\'')*)'$/s.exec(value)?.[1];
  if (single !== undefined) return single.replaceAll("'\\''", "'");
  const double = /^"((?:[^"\\]|\\.)*)"$/s.exec(value)?.[1];
  return double === undefined ? value : double.replace(/\\([\\"$`])/g, "$1");
}

/** Lines that are copied along from a terminal: prompts, fences. */
function isNoise(line: string): boolean {
  return (
    /^\s*```/.test(line) ||
    /^[^\s=]*[$#%] (?:\S.*)?$/.test(line) ||
    /^(?:juju|kubectl|printenv|env)\b[^=]*$/.test(line)
  );
}

/** The entries of a text: separated by NUL, as `env -0` prints them, or by lines. */
function entriesOf(text: string): string[] {
  return text.includes("\0") ? text.split("\0") : text.split("\n").filter((line) => !isNoise(line));
}

/** A variable whose lines are still being collected. */
interface Collected {
  readonly name: string;
  readonly lines: string[];
  /** Whether a shell printed the value in quotes. */
  readonly printed: boolean;
}

/** The lines `NAME=value`, each with those that continue its value; null if a text begins with any other line. */
function collected(text: string): Collected[] | null {
  const all: Collected[] = [];
  for (const line of entriesOf(text)) {
    const [, name, value = ""] = assignment.exec(line) ?? [];
    if (name !== undefined)
      all.push({ name, lines: [value], printed: /^(?:export|declare|typeset) /.test(line) });
    else if (all.length > 0) all.at(-1)?.lines.push(line);
    else if (line.trim() !== "") return null;
  }
  return all;
}

/** The variables in lines `NAME=value`. */
function fromLines(text: string): GotEnvironment | null {
  const all = collected(text);
  if (!all || all.length === 0) return null;
  const value = ({ lines, printed }: Collected, n: number) => {
    const end = n === all.length - 1 ? lines.findLastIndex((line) => line !== "") + 1 : lines.length;
    const whole = lines.slice(0, end).join("\n");
    return printed ? unquoted(whole) : whole;
  };
  return new Map(all.map((one, n) => [one.name, value(one, n)]));
}

/** A scalar as the string that a process gets. */
function textOf(value: unknown): string | null {
  return value === null || typeof value === "object" ? null : String(value);
}

/** A list of `name` and `value`, as in a pod's spec. */
function fromList(list: unknown): Map<string, string | null> | null {
  if (!Array.isArray(list) || list.length === 0) return null;
  if (
    !list.every(
      (item) => isObject(item) && typeof item.name === "string" && ("value" in item || "valueFrom" in item),
    )
  )
    return null;
  return new Map(
    list.map((item) => [item.name as string, "valueFrom" in item ? null : textOf(item.value ?? "")]),
  );
}

/** All environments in a document, at any depth. */
function* environmentsIn(value: unknown): Generator<Map<string, string | null>> {
  const list = fromList(value);
  if (list) yield list;
  else if (Array.isArray(value)) for (const item of value) yield* environmentsIn(item);
  else if (isObject(value))
    for (const [key, item] of Object.entries(value)) {
      if (key === "environment" && isObject(item))
        yield new Map(Object.entries(item).map(([name, one]) => [name, textOf(one) ?? ""]));
      else yield* environmentsIn(item);
    }
}

/** Of several environments, the one with most of the expected names. */
function likeliest(
  all: readonly Map<string, string | null>[],
  expected: ReadonlySet<string>,
): GotEnvironment | null {
  const shared = (one: ReadonlyMap<string, unknown>) =>
    [...one.keys()].filter((name) => expected.has(name)).length;
  return [...all].sort((a, b) => shared(b) - shared(a) || b.size - a.size)[0] ?? null;
}

/** The environment in a YAML or JSON text. */
function fromDocument(text: string, expected: ReadonlySet<string>): GotEnvironment | null {
  const plain = text
    .split("\n")
    .filter((line) => !isNoise(line))
    .join("\n");
  try {
    const documents = parseAllDocuments(plain, { logLevel: "silent", uniqueKeys: false });
    const values = (Array.isArray(documents) ? documents : []).filter(({ errors }) => errors.length === 0);
    return likeliest(
      values.flatMap((one) => [...environmentsIn(one.toJS())]),
      expected,
    );
  } catch {
    return null;
  }
}

/**
 * The environment in a copied text.
 * @param expected the names to look for, which decide between several environments in one text
 * @returns null if the text is not an environment
 */
export function readEnvironment(text: string, expected: ReadonlySet<string>): GotEnvironment | null {
  return fromLines(text.replaceAll("\r\n", "\n")) ?? fromDocument(text, expected);
}
