/** Keeps the project in this browser while the user types: one project for each tab. */
import { effect, signal, untracked } from "@preact/signals";
import type { Files } from "../engine/protocol";
import { notify } from "./announce";
import { claimProject, releaseProject } from "./claims";
import { StoreError } from "./faults";
import { type Step, withStep } from "./history";
import { newIdentity } from "./identity";
import { Keeper, type Keeping } from "./keeper";
import { activeFile, charmcraft, files, history, placeProject, projectId } from "./project";
import { isNewerThan, type KeptProject, recordFormat } from "./records";
import { openStore, type Store } from "./store";
import { clearPlace, type Recovery, recovered, type UnsavedStorage, waiting } from "./unsaved";

/** Milliseconds of typing between two earlier states that are kept. */
const statePause = 60_000;
/** Milliseconds after which a storage that is saving counts as silent. */
const saveLimit = 5_000;
/** The key under which a tab remembers its own project. */
const tabKey = "charm-playground.project";

/** How keeping is going. */
export const keeping = signal<Keeping>({ kind: "kept" });

/** The identity of this visit, as the writer of its records. */
const writer = newIdentity();
/** The versions of the projects, as far as this visit knows them. */
const versions = new Map<string, number>();
/** The projects that are the user's own, because they changed something in them or brought them along. */
const touched = new Set<string>();

let store: Store | null = null;

/** The store of this browser; null if it has none. */
export function presentStore(): Store | null {
  return store;
}

/** The storage for changes that cannot be saved in time; null if the browser refuses it. */
function awayStorage(): UnsavedStorage | null {
  try {
    return localStorage;
  } catch {
    return null;
  }
}

/** The result of a promise, or a rejection if it takes too long. */
function inTime<T>(promise: Promise<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new StoreError("silent")), saveLimit);
    promise.then(resolve, reject).finally(() => clearTimeout(timer));
  });
}

/** Why this visit has no store. */
let fault = new StoreError("missing");

const keeper = new Keeper({
  save: (project) => (store ? inTime(store.saveProject(project)) : Promise.reject(fault)),
  storage: awayStorage(),
  later: (milliseconds, run) => {
    const timer = setTimeout(run, milliseconds);
    return () => clearTimeout(timer);
  },
  report: (next) => {
    const before = keeping.peek();
    const same = before.kind === next.kind && (next.kind === "kept" || faultIs(before, next));
    if (!same) keeping.value = next;
  },
  overtaken: ({ id }) => {
    if (id === projectId.peek())
      goOnAsCopy("This project was also changed in another tab; here you work on a copy.");
  },
});

/** Whether two failures have the same cause. */
function faultIs(a: Keeping, b: Keeping): boolean {
  return a.kind === "failing" && b.kind === "failing" && a.fault === b.fault;
}

/** The present project in the form that is kept. @param version counts the changes of the project */
function snapshot(version: number): KeptProject {
  const id = projectId.peek();
  return {
    id,
    files: files.peek(),
    activeFile: activeFile.peek(),
    experimental: charmcraft.peek().experimental,
    time: Date.now(),
    version,
    writer,
    touched: touched.has(id),
    format: recordFormat,
  };
}

/** Notes that a project became the user's own with the last step. */
function noteTouched(): void {
  const step = history.peek().done.at(-1);
  if (step && !step.project) touched.add(projectId.peek());
  else if (step?.project?.own) touched.add(step.project.after);
}

/** Hands the present project to the keeper as its next version. */
function keepPresent(): void {
  noteTouched();
  const id = projectId.peek();
  const version = (versions.get(id) ?? 0) + 1;
  versions.set(id, version);
  keeper.changed(snapshot(version));
}

/** Gives the present text a new identity, because another tab works on its project. */
function goOnAsCopy(text: string): void {
  const [was, id] = [projectId.peek(), newIdentity()];
  keeper.giveUp(was);
  if (touched.has(was)) touched.add(id);
  versions.set(id, versions.get(was) ?? 0);
  projectId.value = id;
  notify({ text });
}

/** Remembers this tab's project for a reload. */
function rememberProject(id: string): void {
  try {
    sessionStorage.setItem(tabKey, id);
  } catch {
    // Without it, a reload opens the project that was worked on last.
  }
}

/** The project that this tab had before a reload, or null. */
function ownProject(): string | null {
  try {
    return sessionStorage.getItem(tabKey);
  } catch {
    return null;
  }
}

/** Whether the user came by the page's address, not by a reload or Back. */
function isNewVisit(): boolean {
  const [entry] = performance.getEntriesByType("navigation");
  return (entry as PerformanceNavigationTiming | undefined)?.type === "navigate";
}

/** The projects in the order in which this tab would open them: its own, then the user's, the latest first. */
function wanted(projects: readonly KeptProject[]): readonly KeptProject[] {
  const own = ownProject();
  const isOwn = (project: KeptProject) => project.id === own && (project.touched || !isNewVisit());
  const users = projects.filter((project) => project.touched || isOwn(project));
  return [...users].sort((a, b) => Number(isOwn(b)) - Number(isOwn(a)));
}

/** Keeps the texts that could not be saved in time; one that a later version overtook becomes an earlier state. */
async function keepWaiting(into: Store, { newer, overtaken, projects }: Recovery): Promise<void> {
  for (const { place, project } of newer) {
    await into.saveProject(project);
    clearPlace(awayStorage(), place);
  }
  for (const { place, project } of overtaken) {
    const newest = projects.find(({ id }) => id === project.id);
    const differs = newest !== undefined && JSON.stringify(newest.files) !== JSON.stringify(project.files);
    if (differs)
      await into.addState({
        project: project.id,
        files: project.files,
        label: "what another tab kept",
        time: project.time,
      });
    clearPlace(awayStorage(), place);
  }
}

