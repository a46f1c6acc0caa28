/** What several users would do in visits of their own, done in one visit: each begins with a project of its own. */
import { expect, test } from "@playwright/test";
import type { Playground } from "./playground";
import { openWithin } from "./texts";

/** What is done in one visit, by sentences that a failure names. */
export type Deeds = Readonly<Record<string, (playground: Playground, baseURL: string) => Promise<void>>>;

/**
 * Does all of it in the open page, each in a step of its own.
 * @param baseURL the address of the site under test, for what is done on other sites
 */
export async function inOneVisit(playground: Playground, deeds: Deeds, baseURL = ""): Promise<void> {
  for (const [what, run] of Object.entries(deeds)) await test.step(what, () => run(playground, baseURL));
}

/** Counts the charms that were opened, so that their names differ. */
let charms = 0;

/**
 * Opens the charm of a Flask app in the open page, and waits for its results. A number after the charm's name tells them
 * from those of the project before. The table of variables must show all rows.
 * @param charmcraft the text of charmcraft.yaml, with a key `name`
 * @param others further files by path, none of which names the application
 * @returns the text of charmcraft.yaml with the number
 */
export async function openCharm(
  playground: Playground,
  charmcraft: string,
  others: Readonly<Record<string, string>> = {},
): Promise<string> {
  const own = charmcraft.replace(/^name: .*$/m, (name) => `${name}-${++charms}`);
  await openWithin(playground, { "charmcraft.yaml": own, ...others });
  await expect(playground.variable("FLASK_BASE_URL")).toContainText(new RegExp(`-${charms}\\.`));
  return own;
}
