/**
 * Texts that could not be kept before the user left a tab: there is no time left for IndexedDB, but localStorage
 * stores at once. Each visit has its own place for each project, so that two tabs never overwrite each other.
 */
import { isNewerThan, type KeptProject, readProject } from "./records";

/** The prefix of the keys in localStorage. */
const prefix = "charm-playground.unsaved";

/** The parts of the Storage interface that are used. */
export type UnsavedStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A project that waits to be kept, and its place. */
export interface Unsaved {
  readonly place: string;
  readonly project: KeptProject;
}

/** The place (a key in localStorage) of a visit's project. */
export function placeOf({ id, writer }: Pick<KeptProject, "id" | "writer">): string {
  return `${prefix}.${id}.${writer}`;
}

/** Puts a project away at once. @returns false if the browser refuses */
export function putAway(storage: UnsavedStorage | null, project: KeptProject): boolean {
  try {
    storage?.setItem(placeOf(project), JSON.stringify(project));
    return storage !== null;
  } catch {
    return false;
  }
}

/** Clears a place. If that fails, it only holds what is kept already. */
export function clearPlace(storage: UnsavedStorage | null, place: string): void {
  try {
    storage?.removeItem(place);
  } catch {
    // The next visit will find it older than what is kept.
  }
}

/** A text parsed as JSON; undefined if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** All projects that wait; places that cannot be read are left alone. */
export function waiting(storage: UnsavedStorage | null): Unsaved[] {
  const found: Unsaved[] = [];
  try {
    for (let n = 0; storage && n < storage.length; n++) {
      const place = storage.key(n) ?? "";
      if (place !== prefix && !place.startsWith(`${prefix}.`)) continue;
      const read = readProject(parsed(storage.getItem(place) ?? ""));
      if (read.kind === "record") found.push({ place, project: read.record });
    }
  } catch {
    // If the browser refuses to list the places, nothing waits.
  }
  return found;
}

/** What to do with the texts that wait. */
export interface Recovery {
  /** All projects with their newest texts, latest first. */
  readonly projects: readonly KeptProject[];
  /** Waiting texts that are newer than the kept ones: they are kept, and their places cleared afterwards. */
  readonly newer: readonly Unsaved[];
  /** Waiting texts that a later version overtook: they become earlier states if they differ. */
  readonly overtaken: readonly Unsaved[];
}

/** Compares the kept projects with those that wait: the newer text of each wins, wherever it was. */
export function recovered(kept: readonly KeptProject[], waits: readonly Unsaved[]): Recovery {
  const newest = new Map(kept.map((project) => [project.id, project]));
  const winners = new Map<string, Unsaved>();
  const overtaken: Unsaved[] = [];
  for (const one of waits) {
    const { project } = one;
    const there = newest.get(project.id);
    if (there && !isNewerThan(project, there)) {
      overtaken.push(one);
      continue;
    }
    const former = winners.get(project.id);
    if (former) overtaken.push(former);
    newest.set(project.id, project);
    winners.set(project.id, one);
  }
  const projects = [...newest.values()].sort((a, b) => b.time - a.time);
  return { projects, newer: [...winners.values()], overtaken };
}
