import type { FunctionComponent } from "preact";
import { announcement, notice } from "../state/announce";
import { narrow } from "../state/narrow";
import { counted } from "../state/phrases";
import { prefer, preferences } from "../state/preferences";
import { answer, environment, problems } from "../state/results";
import { type DialogName, dialog, enlarged, type NarrowPane, narrowPane, sheetOpen } from "../state/view";
import { AboutDialog } from "./about";
import { SourceEditor } from "./editors";
import { EnvironmentPane } from "./environment-pane";
import { AddFileDialog, RenameFileDialog } from "./file-dialogs";
import { FileTabs } from "./file-tabs";
import { FixMenu } from "./fixes";
import { Header } from "./header";
import { HistoryDialog } from "./history-dialog";
import { Icon, type IconName } from "./icon";
import { IconButton } from "./icon-button";
import { Integrations } from "./integrations";
import { lazy, Suspense } from "./lazy";
import { ManifestPane } from "./manifest-pane";
import { ExamplesDialog, Palette, ShortcutsDialog } from "./palette";
import { Problems } from "./problems";
import { Splitter } from "./splitter";
import { StatusPanel } from "./status-panel";
import { UnitsDialog } from "./units";
import { UpdateNotice } from "./update-notice";

/** The sentence that explains the page, and a hint at what one would not guess, until they are dismissed. */
function Introduction() {
  if (preferences.value.introduced) return null;
  return (
    <p class="introduction">
      <span>
        Write your charm's <code>charmcraft.yaml</code> and mock its deployment in <code>mock.yaml</code>: you
        see what charmcraft expands it to, and every environment variable that your app gets.{" "}
        <span class="quiet">Select anything to trace it.</span>
      </span>
      <IconButton icon="close" name="Dismiss the introduction" onClick={() => prefer({ introduced: true })} />
    </p>
  );
}

/** What the user writes: files, editor, integrations. */
function WritePane() {
  return (
    <section class="pane write" aria-label="Project files" tabIndex={-1}>
      <FileTabs />
      {!narrow.value && <Introduction />}
      <div id="editor-panel" class="pane-body" role="tabpanel" aria-label="File">
        <SourceEditor />
      </div>
      <Integrations />
    </section>
  );
}

const narrowPanes: readonly { readonly pane: NarrowPane; readonly title: string; readonly icon: IconName }[] =
  [
    { pane: "write", title: "Write", icon: "write" },
    { pane: "manifest", title: "Manifest", icon: "manifest" },
    { pane: "environment", title: "Environment", icon: "environment" },
  ];

/** What each tab of the narrow layout counts. */
function narrowCount(pane: NarrowPane): string {
  const counts: Readonly<Record<NarrowPane, number>> = {
    write: problems.value.length,
    manifest: answer.value?.result.expansion.lines.length ?? 0,
    environment: environment.value?.value.length ?? 0,
  };
  return counts[pane] === 0 ? "" : String(counts[pane]);
}

/** The bottom of the narrow layout: the sheet's handle and the three tabs. */
function NarrowBar() {
  const status = answer.value?.result.status;
  return (
    <div class="narrow-bar">
      <button
        type="button"
        class={`sheet-handle ${status?.name ?? ""}`}
        aria-expanded={sheetOpen.value}
        aria-controls="dock"
        onClick={() => {
          sheetOpen.value = !sheetOpen.value;
        }}
      >
        <span class="status-dot" aria-hidden="true" />
        <span class="sheet-status">{status ? `${status.name} ${status.message}` : "Status"}</span>
        <span>{problems.value.length === 0 ? "No problems" : counted(problems.value.length, "problem")}</span>
        <Icon name={sheetOpen.value ? "down" : "up"} />
      </button>
      <nav class="narrow-tabs" aria-label="Panes">
        {narrowPanes.map(({ pane, title, icon }) => (
          <button
            key={pane}
            type="button"
            aria-current={narrowPane.value === pane ? "page" : undefined}
            onClick={() => {
              narrowPane.value = pane;
              sheetOpen.value = false;
            }}
          >
            <Icon name={icon} />
            <span>{title}</span>
            <span class="badge">{narrowCount(pane)}</span>
          </button>
        ))}
      </nav>
    </div>
  );
}

