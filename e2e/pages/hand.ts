/** A user at the keyboard: presses keys at a human pace, the same in each run. */
import type { Locator, Page } from "@playwright/test";
import type { Playground } from "./playground";

/** Milliseconds between two keys of a practised typist. */
const fastest = 60;
const slowest = 250;

/** Numbers from 0 to 1 that are the same in each run (mulberry32). */
function numbers(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

/** The milliseconds that a hand takes from one key to the next, the same ones for the same seed. */
export function pauses(seed: number): () => number {
  const next = numbers(seed);
  return () => Math.round(fastest + next() * (slowest - fastest));
}

/** A user who types in the editor. */
export class Hand {
  readonly #pause: () => number;
  /** The number of keys pressed. */
  keys = 0;

  /** @param clocked whether the page's clock stands still until the next key is pressed */
  constructor(
    private readonly playground: Playground,
    seed = 1,
    private readonly clocked = false,
  ) {
    this.#pause = pauses(seed);
  }

  get #page(): Page {
    return this.playground.page;
  }

  /** The line of the cursor, as it is on the screen. */
  get line(): Locator {
    return this.playground.editor.locator(".cm-activeLine");
  }

  /** Presses one key, and waits as long as a user does before the next. */
  async press(key: string): Promise<void> {
    this.keys++;
    await this.#page.keyboard.press(key);
    const pause = this.#pause();
    if (this.clocked) await this.#page.clock.runFor(pause);
    else await this.#page.evaluate((wait) => new Promise((done) => setTimeout(done, wait)), pause);
  }

  /** Types characters. */
  async type(text: string): Promise<void> {
    for (const sign of text) await this.press(sign === "\n" ? "Enter" : sign === " " ? "Space" : sign);
  }

  /**
   * Writes lines: the first and the last sign of each by key, and those between at once, for tests in which only the
   * ends of a line matter.
   */
  async write(text: string): Promise<void> {
    for (const [n, line] of text.split("\n").entries()) {
      if (n > 0) await this.press("Enter");
      const between = line.slice(1, -1);
      await this.type(line.slice(0, 1));
      if (between !== "") await this.#page.keyboard.insertText(between);
      if (line.length > 1) await this.type(line.slice(-1));
    }
  }

  /** The number of columns of white space on the cursor's line. */
  async column(): Promise<number> {
    const text = (await this.line.textContent()) ?? "";
    return text.length - text.trimStart().length;
  }

  /** Starts a line at a column, with as few keys as the editor allows. */
  async indentTo(column: number): Promise<void> {
    while ((await this.column()) > column) await this.press("Backspace");
    while ((await this.column()) < column) await this.press("Space");
  }
}
