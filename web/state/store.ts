/** What is kept in this browser: projects and their earlier states, in IndexedDB. */
import type { Files } from "../engine/protocol";

/** A project as it is kept. Times are milliseconds since the epoch. */
export interface KeptProject {
  readonly id: string;
  readonly files: Files;
  readonly activeFile: string;
  readonly experimental: boolean;
  readonly time: number;
}

/** An earlier state of a project. */
export interface KeptState {
  /** Given by the store. */
  readonly id?: number;
  readonly project: string;
  readonly files: Files;
  /** What came next: "example 'Flask with S3'", or "typing". */
  readonly label: string;
  readonly time: number;
}

/** Most earlier states that are kept. */
export const mostStates = 80;

/** The answer of one request, or a rejection with its error. */
function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** The kept projects and states. Every method rejects where the browser refuses. */
export class Store {
  constructor(private readonly database: IDBDatabase) {}

  /** All projects, the latest first. */
  async projects(): Promise<KeptProject[]> {
    const all: KeptProject[] = await done(this.#in("projects", "readonly").getAll());
    return all.sort((a, b) => b.time - a.time);
  }

  /** Keeps a project under its id. */
  async saveProject(project: KeptProject): Promise<void> {
    await done(this.#in("projects", "readwrite").put(project));
  }

  /** Earlier states of all projects, the latest first. */
  async states(): Promise<KeptState[]> {
    const all: KeptState[] = await done(this.#in("states", "readonly").getAll());
    return all.sort((a, b) => b.time - a.time);
  }

  /** Keeps an earlier state and forgets the oldest ones that are too many. */
  async addState(state: KeptState): Promise<void> {
    await done(this.#in("states", "readwrite").add(state));
    const keys = await done(this.#in("states", "readonly").getAllKeys());
    const states = this.#in("states", "readwrite");
    for (const key of keys.slice(0, Math.max(0, keys.length - mostStates))) states.delete(key);
  }

  #in(name: "projects" | "states", mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(name, mode).objectStore(name);
  }
}

/** Opens the store; null where the browser keeps nothing, as in some private windows. */
export async function openStore(): Promise<Store | null> {
  try {
    const request = indexedDB.open("charm-playground", 1);
    request.onupgradeneeded = () => {
      request.result.createObjectStore("projects", { keyPath: "id" });
      request.result.createObjectStore("states", { keyPath: "id", autoIncrement: true });
    };
    return new Store(await done(request));
  } catch {
    return null;
  }
}
