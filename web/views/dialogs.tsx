import type { FunctionComponent } from "preact";
import { useEffect } from "preact/hooks";
import { missingPart } from "../state/parts";
import { type DialogName, dialog } from "../state/view";
import { AboutDialog } from "./about";
import { Dialog } from "./dialog";
import { AddFileDialog, RenameFileDialog } from "./file-dialogs";
import { IntegrationsDialog } from "./integrations-dialog";
import { type Absence, lazy } from "./lazy";
import { ExamplesDialog, Palette, ShortcutsDialog } from "./palette";
import { ProjectsDialog } from "./projects-dialog";
import { UnitsDialog } from "./units";

/** Opens a dialog. */
function openDialog(name: DialogName): void {
  dialog.value = name;
}

/**
 * Stands in for a dialog while it is fetched, and keeps keys from going to the editor. If the dialog cannot be
 * fetched, it is closed.
 */
function ComingDialog({ what, missing }: Absence) {
  useEffect(() => {
    if (!missing) return;
    const name = dialog.peek();
    const part = missingPart.peek();
    dialog.value = null;
    // Trying again also opens the dialog again.
    if (part && name) missingPart.value = { ...part, again: () => openDialog(name) };
  }, [missing]);
  return (
    <Dialog title={what} coming reading>
      <p class="quiet">Loading…</p>
    </Dialog>
  );
}

/** A dialog that is fetched when it is first opened. @param what its purpose, to begin a sentence: "Sharing" */
function lazyDialog<M>(what: string, load: () => Promise<M>, pick: (module: M) => FunctionComponent) {
  return lazy(what, load, pick, ComingDialog);
}

/** The dialogs for links are fetched on demand, together with the codec and its dictionary. */
const ShareDialog = lazyDialog(
  "Sharing",
  () => import("../share/share-dialog"),
  (module) => module.ShareDialog,
);
const LinkDialog = lazyDialog(
  "The question about the link",
  () => import("../share/link-dialog"),
  (module) => module.LinkDialog,
);
const ExportDialog = lazyDialog(
  "The export",
  () => import("./export-dialog"),
  (module) => module.ExportDialog,
);
const RunDialog = lazyDialog(
  "What to run",
  () => import("./run-dialog"),
  (module) => module.RunDialog,
);
const PasteDialog = lazyDialog(
  "Reading what was pasted",
  () => import("./paste-dialog"),
  (module) => module.PasteDialog,
);
const CompareDialog = lazyDialog(
  "The comparison",
  () => import("./compare-dialog"),
  (module) => module.CompareDialog,
);
const RepairDialog = lazyDialog(
  "The list of fixes",
  () => import("./repair-dialog"),
  (module) => module.RepairDialog,
);
const BeginDialog = lazyDialog(
  "The list of new projects",
  () => import("../begin/begin-dialog"),
  (module) => module.BeginDialog,
);

const dialogs: Readonly<Partial<Record<DialogName, FunctionComponent>>> = {
  about: AboutDialog,
  shortcuts: ShortcutsDialog,
  palette: Palette,
  examples: ExamplesDialog,
  begin: BeginDialog,
  integrations: IntegrationsDialog,
  "add-file": AddFileDialog,
  "rename-file": RenameFileDialog,
  units: UnitsDialog,
  projects: ProjectsDialog,
  export: ExportDialog,
  run: RunDialog,
  paste: PasteDialog,
  compare: CompareDialog,
  repair: RepairDialog,
  share: ShareDialog,
  link: LinkDialog,
};

/** The dialog that is open. */
export function OpenDialog() {
  const Shown = dialog.value === null ? undefined : dialogs[dialog.value];
  return Shown ? <Shown /> : null;
}
