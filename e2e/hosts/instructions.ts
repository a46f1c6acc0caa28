/** The snippets of docs/embed.html, as a reader copies them. */
import type { Page } from "@playwright/test";
import type { Snippets } from "./sites";

/** A snippet of the instructions by name, with the address of the site under test. */
export async function snippet(page: Page, name: string): Promise<string> {
  return (await snippets(page, [name]))[name] ?? "";
}

/** All snippets. Each worker reads them once, because the site under test does not change. */
let known: Snippets | undefined;

/** Several snippets of the instructions, by name. */
export async function snippets(page: Page, names: readonly string[]): Promise<Snippets> {
  known ??= await readSnippets(page);
  return Object.fromEntries(names.map((name) => [name, known?.[name] ?? ""]));
}

/** Reads all snippets from the page, which writes its own address into them. */
async function readSnippets(page: Page): Promise<Snippets> {
  await page.goto("/docs/embed.html");
  await page
    .locator("code", { hasText: new URL(page.url()).host })
    .first()
    .waitFor();
  const texts = await page
    .locator("pre[data-snippet]")
    .evaluateAll((all) =>
      all.map((pre) => [pre.dataset.snippet ?? "", pre.querySelector("code")?.textContent ?? ""]),
    );
  return Object.fromEntries(texts);
}

/** A page of documentation around a piece of HTML. */
export function documentWith(html: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><title>Charm</title><link rel="icon" href="data:,">${head}</head><body><h1>A charm</h1>${html}<p>After it.</p></body></html>`;
}
