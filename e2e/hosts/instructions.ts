/** The snippets of docs/embed.html, as a reader copies them. */
import type { Page } from "@playwright/test";
import type { Snippets } from "./sites";

/** A snippet of the instructions by its name, with the address of the site under test. */
export async function snippet(page: Page, name: string): Promise<string> {
  return (await snippets(page, [name]))[name] ?? "";
}

/** Several snippets of the instructions, by their names. */
export async function snippets(page: Page, names: readonly string[]): Promise<Snippets> {
  await page.goto("/docs/embed.html");
  // The page writes its own address into them.
  await page
    .locator("code", { hasText: new URL(page.url()).host })
    .first()
    .waitFor();
  const texts = await Promise.all(
    names.map((name) => page.locator(`pre[data-snippet="${name}"] > code`).textContent()),
  );
  return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ""]));
}

/** A page of documentation around a piece of HTML. */
export function documentWith(html: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><title>Charm</title><link rel="icon" href="data:,">${head}</head><body><h1>A charm</h1>${html}<p>After it.</p></body></html>`;
}
