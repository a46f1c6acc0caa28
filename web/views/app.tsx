import { useEffect } from "preact/hooks";
import { announcement } from "../state/announce";
import { dockOpen, followFindings } from "../state/dock";
import { narrow } from "../state/narrow";
import { preferences } from "../state/preferences";
import { showProblemsFirst } from "../state/problems-first";
import { wantedHand } from "../state/project";
import { enlarged, narrowPane, sheetOpen, wrapped } from "../state/view";
import { OpenDialog } from "./dialogs";
import { SourceEditor } from "./editors";

import { EnvironmentPane } from "./environment-pane";
import { FileTabs } from "./file-tabs";
import { FixMenu, sourceEditor } from "./fixes";
import { Header } from "./header";
import { Integrations } from "./integrations";
import { Introduction } from "./introduction";
import { KeepingNotice } from "./keeping-notice";
import { ManifestPane } from "./manifest-pane";
import { NarrowBar } from "./narrow-bar";
import { NoticeBar } from "./notice-bar";
import { PartNotice } from "./part-notice";
import { Problems } from "./problems";
import { RemarkBar } from "./remark-bar";
import { Splitter } from "./splitter";
import { StatusPanel } from "./status-panel";
import { useSyncEffect } from "./sync-effect";
import { UpdateNotice } from "./update-notice";

/** The pane that the user writes in: files, editor, integrations. */
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

/** Closes the narrow layout's sheet. */
function closeSheet(): void {
  sheetOpen.value = false;
}

/** The ways to close the sheet without its handle: Esc inside it, and a press beside it. */
const sheetWays = {
  onKeyDown: (event: KeyboardEvent) => event.key === "Escape" && closeSheet(),
  onPointerDown: (event: PointerEvent) => (event.target as Element).closest("#dock") ?? closeSheet(),
} as const;

/** Whether the user's hand is where a change of the dock would move something away from under it. */
function handAtDock(): boolean {
  return document.querySelector(":is(.integrations, .dock):is(:hover, :focus-within)") !== null;
}

/** The class names that describe the arrangement of the page. */
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
      <FixMenu />
    </main>
  );
}

/** The whole page. */
export function App() {
  // If the editor is out of view, as on a phone, the focus stays where it is.
  useSyncEffect(() => wantedHand.take(() => sourceEditor.peek()?.view.focus()));
  const { columns, rows, dock } = preferences.value;
  useEffect(() => followFindings(handAtDock), []);
  useEffect(showProblemsFirst, []);
  return (
    <div class={arrangement()} style={{ "--columns": columns, "--rows": rows, "--dock": dock }}>
      <Header />
      <div class="standing-notices">
        <KeepingNotice />
        <PartNotice />
        <RemarkBar />
      </div>
      <Work />
      <NoticeBar />
      <NarrowBar />
      <UpdateNotice />
      <OpenDialog />
      <div class="visually-hidden" role="status" aria-live="polite">
        {announcement.value}
      </div>
    </div>
  );
}
