/**
 * Variables that the charm could give its app but does not yet; the environment table shows them below the real
 * ones.
 */
import { computed, signal } from "@preact/signals";
import type { Files, Needs, PossibleVariable, TextEdit } from "../engine/protocol";
import { originFilter, query } from "./environment-table";
import { hasWords } from "./phrases";
import { answer, environment } from "./results";
import { isSame } from "./same";

/** The possible variables of a folder. */
interface Possible {
  readonly files: Files;
  /** The number of the opened project that they belong to. */
  readonly project: number;
  readonly variables: readonly PossibleVariable[];
}

/** What was possible when the user last rested, or null before that. */
export const possible = signal<Possible | null>(null);

/** Whether the list of possible variables is collapsed. */
export const possibleFolded = signal(false);

/** The keys of the groups that are expanded. */
export const openGroups = signal<ReadonlySet<string>>(new Set());

/** Possible variables that need the same thing. */
export interface PossibleGroup {
  readonly key: string;
  readonly needs: Needs;
  /** The label of its button: "Integrate 's3'". */
  readonly title: string;
  /** The edits that its button makes. */
  readonly edits: readonly TextEdit[];
  /** The group's variables, or only those that match the search. */
  readonly variables: readonly PossibleVariable[];
  /** Whether the group has one variable only. */
  readonly single: boolean;
  /** The variables that need more than the group's button adds. */
  readonly more: ReadonlySet<PossibleVariable>;
  /** Whether each variable needs edits of its own, so that no single step brings the group. */
  readonly each: boolean;
}

/** A key that tells needs apart. */
function keyOf({ kind, name, file = "" }: Needs): string {
  return `${kind} ${name} ${file}`;
}

/** Groups variables by what they need, in their order. */
export function groupsOf(variables: readonly PossibleVariable[]): readonly PossibleGroup[] {
  const groups = new Map<string, PossibleVariable[]>();
  for (const variable of variables) {
    const key = keyOf(variable.needs);
    const members = groups.get(key);
    if (members) members.push(variable);
    else groups.set(key, [variable]);
  }
  return [...groups].flatMap(([key, members]) => {
    const [first] = members;
    if (!first) return [];
    const { needs, title, edits } = first;
    const more = new Set(members.filter((one) => !isSame(one.edits, edits)));
    const single = members.length === 1;
    const each = !single && more.size === members.length - 1;
    return [{ key, needs, title, edits, variables: members, single, more, each }];
  });
}

/**
 * A group as far as it matches a search: all of it if the search matches its need, otherwise the variables that
 * match.
 */
export function foundIn(group: PossibleGroup, text: string): PossibleGroup | null {
  if (hasWords(text, [group.needs.name, group.title])) return group;
  const variables = group.variables.filter(({ name }) => hasWords(text, [name, group.needs.name]));
  return variables.length > 0 ? { ...group, variables } : null;
}

/** The possible variables on display: those that the environment does not have yet. */
const shown = computed(() => {
  if (possible.value?.project !== answer.value?.project) return [];
  const there = new Set((environment.value?.value ?? []).map(({ name }) => name));
  return (possible.value?.variables ?? []).filter(({ name }) => !there.has(name));
});

/** All groups of possible variables. */
export const everyGroup = computed(() => groupsOf(shown.value));

/** The groups of possible variables that match the search; none while the table is filtered by an origin. */
export const possibleGroups = computed<readonly PossibleGroup[]>(() =>
  originFilter.value === "" ? everyGroup.value.flatMap((group) => foundIn(group, query.value) ?? []) : [],
);

/** The number of possible variables on display. */
export const possibleCount = computed(
  () => new Set(possibleGroups.value.flatMap(({ variables }) => variables.map(({ name }) => name))).size,
);