/** Opens the store and lists the newest text of each project, whether it is kept or still waits to be. */
async function recover(): Promise<readonly KeptProject[]> {
  const waits = waiting(awayStorage());
  try {
    store = await openStore((late) => {
      store = late;
      void keeper.saveNow();
    });
    const { records } = await inTime(store.projects());
    const recovery = recovered(records, waits);
    void keepWaiting(store, recovery).catch(() => undefined);
    void store.forgetUntouched().catch(() => undefined);
    return recovery.projects;
  } catch (error) {
    if (error instanceof StoreError) fault = error;
    keeping.value = { kind: "failing", fault: fault.fault };
    const { projects, overtaken } = recovered([], waits);
    for (const { place } of overtaken) clearPlace(awayStorage(), place);
    return projects;
  }
}

/** Opens a kept project without a step to undo: it is what the user left. */
function adopt(project: KeptProject, id: string): void {
  versions.set(id, project.version);
  if (project.touched) touched.add(id);
  placeProject({ ...project, id });
}

/**
 * Opens the project that was worked on last. If another tab has it, this
 * tab gets a copy, so that two tabs never overwrite each other.
 * @returns whether there was a project to open
 */
export async function openLastProject(): Promise<boolean> {
  const projects = wanted(await recover());
  const own = ownProject();
  for (const project of projects) {
    if (await claimProject(project.id, project.id === own)) {
      adopt(project, project.id);
      return true;
    }
  }
  const [latest] = projects;
  if (!latest) return false;
  adopt(latest, newIdentity());
  notify({ text: "This project is open in another tab; here you work on a copy." });
  return true;
}

/**
 * Whether the state before a step is worth keeping: anything that replaced a text at once, and typing now and
 * then.
 */
function worthKeeping({ typing, time, project }: Step, before: Files, lastTime: number): boolean {
  const empty = Object.values(before).every((text) => text.trim() === "");
  return !empty && !project && (typing === null || time - lastTime > statePause);
}

/** Keeps earlier states of the project as it changes. @returns a function that stops it */
function keepStates(): () => void {
  let lastTime = 0;
  let lastStep: Step | undefined;
  return effect(() => {
    const step = history.value.done.at(-1);
    if (!step || step === lastStep) return;
    lastStep = step;
    const before = withStep(files.peek(), step, "before");
    if (!worthKeeping(step, before, lastTime)) return;
    lastTime = step.time;
    const state = { project: projectId.peek(), files: before, label: step.label, time: step.time };
    void store?.addState(state).catch(() => undefined);
  });
}

/** The claims of this tab, made one after the other. */
let claims: Promise<void> = Promise.resolve();

/** Claims the present project for this tab. */
function hold(id: string): Promise<void> {
  rememberProject(id);
  claims = claims.then(async () => {
    if (projectId.peek() !== id || (await claimProject(id)) || projectId.peek() !== id) return;
    goOnAsCopy("This project is open in another tab; here you work on a copy.");
  });
  return claims;
}

/** Hands every change to the keeper. @returns a function that stops it */
function keepChanges(): () => void {
  let first = true;
  return effect(() => {
    void [projectId.value, files.value, activeFile.value, charmcraft.value];
    if (!first) untracked(keepPresent);
    first = false;
  });
}

/** Picks the project up again after Back or Forward: another tab may have changed it meanwhile. */
async function comeBack(): Promise<void> {
  const id = projectId.peek();
  await hold(id);
  const there = await store?.project(id).catch(() => null);
  if (!there || projectId.peek() !== id || there.writer === writer) return keeper.saveNow();
  if (!isNewerThan(there, snapshot(versions.get(id) ?? 0))) return keeper.saveNow();
  if (keeper.idle) adopt(there, id);
  else goOnAsCopy("This project was also changed in another tab; here you work on a copy.");
}

/**
 * Puts away unsaved changes when the user leaves, and picks the project up on return.
 * @returns a function that stops it
 */
function watchLeaving(): () => void {
  const listeners = new AbortController();
  const options = { signal: listeners.signal };
  addEventListener(
    "pagehide",
    () => {
      keeper.leave();
      releaseProject();
    },
    options,
  );
  addEventListener("pageshow", ({ persisted }) => persisted && void comeBack(), options);
  document.addEventListener("visibilitychange", () => document.hidden && void keeper.saveNow(), options);
  // If the browser keeps nothing at all, ask before the work is lost.
  addEventListener("beforeunload", (event) => keeper.leave() || event.preventDefault(), options);
  return () => listeners.abort();
}

/** Starts keeping the project and its earlier states. @returns a function that stops it */
export function startKeeping(): () => void {
  const ends = [
    keepChanges(),
    keepStates(),
    effect(() => {
      const id = projectId.value;
      untracked(() => void hold(id));
    }),
    watchLeaving(),
  ];
  return () => {
    for (const end of ends) end();
  };
}

/** Tries to save the work at once. */
export function keepNow(): void {
  void keeper.saveNow();
}

/** Whether a project is the one in this tab. */
export function isPresent(id: string): boolean {
  return id === projectId.value;
}

/** Adopts the version of a project that is about to be opened, so that its next change counts as newer. */
export function knowVersion({ id, version, touched: own }: KeptProject): void {
  versions.set(id, Math.max(version, versions.get(id) ?? 0));
  if (own) touched.add(id);
}
