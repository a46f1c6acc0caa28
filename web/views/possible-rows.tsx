import type { Needs, PossibleVariable } from "../engine/protocol";
import { bringVariable } from "../state/bring";
import { query } from "../state/environment-table";
import { counted } from "../state/phrases";
import {
  openGroups,
  type PossibleGroup,
  possibleCount,
  possibleFolded,
  possibleGroups,
} from "../state/possible";

/** The heading above the groups of each kind. */
const headings: Readonly<Record<Needs["kind"], string>> = {
  value: "Options without a value",
  relation: "Endpoints without a relation, or with too little data",
  unit: "A single unit",
  proxy: "Proxies of the model",
  endpoint: "Integrations that are not declared",
};

/** The label of a group's button; screen readers also hear what it is about. */
function buttonWords({ needs, title }: PossibleGroup): string {
  if (needs.kind === "relation") return title.startsWith("Integrate") ? "Integrate" : "Complete the data";
  return { value: "Set…", proxy: "Set…", unit: "Add a unit", endpoint: "Add the endpoint" }[needs.kind];
}

/** What a variable still needs, in words. */
function needWords({ kind, name, file }: Needs): string {
  const words = {
    value: file === undefined ? `Needs a value for ${name}` : `Needs ${name} in ${file}`,
    relation: `Needs a relation at ${name}`,
    unit: "Needs a second unit",
    proxy: `Needs ${name}`,
    endpoint: `Needs an endpoint for ${name}`,
  };
  return words[kind];
}

/** The button that adds a group, or a variable that needs more than its group. */
function BringButton({ words, about, variable }: BringProps) {
  return (
    <button
      type="button"
      class="button small"
      tabIndex={-1}
      title={variable.title}
      onClick={() => void bringVariable(variable)}
    >
      {words}
      <span class="visually-hidden"> {about}</span>
    </button>
  );
}

interface BringProps {
  readonly words: string;
  /** What it is about, for screen readers. */
  readonly about: string;
  readonly variable: PossibleVariable;
}

/** A variable that the app does not get yet, and its purpose. */
function PossibleRow({ variable, group, alone }: RowProps) {
  const { name, description } = variable;
  const own = alone || group.each || group.more.has(variable);
  return (
    <tr class={alone ? "possible" : "possible inner"}>
      <th scope="row">
        <span class="possible-name">{name}</span>
      </th>
      <td class="about" colSpan={3}>
        <span title={alone ? `${needWords(variable.needs)}. ${description}` : description}>
          {description}
        </span>
        {own && (
          <BringButton words={alone ? buttonWords(group) : "Set it"} about={name} variable={variable} />
        )}
      </td>
    </tr>
  );
}

interface RowProps {
  readonly variable: PossibleVariable;
  readonly group: PossibleGroup;
  /** Whether it is the only one of its group, which then has no row of its own. */
  readonly alone: boolean;
}

/** Expands or collapses a group. */
function toggleGroup(key: string): void {
  const next = new Set(openGroups.value);
  if (!next.delete(key)) next.add(key);
  openGroups.value = next;
}

/** Variables with the same need, collapsed; a search shows those that match. */
function GroupRows({ group }: { readonly group: PossibleGroup }) {
  const { key, needs, variables, single } = group;
  const [first] = variables;
  if (!first) return null;
  if (single) return <PossibleRow variable={first} group={group} alone />;
  const open = query.value !== "" || openGroups.value.has(key);
  return (
    <>
      <tr class="possible group">
        <th scope="row">
          <button
            type="button"
            class="variable-name"
            tabIndex={-1}
            aria-expanded={open}
            onClick={() => toggleGroup(key)}
          >
            <span class="name-text">{needs.name || "unit"}</span>
          </button>
        </th>
        <td class="about" colSpan={3}>
          <div>
            <span>would add {counted(variables.length, "variable")}</span>
            {!group.each && <BringButton words={buttonWords(group)} about={needs.name} variable={first} />}
          </div>
        </td>
      </tr>
      {open &&
        variables.map((variable) => (
          <PossibleRow key={variable.name} variable={variable} group={group} alone={false} />
        ))}
    </>
  );
}

/** The groups of a kind below their heading. */
function KindRows({
  kind,
  groups,
}: {
  readonly kind: Needs["kind"];
  readonly groups: readonly PossibleGroup[];
}) {
  if (groups.length === 0) return null;
  return (
    <>
      <tr class="possible-kind">
        <th scope="rowgroup" colSpan={4}>
          {headings[kind]}
        </th>
      </tr>
      {groups.map((group) => (
        <GroupRows key={group.key} group={group} />
      ))}
    </>
  );
}

/** The variables that the charm could give its app but does not yet, below those that it does. */
export function PossibleRows() {
  const groups = possibleGroups.value;
  if (groups.length === 0) return null;
  const open = query.value !== "" || !possibleFolded.value;
  const kinds = Object.keys(headings) as Needs["kind"][];
  return (
    <>
      <tr class="possible-head">
        <th scope="rowgroup" colSpan={4}>
          <button
            type="button"
            class="variable-name"
            tabIndex={-1}
            aria-expanded={open}
            onClick={() => {
              possibleFolded.value = !possibleFolded.value;
            }}
          >
            Not set, but possible
            <span class="quiet count">{possibleCount.value}</span>
          </button>
        </th>
      </tr>
      {open &&
        kinds.map((kind) => (
          <KindRows key={kind} kind={kind} groups={groups.filter(({ needs }) => needs.kind === kind)} />
        ))}
    </>
  );
}
