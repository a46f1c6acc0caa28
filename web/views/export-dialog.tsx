/** Taking the environment elsewhere; fetched when it is asked for. */
import { type ExportFormat, exportFormats } from "../export/formats";
import type { Exported, ExportedVariable, Omission } from "../export/variable";
import { allRevealed, isHidden, mask } from "../state/environment-table";
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

/** The variables as the preview shows them: sensitive values masked until they are asked for. */
function previewed(): ExportedVariable[] {
  const variables = environment.value?.value ?? [];
  return variables.map((variable) => (isHidden(variable) ? { ...variable, value: mask } : variable));
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

/** Copies or downloads the whole text, sensitive values included. */
function Actions({ format, exported }: { format: ExportFormat; exported: Exported }) {
  const { title, fileName, mediaType } = format;
  return (
    <p class="export-actions">
      <button
        type="button"
        class="button"
        onClick={() => void copyText(exported.text, `the environment as ${title}`)}
      >
        Copy
      </button>
      <button type="button" class="button" onClick={() => downloadFile(fileName, exported.text, mediaType)}>
        Download {fileName}
      </button>
      <label class="check">
        <input
          type="checkbox"
          checked={allRevealed.value}
          onChange={() => {
            allRevealed.value = !allRevealed.value;
          }}
        />
        Show sensitive values
      </label>
    </p>
  );
}

/** The environment in the format of one's choice: seen, copied, downloaded. */
export function ExportDialog() {
  const format = chosenFormat();
  const { write, title, usage } = format;
  const exported = write(environment.value?.value ?? [], application.value);
  return (
    <Dialog title="Export the environment" wide>
      <Formats chosen={format} />
      <p class="quiet">{usage}</p>
      <LeftOut omitted={exported.omitted} />
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: it scrolls, and the keyboard must reach that. */}
      <section class="export-text" tabIndex={0} aria-label={`Preview of ${title}`}>
        <pre>{write(previewed(), application.value).text}</pre>
      </section>
      <Actions format={format} exported={exported} />
    </Dialog>
  );
}
