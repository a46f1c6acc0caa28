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
 * What is shown in place of a dialog that is on its way: one that keeps the keys from the editor. One that cannot be
 * had is no longer asked for.
 */
function ComingDialog({ what, missing }: Absence) {
  useEffect(() => {
    if (!missing) return;
    const name = dialog.peek();
    const part = missingPart.peek();
    dialog.value = null;
    // Trying again opens the dialog again, too.
    if (part && name) missingPart.value = { ...part, again: () => openDialog(name) };
  }, [missing]);
  return (
    <Dialog title={what} coming reading>
      <p class="quiet">Loading…</p>
    </Dialog>
  );
}

/** The dialogs of links come when they are asked for, with the codec and its dictionary. */
const ShareDialog = lazy(
  "Sharing",
  () => import("../share/share-dialog").then((module) => module.ShareDialog),
  ComingDialog,
);
const LinkDialog = lazy(
  "The question about the link",
  () => import("../share/link-dialog").then((module) => module.LinkDialog),
  ComingDialog,
);
const ExportDialog = lazy(
  "The export",
  () => import("./export-dialog").then((module) => module.ExportDialog),
  ComingDialog,
);
const RunDialog = lazy(
  "What to run",
  () => import("./run-dialog").then((module) => module.RunDialog),
  ComingDialog,
);
const PasteDialog = lazy(
  "Reading what was pasted",
  () => import("./paste-dialog").then((module) => module.PasteDialog),
  ComingDialog,
);
const CompareDialog = lazy(
  "The comparison",
  () => import("./compare-dialog").then((module) => module.CompareDialog),
  ComingDialog,
);
const RepairDialog = lazy(
  "The list of fixes",
  () => import("./repair-dialog").then((module) => module.RepairDialog),
  ComingDialog,
);
const BeginDialog = lazy(
  "The list of new projects",
  () => import("../begin/begin-dialog").then((module) => module.BeginDialog),
  ComingDialog,
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
