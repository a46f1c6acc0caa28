import { useSignal } from "@preact/signals";
import { useEffect } from "preact/hooks";
import type { Result } from "../engine/protocol";
import { charmcraft, files } from "../state/project";
import { answer } from "../state/results";
import { ask } from "../state/session";
import { folderWithUnit, setUnit, unit } from "../state/unit";
import { dialog } from "../state/view";
import { Dialog } from "./dialog";
import { StatusWords } from "./way";

/** Most units that one can choose from. */
const mostUnits = 99;

/** Opens the dialog of units, and says which unit is shown. */
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

/** How many units the application has. It follows each number within bounds that is typed; other numbers are corrected when the field is left. */
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

/** The controls of the shown unit. */
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

/** What differs between two units: status, services, variables. */
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

/** What a table of differences takes: the numbers are those of the units. */
interface DifferencesProps {
  readonly list: ReturnType<typeof compareUnits>;
  readonly shown: number;
  readonly other: number;
}

/** What differs between two units. */
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
            <td>{here}</td>
            <td>{there}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** The shown unit against another one. */
function Comparison() {
  const { unit: shown, units } = unit.value;
  const other = useSignal(shown === 0 ? 1 : 0);
  const result = useSignal<Result | null>(null);
  const wanted = other.value;
  useEffect(() => {
    const change = { unit: wanted, units, leader: wanted === 0 };
    void folderWithUnit(files.peek(), change, "compare-unit")
      .then((folder) => ask("evaluate", { files: folder, charmcraft: charmcraft.value }, "compare"))
      .then((value) => {
        result.value = value;
      });
  }, [wanted, units, result]);
  if (units < 2) return <p class="quiet">Give the application a second unit to compare two.</p>;
  const here = answer.value?.result;
  const there = result.value;
  if (!here || !there) return <p class="quiet">Working out unit {wanted}…</p>;
  return (
    <>
      <label class="fields">
        <span>Compare unit {shown} with</span>
        <select
          value={wanted}
          onChange={(event) => {
            other.value = Number(event.currentTarget.value);
          }}
        >
          {Array.from({ length: units }, (_, n) => n)
            .filter((n) => n !== shown)
            .map((n) => (
              <option key={n} value={n}>
                unit {n}
              </option>
            ))}
        </select>
      </label>
      {there.status && (
        <p class={`status ${there.status.name}`}>
          <StatusWords status={there.status} />
        </p>
      )}
      <Differences list={compareUnits(here, there)} shown={shown} other={wanted} />
    </>
  );
}

/** Switching and comparing units; what is chosen is written into mock.yaml. */
export function UnitsDialog() {
  return (
    <Dialog title="Units" wide>
      <UnitControls />
      <Comparison />
    </Dialog>
  );
}
