/**
 * Texts that could not be kept before a tab was left: what IndexedDB has no time for any more, localStorage keeps at
 * once. Each visit has its own place for each project, so that two tabs never overwrite each other.
 */
import { isNewerThan, type KeptProject, readProject } from "./records";

/** What the places' names begin with. */
const prefix = "charm-playground.unsaved";

/** The parts of the Storage interface that are needed. */
export type UnsavedStorage = Pick<Storage, "getItem" | "setItem" | "removeItem" | "key" | "length">;

/** A project that waits to be kept, and where. */
export interface Unsaved {
  readonly place: string;
  readonly project: KeptProject;
}

/** The place of a visit's project. */
export function placeOf({ id, writer }: Pick<KeptProject, "id" | "writer">): string {
  return `${prefix}.${id}.${writer}`;
}

/** Puts a project away at once. @returns false where the browser refuses */
export function putAway(storage: UnsavedStorage | null, project: KeptProject): boolean {
  try {
    storage?.setItem(placeOf(project), JSON.stringify(project));
    return storage !== null;
  } catch {
    return false;
  }
}

/** Takes a place away; one that cannot be taken away only holds what is kept already. */
export function clearPlace(storage: UnsavedStorage | null, place: string): void {
  try {
    storage?.removeItem(place);
  } catch {
    // Then the next visit finds it older than what is kept.
  }
}

/** A text's value as JSON; undefined if it is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Everything that waits; what cannot be read stays where it is. */
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
    // A browser that refuses to list them has none to give.
  }
  return found;
}

/** What is to be made of the texts that wait. */
export interface Recovery {
  /** All projects with their newest texts, the latest first. */
  readonly projects: readonly KeptProject[];
  /** Texts that wait and are newer than what is kept: they are kept, and their places cleared after that. */
  readonly newer: readonly Unsaved[];
  /** Texts that wait and were overtaken: they become earlier states where they differ. */
  readonly overtaken: readonly Unsaved[];
}

/** Compares what is kept with what waits: the newer text of each project wins, wherever it was. */
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
