/** The snippets of docs/embed.html, as a reader copies them. */
import type { Page } from "@playwright/test";

/** The snippet below a heading of the instructions, with the address of the site under test. */
export async function snippet(page: Page, heading: string, number = 0): Promise<string> {
  await page.goto("/docs/embed.html");
  const title = page.getByRole("heading", { name: heading, exact: true });
  const code = title.locator(`xpath=following-sibling::pre[${number + 1}]/code`);
  await code
    .filter({ hasText: new URL(page.url()).host })
    .or(code)
    .first()
    .waitFor();
  return (await code.textContent()) ?? "";
}

/** A page of documentation around a piece of HTML. */
export function documentWith(html: string, head = ""): string {
  return `<!doctype html><html lang="en"><head><title>Charm</title><link rel="icon" href="data:,">${head}</head><body><h1>A charm</h1>${html}<p>After it.</p></body></html>`;
}
