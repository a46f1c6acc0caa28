import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { announcement } from "../state/announce";
import { dockOpen, followFindings } from "../state/dock";
import { narrow } from "../state/narrow";
import { preferences } from "../state/preferences";
import { type DialogName, dialog, enlarged, narrowPane, sheetOpen, wrapped } from "../state/view";
import { AboutDialog } from "./about";
import { SourceEditor } from "./editors";
import { EnvironmentPane } from "./environment-pane";
import { AddFileDialog, RenameFileDialog } from "./file-dialogs";
import { FileTabs } from "./file-tabs";
import { FixMenu } from "./fixes";
import { Header } from "./header";
import { HistoryDialog } from "./history-dialog";
import { Integrations } from "./integrations";
import { Introduction } from "./introduction";
import { lazy, Suspense } from "./lazy";
import { ManifestPane } from "./manifest-pane";
import { NarrowBar } from "./narrow-bar";
import { NoticeBar } from "./notice-bar";
import { ExamplesDialog, Palette, ShortcutsDialog } from "./palette";
import { Problems } from "./problems";
import { Splitter } from "./splitter";
import { StatusPanel } from "./status-panel";
import { UnitsDialog } from "./units";
import { UpdateNotice } from "./update-notice";

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

/** Whether the hand is where the dock would move something from under it. */
function handAtDock(): boolean {
  return document.querySelector(":is(.integrations, .dock):is(:hover, :focus-within)") !== null;
}

/** The class names that say how the page is arranged. */
function arrangement(): string {
  const large = dockOpen.value || preferences.value.dockHeld;
  return [
    "app",
    `show-${narrowPane.value}`,
    enlarged.value ? `enlarged-${enlarged.value}` : "",
    sheetOpen.value ? "sheet-open" : "",
    wrapped.value ? "wrapped" : "",
    large ? "dock-open" : "dock-line",
  ].join(" ");
}

/** The panes, side by side or one at a time. */
function Work() {
  return (
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
    </main>
  );
}

/** The whole page. */
export function App() {
  const { columns, rows, dock } = preferences.value;
  useEffect(() => followFindings(handAtDock), []);
  return (
    <div class={arrangement()} style={{ "--columns": columns, "--rows": rows, "--dock": dock }}>
      <Header />
      <Work />
      <FixMenu />
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
