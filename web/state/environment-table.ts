/** The rows of the environment table: searched, filtered and sorted. */

import { computed, signal } from "@preact/signals";
import type { Variable } from "../engine/protocol";
import { hasWords } from "./phrases";
import { environment } from "./results";

/** The order of the rows. */
export type Order = "charm" | "name";

/** The search text for names, values and origins; empty shows every row. */
export const query = signal("");
/** The only origin whose rows are shown, or empty for all. */
export const originFilter = signal("");
/** The order of the rows. */
export const order = signal<Order>("charm");
/** The names of the sensitive variables whose values are shown. */
export const revealed = signal<ReadonlySet<string>>(new Set());
/** Whether all sensitive values are visible. */
export const allRevealed = signal(false);

/** The text that hides a sensitive value. */
export const mask = "••••••••";

/** Where a variable's name comes from, in a word or two: "config token", "postgresql", "charm". */
export function originLabel({ origin }: Pick<Variable, "origin">): string {
  const last = origin.path?.split(".").at(-1);
  if (!last) return origin.kind;
  return /^(?:config|option|secret)/.test(origin.kind) ? `config ${last}` : last;
}

/** Clears the search and the filter, so that the table shows every variable. */
export function showEveryRow(): void {
  query.value = "";
  originFilter.value = "";
}

/** The group of a variable in the filter: all config options are one group. */
export function originGroup(variable: Pick<Variable, "origin">): string {
  return originLabel(variable).replace(/^config .*/, "config");
}

/** Whether a variable matches the search. Hidden values are not searched: a match would give them away. */
export function matches(variable: Variable, text: string, hidden: boolean): boolean {
  return hasWords(text, [variable.name, originLabel(variable), hidden ? "" : variable.value]);
}

/** Whether a variable's value is masked now. */
export function isHidden({ name, sensitive }: Variable): boolean {
  return sensitive && !allRevealed.value && !revealed.value.has(name);
}

/** Shows or masks one sensitive value. */
export function toggleRevealed(name: string): void {
  const next = new Set(revealed.value);
  if (!next.delete(name)) next.add(name);
  revealed.value = next;
}

/** The groups to filter by, in the charm's order. */
export const origins = computed(() => [...new Set((environment.value?.value ?? []).map(originGroup))]);

/** The rows that are shown. */
export const rows = computed<readonly Variable[]>(() => {
  const all = environment.value?.value ?? [];
  const found = all.filter(
    (variable) =>
      (originFilter.value === "" || originGroup(variable) === originFilter.value) &&
      matches(variable, query.value, isHidden(variable)),
  );
  return order.value === "name" ? found.sort((a, b) => (a.name < b.name ? -1 : 1)) : found;
});
