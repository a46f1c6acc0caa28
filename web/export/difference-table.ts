/** How an environment changed from one version to another, as a table for a pull request. */

import type { Variable } from "../engine/protocol";
import { longestRun } from "../state/phrases";
import { compareVariables } from "../state/pin";

/** One variable that changed. */
export interface Difference {
  readonly name: string;
  readonly change: "new" | "changed" | "gone";
  /** The old value; null for a new variable. */
  readonly before: string | null;
  /** The new value; null for a variable that is gone. */
  readonly after: string | null;
  readonly sensitive: boolean;
}

/** The variables that changed, in the charm's order; those that are gone come last. */
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

/** A text as code in a cell of a Markdown table (GitHub Flavored Markdown 0.29, 4.10 and 6.3). */
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
 * @param title a sentence that names the two versions
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
