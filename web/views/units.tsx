import { useSignal } from "@preact/signals";
import type { Result } from "../engine/protocol";
import { files } from "../state/project";
import { answer } from "../state/results";
import { type OtherUnit, setUnit, unit, workOutUnit } from "../state/unit";
import { dialog } from "../state/view";
import { Dialog } from "./dialog";
import { useLatest } from "./latest";
import { StatusWords } from "./way";

/** The most units to choose from. */
const mostUnits = 99;

/** Shows which unit is on display, and opens the dialog of units. */
export function UnitButton() {
  const { unit: shown, units, leader } = unit.value;
  return (
    <button
      type="button"
      class="button small"
      title="Choose the shown unit, its leadership, or compare two units"
      onClick={() => {
        dialog.value = "units";
      }}
    >
      Unit {shown} of {units}
      {leader ? ", leader" : ""}
    </button>
  );
}

/**
 * The number of the application's units. Each typed number within bounds is used at once; others are corrected when
 * the field loses the focus.
 */
function UnitsField() {
  const { unit: shown, units } = unit.value;
  const typed = useSignal<string | null>(null);
  const least = shown + 1;
  const within = (text: string) => Math.min(mostUnits, Math.max(least, Math.floor(Number(text)) || least));
  const type = (text: string) => {
    typed.value = text;
    if (text === String(within(text))) void setUnit({ units: within(text) });
  };
  const leave = (text: string) => {
    typed.value = null;
    if (text !== "" && text !== String(within(text))) void setUnit({ units: within(text) });
  };
  return (
    <label>
      Units of the application
      <input
        type="number"
        min={least}
        max={mostUnits}
        value={typed.value ?? units}
        onInput={(event) => type(event.currentTarget.value)}
        onBlur={(event) => leave(event.currentTarget.value)}
      />
    </label>
  );
}

/** The controls of the unit on display. */
function UnitControls() {
  const { unit: shown, units, leader } = unit.value;
  return (
    <div class="fields">
      <label>
        Shown unit
        <select value={shown} onChange={(event) => void setUnit({ unit: Number(event.currentTarget.value) })}>
          {Array.from({ length: units }, (_, n) => (
            <option key={n} value={n}>
              {n}
            </option>
          ))}
        </select>
      </label>
      <UnitsField />
      <label class="check">
        <input
          type="checkbox"
          checked={leader}
          onChange={(event) => void setUnit({ leader: event.currentTarget.checked })}
        />
        The shown unit is the leader
      </label>
    </div>
  );
}

/** One line of the comparison. */
interface Difference {
  readonly what: string;
  readonly here: string;
  readonly there: string;
}

/** The differences between two units: status, services, variables. */
export function compareUnits(here: Result, there: Result): Difference[] {
  const facts = (result: Result) =>
    new Map([
      ["status", `${result.status?.name ?? "none"} ${result.status?.message ?? ""}`.trim()],
      ...result.services.map(({ name, running, startup }): [string, string] => [
        `service ${name}`,
        running ? "running" : startup === "disabled" ? "disabled" : "stopped",
      ]),
      ...(result.environment ?? []).map(({ name, value, sensitive }): [string, string] => [
        name,
        sensitive ? "hidden" : value,
      ]),
    ]);
  const [a, b] = [facts(here), facts(there)];
  return [...new Set([...a.keys(), ...b.keys()])]
    .filter((what) => a.get(what) !== b.get(what))
    .map((what) => ({ what, here: a.get(what) ?? "none", there: b.get(what) ?? "none" }));
}

/** The properties of a table of differences; the numbers are those of the units. */
interface DifferencesProps {
  readonly list: ReturnType<typeof compareUnits>;
  readonly shown: number;
  readonly other: number;
}

/** The differences between two units. */
function Differences({ list, shown, other }: DifferencesProps) {
  if (list.length === 0) return <p>Both units get the same environment and run the same services.</p>;
  return (
    <table class="comparison">
      <thead>
        <tr>
          <th scope="col">What differs</th>
          <th scope="col">Unit {shown}</th>
          <th scope="col">Unit {other}</th>
        </tr>
      </thead>
      <tbody>
        {list.map(({ what, here, there }) => (
          <tr key={what}>
            <th scope="row">{what}</th>
            <td data-label={`Unit ${shown}`}>{here}</td>
            <td data-label={`Unit ${other}`}>{there}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Chooses the unit to compare with. @param other the chosen one */
function OtherChoice({ other, choose }: { readonly other: number; readonly choose: (unit: number) => void }) {
  const { unit: shown, units } = unit.value;
  const others = Array.from({ length: units }, (_, n) => n).filter((n) => n !== shown);
  return (
    <label class="fields">
      <span>Compare unit {shown} with</span>
      <select value={other} onChange={(event) => choose(Number(event.currentTarget.value))}>
        {others.map((n) => (
          <option key={n} value={n}>
            unit {n}
          </option>
        ))}
      </select>
    </label>
  );
}

/** The result of the other unit, for the latest request; null while it is worked out. */
function useOtherUnit(other: number, units: number): OtherUnit | null {
  const of = files.value;
  return useLatest(() => workOutUnit({ unit: other, units, leader: other === 0 }), [of, other, units]);
}

/** Compares the unit on display with another one, if the application has more than one. */
export function Comparison() {
  return unit.value.units < 2 ? <p class="quiet">Add a second unit to compare two.</p> : <TwoUnits />;
}

/** The unit on display and the chosen one. */
function TwoUnits() {
  const { unit: shown, units } = unit.value;
  const chosen = useSignal(0);
  const other = chosen.value !== shown && chosen.value < units ? chosen.value : Number(shown === 0);
  const there = useOtherUnit(other, units);
  const here = answer.value?.result;
  const choose = (unit: number) => {
    chosen.value = unit;
  };
  return (
    <>
      <OtherChoice other={other} choose={choose} />
      {here && there ? (
        <Compared here={here} there={there} shown={shown} other={other} />
      ) : (
        <p class="quiet">Working out unit {other}…</p>
      )}
    </>
  );
}

/** The properties of the comparison. */
interface ComparedProps extends Pick<DifferencesProps, "shown" | "other"> {
  readonly here: Result;
  readonly there: OtherUnit;
}

/** The other unit's status and the differences, or why they are not known. */
function Compared({ here, there, shown, other }: ComparedProps) {
  if ("why" in there) return <p role="alert">{there.why}</p>;
  const { status } = there.result;
  return (
    <>
      {status && (
        <p class={`status ${status.name}`}>
          <StatusWords status={status} />
        </p>
      )}
      <Differences list={compareUnits(here, there.result)} shown={shown} other={other} />
    </>
  );
}

/** Switches and compares units; the choice is written into mock.yaml. */
export function UnitsDialog() {
  return (
    <Dialog title="Units" wide>
      <UnitControls />
      <Comparison />
    </Dialog>
  );
}
