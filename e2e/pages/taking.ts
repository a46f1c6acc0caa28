/** Copies and downloads the text that a dialog previews. */
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Playground } from "./playground";

/**
 * Downloads and copies the text that the open dialog previews, and expects both to be equal.
 * @param file the name of the download
 */
export async function takeAway(playground: Playground, file: string): Promise<string> {
  const { page } = playground;
  const download = page.waitForEvent("download");
  await page
    .getByRole("dialog")
    .getByRole("button", { name: /^Download/ })
    .click();
  expect((await download).suggestedFilename()).toBe(file);
  const text = readFileSync(await (await download).path(), "utf8");
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(() => playground.clipboard()).toBe(text);
  return text;
}
