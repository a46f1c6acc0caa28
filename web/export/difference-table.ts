/** What became of an environment from one version to another, as a table for a pull request. */

import type { Variable } from "../engine/protocol";
import { longestRun } from "../state/phrases";
import { compareVariables } from "../state/pin";

/** One variable that is not as it was. */
export interface Difference {
  readonly name: string;
  readonly change: "new" | "changed" | "gone";
  /** The value that it had; null for a new one. */
  readonly before: string | null;
  /** The value that it has; null for one that is gone. */
  readonly after: string | null;
  readonly sensitive: boolean;
}

/** The variables that are not as they were, in the charm's order; those that are gone come last. */
export function differences(before: readonly Variable[], after: readonly Variable[]): readonly Difference[] {
  const { changes, before: was, gone } = compareVariables(before, after);
  const hidden = new Set([...before, ...after].filter(({ sensitive }) => sensitive).map(({ name }) => name));
  const present = after.flatMap(({ name, value }): Difference[] => {
    const change = changes.get(name);
    if (change === undefined) return [];
    return [{ name, change, before: was.get(name) ?? null, after: value, sensitive: hidden.has(name) }];
  });
  const absent = gone.map(
    ({ name, value }): Difference => ({
      name,
      change: "gone",
      before: value,
      after: null,
      sensitive: hidden.has(name),
    }),
  );
  return [...present, ...absent];
}

/** A text in the cell of a Markdown table, as code (GitHub Flavored Markdown 0.29, 4.10 and 6.3). */
function cell(text: string | null): string {
  if (text === null) return "";
  const line = text.replace(/\r\n|[\r\n\u2028\u2029]/g, "⏎").replaceAll("|", "\\|");
  if (line === "") return "(empty)";
  const fence = "`".repeat(longestRun(line) + 1);
  const room = /^`|`$|^ .* $/.test(line) ? " " : "";
  return fence + room + line + room + fence;
}

/**
 * The differences as a Markdown table. Sensitive values are left out.
 * @param title names what is compared, as a sentence
 */
export function markdownTable(all: readonly Difference[], title: string): string {
  if (all.length === 0) return `${title}\n\nThe app's environment is the same.\n`;
  const value = (text: string | null, sensitive: boolean) =>
    text !== null && sensitive ? "(not shown)" : cell(text);
  const rows = all.map(
    ({ name, change, before, after, sensitive }) =>
      `| ${cell(name)} | ${change} | ${value(before, sensitive)} | ${value(after, sensitive)} |`,
  );
  return [title, "", "| Variable | Change | Before | After |", "| --- | --- | --- | --- |", ...rows, ""].join(
    "\n",
  );
}
