/** Exports the environment; fetched on demand. */
import { useSignal } from "@preact/signals";
import type { Variable } from "../engine/protocol";
import { exportFormats } from "../export/formats";
import { chosenForm } from "../export/text-format";
import { type ExportedVariable, generatedNames, generatedValue, type Omission } from "../export/variable";
import { isHidden, mask } from "../state/environment-table";
import { counted } from "../state/phrases";
import { prefer, preferences } from "../state/preferences";
import { environment } from "../state/results";
import { application } from "../state/unit";
import { Dialog } from "./dialog";
import { FormatChoice, Preview, TextActions } from "./format-choice";

/** The variables in the preview: sensitive values are masked until the user shows them, here or in the table. */
function previewed(shown: boolean): ExportedVariable[] {
  const variables = environment.value?.value ?? [];
  const masked = (variable: Variable) => !shown && isHidden(variable) && variable.value !== generatedValue;
  return variables.map((variable) => (masked(variable) ? { ...variable, value: mask } : variable));
}

/** The variables that the format cannot hold, and why. */
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

/** The placeholders among the values of the text. */
function Generated() {
  const names = generatedNames(environment.value?.value ?? []);
  if (names.length === 0) return null;
  return (
    <p>
      The charm generates <code>{names.join(", ")}</code> when it is deployed. Put a random value of your own
      in place of <code>{generatedValue}</code>.
    </p>
  );
}

/** Says that copies and downloads contain the real values, whatever the preview shows. */
function realValues(): string {
  const count = (environment.value?.value ?? []).filter(({ sensitive }) => sensitive).length;
  return count === 0
    ? ""
    : `Copy and Download use the real values, including ${counted(count, "sensitive one")}.`;
}

/** Shows the environment in a format to choose, and copies or downloads it. */
export function ExportDialog() {
  const format = chosenForm(exportFormats, preferences.value.exportFormat);
  const shown = useSignal(false);
  const { write, title, usage, fileName, mediaType } = format;
  const exported = write(environment.value?.value ?? [], application.value);
  return (
    <Dialog title="Export the environment" wide>
      <FormatChoice
        group="export-format"
        forms={exportFormats}
        chosen={format.id}
        choose={(exportFormat) => prefer({ exportFormat })}
      />
      <p class="quiet">{usage}</p>
      <LeftOut omitted={exported.omitted} />
      <Generated />
      <Preview title={title} text={write(previewed(shown.value), application.value).text} />
      <TextActions
        text={exported.text}
        what={`the environment as ${title}`}
        fileName={fileName}
        mediaType={mediaType}
        warning={realValues()}
        shown={shown}
      />
    </Dialog>
  );
}
