import { toggleExperimental } from "../state/actions";
import { addedBy, blocks } from "../state/added";
import { chosenPacked, packedFile, packedNames } from "../state/packed";
import { counted } from "../state/phrases";
import { changeCounts } from "../state/pin";
import { lineChanges, pinned } from "../state/pinned";
import { answer, expansion } from "../state/results";
import { dialog, type ManifestMode, manifestMode } from "../state/view";
import { ManifestEditor } from "./editors";
import { IconButton } from "./icon-button";
import { type Absence, lazy } from "./lazy";
import { Pane } from "./pane";
import { RepairNote } from "./repair-note";
import { type Segment, Segments } from "./segments";
import { StaleNote, wantsExperimental } from "./stale-note";
import { copyExpansion, copyText, downloadExpansion, downloadFile } from "./transfer";

const modes: readonly Segment<ManifestMode>[] = [
  { value: "all", title: "All", hint: "The whole expanded manifest" },
  { value: "added", title: "Added only", hint: "Only the lines that an extension or charmcraft added" },
  { value: "diff", title: "Diff", hint: "What was kept, added and overridden, key by key" },
  { value: "packed", title: "Packed files", hint: "The files in the charm that Juju reads" },
  { value: "picture", title: "Picture", hint: "The deployment as a graph" },
];

/** The placeholder for the comparison. */
function NoDiff({ missing }: Absence) {
  return <p class="empty">{missing ? "The comparison could not be loaded." : "Comparing…"}</p>;
}

const DiffView = lazy(
  "The comparison",
  () => import("./diff-view"),
  (module) => module.DiffView,
  NoDiff,
);

/** The placeholder for the packed files. */
function NoPacked({ missing }: Absence) {
  if (missing) return <p class="empty">The view of the packed files could not be loaded.</p>;
  return <pre class="editor-text">{packedFile.value?.text ?? ""}</pre>;
}

const PackedFiles = lazy(
  "The view of the packed files",
  () => import("./packed-files"),
  (module) => module.PackedFiles,
  NoPacked,
);

/** The placeholder for the picture. */
function NoPicture({ missing }: Absence) {
  return <p class="empty">{missing ? "The picture could not be loaded." : "Drawing…"}</p>;
}

const PictureView = lazy(
  "The picture",
  () => import("./picture"),
  (module) => module.PictureView,
  NoPicture,
);

/** Switches between the packed files. */
function PackedSwitch() {
  const segments = packedNames.value.map((name) => ({ value: name, title: name }));
  return (
    <div class="packed-switch">
      <Segments
        legend="Packed file"
        segments={segments}
        chosen={packedFile.value?.name ?? null}
        choose={(name) => {
          if (name) chosenPacked.value = name;
        }}
      />
      <span class="quiet">What charmcraft packs into the charm, and Juju reads.</span>
    </div>
  );
}

/** The body of the pane in the chosen mode. */
function ManifestBody() {
  if (manifestMode.value === "diff") return <DiffView />;
  if (manifestMode.value === "picture") return <PictureView />;
  return manifestMode.value === "packed" ? <PackedFiles /> : <ManifestEditor />;
}

/** Copies and downloads what is on display: the manifest or a packed file. */
function TakeAway({ disabled }: { readonly disabled: boolean }) {
  const file = manifestMode.value === "packed" ? packedFile.value : null;
  const what = file?.name ?? "the expansion";
  return (
    <>
      <IconButton
        icon="copy"
        name={`Copy ${what}`}
        disabled={disabled}
        onClick={() => void (file ? copyText(file.text, file.name) : copyExpansion())}
      />
      <IconButton
        icon="download"
        name={`Download ${what}`}
        disabled={disabled}
        onClick={() => (file ? downloadFile(file.name, file.text, "application/yaml") : downloadExpansion())}
      />
    </>
  );
}

/** Switches between the modes of the manifest. */
function ModeSwitch() {
  return (
    <Segments
      legend="Show"
      segments={modes}
      chosen={manifestMode.value}
      choose={(mode) => {
        manifestMode.value = mode;
      }}
    />
  );
}

/** The number of lines, and how many of them were added. */
function ManifestCount() {
  const lines = expansion.value?.value.lines ?? [];
  if (lines.length === 0) return null;
  const added = lines.filter((line) => addedBy(line) !== null).length;
  const { changes, gone } = lineChanges.value;
  return (
    <span class="quiet count">
      <span class="total">{counted(lines.length, "line")}, </span>
      {added} added{changeCounts(changes.values(), gone.length)}
    </span>
  );
}

/** Opens the list of examples. */
function openExamples(): void {
  dialog.value = "examples";
}

/** The error that charmcraft prints, if there has never been an expansion to show. */
function CharmcraftError() {
  const error = answer.value?.result.expansion.error;
  if (!error) return <p class="empty">The expanded manifest appears here as you write charmcraft.yaml.</p>;
  return (
    <div class="empty">
      <p>
        charmcraft refuses this file; the list of problems says why. To begin with something that works,{" "}
        <button type="button" class="text-button" onClick={openExamples}>
          open an example
        </button>
        .
      </p>
      <pre>{[error.message, error.details, error.resolution].filter(Boolean).join("\n")}</pre>
      {wantsExperimental.value && (
        <button type="button" class="button" onClick={toggleExperimental}>
          Allow experimental extensions
        </button>
      )}
    </div>
  );
}

/** The lines that existed when the result was pinned and are gone. */
function GoneLines() {
  const { gone } = lineChanges.value;
  if (!pinned.value || gone.length === 0) return null;
  return (
    <details class="gone-lines">
      <summary>{counted(gone.length, "line")} gone since the pin</summary>
      <pre>{gone.join("\n")}</pre>
    </details>
  );
}

/** The manifest for print: all of it, whereas an editor only renders the lines on the screen. */
function PrintedManifest() {
  const { yaml = null, lines = [] } = expansion.value?.value ?? {};
  if (yaml === null) return null;
  const text = yaml.split("\n");
  return (
    <div class="print-only">
      {blocks(lines).map(({ first, last, addedBy: author }) => (
        <pre key={first} class={author === null ? "own" : "added"}>
          {author !== null && <span class="author">{author}</span>}
          {text.slice(first, last + 1).join("\n")}
        </pre>
      ))}
    </div>
  );
}

/** The expanded manifest and its controls. */
export function ManifestPane() {
  const shown = expansion.value;
  return (
    <Pane
      pane="manifest"
      title="Expanded manifest"
      note={<ManifestCount />}
      controls={
        <>
          <ModeSwitch />
          <TakeAway disabled={!shown} />
        </>
      }
    >
      {shown?.stale && <StaleNote what="This is the manifest" />}
      {shown && <RepairNote />}
      {!shown && <CharmcraftError />}
      {shown && manifestMode.value === "packed" && <PackedSwitch />}
      <div class={shown ? (shown.stale ? "pane-body stale" : "pane-body") : "pane-body hidden"}>
        <ManifestBody />
      </div>
      <GoneLines />
      <PrintedManifest />
    </Pane>
  );
}
