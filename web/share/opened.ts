/** Converts between a project in a link and the state of the page. */
import { batch } from "@preact/signals";
import type { Files } from "../engine/protocol";
import { type Example, findExample, loadExample } from "../examples";
import { mockFile } from "../state/files";
import { narrow } from "../state/narrow";
import { pinVersion } from "../state/pinned";
import { activeFile, charmcraft, files, opened, openFolder, showFile, takeOver } from "../state/project";
import { pointOut } from "../state/remark";
import { soon } from "../state/soon";
import { folderWithUnit, setUnit } from "../state/unit";
import {
  enlarged,
  type ManifestMode,
  manifestMode,
  type NarrowPane,
  narrowPane,
  type Pane,
} from "../state/view";
import type { Settings } from "./fragment";
import { projectAround, withMocks } from "./part";
import type { SharedProject } from "./records";
import { onDeclared, onVariable, standOn } from "./stand";

const manifestModes: readonly ManifestMode[] = ["all", "added", "diff", "packed", "picture"];
const narrowPanes: readonly NarrowPane[] = ["write", "manifest", "environment"];
const panes: readonly Pane[] = ["manifest", "environment"];

/** The settings of the page that differ from those of a fresh one. */
export function presentSettings(): Settings {
  const settings = {
    file: activeFile.value,
    manifest: manifestMode.value === "all" ? null : manifestMode.value,
    // With all panes in view the user chose none; a phone then opens on the environment.
    view: narrow.value ? narrowPane.value : null,
    enlarged: enlarged.value,
    experimental: charmcraft.value.experimental ? "1" : null,
  };
  return Object.fromEntries(
    Object.entries(settings).filter((entry): entry is [string, string] => entry[1] !== null),
  );
}

/** The page in the form that a link carries; the unit on display is part of mock.yaml. */
export function presentProject(of: Files = files.value): SharedProject {
  return { files: of, settings: presentSettings() };
}

/**
 * Opens a project in place of the present one; undo brings that back. If the settings name a unit,
 * the core is first asked to show it.
 * @param label where it was opened from, as a noun phrase
 * @param before the version to review it against, which is pinned
 */
export async function openProject(
  folder: Files,
  settings: Settings,
  label: string,
  before?: Files,
): Promise<void> {
  const unit = /^\d{1,4}$/.test(settings.unit ?? "") ? Number(settings.unit) : null;
  const withUnit = unit === null ? null : folderWithUnit(folder, { unit }, "opened-unit");
  const shown = withUnit ? await soon(withUnit, folder, engineWait) : folder;
  batch(() => {
    openFolder(shown, label);
    applySettings(settings);
  });
  if (withUnit && shown === folder) void showUnitLater(withUnit, Number(unit), opened.peek());
  if (settings.variable) standOn(onVariable(settings.variable));
  if (before) void pinVersion(before);
  pointOut(settings, shown);
}

/**
 * Shows the unit once the engine, which was too late, has answered, unless another project was opened.
 * @param project its number
 */
async function showUnitLater(late: Promise<Files>, unit: number, project: number): Promise<void> {
  const folder = await late;
  if (opened.peek() === project && folder[mockFile] !== files.peek()[mockFile]) await setUnit({ unit });
}

/** Milliseconds that a project waits for the engine before it is opened without what only the engine can add. */
const engineWait = 3_000;

/**
 * Opens a part of a charmcraft.yaml as a project, mocks everything that the part declares, and selects in the
 * environment what that brings. Experimental extensions are allowed unless the link says otherwise: documentation
 * about one has told the reader to allow it.
 * @param open opens the project, as openProject does
 */
export async function openPart(text: string, asked: Settings, open: typeof openProject): Promise<void> {
  const settings: Settings = { experimental: "1", ...asked };
  const folder = projectAround(text, settings.extension);
  const mocked = withMocks(folder, wantsExperimental(settings));
  const shown = await soon(mocked, folder, engineWait);
  await open(shown, settings, "the documentation");
  if (!settings.variable) standOn(onDeclared);
  if (shown === folder) void addLater(mocked, files.peek());
}

/** Adds the mocks that came too late, unless the user has opened or typed something else. */
async function addLater(mocked: Promise<Files>, before: Files): Promise<void> {
  const later = await mocked;
  if (files.peek() === before) takeOver(later, "mocking what is declared");
}

/** Whether a project is opened with experimental extensions. */
function wantsExperimental({ experimental }: Settings): boolean {
  return experimental === "1";
}

/** Arranges the page as the settings say; whatever they do not name is as on a fresh page. */
function applySettings(settings: Settings): void {
  charmcraft.value = { experimental: wantsExperimental(settings) };
  manifestMode.value = manifestModes.find((mode) => mode === settings.manifest) ?? "all";
  narrowPane.value = narrowPanes.find((pane) => pane === settings.view) ?? "environment";
  enlarged.value = panes.find((pane) => pane === settings.enlarged) ?? null;
  if (settings.file !== undefined) showFile(settings.file);
}

/** An example to open. */
export interface OpenedExample {
  readonly example: Example;
  readonly files: Files;
  /** The example's own settings, overridden by those of the link. */
  readonly settings: Settings;
}

/** Fetches an example by name. @returns null if no example has that name */
export async function fetchExample(name: string, settings: Settings): Promise<OpenedExample | null> {
  const example = findExample(name);
  if (!example) return null;
  const own = { file: example.file, ...(example.experimental && { experimental: "1" }) };
  return { example, files: await loadExample(example.id), settings: { ...own, ...settings } };
}
