/** Taking a text away from a dialog that previews it. */
import { readFileSync } from "node:fs";
import { expect } from "@playwright/test";
import type { Playground } from "./playground";

/** Downloads what the open dialog previews, and copies it; both are the same. @param file the name of the download */
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
