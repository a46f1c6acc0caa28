/** Keeps the project in this browser as one types, one project for each tab. */
import { batch, effect, signal } from "@preact/signals";
import { notify } from "./announce";
import { emptyHistory, type Step } from "./history";
import { activeFile, charmcraft, files, history, opened, openFolder, undoStep } from "./project";
import { type KeptProject, type KeptState, openStore, type Store } from "./store";

/** Milliseconds after the last change at which the project is kept. */
const savePause = 300;
/** Milliseconds between two earlier states that are kept while one types. */
const statePause = 60_000;
/** Where a project waits that could not be kept before the tab was closed. */
const unsavedKey = "charm-playground.unsaved";
/** Where a tab remembers its own project. */
const tabKey = "charm-playground.project";

/** Whether the browser keeps the project; false where it refuses. */
export const kept = signal(true);

let store: Store | null = null;
let projectId = crypto.randomUUID() as string;

/** The project as it is to be kept. */
function snapshot(): KeptProject {
  return {
    id: projectId,
    files: files.peek(),
    activeFile: activeFile.peek(),
    experimental: charmcraft.peek().experimental,
    time: Date.now(),
  };
}

/**
 * Takes a project for this tab alone.
 * @returns false while another tab has it
 */
function claim(id: string): Promise<boolean> {
  if (!navigator.locks) return Promise.resolve(true);
  return new Promise((resolve) => {
    void navigator.locks.request(`charm-playground.${id}`, { ifAvailable: true }, (lock) => {
      resolve(lock !== null);
      // The lock is held until the tab is closed.
      return lock === null ? undefined : new Promise(() => undefined);
    });
  });
}

/** Remembers, for a reload of this tab, which project it has. */
function rememberProject(id: string): void {
  projectId = id;
  try {
    sessionStorage.setItem(tabKey, id);
  } catch {
    // Without it a reload opens the project that was worked on last.
  }
}

/** The projects in the order in which this tab wants them: its own before a reload, then the latest. */
function inWantedOrder(projects: readonly KeptProject[]): KeptProject[] {
  let own: string | null = null;
  try {
    own = sessionStorage.getItem(tabKey);
  } catch {
    // Then the latest is wanted.
  }
  return [...projects].sort((a, b) => Number(b.id === own) - Number(a.id === own));
}

/** The project that could not be kept before a tab was closed, or null. */
function takeUnsaved(): KeptProject | null {
  try {
    const text = localStorage.getItem(unsavedKey);
    localStorage.removeItem(unsavedKey);
    return text === null ? null : (JSON.parse(text) as KeptProject);
  } catch {
    return null;
  }
}

/** Keeps what the last tab could not, and lists all projects, the latest first. */
async function keptProjects(from: Store): Promise<KeptProject[]> {
  const unsaved = takeUnsaved();
  if (unsaved) await from.saveProject(unsaved);
  return from.projects();
}

/** Opens a kept project without a step to undo: it is where the user left off. */
function adopt(project: KeptProject): void {
  batch(() => {
    files.value = project.files;
    activeFile.value = Object.hasOwn(project.files, project.activeFile)
      ? project.activeFile
      : (Object.keys(project.files)[0] ?? activeFile.value);
    charmcraft.value = { experimental: project.experimental };
    history.value = emptyHistory;
    opened.value++;
  });
}

/**
 * Opens the project that was worked on last. While another tab has it, this
 * tab gets a copy, so that two tabs never overwrite each other.
 * @returns whether there was one
 */
export async function openLastProject(): Promise<boolean> {
  store = await openStore();
  kept.value = store !== null;
  const projects = inWantedOrder(store ? await keptProjects(store).catch(() => []) : []);
  for (const project of projects) {
    if (await claim(project.id)) {
      rememberProject(project.id);
      adopt(project);
      return true;
    }
  }
  rememberProject(projectId);
  await claim(projectId);
  const [latest] = projects;
  if (!latest) return false;
  adopt(latest);
  notify({ text: "This project is open in another tab; here you work on a copy." });
  return true;
}

/** Keeps the project; a browser that refuses is told once. */
async function save(): Promise<void> {
  if (!store) return;
  try {
    await store.saveProject(snapshot());
  } catch {
    if (kept.value) notify({ text: "The browser does not keep your work; download the project to be safe." });
    kept.value = false;
  }
}

/** Whether a step is worth an earlier state: whatever replaced a text at once, and typing once in a while. */
function worthKeeping({ before, typedIn, time }: Step, lastTime: number): boolean {
  const empty = Object.values(before).every((text) => text.trim() === "");
  return !empty && (typedIn === null || time - lastTime > statePause);
}

/** Starts keeping the project and its earlier states. @returns ends it */
export function startKeeping(): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsaved = false;
  let lastState = 0;
  let lastStep: Step | undefined;

  const stopSaving = effect(() => {
    void [files.value, activeFile.value, charmcraft.value];
    unsaved = true;
    clearTimeout(timer);
    timer = setTimeout(() => {
      unsaved = false;
      void save();
    }, savePause);
  });
  const stopStates = effect(() => {
    const step = history.value.done.at(-1);
    if (!step || step === lastStep) return;
    lastStep = step;
    if (!worthKeeping(step, lastState)) return;
    lastState = step.time;
    const state: KeptState = { project: projectId, files: step.before, label: step.label, time: step.time };
    void store?.addState(state).catch(() => undefined);
  });
  const onLeave = () => {
    if (!unsaved) return;
    try {
      localStorage.setItem(unsavedKey, JSON.stringify(snapshot()));
    } catch {
      void save();
    }
  };
  addEventListener("pagehide", onLeave);
  return () => {
    removeEventListener("pagehide", onLeave);
    stopSaving();
    stopStates();
  };
}

/** An earlier state, or the last state of another project. */
export interface EarlierState {
  readonly files: KeptState["files"];
  readonly label: string;
  readonly time: number;
}

/** All that can be brought back, the latest first. */
export async function earlierStates(): Promise<EarlierState[]> {
  if (!store)
    return history.value.done.map(({ before, label, time }) => ({ files: before, label, time })).reverse();
  const [states, projects] = await Promise.all([store.states(), store.projects()]);
  const others = projects
    .filter(({ id }) => id !== projectId)
    .map((project) => ({
      files: project.files,
      label: "another project, as it was left",
      time: project.time,
    }));
  const before = states.map((state) => ({ ...state, label: `before ${state.label}` }));
  return [...before, ...others].sort((a, b) => b.time - a.time);
}

/** Brings an earlier state back; undo leads to the present one. */
export function restore(state: EarlierState): void {
  openFolder(state.files, "an earlier state");
  notify({ text: "The earlier state is back.", action: { title: "Undo", run: () => void undoStep() } });
}
