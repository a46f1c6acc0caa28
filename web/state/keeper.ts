/**
 * The state machine that keeps projects. A change is kept at the latest `savePause` after it was made; a change
 * that is not kept yet when the user leaves the tab is put away at once. It knows nothing of the page or the
 * browser, so that tests can let it crash, leave and come back at any moment.
 */
import { faultOf, type StoreFault } from "./faults";
import type { KeptProject } from "./records";
import { clearPlace, placeOf, putAway, type UnsavedStorage } from "./unsaved";

/** Milliseconds between a change and saving it; together with the saving itself it stays below 300. */
export const savePause = 200;
/** Milliseconds between two attempts while the browser refuses. */
export const retryPause = 3_000;

/** How keeping is going. */
export type Keeping =
  | { readonly kind: "kept" }
  /** The browser keeps nothing at present. */
  | { readonly kind: "failing"; readonly fault: StoreFault };

/** What the keeper works with. */
export interface KeeperWorld {
  /** Keeps a project; "overtaken" if another visit has kept a later version of it. Rejects if the browser refuses. */
  save(project: KeptProject): Promise<"kept" | "overtaken">;
  /** Where texts are put away when the user leaves the tab; null if the browser has no such place. */
  readonly storage: UnsavedStorage | null;
  /** Runs a function after some milliseconds. @returns a function that cancels it */
  later(milliseconds: number, run: () => void): () => void;
  /** Receives each change of how keeping is going. */
  report(keeping: Keeping): void;
  /** Receives each project that another visit has saved a later version of. */
  overtaken(project: KeptProject): void;
}

/** Keeps the projects of one visit. */
export class Keeper {
  /** The newest state of each project that may not be kept yet. */
  readonly #unsaved = new Map<string, KeptProject>();
  #cancel: (() => void) | null = null;
  #saving: Promise<void> | null = null;
  #failing = false;

  constructor(private readonly world: KeeperWorld) {}

  /** Whether everything is kept. */
  get idle(): boolean {
    return this.#unsaved.size === 0;
  }

  /** Receives the newest state of a project. */
  changed(project: KeptProject): void {
    this.#unsaved.set(project.id, project);
    this.#schedule(savePause);
  }

  /** Drops a project's state, because the project continues under another identity. */
  giveUp(id: string): void {
    this.#unsaved.delete(id);
  }

  /** Puts away what is not kept yet, because the tab may never come back. @returns whether nothing would be lost */
  leave(): boolean {
    const safe = [...this.#unsaved.values()].map((project) => putAway(this.world.storage, project));
    void this.saveNow();
    return safe.every(Boolean);
  }

  /** Saves at once what is not kept yet. */
  async saveNow(): Promise<void> {
    this.#cancel?.();
    this.#cancel = null;
    while (this.#saving) await this.#saving;
    this.#saving = this.#saveAll();
    await this.#saving;
    this.#saving = null;
    if (!this.idle) this.#schedule(this.#failing ? retryPause : savePause);
  }

  #schedule(milliseconds: number): void {
    // A change never delays the saving of those before it.
    this.#cancel ??= this.world.later(milliseconds, () => {
      this.#cancel = null;
      void this.saveNow();
    });
  }

  async #saveAll(): Promise<void> {
    for (const project of [...this.#unsaved.values()]) {
      try {
        const outcome = await this.world.save(project);
        this.#kept(project);
        if (outcome === "overtaken") this.world.overtaken(project);
        this.#report({ kind: "kept" });
      } catch (error) {
        // A later change may have been put away meanwhile: this older state must not replace it.
        putAway(this.world.storage, this.#unsaved.get(project.id) ?? project);
        this.#report({ kind: "failing", fault: faultOf(error) });
      }
    }
  }

  /** A state has been saved: it is dropped here and where it was put away, unless a newer one came meanwhile. */
  #kept(project: KeptProject): void {
    if (this.#unsaved.get(project.id) !== project) return;
    this.#unsaved.delete(project.id);
    clearPlace(this.world.storage, placeOf(project));
  }

  #report(keeping: Keeping): void {
    this.#failing = keeping.kind === "failing";
    this.world.report(keeping);
  }
}
