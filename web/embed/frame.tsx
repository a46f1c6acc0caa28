import { signal, useComputed } from "@preact/signals";
import type { ComponentChildren } from "preact";
import { plainFragment } from "../share/fragment";
import { projectLink, projectTitle } from "../share/link";
import { presentProject } from "../share/opened";
import { siteOf } from "../share/site";
import { announcement } from "../state/announce";
import { counted } from "../state/phrases";
import { activeFile } from "../state/project";
import { answer, engine, environment, expansion } from "../state/results";
import { readOnly } from "../state/view";
import { refusal, way, wayInWords } from "../state/way";
import { EnvironmentTable } from "../views/environment-table";
import { TabList } from "../views/file-tabs";
import { FixMenu } from "../views/fixes";
import { ManifestEditor } from "../views/manifest-editor";
import { Segments } from "../views/segments";
import { SourceEditor } from "../views/source-editor";
import type { EmbedPane, EmbedParameters } from "./parameters";
import { note, showRemote } from "./showing";

const paneTitles: Readonly<Record<EmbedPane, string>> = {
  files: "Files",
  manifest: "Expanded manifest",
  environment: "Environment",
};

/** The pane on display when there is room for only one; the frame's address names the first. */
export const firstPane = signal<EmbedPane>("files");

/** The link to the playground with the present text, if a link can hold it. */
function openAddress(): string {
  const site = siteOf(location.href);
  const project = presentProject();
  return projectLink(site, project) ?? `${site.root}${plainFragment(project)}`;
}

/** The unit's status in a few words. */
function StatusDot() {
  const status = answer.value?.result.status ?? null;
  if (engine.value.kind === "failed")
    return <span class="embed-status">The engine could not be loaded.</span>;
  if (!answer.value) return <span class="embed-status">Loading…</span>;
  const early = refusal.value !== null && refusal.value.step.by !== "charm";
  const words = (way.value && wayInWords(way.value, status)) || withoutStatus();
  return (
    <span class={`embed-status ${early ? "blocked" : (status?.name ?? "")}`}>
      <span class="status-dot" aria-hidden="true" />
      {words}
    </span>
  );
}

/** The words in place of a status. */
function withoutStatus(): string {
  return answer.value?.result.expansion.yaml === null
    ? "charmcraft refuses charmcraft.yaml"
    : "not a 12-factor charm";
}

/** The thin bar at the top: files, status, the link to the playground. */
function EmbedLine({ withFiles }: { readonly withFiles: boolean }) {
  const address = useComputed(openAddress);
  return (
    <header class="embed-line">
      <h1 class="visually-hidden">{projectTitle(presentProject())}</h1>
      {withFiles ? <TabList /> : <span class="embed-name">{activeFile.value}</span>}
      <StatusDot />
      <a class="embed-open" href={address.value} target="_blank" rel="noopener">
        Open in the playground
      </a>
    </header>
  );
}

/** Says what is wrong with the link, or asks for permission to contact another host. */
function EmbedNoteBar() {
  const shown = note.value;
  if (!shown) return null;
  if (shown.kind === "fault") {
    return (
      <div class="embed-note" role="alert">
        <h2>{shown.fault.title}</h2>
        <p>{shown.fault.text}</p>
      </div>
    );
  }
  const { remote, settings } = shown;
  return (
    <div class="embed-note">
      <p>
        This example is read from <strong>{remote.host}</strong>, which then sees your IP address.
      </p>
      <button type="button" class="button primary" onClick={() => void showRemote(remote, settings)}>
        Load it from {remote.host}
      </button>
    </div>
  );
}

/** Switches between the panes when there is room for only one. */
function PaneSwitch({ panes }: { readonly panes: readonly EmbedPane[] }) {
  if (panes.length === 1) return null;
  return (
    <div class="embed-switch">
      <Segments
        legend="Show"
        segments={panes.map((pane) => ({ value: pane, title: paneTitles[pane] }))}
        chosen={firstPane.value}
        choose={(pane) => {
          firstPane.value = pane;
        }}
      />
    </div>
  );
}

/** One pane with its header. */
function EmbedPaneFrame({ pane, count, children }: PaneProps) {
  return (
    <section class={`pane ${firstPane.value === pane ? "first" : ""}`} aria-label={paneTitles[pane]}>
      {pane !== "files" && (
        <header class="pane-head">
          <h2 class="pane-title">{paneTitles[pane]}</h2>
          <span class="quiet count">{count}</span>
        </header>
      )}
      {children}
    </section>
  );
}

interface PaneProps {
  readonly pane: EmbedPane;
  readonly count?: string;
  readonly children: ComponentChildren;
}

function FilesPane() {
  return (
    <EmbedPaneFrame pane="files">
      <div id="editor-panel" class="pane-body" role="tabpanel" aria-label={`File ${activeFile.value}`}>
        <SourceEditor />
      </div>
    </EmbedPaneFrame>
  );
}

/** The error that charmcraft prints when there is no expansion. */
function Refusal() {
  const error = answer.value?.result.expansion.error;
  if (!error) return null;
  return <p class="empty">charmcraft refuses this file: {error.message}</p>;
}

function ManifestPane() {
  const shown = expansion.value;
  const count = shown ? counted(shown.value.lines.length, "line") : "";
  return (
    <EmbedPaneFrame pane="manifest" count={count}>
      <div class={shown?.stale ? "pane-body stale" : "pane-body"}>
        {shown ? <ManifestEditor /> : <Refusal />}
      </div>
    </EmbedPaneFrame>
  );
}

function EnvironmentPane() {
  const shown = environment.value;
  const count = shown ? counted(shown.value.length, "variable") : "";
  return (
    <EmbedPaneFrame pane="environment" count={count}>
      <div class={shown?.stale ? "pane-body stale" : "pane-body"}>
        {shown ? <EnvironmentTable /> : <NoEnvironment />}
      </div>
    </EmbedPaneFrame>
  );
}

function NoEnvironment() {
  if (!answer.value) return <p class="empty">The variables appear here when the engine is loaded.</p>;
  const { status, expansion: made } = answer.value.result;
  if (made.yaml === null)
    return <p class="empty">The variables appear here once charmcraft accepts the file.</p>;
  if (!status)
    return <p class="empty">Only a charm with a 12-factor extension gives its app an environment.</p>;
  return <p class="empty">The charm gives its app no environment while it is {status.name}.</p>;
}

const paneViews: Readonly<Record<EmbedPane, () => ComponentChildren>> = {
  files: FilesPane,
  manifest: ManifestPane,
  environment: EnvironmentPane,
};

/** The whole embed. */
export function EmbedFrame({ parameters }: { readonly parameters: EmbedParameters }) {
  const { panes } = parameters;
  return (
    <div class="embed" data-first={firstPane.value}>
      <EmbedLine withFiles={panes.includes("files")} />
      <EmbedNoteBar />
      <PaneSwitch panes={panes} />
      <main class="embed-panes">
        {panes.map((pane) => {
          const View = paneViews[pane];
          return <View key={pane} />;
        })}
      </main>
      {!readOnly.value && <FixMenu />}
      <div class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </div>
  );
}
