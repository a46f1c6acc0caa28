/** The rows of the environment table: searched, filtered and sorted. */

import { computed, signal } from "@preact/signals";
import type { Variable } from "../engine/protocol";
import { hasWords } from "./phrases";
import { environment } from "./results";

/** The order of the rows. */
export type Order = "charm" | "name";

/** What is searched for in names, values and origins; empty for everything. */
export const query = signal("");
/** The origin that is shown alone, or empty for all. */
export const originFilter = signal("");
/** The order of the rows. */
export const order = signal<Order>("charm");
/** The names of the sensitive variables whose values are shown. */
export const revealed = signal<ReadonlySet<string>>(new Set());
/** Whether all sensitive values are shown. */
export const allRevealed = signal(false);

/** What is shown in place of a sensitive value. */
export const mask = "••••••••";

/** Where a variable's name comes from, in a word or two: "config token", "postgresql", "charm". */
export function originLabel({ origin }: Pick<Variable, "origin">): string {
  const last = origin.path?.split(".").at(-1);
  if (!last) return origin.kind;
  return /^(?:config|option|secret)/.test(origin.kind) ? `config ${last}` : last;
}

/** Lets the table show every variable: nothing is searched for, and no origin is chosen. */
export function showEveryRow(): void {
  query.value = "";
  originFilter.value = "";
}

/** The group that the filter offers for a variable: all config options are one. */
export function originGroup(variable: Pick<Variable, "origin">): string {
  return originLabel(variable).replace(/^config .*/, "config");
}

/** Whether a variable is found by what the user types. Hidden values are not searched, so that they do not leak. */
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

/** The origins to filter by, in the charm's order. */
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
