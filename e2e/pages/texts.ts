/** Types as a user does, opens further projects in the open page, and reads what is on the screen. */
import { expect } from "@playwright/test";
import { fragmentOf, type Playground } from "./playground";

/** Milliseconds between the keys of a user who hurries, hesitates and hurries on. */
export const uneven: readonly number[] = [60, 250, 90, 180, 60];
/** Milliseconds between the keys of a user who hurries. */
export const quick: readonly number[] = [60];

/** Types characters with a repeating rhythm. */
export async function typeAs(
  { page }: Playground,
  letters: string,
  rhythm: readonly number[],
): Promise<void> {
  for (const [n, letter] of [...letters].entries()) {
    await page.keyboard.press(letter, { delay: 5 });
    await page.waitForTimeout(rhythm[n % rhythm.length] as number);
  }
}

/** Writes a line above the shown text; the last key is Enter. */
export async function writeOnTop({ page, editor }: Playground, line: string): Promise<void> {
  await editor.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.insertText(line);
  await page.keyboard.press("Enter");
}

/** Counts the links that are followed, so that each differs from the one before. */
let links = 0;

/**
 * Opens a project in the page that is open already, through a link, and waits until the editor shows its first text,
 * which may have some 40 lines. That text must differ from the one that is shown before.
 */
export async function openWithin(
  playground: Playground,
  files: Readonly<Record<string, string>>,
): Promise<void> {
  await playground.follow(`${fragmentOf(files)}&try=${++links}`);
  const [first = ""] = Object.values(files);
  await expect(playground.editor.locator(".cm-line")).toHaveText(first.split("\n"));
}

/** Selects the tabs of the project's files. */
const fileTabs = "[role=tablist][aria-label='Project files'] [role=tab]";

/**
 * Runs in the page.
 * @param selector selects the tabs
 * @returns the names of the project's files, and the shown one among them
 */
function readTabs(selector: string): { readonly names: string[]; readonly shown: string } {
  const tabs = [...document.querySelectorAll<HTMLElement>(selector)];
  const nameOf = (tab: HTMLElement | undefined) => (tab?.textContent ?? "").trim();
  return { names: tabs.map(nameOf), shown: nameOf(tabs.find((tab) => tab.ariaSelected === "true")) };
}

/** The files of the project, by their tabs. */
export async function fileNames({ page }: Playground): Promise<string[]> {
  return (await page.evaluate(readTabs, fileTabs)).names;
}

/** The name of the shown file. */
export async function shownFile({ page }: Playground): Promise<string> {
  return (await page.evaluate(readTabs, fileTabs)).shown;
}

/**
 * Runs in the page. Presses each tab and reads the lines that the editor then shows.
 * @param selector selects the tabs
 * @returns the texts by the names of their files; null for a text whose lines are not all shown, as when it is long
 */
async function readLines(selector: string): Promise<Record<string, string | null>> {
  const shown = () =>
    [...document.querySelectorAll(".editor")].flatMap(
      (host) => host.shadowRoot?.querySelector<HTMLElement>(".cm-content[aria-label$=', editor']") ?? [],
    )[0];
  const began = performance.now();
  const open = async (name: string) => {
    for (;;) {
      const editor = shown();
      if (editor?.ariaLabel === `${name}, editor`) return editor;
      if (performance.now() - began > 60_000) throw new Error(`The editor does not show ${name}.`);
      await new Promise((done) => setTimeout(done, 10));
    }
  };
  const textOf = (line: Element) => (line.querySelector(".cm-placeholder") ? "" : (line.textContent ?? ""));
  const files: Record<string, string | null> = {};
  for (const tab of document.querySelectorAll<HTMLElement>(selector)) {
    const name = (tab.textContent ?? "").trim();
    tab.focus();
    tab.click();
    const editor = await open(name);
    const isWhole = !editor.querySelector(".cm-gap, .cm-foldPlaceholder");
    files[name] = isWhole ? [...editor.querySelectorAll(".cm-line")].map(textOf).join("\n") : null;
  }
  return files;
}

/** Reads every file of the project, tab by tab, as the editor shows it; a long text by copying it. */
export async function readFiles(playground: Playground): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const [name, text] of Object.entries(await playground.page.evaluate(readLines, fileTabs))) {
    if (text === null) await playground.show(name);
    files[name] = text ?? (await playground.text());
  }
  return files;
}
