/** Somebody at a browser: looks, clicks and types as a hand does, and waits for what is seen. */
import { expect } from "@playwright/test";
import { pauses } from "../pages/hand";
import { beingPatient, limits } from "../pages/patience";
import type { Engine } from "./engine";
import {
  type Answer,
  asked,
  isPrepared,
  preparation,
  type Question,
  type Sought,
  type Spot,
} from "./looking";

/** Runs in the page. Keeps what goes wrong there: errors, and violations of the policy. */
function keepComplaints(): void {
  const page = window as { complaints?: string[] };
  if (page.complaints) return;
  const kept: string[] = [];
  page.complaints = kept;
  addEventListener("error", ({ message }) => kept.push(message));
  addEventListener("unhandledrejection", ({ reason }) => kept.push(String(reason)));
  addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) =>
    kept.push(`${violatedDirective} ${blockedURI}`),
  );
}

/**
 * Runs in the page. Tells a page what a test wants of it, as soon as it is the one that was asked for.
 * @param address its address, without what follows `#`
 * @param isNew whether it is not the page that was there before
 */
function arrive(address: string, limits: readonly number[], isNew: boolean): void {
  const page = window as { left?: boolean; complaints?: string[] };
  if ((isNew && page.left) || location.href.split("#")[0] !== address)
    throw new Error(`still at ${location.href}`);
  if (!page.complaints) beingPatient(limits);
  keepComplaints();
}

/** Milliseconds after which somebody who sees nothing yet looks again, the last ones from then on. */
const glance = [100, 250, 500];

/** Somebody at a browser. */
export class User {
  readonly #pause = pauses(1);
  /** The frame that was clicked in last, so that it has the focus. */
  #frame: string | undefined;

  /** @param site the address of the playground, which ends in `/` */
  constructor(
    readonly engine: Engine,
    readonly site: string,
  ) {}

  /** Opens the playground anew, or any other page. @param address its address, seen from the playground's */
  async open(address = ""): Promise<void> {
    const { href } = new URL(address, this.site);
    await this.engine.run("window.left = true");
    await this.engine.open(href);
    this.#frame = undefined;
    await this.#arrive(href, true);
  }

  /** Goes back to the page before. @param address the address of that, seen from the playground's */
  async back(address = ""): Promise<void> {
    await this.engine.back();
    await this.#arrive(new URL(address, this.site).href, false);
  }

  /** What went wrong in the present page. */
  complaints(): Promise<string[]> {
    return this.engine.run("window.complaints ?? []");
  }

  /** Waits until something is there. */
  async sees(sought: Sought): Promise<void> {
    await this.#until(async () =>
      expect(await this.texts(sought), `seen of ${written(sought)}`).not.toEqual([]),
    );
  }

  /** Waits until nothing of a kind is there. */
  async misses(sought: Sought): Promise<void> {
    await this.#until(async () => expect(await this.texts(sought), `seen of ${written(sought)}`).toEqual([]));
  }

  /** Waits until something is on or ticked, or no longer is. */
  async seesState(sought: Sought, state: boolean): Promise<void> {
    await this.#until(async () => expect(await this.#ask("stateOf", sought), written(sought)).toBe(state));
  }

  /** The texts of all that is of a kind, now. */
  texts(sought: Sought): Promise<string[]> {
    return this.#ask("readAll", sought);
  }

  /** The text of the first that is of a kind, once there is one. */
  async text(sought: Sought): Promise<string> {
    await this.sees(sought);
    return (await this.texts(sought))[0] ?? "";
  }

  /** Clicks something, once it is there, keeps its place and nothing lies over it. */
  async click(sought: Sought): Promise<void> {
    let last: Spot | null = null;
    await this.#until(async () => {
      const before = last;
      last = await this.#ask("scrollTo", sought);
      expect(last, `nothing there: ${written(sought)}`).not.toBeNull();
      expect(last?.cover, `over ${written(sought)}`).toBe("");
      expect(last, `${written(sought)} moves`).toEqual(before);
    });
    const { x, y } = last as unknown as Spot;
    await this.engine.click(x, y, sought.frame);
    this.#frame = sought.frame;
    await this.#rest();
  }

  /** Presses keys one after the other: "Enter", "Control+z". */
  async press(...keys: readonly string[]): Promise<void> {
    for (const key of keys) {
      await this.engine.press(key, this.#frame);
      await this.#rest();
    }
  }

  /** Types a text. */
  async type(text: string): Promise<void> {
    const names: Readonly<Record<string, string>> = { "\n": "Enter", " ": "Space" };
    await this.press(...[...text].map((sign) => names[sign] ?? sign));
  }

  /** Waits until a page has come. */
  async #arrive(href: string, isNew: boolean): Promise<void> {
    const address = JSON.stringify(href.split("#")[0]);
    const told = `arrive(${address}, ${JSON.stringify(limits)}, ${isNew})`;
    await this.#until(() =>
      this.engine.run(`(() => { ${beingPatient} ${keepComplaints} ${arrive} ${told} })()`),
    );
  }

  /** Asks the page, which has Testing Library before. */
  async #ask<Q extends Question>(question: Q, sought: Sought): Promise<Answer<Q>> {
    const { frame } = sought;
    if (!(await this.engine.run(isPrepared, frame))) await this.engine.run(preparation, frame);
    return this.engine.run(asked(question, sought), frame);
  }

  /** Tries something until it succeeds. A page that is about to go answers with an error. */
  async #until(attempt: () => Promise<unknown>): Promise<void> {
    await expect(async () => void (await attempt())).toPass({ timeout: 90_000, intervals: glance });
  }

  /** The time that a hand takes. */
  #rest(): Promise<void> {
    return new Promise((done) => setTimeout(done, this.#pause()));
  }
}

/** What is sought, in words for a message. */
function written({ role, name, text, inside }: Sought): string {
  const parts = [role, name && String(name), text && `with ${text}`, inside && `in ${written(inside)}`];
  return parts.filter(Boolean).join(" ");
}
