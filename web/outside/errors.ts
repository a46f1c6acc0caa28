/** Explains an error that charmcraft, `juju deploy`, `juju debug-log` or a charm's status printed. */

import type { KnownError } from "../docs/catalogue";
import type { Diagnostic, Reason, Result } from "../engine/protocol";

/** The meaning of an error. */
export type ErrorMeaning =
  /** The present project causes it. The place is the finding's, or that of the reason for the charm's status. */
  | {
      readonly kind: "here";
      readonly said: string;
      readonly finding: Diagnostic | null;
      readonly reason: Reason | null;
    }
  /** Another kind of file causes it; `finding` is one of this kind in the present project, about something else. */
  | { readonly kind: "elsewhere"; readonly known: KnownError; readonly finding: Diagnostic | null };

/** Escape codes that terminals and logs add to a message. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: terminal codes begin with a control character.
const terminalCodes = /\u001b\[[0-9;]*[A-Za-z]/g;

/** A text on one line, ready to compare. */
function plain(text: string): string {
  return text.replace(terminalCodes, "").replace(/\s+/g, " ").trim();
}

/** The single messages in a program's output: its lines, and the items of its lists. */
function messagesIn(said: string): string[] {
  const lines = said.split("\n").map((line) => plain(line.replace(/^\s*- /, "")));
  return lines.filter(
    (line) => /[a-z]/i.test(line) && !/^(?:Bad charmcraft\.yaml content:|in "\.\/)/.test(line),
  );
}

/** The words of a message that are the same in each project: without quoted names and numbers. */
function fixedWords(message: string): string[] {
  const bare = message
    .replace(/^charmcraft internal error:/, "")
    .replace(/\(in field .*$/, "")
    .replace(/'[^']*'|"[^"]*"|\[[^\]]*\]|\{[^}]*\}/g, " ");
  const start = /^([a-z ]+: )/i.exec(bare)?.[1];
  const words = (
    start !== undefined && /^(?:missing|invalid) [a-z]+: $/.test(start) ? start : bare
  ).toLowerCase();
  return words.match(/[a-z][a-z-]+/g) ?? [];
}

/** How much of a message a text contains, from 0 to 1, by its fixed words; rare words count more. */
function share(
  words: readonly string[],
  text: ReadonlySet<string>,
  rarity: (word: string) => number,
): number {
  const whole = words.reduce((sum, word) => sum + rarity(word), 0);
  const found = words.filter((word) => text.has(word)).reduce((sum, word) => sum + rarity(word), 0);
  return whole === 0 ? 0 : found / whole;
}

/** The smallest share of a message that makes a text one of its kind. */
const likely = 0.8;
/** The fewest fixed words by which a message can be recognised. */
const fewestWords = 2;

/** How rare each word is among the known messages. */
function rarityIn(known: readonly KnownError[]): (word: string) => number {
  const counts = new Map<string, number>();
  for (const { said } of known)
    for (const word of new Set(said.flatMap(messagesIn).flatMap(fixedWords)))
      counts.set(word, (counts.get(word) ?? 0) + 1);
  return (word) => 1 / (1 + Math.log(1 + (counts.get(word) ?? 0)));
}

/** The messages of the programs about the present project, each with the program that objects. */
function saidHere({ expansion, juju, status }: Result): (readonly [text: string, by: Diagnostic["by"]])[] {
  const failed = [expansion.error?.message, expansion.error?.details].filter(
    (part) => typeof part === "string",
  );
  return [
    ...failed.map((text) => [text, "charmcraft"] as const),
    ...(juju?.error ? [[juju.error.message, "juju"] as const] : []),
    ...(status && status.name !== "active" && status.message.trim() !== ""
      ? [[status.message, "charm"] as const]
      : []),
    ...(status?.name === "error" ? [['hook failed: "config-changed"', "charm"] as const] : []),
  ];
}

/** How well a finding matches a message: by the names that the message quotes, and its path. */
function closeness({ message, path }: Diagnostic, said: string): number {
  const names = [...said.matchAll(/'([^']+)'|"([^"]+)"/g)].map(([, one, other]) => one ?? other ?? "");
  const field = /in field '([^']+)'/.exec(said)?.[1]?.replace(/\[(\d+)\]/g, ".$1");
  const byName = names.filter((name) => message.includes(name) || path.split(".").includes(name)).length;
  return byName + (field !== undefined && (path === field || path.startsWith(`${field}.`)) ? 2 : 0);
}

/** The finding that a message about the present project belongs to. */
function findingOf(said: string, by: Diagnostic["by"], { diagnostics }: Result): Diagnostic | null {
  const errors = diagnostics.filter((one) => one.severity === "error");
  const own = errors.filter((one) => one.by === by);
  const candidates = own.length > 0 ? own : errors;
  return [...candidates].sort((a, b) => closeness(b, said) - closeness(a, said))[0] ?? null;
}

/** The error as one that the present project causes, or null. */
function meaningHere(text: string, result: Result): ErrorMeaning | null {
  const pasted = plain(text);
  for (const [said, by] of saidHere(result)) {
    const message = messagesIn(said).find((one) => pasted.includes(one));
    if (message === undefined) continue;
    const reason = by === "charm" ? result.reason : null;
    return { kind: "here", said: message, finding: reason ? null : findingOf(message, by, result), reason };
  }
  return null;
}

/** How well a kind matches a text, by its best message; 0 if none is likely. */
function goodness(one: KnownError, words: ReadonlySet<string>, rarity: (word: string) => number): number {
  const fits = one.said.flatMap(messagesIn).map((message) => {
    const fixed = fixedWords(message);
    const part = fixed.length < fewestWords ? 0 : share(fixed, words, rarity);
    return part < likely ? 0 : part * Math.log(1 + fixed.length);
  });
  return Math.max(0, ...fits);
}

/** The most likely kind of mistake; of two that share their words, the one with fewer other words. */
function kindOf(text: string, known: readonly KnownError[]): KnownError | null {
  const words = new Set(
    plain(text)
      .toLowerCase()
      .match(/[a-z][a-z-]+/g) ?? [],
  );
  const rarity = rarityIn(known);
  const [best] = known
    .map((one) => ({ one, score: goodness(one, words, rarity) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.one.said.length - b.one.said.length);
  return best?.one ?? null;
}

/**
 * The meaning of an error.
 * @param known the kinds of mistakes for which programs have messages
 * @returns null if no known message is similar
 */
export function explainError(
  text: string,
  result: Result,
  known: readonly KnownError[],
): ErrorMeaning | null {
  const here = meaningHere(text, result);
  if (here) return here;
  const kind = kindOf(text, known);
  if (!kind) return null;
  const finding = result.diagnostics.find(({ code }) => code === kind.code) ?? null;
  return { kind: "elsewhere", known: kind, finding };
}
