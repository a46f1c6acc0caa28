/** An embedded playground as a reader sees it, on any page. */
import { expect, type FrameLocator, type Locator, type Page } from "@playwright/test";

/** The playground in a frame. */
export class Embed {
  readonly frame: FrameLocator;

  /** @param frame a selector of the frame's element */
  constructor(
    readonly page: Page,
    frame = "iframe",
  ) {
    this.frame = page.frameLocator(frame);
  }

  /** A pane by name: "Files", "Expanded manifest", "Environment". */
  pane(name: string): Locator {
    return this.frame.getByRole("region", { name, exact: true });
  }

  /** The row of a variable. */
  variable(name: string): Locator {
    return this.pane("Environment").getByRole("row").filter({ hasText: name });
  }

  /** Waits for the first results. @param name a variable among them */
  async ready(name: string): Promise<void> {
    await expect(this.variable(name).first()).toBeVisible();
  }

  /** The editor of the shown file. */
  get editor(): Locator {
    return this.frame.getByRole("textbox", { name: /, editor$/ });
  }

  /** The link that carries the present text to the playground. */
  get open(): Locator {
    return this.frame.getByRole("link", { name: "Open in the playground" });
  }

  /** Writes a line at the end of the shown file. */
  async append(line: string): Promise<void> {
    await this.editor.click();
    await this.page.keyboard.press("ControlOrMeta+End");
    await this.page.keyboard.insertText(line);
  }
}
