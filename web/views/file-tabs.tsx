import { useEffect, useRef } from "preact/hooks";
import type { Severity } from "../engine/protocol";
import { knownFiles, mainFile, mockFile, tabOrder, visiblePath } from "../state/files";
import { addNewFile } from "../state/new-file";
import { activeFile, files, removeFile, showFile } from "../state/project";
import { worstByFile } from "../state/results";
import { notifyStep } from "../state/undo";
import { dialog, linked } from "../state/view";
import { arrowTarget } from "./arrows";
import { Icon } from "./icon";
import { Menu } from "./menu";
import type { MenuItem } from "./menu-items";

const severityWords: Readonly<Record<Severity, string>> = {
  error: "has errors",
  warning: "has warnings",
  information: "has notes",
  hint: "has hints",
};

/** The purpose of each known file. */
const fileNotes: Readonly<Record<string, string>> = {
  "charmcraft.yaml": "The charm's project file",
  "mock.yaml": "Mocked configuration, relations and secrets",
  "rockcraft.yaml": "Worker and scheduler services",
  "paas-config.yaml": "The charm's runtime options",
  ".env.example": "The variables that your app reads",
};

/** Moves between the tabs with arrows, Home and End. */
function onTabKey(event: KeyboardEvent): void {
  const order = tabOrder(files.value);
  const at = arrowTarget(event.key, order.indexOf(activeFile.value), order.length, "horizontal");
  const target = order[at ?? -1];
  if (target === undefined) return;
  event.preventDefault();
  showFile(target);
  document.getElementById(`tab-${target}`)?.focus();
}

/** Removes the shown file; the note offers to undo that. */
export function removeShownFile(): void {
  const path = activeFile.value;
  removeFile(path);
  notifyStep(`Removed '${path}'.`);
}

/** One tab. */
function FileTab({ path }: { readonly path: string }) {
  const selected = path === activeFile.value;
  const worst = worstByFile.value.get(path);
  const lit = linked.value.places.some(({ file }) => file === path);
  const tab = useRef<HTMLButtonElement>(null);
  useEffect(() => {
    if (selected) tab.current?.scrollIntoView({ block: "nearest", inline: "nearest" });
  }, [selected]);
  return (
    <button
      ref={tab}
      type="button"
      role="tab"
      id={`tab-${path}`}
      class={!selected && lit ? "tab lit" : "tab"}
      aria-selected={selected}
      aria-controls="editor-panel"
      tabIndex={selected ? 0 : -1}
      title={fileNotes[path] ?? visiblePath(path)}
      onClick={() => showFile(path)}
    >
      {visiblePath(path)}
      {worst && <span class={`dot ${worst}`} role="img" aria-label={severityWords[worst]} />}
    </button>
  );
}

/** The tabs of the files, without the menus beside them. */
export function TabList() {
  return (
    <div class="tab-list" role="tablist" aria-label="Project files" onKeyDown={onTabKey} tabIndex={-1}>
      {tabOrder(files.value).map((path) => (
        <FileTab key={path} path={path} />
      ))}
    </div>
  );
}

/** The files to add: the known ones that the project lacks, and any other. */
function addItems(): MenuItem[] {
  const missing = knownFiles.filter((path) => !Object.hasOwn(files.value, path));
  return [
    ...missing.map((path) => ({
      title: path,
      note: fileNotes[path] ?? "",
      run: () => void addNewFile(path),
    })),
    {
      title: "Another file…",
      run: () => {
        dialog.value = "add-file";
      },
    },
  ];
}

/** The actions on the shown file. */
function fileItems(): MenuItem[] {
  if (activeFile.value === mainFile) return [];
  return [
    {
      title: `Rename ${activeFile.value}…`,
      run: () => {
        dialog.value = "rename-file";
      },
    },
    { title: `Remove ${activeFile.value}`, run: removeShownFile },
  ];
}

/** A link to the reference for mock.yaml, a format of this page that is documented nowhere else. */
function Reference() {
  if (activeFile.value !== mockFile) return null;
  return (
    <a
      class="file-reference"
      href={`/docs/keys.html#${mockFile}`}
      target="_blank"
      rel="noreferrer"
      title={`What can be in ${mockFile}`}
    >
      Reference
    </a>
  );
}

/** The tabs of the project's files. */
export function FileTabs() {
  const own = fileItems();
  return (
    <div class="tabs">
      <TabList />
      {own.length > 0 && (
        <Menu name="This file" class="icon-button" groups={[{ items: own }]}>
          <Icon name="more" />
        </Menu>
      )}
      <Menu name="Add a file" class="icon-button" groups={[{ items: addItems() }]}>
        <Icon name="plus" />
      </Menu>
      <Reference />
    </div>
  );
}
