/** What the charm could give its app and does not now, as the environment's table shows it below what is there. */
import { computed, signal } from "@preact/signals";
import type { Files, Needs, Position, PossibleVariable, Range, TextEdit } from "../engine/protocol";
import { originFilter, query } from "./environment-table";
import { hasWords } from "./phrases";
import { answer, environment } from "./results";

/** The possible variables of a folder. */
interface Possible {
  readonly files: Files;
  /** Number of the opened project that they are about. */
  readonly project: number;
  readonly variables: readonly PossibleVariable[];
}

/** What was possible when the hand last rested, or null before that. */
export const possible = signal<Possible | null>(null);

/** Whether the possible variables are folded away. */
export const possibleFolded = signal(false);

/** The groups whose variables are shown, by their keys. */
export const openGroups = signal<ReadonlySet<string>>(new Set());

/** The variables that need the same. */
export interface PossibleGroup {
  readonly key: string;
  readonly needs: Needs;
  /** What its button does: "Integrate 's3'". */
  readonly title: string;
  /** The edits of its button. */
  readonly edits: readonly TextEdit[];
  /** All of them, or those that a search finds. */
  readonly variables: readonly PossibleVariable[];
  /** Whether the group has one variable only. */
  readonly single: boolean;
  /** The variables that take more than the group's button brings. */
  readonly more: ReadonlySet<PossibleVariable>;
  /** Whether each takes something of its own, so that there is nothing that brings the group. */
  readonly each: boolean;
}

/** What tells needs apart. */
function keyOf({ kind, name, file = "" }: Needs): string {
  return `${kind} ${name} ${file}`;
}

/** Whether two lists of edits are the same. */
function sameEdits(a: readonly TextEdit[], b: readonly TextEdit[]): boolean {
  return (
    a.length === b.length &&
    a.every((one, n) => {
      const other = b[n] as TextEdit;
      return one.text === other.text && one.file === other.file && sameRange(one.range, other.range);
    })
  );
}

function sameRange({ start, end }: Range, other: Range): boolean {
  return samePosition(start, other.start) && samePosition(end, other.end);
}

function samePosition(a: Position, b: Position): boolean {
  return a.line === b.line && a.character === b.character;
}

/** Variables by what they need, in their order. */
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
    const more = new Set(members.filter((one) => !sameEdits(one.edits, edits)));
    const single = members.length === 1;
    const each = !single && more.size === members.length - 1;
    return [{ key, needs, title, edits, variables: members, single, more, each }];
  });
}

/** A group as far as a search finds it: all of it by what it needs, else those of its variables that are found. */
export function foundIn(group: PossibleGroup, text: string): PossibleGroup | null {
  if (hasWords(text, [group.needs.name, group.title])) return group;
  const variables = group.variables.filter(({ name }) => hasWords(text, [name, group.needs.name]));
  return variables.length > 0 ? { ...group, variables } : null;
}

/** The possible variables that are shown: none of them is there already. */
const shown = computed(() => {
  if (possible.value?.project !== answer.value?.project) return [];
  const there = new Set((environment.value?.value ?? []).map(({ name }) => name));
  return (possible.value?.variables ?? []).filter(({ name }) => !there.has(name));
});

/** All groups of possible variables. */
export const everyGroup = computed(() => groupsOf(shown.value));

/** The groups of possible variables that the search finds; none while one origin is looked at alone. */
export const possibleGroups = computed<readonly PossibleGroup[]>(() =>
  originFilter.value === "" ? everyGroup.value.flatMap((group) => foundIn(group, query.value) ?? []) : [],
);

/** How many names are possible, of those that are shown. */
export const possibleCount = computed(
  () => new Set(possibleGroups.value.flatMap(({ variables }) => variables.map(({ name }) => name))).size,
);
