/**
 * The state machine of keeping. What changes is kept soon, at the latest `savePause` after it changed; what is not
 * kept yet when the tab is left is put away at once. It knows nothing of the page and of the browser, so that tests
 * can let it crash, leave and come back at any moment.
 */
import { faultOf, type StoreFault } from "./faults";
import type { KeptProject } from "./records";
import { clearPlace, placeOf, putAway, type UnsavedStorage } from "./unsaved";

/** Milliseconds after a change at which it is kept; with the time that keeping takes, it is below 300. */
export const savePause = 200;
/** Milliseconds between two tries while the browser refuses. */
export const retryPause = 3_000;

/** How keeping is going. */
export type Keeping =
  | { readonly kind: "kept" }
  /** The browser keeps nothing for now. */
  | { readonly kind: "failing"; readonly fault: StoreFault };

/** What the keeper works with. */
export interface KeeperWorld {
  /** Keeps a project, or rejects; "overtaken" where another visit has kept a later version of it. */
  save(project: KeptProject): Promise<"kept" | "overtaken">;
  /** Where texts are put away when the tab is left; null where the browser has no such place. */
  readonly storage: UnsavedStorage | null;
  /** Runs something after some milliseconds. @returns gives that up */
  later(milliseconds: number, run: () => void): () => void;
  /** Is told each change of how keeping is going. */
  report(keeping: Keeping): void;
  /** Is told of a project that another visit goes on with. */
  overtaken(project: KeptProject): void;
}

/** Keeps the projects of one visit. */
export class Keeper {
  /** The newest state of each project that is not known to be kept. */
  readonly #unsaved = new Map<string, KeptProject>();
  #cancel: (() => void) | null = null;
  #saving: Promise<void> | null = null;
  #failing = false;

  constructor(private readonly world: KeeperWorld) {}

  /** Whether everything is kept. */
  get idle(): boolean {
    return this.#unsaved.size === 0;
  }

  /** Takes the newest state of a project. */
  changed(project: KeptProject): void {
    this.#unsaved.set(project.id, project);
    this.#schedule(savePause);
  }

  /** Gives up a project's state, because it goes on under another identity. */
  giveUp(id: string): void {
    this.#unsaved.delete(id);
  }

  /** Puts away what is not kept, for the tab may not come back. @returns whether nothing would be lost */
  leave(): boolean {
    const safe = [...this.#unsaved.values()].map((project) => putAway(this.world.storage, project));
    void this.saveNow();
    return safe.every(Boolean);
  }

  /** Keeps at once what is not kept. */
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
    // A change never puts off the keeping of those before it.
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
        // What was typed meanwhile may be put away already: it must not give way to this.
        putAway(this.world.storage, this.#unsaved.get(project.id) ?? project);
        this.#report({ kind: "failing", fault: faultOf(error) });
      }
    }
  }

  /** A state is kept: unless a newer one came meanwhile, it is forgotten here and where it was put away. */
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
