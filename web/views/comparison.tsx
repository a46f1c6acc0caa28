import { useSignal } from "@preact/signals";
import type { Result } from "../engine/protocol";
import type { GotEnvironment } from "../outside/app-environment";
import { type Compared, commonCause, compareEnvironments, type Verdict } from "../outside/compare";
import { mask } from "../state/environment-table";
import { counted } from "../state/phrases";
import { Check } from "./check";

/** The verdicts in words, in the order in which they are counted. */
const words: Readonly<Record<Verdict, string>> = {
  different: "different",
  missing: "missing",
  unknown: "unknown",
  equal: "equal",
  own: "the container's own",
};

/** A value, hidden until the user asks to see it; a dash if it has none. */
function Value({ value, hidden }: { readonly value: string | null | undefined; readonly hidden: boolean }) {
  if (value === undefined) return <span class="quiet">—</span>;
  if (value === null) return <span class="quiet">not given</span>;
  return <code>{hidden && value !== "" ? mask : value}</code>;
}

/** A sentence in which text between backticks is code. */
function Sentence({ text }: { readonly text: string }) {
  return <>{text.split("`").map((part, n) => (n % 2 === 1 ? <code key={part}>{part}</code> : part))}</>;
}

/** One variable. */
function Row({ one, shown }: { readonly one: Compared; readonly shown: boolean }) {
  const hidden = one.sensitive && !shown;
  return (
    <tr class={`verdict-${one.verdict}`}>
      <th scope="row">{one.name}</th>
      <td class="verdict">{words[one.verdict]}</td>
      <td data-label="Expected">
        <Value value={one.expected} hidden={hidden} />
      </td>
      <td data-label="The app got">
        <Value value={one.got} hidden={hidden} />
      </td>
      <td>
        <Sentence text={one.cause} />
      </td>
    </tr>
  );
}

/** A table of variables. */
function Rows({ all, shown }: { readonly all: readonly Compared[]; readonly shown: boolean }) {
  return (
    <table class="comparison">
      <thead>
        <tr>
          <th scope="col">Variable</th>
          <th scope="col">Result</th>
          <th scope="col">Expected</th>
          <th scope="col">The app got</th>
          <th scope="col">Likely cause</th>
        </tr>
      </thead>
      <tbody>
        {all.map((one) => (
          <Row key={one.name} one={one} shown={shown} />
        ))}
      </tbody>
    </table>
  );
}

/** The number of variables with each verdict. */
function counts(all: readonly Compared[]): string {
  return (Object.keys(words) as Verdict[])
    .map((verdict) => [all.filter((one) => one.verdict === verdict).length, words[verdict]] as const)
    .filter(([count]) => count > 0)
    .map(([count, word]) => `${count} ${word}`)
    .join(", ");
}

/** The environment that the app got, compared with the one that the charm gives it. */
export function Comparison({ result, got }: { readonly result: Result; readonly got: GotEnvironment }) {
  const shown = useSignal(false);
  const all = compareEnvironments(result, got);
  const quiet = all.filter(({ verdict }) => verdict === "equal" || verdict === "own");
  const loud = all.filter((one) => !quiet.includes(one));
  return (
    <>
      <h3>What the app got: {counts(all)}</h3>
      {commonCause(all) !== "" && (
        <p>
          <Sentence text={commonCause(all)} />
        </p>
      )}
      <p class="export-actions">
        <Check on={shown} title="Show sensitive values here" />
      </p>
      {loud.length > 0 && <Rows all={loud} shown={shown.value} />}
      {quiet.length > 0 && (
        <details open={loud.length === 0}>
          <summary>{counted(quiet.length, "variable")} as expected, or the container's own</summary>
          <Rows all={quiet} shown={shown.value} />
        </details>
      )}
    </>
  );
}