/** A note in passing, with a way back. */
function NoticeBar() {
  const shown = notice.value;
  if (!shown) return null;
  const dismiss = () => {
    notice.value = null;
  };
  return (
    <aside class="notice" aria-label="Note">
      <span>{shown.text}</span>
      {shown.action && (
        <button
          type="button"
          class="text-button"
          onClick={() => {
            dismiss();
            shown.action?.run();
          }}
        >
          {shown.action.title}
        </button>
      )}
      <IconButton icon="close" name="Dismiss" onClick={dismiss} />
    </aside>
  );
}

/** The dialogs of links come when they are asked for, with the codec and its dictionary. */
const ShareDialog = lazy(() => import("../share/share-dialog").then((module) => module.ShareDialog));
const LinkDialog = lazy(() => import("../share/link-dialog").then((module) => module.LinkDialog));

const ExportDialog = lazy(() => import("./export-dialog").then((module) => module.ExportDialog));

const dialogs: Readonly<Partial<Record<DialogName, FunctionComponent>>> = {
  about: AboutDialog,
  shortcuts: ShortcutsDialog,
  palette: Palette,
  examples: ExamplesDialog,
  "add-file": AddFileDialog,
  "rename-file": RenameFileDialog,
  units: UnitsDialog,
  history: HistoryDialog,
  export: ExportDialog,
  share: ShareDialog,
  link: LinkDialog,
};

/** The dialog that is open. */
function OpenDialog() {
  const Shown = dialog.value === null ? undefined : dialogs[dialog.value];
  return <Suspense fallback={null}>{Shown && <Shown />}</Suspense>;
}

/** Lets go of the narrow layout's sheet. */
function closeSheet(): void {
  sheetOpen.value = false;
}

/** The ways to let go of the sheet besides its handle: Esc in it, and a press beside it. */
const sheetWays = {
  onKeyDown: (event: KeyboardEvent) => event.key === "Escape" && closeSheet(),
  onPointerDown: (event: PointerEvent) => (event.target as Element).closest("#dock") ?? closeSheet(),
} as const;

/** Gives the page the places of its splitters. */
function usePlaces(element: HTMLElement | null): void {
  if (!element) return;
  const { columns, rows, dock } = preferences.value;
  element.style.setProperty("--columns", String(columns));
  element.style.setProperty("--rows", String(rows));
  element.style.setProperty("--dock", String(dock));
}

/** The whole page. */
export function App() {
  const { columns, rows, dock } = preferences.value;
  return (
    <div
      class={`app show-${narrowPane.value} ${enlarged.value ? `enlarged-${enlarged.value}` : ""} ${sheetOpen.value ? "sheet-open" : ""}`}
      ref={usePlaces}
      key="app"
      data-places={`${columns} ${rows} ${dock}`}
    >
      <Header />
      <main class="work" {...sheetWays}>
        {narrow.value && <Introduction />}
        <div class="upper" inert={narrow.value && sheetOpen.value}>
          <WritePane />
          <Splitter name="Width of the editor" of="columns" orientation="vertical" />
          <div class="results">
            <ManifestPane />
            <Splitter name="Height of the manifest" of="rows" orientation="horizontal" />
            <EnvironmentPane />
          </div>
        </div>
        <Splitter name="Height of problems and status" of="dock" orientation="horizontal" after />
        <div class="dock" id="dock">
          <Problems />
          <StatusPanel />
        </div>
        <FixMenu />
      </main>
      <NarrowBar />
      <NoticeBar />
      <UpdateNotice />
      <OpenDialog />
      <div class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </div>
  );
}
