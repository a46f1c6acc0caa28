/**
 * What an app really got, as somebody copied it: `printenv`, `env`, `export -p`, `pebble plan`, a pod's `env`. Only
 * the names and values are taken; nothing of it is kept.
 */

import { parseAllDocuments } from "yaml";
import { isObject } from "../state/json";

/** An environment: values by name; null where the text only says where a value comes from. */
export type GotEnvironment = ReadonlyMap<string, string | null>;

/** Names that a variable of a 12-factor app has; Spring Boot's have dots and brackets. */
const assignment = /^(?:export |declare -x |typeset -x )?([A-Za-z_][A-Za-z0-9_.[\]-]*)=([\s\S]*)$/;

/** What a shell makes of a value that it printed in quotes. */
function unquoted(value: string): string {
  const single = /^'((?:[^']|'\\'')*)'$/s.exec(value)?.[1];
  if (single !== undefined) return single.replaceAll("'\\''", "'");
  const double = /^"((?:[^"\\]|\\.)*)"$/s.exec(value)?.[1];
  return double === undefined ? value : double.replace(/\\([\\"$`])/g, "$1");
}

/** Lines that come along when a terminal is copied: prompts, fences. */
function isNoise(line: string): boolean {
  return (
    /^\s*```/.test(line) ||
    /^[^\s=]*[$#%] (?:\S.*)?$/.test(line) ||
    /^(?:juju|kubectl|printenv|env)\b[^=]*$/.test(line)
  );
}

/** The entries of a text: those that NUL separates, as `env -0` prints them, or its lines. */
function entriesOf(text: string): string[] {
  return text.includes("\0") ? text.split("\0") : text.split("\n").filter((line) => !isNoise(line));
}

/** One variable while its lines are collected. */
interface Collected {
  readonly name: string;
  readonly lines: string[];
  /** Whether a shell printed the value, in quotes. */
  readonly printed: boolean;
}

/** The lines `NAME=value`, each with those that go on with its value; null where a text begins with another line. */
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

/** The variables of lines `NAME=value`. */
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

/** A scalar as the text that a process gets. */
function textOf(value: unknown): string | null {
  return value === null || typeof value === "object" ? null : String(value);
}

/** A list of `name` and `value`, as pods have it. */
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

/** All environments in a document, wherever they are. */
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

/** Of several environments the one that has most of the expected names. */
function likeliest(
  all: readonly Map<string, string | null>[],
  expected: ReadonlySet<string>,
): GotEnvironment | null {
  const shared = (one: ReadonlyMap<string, unknown>) =>
    [...one.keys()].filter((name) => expected.has(name)).length;
  return [...all].sort((a, b) => shared(b) - shared(a) || b.size - a.size)[0] ?? null;
}

/** The environment in a text of YAML or JSON. */
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
 * The environment in a text that somebody copied.
 * @param expected the names that are looked for, which decide where the text has several environments
 * @returns null if the text is not one
 */
export function readEnvironment(text: string, expected: ReadonlySet<string>): GotEnvironment | null {
  return fromLines(text.replaceAll("\r\n", "\n")) ?? fromDocument(text, expected);
}
