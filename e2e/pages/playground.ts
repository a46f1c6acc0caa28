/** The page as a user sees it: what can be done on it, by roles and names. */
import { readFileSync } from "node:fs";
import { expect, type Locator, type Page } from "@playwright/test";

/** The text of a file in testdata/. */
export function testdata(name: string): string {
  return readFileSync(new URL(`../testdata/${name}`, import.meta.url), "utf8");
}

/** The fragment of a link that opens a project, in plain text. */
export function fragmentOf(files: Readonly<Record<string, string>>): string {
  return Object.entries(files)
    .map(([path, text]) => `file:${path}=${encodeURIComponent(text)}`)
    .join("&");
}

/** The Charm Playground in a browser. */
export class Playground {
  /** The browser's complaints: errors, and violations of the policy. */
  readonly complaints: string[] = [];

  constructor(readonly page: Page) {
    page.on("pageerror", (error) => this.complaints.push(error.message));
    page.on("console", (message) => {
      if (message.type() === "error") this.complaints.push(message.text());
    });
  }

  /** Remembers what the page copies. */
  async watchCopies(): Promise<void> {
    await this.page.addInitScript(() => {
      const target = window as { lastCopied?: string };
      const write = navigator.clipboard?.writeText.bind(navigator.clipboard);
      if (write) {
        navigator.clipboard.writeText = (text) => {
          target.lastCopied = text;
          return write(text);
        };
      }
      document.addEventListener("copy", (event) => {
        target.lastCopied = event.clipboardData?.getData("text/plain") ?? "";
      });
    });
  }

  /** Opens the page and waits for its first results. @param fragment the address after its `#` */
  async open(fragment = ""): Promise<void> {
    await this.page.goto(`/${fragment === "" ? "" : `#${fragment}`}`);
    await this.ready();
  }

  /** Follows a link within the open page. @param fragment its address after the `#` */
  async follow(fragment: string): Promise<void> {
    await this.page.evaluate((hash) => {
      location.hash = hash;
    }, fragment);
  }

  /** Waits for the first results of a page that was just opened. */
  async ready(): Promise<void> {
    await expect(this.count("Environment")).toBeVisible();
  }

  /** Opens the page on a project of its own, through a link in plain text. */
  async openProject(files: Readonly<Record<string, string>>): Promise<void> {
    await this.open(fragmentOf(files));
  }

  /** The text beside a pane's title with the count of its contents. */
  count(pane: string): Locator {
    return this.pane(pane).locator(".pane-head > .count");
  }

  /** A pane by name: "Project files", "Expanded manifest", "Environment", "Problems", "Status". */
  pane(name: string): Locator {
    return this.page.getByRole("region", { name, exact: true });
  }

  /** The tab of a project file. */
  tab(file: string): Locator {
    return this.page.getByRole("tab", { name: file });
  }

  /** The editor of the shown file. */
  get editor(): Locator {
    return this.page.getByRole("textbox", { name: /, editor$/ });
  }

  /** The read-only text of the expanded manifest. */
  get manifest(): Locator {
    return this.page.getByRole("textbox", { name: /^Expanded manifest/ });
  }

  /** Adds a known file unless the project has it, and shows it. */
  async show(file: string): Promise<void> {
    const writing = this.page
      .getByRole("navigation", { name: "Panes" })
      .getByRole("button", { name: "Write" });
    if (await writing.isVisible()) await writing.click();
    if ((await this.tab(file).count()) === 0) {
      await this.page.getByRole("button", { name: "Add a file" }).click();
      await this.page.getByRole("menuitem", { name: file }).click();
    }
    await this.tab(file).click();
    await expect(this.page.getByRole("textbox", { name: `${file}, editor` })).toBeVisible();
  }

  /** Replaces the whole text of a file by pasting. */
  async write(file: string, text: string): Promise<void> {
    await this.show(file);
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.paste(text);
  }

  /** Pastes a text at the cursor. */
  async paste(text: string): Promise<void> {
    await this.page.evaluate((content) => navigator.clipboard.writeText(content), text);
    await this.page.keyboard.press("ControlOrMeta+v");
  }

  /** The whole text of the shown file. */
  async text(): Promise<string> {
    await this.editor.focus();
    await this.page.keyboard.press("ControlOrMeta+a");
    await this.page.keyboard.press("ControlOrMeta+c");
    const text = await this.clipboard();
    await this.page.keyboard.press("ArrowLeft");
    return text;
  }

  /**
   * The text that was copied last, as `watchCopies` saw it: the page's policy does not allow reading the clipboard.
   */
  clipboard(): Promise<string> {
    return this.page.evaluate(() => (window as { lastCopied?: string }).lastCopied ?? "");
  }

  /** The whole expansion, as the copy button yields it. */
  async expansion(): Promise<string> {
    await this.page.getByRole("button", { name: "Copy the expansion" }).click();
    return this.clipboard();
  }

  /** The row of a variable. */
  variable(name: string): Locator {
    return this.pane("Environment")
      .getByRole("row")
      .filter({ has: this.nameButton(name) });
  }

  /** The button of a variable's row that opens its details. */
  nameButton(name: string): Locator {
    return this.page.getByRole("button", { name: new RegExp(`^${name}( (new|changed))?$`) });
  }

  /** The switch of an endpoint. */
  integration(endpoint: string): Locator {
    return this.page.getByRole("switch", { name: `Integrate ${endpoint}` });
  }

  /** Shows all sensitive values. */
  async revealValues(): Promise<void> {
    await this.page.getByRole("button", { name: "Show sensitive values" }).click();
  }

  /** The findings. */
  get findings(): Locator {
    return this.pane("Problems").getByRole("listitem");
  }

  /** The element that shows the status. */
  get status(): Locator {
    return this.pane("Status");
  }

  /** Closes the open dialog by Esc. */
  async closeDialog(): Promise<void> {
    await this.page.keyboard.press("Escape");
    await expect(this.page.getByRole("dialog")).toHaveCount(0);
  }

  /** Runs a command of the palette, found by words. */
  async command(words: string): Promise<void> {
    await this.page.keyboard.press("ControlOrMeta+k");
    await expect(this.page.getByRole("combobox", { name: "Search commands" })).toBeFocused();
    await this.page.keyboard.type(words);
    // Some commands appear only once the core has answered.
    await expect(this.page.getByRole("dialog").getByRole("option").first()).toBeVisible();
    await this.page.keyboard.press("Enter");
  }
}
