/** The examples: each opens by its link, and the search finds all of them. */
import { readdirSync } from "node:fs";
import { findExample } from "../../web/examples/catalogue";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

const folder = new URL("../../web/examples/", import.meta.url);
/** The paths of an example's files. */
function filesOf(name: string): string[] {
  const entries = readdirSync(new URL(`${name}/`, folder), { recursive: true, withFileTypes: true });
  return entries.filter((entry) => entry.isFile()).map((entry) => entry.name);
}

const names = readdirSync(folder, { withFileTypes: true })
  .filter((entry) => entry.isDirectory() && entry.name !== "testdata")
  .map((entry) => entry.name);

/** The status of each example that is not active. */
const statuses: Readonly<Record<string, RegExp>> = {
  "blocked-integrations": /blocked\s*missing integrations: postgresql, redis/,
  "blocked-option": /blocked\s*missing options: licence-key/,
  "migration-fails": /blocked\s*database migration command .* failed/,
  "next-base": /unknown/,
};

/** Examples whose files have mistakes. */
const mistaken = ["typos", "silent-typos"];

/** The ways to an example. */
const deeds: Deeds = {
  "examples are found by their words and opened by keyboard; undo brings the work back": async (
    playground,
  ) => {
    const { page } = playground;
    const before = await playground.text();
    await page.getByRole("button", { name: /^Examples/ }).click();
    await page.getByRole("combobox", { name: "Search examples" }).fill("celery scheduler");
    const found = page.getByRole("listbox", { name: "Examples" }).getByRole("option");
    await expect(found).toHaveCount(1);
    await page.keyboard.press("Enter");
    await expect(playground.status).toContainText("celery-beat-scheduler");
    await expect(playground.tab("rockcraft.yaml")).toHaveAttribute("aria-selected", "true");
    await page.getByRole("button", { name: "Undo", exact: true }).first().click();
    await playground.tab("charmcraft.yaml").click();
    expect(await playground.text()).toBe(before);
  },

  "each example opens by its link with its files and its status": async (playground) => {
    const note = playground.page.getByRole("complementary", { name: "Note" });
    for (const name of names) {
      await test.step(name, async () => {
        await playground.follow(`example=${name}`);
        // Each is open before the link to the next is followed.
        await expect(note).toContainText(`from example '${findExample(name)?.title}' is open`);
        await expect(playground.page.getByRole("tab")).toHaveCount(filesOf(name).length);
        for (const file of filesOf(name)) await expect(playground.tab(file)).toBeVisible();
        if (mistaken.includes(name)) await expect(playground.findings.first()).toBeVisible();
        else await expect(playground.status).toContainText(statuses[name] ?? /active/);
      });
    }
    await test.step("one that needs experimental extensions switches them on", async () => {
      await playground.follow("example=spring-boot-parcels");
      await expect(playground.variable("spring.datasource.url")).toBeVisible();
    });
  },
};

test("each example opens by its link, and is found by its words", async ({ playground }) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
