import { useComputed, useSignal } from "@preact/signals";
import { useEffect, useRef } from "preact/hooks";
import type { Variable, VariableOrigin } from "../engine/protocol";
import { generatedValue } from "../export/variable";
import { isHidden, mask, originLabel, toggleRevealed } from "../state/environment-table";
import { variableChanges } from "../state/pinned";
import { environment } from "../state/results";
import { goTo, litClass, revealLinked } from "../state/view";
import { IconButton } from "./icon-button";
import { spotEvents } from "./spot-events";
import { copyText } from "./transfer";

/** The origin of something that no project file contains. */
function originWords({ from, kind }: VariableOrigin): string {
  if (from === "charm") return "the charm itself";
  return from ?? kind;
}

/** A link to the line that a name or value comes from. */
function OriginLink({ title, origin }: { readonly title: string; readonly origin: VariableOrigin }) {
  const { file, line, path } = origin;
  return (
    <>
      <dt>{title}</dt>
      <dd>
        {file !== undefined && line !== undefined ? (
          <button
            type="button"
            class="text-button"
            onClick={() => goTo({ file, line }, environment.peek()?.files)}
          >
            {file}, line {line + 1}
          </button>
        ) : (
          <span>{originWords(origin)}</span>
        )}
        {path && <code> {path}</code>}
      </dd>
    </>
  );
}

/** All details of one variable; they scroll into view when opened. */
function Details({ variable }: { readonly variable: Variable }) {
  const frame = useRef<HTMLDivElement>(null);
  useEffect(() => frame.current?.scrollIntoView({ block: "nearest" }), []);
  const before = variableChanges.value.before.get(variable.name);
  const changed = variableChanges.value.changes.get(variable.name) === "changed";
  return (
    <div class="details" ref={frame}>
      {variable.description && <p>{variable.description}</p>}
      <dl>
        <dt>Value</dt>
        <dd>
          <code class="whole-value">{isHidden(variable) ? mask : variable.value || "empty text"}</code>
        </dd>
        {changed && (
          <>
            <dt>Pinned</dt>
            <dd>
              <code class="whole-value">{isHidden(variable) ? mask : before}</code>
            </dd>
          </>
        )}
        <OriginLink title="Name from" origin={variable.origin} />
        <OriginLink title="Value from" origin={variable["value-origin"]} />
      </dl>
      {variable.docs && (
        <a href={variable.docs} target="_blank" rel="noreferrer">
          Documentation
        </a>
      )}
    </div>
  );
}

const changeWords = { new: "new", changed: "changed" } as const;

/** The classes of a variable's row. */
function rowClass(name: string): string {
  const change = variableChanges.value.changes.get(name) ?? "";
  return `variable ${change} ${litClass("variable", name)}`;
}

/** What the note says was copied: the real value even while it is masked, or a description in its place. */
function copiedWords(variable: Variable): string {
  const { name, value } = variable;
  if (value === generatedValue)
    return `'${value}' for ${name}: the charm generates the value when it is deployed`;
  return isHidden(variable) ? `the real value of ${name}` : `the value of ${name}`;
}

/** The value, or a mask that hides it. */
function Value({ variable }: { readonly variable: Variable }) {
  const { value } = variable;
  if (!isHidden(variable)) {
    return <code title={value}>{value === "" ? <i class="quiet">empty text</i> : value}</code>;
  }
  return (
    <span class="masked">
      <span aria-hidden="true">{mask}</span>
      <span class="visually-hidden">hidden</span>
    </span>
  );
}

/** One variable: name, value, origin; more on demand. */
export function EnvironmentRow({ variable }: { readonly variable: Variable }) {
  const open = useSignal(false);
  const { name, value, sensitive } = variable;
  const hidden = isHidden(variable);
  const spot = { kind: "variable", name } as const;
  // A row is drawn again only when its own class changes, not whenever other rows light up.
  const look = useComputed(() => rowClass(name));
  const change = useComputed(() => variableChanges.value.changes.get(name)).value;
  const toggle = () => {
    open.value = !open.value;
    if (open.value) revealLinked(spot);
  };
  return (
    <>
      <tr id={`variable-${name}`} class={look} {...spotEvents(spot)}>
        <th scope="row">
          <button
            type="button"
            class="variable-name"
            aria-expanded={open.value}
            tabIndex={-1}
            onClick={toggle}
          >
            <span class="name-text">{name}</span>
            {change && <span class={`change ${change}`}>{changeWords[change]}</span>}
          </button>
        </th>
        <td class="value">
          <Value variable={variable} />
        </td>
        <td class="origin" title={originLabel(variable)}>
          {originLabel(variable)}
        </td>
        <td class="row-actions">
          {sensitive && (
            <IconButton
              icon={hidden ? "eye" : "hidden"}
              name={`${hidden ? "Show" : "Hide"} the value of ${name}`}
              tabIndex={-1}
              onClick={() => toggleRevealed(name)}
            />
          )}
          <IconButton
            icon="copy"
            name={`Copy the value of ${name}`}
            tabIndex={-1}
            onClick={() => void copyText(value, copiedWords(variable))}
          />
        </td>
      </tr>
      {open.value && (
        <tr class="details-row">
          <td colSpan={4}>
            <Details variable={variable} />
          </td>
        </tr>
      )}
    </>
  );
}
