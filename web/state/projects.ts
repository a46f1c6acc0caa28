/** The user's projects, each with its earlier states, and how to open them. */
import type { Files } from "../engine/protocol";
import { isPresent, knowVersion, presentStore } from "./keep";
import { activeFile, charmcraft, files, openFolder, projectId, replaceFolder, showFile } from "./project";
import type { KeptProject, KeptState, Unreadable } from "./records";
import { notifyStep } from "./undo";

/** A project in the list. */
export interface ListedProject {
  readonly id: string;
  /** Its newest text; for the open project, the text in the editor. */
  readonly files: Files;
  /** Milliseconds since the epoch. */
  readonly time: number;
  /** Whether it is open in this tab. */
  readonly isOpen: boolean;
  /** Its record in the store; null if nothing is stored yet. */
  readonly kept: KeptProject | null;
  /** Its earlier states, latest first. */
  readonly states: readonly KeptState[];
}

/** Everything that can be brought back. */
export interface Projects {
  /** The open project, then the others, latest first. */
  readonly projects: readonly ListedProject[];
  /** Earlier states of projects that are no longer kept, latest first. */
  readonly others: readonly KeptState[];
  /** Records that this page cannot read. */
  readonly unreadable: readonly Unreadable[];
}

const nothing = { records: [], unreadable: [] } as const;

/** The open project, as an entry of the list. */
function openProject(kept: readonly KeptProject[], states: readonly KeptState[]): ListedProject {
  const id = projectId.peek();
  return {
    id,
    files: files.peek(),
    time: Date.now(),
    isOpen: true,
    kept: kept.find((project) => project.id === id) ?? null,
    states: states.filter(({ project }) => project === id),
  };
}

/** Lists the user's projects. */
export async function listProjects(): Promise<Projects> {
  const store = presentStore();
  const [projects, states] = store
    ? await Promise.all([store.projects(), store.states()]).catch(() => [nothing, nothing])
    : [nothing, nothing];
  const others = projects.records.filter(({ id, touched }) => touched && !isPresent(id));
  const listed = others.map((kept) => ({
    ...kept,
    isOpen: false,
    kept,
    states: states.records.filter(({ project }) => project === kept.id),
  }));
  const ids = new Set([projectId.peek(), ...others.map(({ id }) => id)]);
  return {
    projects: [openProject(projects.records, states.records), ...listed],
    others: states.records.filter(({ project }) => !ids.has(project)),
    unreadable: [...projects.unreadable, ...states.unreadable],
  };
}

/** Opens a kept project as the user left it. */
function openKept(kept: KeptProject): void {
  knowVersion(kept);
  openFolder(kept.files, "another project", { id: kept.id, own: true });
  charmcraft.value = { experimental: kept.experimental };
  if (Object.hasOwn(files.peek(), kept.activeFile)) activeFile.value = kept.activeFile;
}

/** Opens another of the user's projects; undo leads back to the one that was open. */
export function openListed({ kept }: ListedProject): void {
  if (!kept) return;
  openKept(kept);
  notifyStep("Your other project is open.", "Back");
}

/** Brings back an earlier state and opens its project for that; undo leads back. */
export function bringBack(state: KeptState, of: ListedProject | null): void {
  const shown = activeFile.peek();
  if (of?.kept && !of.isOpen) openKept(of.kept);
  if (of) replaceFolder(state.files, "an earlier state");
  else openFolder(state.files, "an earlier state", { own: true });
  showFile(shown);
  notifyStep("The earlier state is back.");
}
