/** Taking the environment elsewhere; fetched when it is asked for. */
import { type Signal, useSignal } from "@preact/signals";
import type { Variable } from "../engine/protocol";
import { type ExportFormat, exportFormats } from "../export/formats";
import {
  type Exported,
  type ExportedVariable,
  generatedNames,
  generatedValue,
  type Omission,
} from "../export/variable";
import { isHidden, mask } from "../state/environment-table";
import { counted } from "../state/phrases";
import { prefer, preferences } from "../state/preferences";
import { environment } from "../state/results";
import { application } from "../state/unit";
import { Dialog } from "./dialog";
import { copyText, downloadFile } from "./transfer";

/** The format that was chosen last, in this visit or an earlier one; at first `.env`. */
function chosenFormat(): ExportFormat {
  const { exportFormat } = preferences.value;
  return exportFormats.find(({ id }) => id === exportFormat) ?? (exportFormats[0] as ExportFormat);
}

/** The variables as the preview shows them: sensitive values masked until they are asked for, here or in the table. */
function previewed(shown: boolean): ExportedVariable[] {
  const variables = environment.value?.value ?? [];
  const masked = (variable: Variable) => !shown && isHidden(variable) && variable.value !== generatedValue;
  return variables.map((variable) => (masked(variable) ? { ...variable, value: mask } : variable));
}

/** The formats, one of which is chosen. */
function Formats({ chosen }: { chosen: ExportFormat }) {
  return (
    <fieldset class="export-formats">
      <legend>Format</legend>
      {exportFormats.map((format) => (
        <label key={format.id}>
          <input
            type="radio"
            name="export-format"
            checked={format.id === chosen.id}
            data-first={format.id === chosen.id || undefined}
            onChange={() => prefer({ exportFormat: format.id })}
          />
          <span>{format.title}</span>
        </label>
      ))}
    </fieldset>
  );
}

/** What the format cannot hold, and why. */
function LeftOut({ omitted }: { omitted: readonly Omission[] }) {
  return (
    <div role="status" class="left-out">
      {omitted.length > 0 && (
        <>
          <p>{counted(omitted.length, "variable")} left out:</p>
          <ul>
            {omitted.map(({ name, reason }) => (
              <li key={name}>
                <code>{name}</code> {reason}
              </li>
            ))}
          </ul>
        </>
      )}
    </div>
  );
}

/** What of the text is no value yet. */
function Generated() {
  const names = generatedNames(environment.value?.value ?? []);
  if (names.length === 0) return null;
  return (
    <p>
      The charm makes up <code>{names.join(", ")}</code> when it is deployed. Put a random value of your own
      in place of <code>{generatedValue}</code>.
    </p>
  );
}

/** What is copied and downloaded, in words: the values themselves, whatever the preview shows. */
function realValues(): string {
  const count = (environment.value?.value ?? []).filter(({ sensitive }) => sensitive).length;
  return count === 0
    ? ""
    : `Copies and downloads real values, ${counted(count, "sensitive one")} among them.`;
}

/** Copies or downloads the whole text, sensitive values included, and says so. */
function Actions({ format, exported, shown }: ActionsProps) {
  const { title, fileName, mediaType } = format;
  const done = useSignal("");
  const say = (sentence: string) => {
    done.value = sentence;
  };
  return (
    <>
      <p class="export-actions">
        <button
          type="button"
          class="button primary"
          onClick={() => void copyText(exported.text, `the environment as ${title}`, say)}
        >
          Copy
        </button>
        <button
          type="button"
          class="button"
          onClick={() => {
            downloadFile(fileName, exported.text, mediaType);
            say(`Downloaded ${fileName}.`);
          }}
        >
          Download {fileName}
        </button>
        <label class="check">
          <input
            type="checkbox"
            checked={shown.value}
            onChange={() => {
              shown.value = !shown.value;
            }}
          />
          Show sensitive values here
        </label>
      </p>
      <p class="quiet" role="status">
        {done.value === "" ? realValues() : `${done.value} ${realValues()}`}
      </p>
    </>
  );
}

interface ActionsProps {
  readonly format: ExportFormat;
  readonly exported: Exported;
  readonly shown: Signal<boolean>;
}

/** The environment in the format of one's choice: seen, copied, downloaded. */
export function ExportDialog() {
  const format = chosenFormat();
  const shown = useSignal(false);
  const { write, title, usage } = format;
  const exported = write(environment.value?.value ?? [], application.value);
  return (
    <Dialog title="Export the environment" wide>
      <Formats chosen={format} />
      <p class="quiet">{usage}</p>
      <LeftOut omitted={exported.omitted} />
      <Generated />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach that. */}
      <section class="export-text" tabIndex={0} aria-label={`Preview of ${title}`}>
        <pre>{write(previewed(shown.value), application.value).text}</pre>
      </section>
      <Actions format={format} exported={exported} shown={shown} />
    </Dialog>
  );
}
