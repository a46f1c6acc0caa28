/** The store in this browser: projects and their earlier states, in IndexedDB. */
import { faultOf, StoreError } from "./faults";
import {
  type KeptProject,
  type KeptState,
  type Read,
  readProject,
  readState,
  type Unreadable,
} from "./records";

/** The most earlier states that are kept of each project. */
export const mostStates = 60;
/** The most projects that are kept although nothing was ever changed in them. */
const mostUntouched = 10;
/** Milliseconds after which a storage that does not open is given up as one that never will. */
const openLimit = 4_000;

/** The records of a list, and apart from them the values that cannot be read. */
export interface Found<T> {
  readonly records: readonly T[];
  readonly unreadable: readonly Unreadable[];
}

/** The result of a request; rejects with its error. */
function done<T>(request: IDBRequest<T>): Promise<T> {
  return new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
}

/** Resolves when a transaction is complete: only then is the data stored. */
function completed(transaction: IDBTransaction): Promise<void> {
  return new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve();
    transaction.onabort = () => reject(transaction.error ?? new StoreError("refused"));
    transaction.onerror = () => reject(transaction.error);
  });
}

type Name = "projects" | "states";

/** All values of a store by key; a value that the browser itself cannot read becomes an error. */
async function readAll(store: IDBObjectStore): Promise<readonly unknown[]> {
  const { transaction, name } = store;
  try {
    return await done(store.getAll());
  } catch {
    const keys = await done(transaction.db.transaction(name).objectStore(name).getAllKeys());
    const one = (key: IDBValidKey) =>
      done(transaction.db.transaction(name).objectStore(name).get(key)).catch(() => ({ id: key }));
    return Promise.all(keys.map(one));
  }
}

/** The kept projects and states. Every method rejects if the browser refuses. */
export class Store {
  constructor(private readonly database: IDBDatabase) {
    // A newer version of the page in another tab needs the database to itself for a moment.
    database.onversionchange = () => database.close();
  }

  /** All projects, latest first. */
  async projects(): Promise<Found<KeptProject>> {
    return sorted(await readAll(this.#in("projects", "readonly")), readProject);
  }

  /** One project; null if it does not exist or cannot be read. */
  async project(id: string): Promise<KeptProject | null> {
    const value: unknown = await done(this.#in("projects", "readonly").get(id));
    const read = readProject(value);
    return read.kind === "record" ? read.record : null;
  }

  /**
   * Keeps a project under its identity.
   * @returns "overtaken" if another tab has kept the same or a later version; then nothing is changed
   */
  async saveProject(project: KeptProject): Promise<"kept" | "overtaken"> {
    const store = this.#in("projects", "readwrite");
    const end = completed(store.transaction);
    const there = readProject(await done<unknown>(store.get(project.id)));
    const overtaken =
      there.kind === "newer" ||
      (there.kind === "record" &&
        there.record.writer !== project.writer &&
        there.record.version >= project.version);
    if (!overtaken) store.put(project);
    await end;
    return overtaken ? "overtaken" : "kept";
  }

  /** Deletes the projects in which nothing was ever changed, except the latest ones. */
  async forgetUntouched(): Promise<void> {
    const { records } = await this.projects();
    const store = this.#in("projects", "readwrite");
    for (const { id } of records.filter(({ touched }) => !touched).slice(mostUntouched)) store.delete(id);
    await completed(store.transaction);
  }

  /** The earlier states of all projects, latest first. */
  async states(): Promise<Found<KeptState>> {
    return sorted(await readAll(this.#in("states", "readonly")), readState);
  }

  /** Keeps an earlier state, and deletes the oldest ones of its project if there are too many. */
  async addState(state: KeptState): Promise<void> {
    await done(this.#in("states", "readwrite").add(state));
    const { records } = await this.states();
    const own = records.filter(({ project }) => project === state.project);
    const store = this.#in("states", "readwrite");
    for (const { id } of own.slice(mostStates)) if (id !== undefined) store.delete(id);
    await completed(store.transaction);
  }

  #in(name: Name, mode: IDBTransactionMode): IDBObjectStore {
    return this.database.transaction(name, mode).objectStore(name);
  }
}

/** Reads values as records, latest first, and sets apart those that are not records. */
function sorted<T extends { readonly time: number }>(
  values: readonly unknown[],
  read: (value: unknown) => Read<T>,
): Found<T> {
  const records: T[] = [];
  const unreadable: Unreadable[] = [];
  for (const value of values) {
    const found = read(value);
    if (found.kind === "record") records.push(found.record);
    else unreadable.push({ kind: found.kind === "newer" ? "newer" : "damaged", value });
  }
  return { records: records.sort((a, b) => b.time - a.time), unreadable };
}

/** Opens the database. @param version undefined for the one that exists */
function request(version: number | undefined): Promise<IDBDatabase> {
  const opening = indexedDB.open("charm-playground", version);
  opening.onupgradeneeded = () => {
    opening.result.createObjectStore("projects", { keyPath: "id" });
    opening.result.createObjectStore("states", { keyPath: "id", autoIncrement: true });
  };
  return done(opening);
}

/**
 * Opens the store.
 * @param late receives the store if it opens after the time limit
 * @returns rejects with a StoreError if the browser keeps nothing
 */
export async function openStore(late: (store: Store) => void): Promise<Store> {
  if (typeof indexedDB === "undefined") throw new StoreError("missing");
  let gaveUp = false;
  const limit = new Promise<never>((_, reject) => {
    setTimeout(() => {
      gaveUp = true;
      reject(new StoreError("silent"));
    }, openLimit);
  });
  const store = Promise.resolve()
    .then(() => request(1))
    .then((database) => new Store(database));
  void store.then(
    (opened) => gaveUp && late(opened),
    () => undefined,
  );
  try {
    return await Promise.race([store, limit]);
  } catch (error) {
    throw new StoreError(faultOf(error));
  }
}
