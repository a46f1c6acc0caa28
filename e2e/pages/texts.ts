/** Types as a user does, and reads what is on the screen. */
import type { Playground } from "./playground";

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

/** The files of the project, by their tabs. */
export async function fileNames({ page }: Playground): Promise<string[]> {
  const tabs = page.getByRole("tablist", { name: "Project files" }).getByRole("tab");
  return (await tabs.allTextContents()).map((name) => name.trim());
}

/** The name of the shown file. */
export async function shownFile({ page }: Playground): Promise<string> {
  const tabs = page.getByRole("tablist", { name: "Project files" });
  return ((await tabs.getByRole("tab", { selected: true }).textContent()) ?? "").trim();
}

/** Reads every file of the project, tab by tab. */
export async function readFiles(playground: Playground): Promise<Record<string, string>> {
  const files: Record<string, string> = {};
  for (const name of await fileNames(playground)) {
    await playground.show(name);
    files[name] = await playground.text();
  }
  return files;
}
