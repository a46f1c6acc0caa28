/** The keyboard on the screen of a phone: it takes a part of the screen, and writes whole words that it composes. */
import type { CDPSession, Page } from "@playwright/test";
import { pauses } from "./hand";

/** Pixels of the screen that it takes. */
const height = 336;

/** The keyboard of Android, by what Chromium gets of it: a composed word per letter, then the word that it becomes. */
export class ScreenKeyboard {
  readonly #pause = pauses(7);

  private constructor(
    private readonly page: Page,
    private readonly session: CDPSession,
    private readonly screen: { readonly width: number; readonly height: number },
  ) {}

  /** Comes up, as the page's viewport asks for: the page gets smaller by it. */
  static async open(page: Page): Promise<ScreenKeyboard> {
    const screen = page.viewportSize();
    if (!screen) throw new Error("a page without a size has no keyboard on its screen");
    const keyboard = new ScreenKeyboard(page, await page.context().newCDPSession(page), screen);
    await page.setViewportSize({ ...screen, height: screen.height - height });
    return keyboard;
  }

  /** Types words and line breaks, letter by letter. */
  async type(text: string): Promise<void> {
    for (const part of text.match(/[A-Za-z0-9]+|[^A-Za-z0-9]/g) ?? [])
      if (part === "\n") await this.page.keyboard.press("Enter", { delay: this.#pause() });
      else if (/\w/.test(part)) await this.compose(part);
      else await this.#commit(part);
  }

  /** Types a word that is underlined until it is finished. @param finished whether something ends it */
  async compose(word: string, finished = true): Promise<void> {
    for (let end = 1; end <= word.length; end++) {
      const text = word.slice(0, end);
      await this.session.send("Input.imeSetComposition", { text, selectionStart: end, selectionEnd: end });
      await this.#rest();
    }
    if (finished) await this.#commit(word);
  }

  /** Goes down again. */
  async close(): Promise<void> {
    await this.page.setViewportSize(this.screen);
    await this.session.detach();
  }

  async #commit(text: string): Promise<void> {
    await this.session.send("Input.insertText", { text });
    await this.#rest();
  }

  /** The time that a thumb takes. */
  #rest(): Promise<void> {
    return new Promise((done) => setTimeout(done, this.#pause()));
  }
}
