/** The way of the charm: packs, deploys, runs; and the packed files. */
import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { Hand } from "../pages/hand";
import { fragmentOf } from "../pages/playground";
import { expect, test } from "../pages/test";
import { openWithin } from "../pages/texts";
import { type Deeds, inOneVisit } from "../pages/visit";

const charm = `name: shop
type: charm
summary: A shop.
description: Sells things.
base: ubuntu@24.04
platforms:
  amd64:
extensions:
  - flask-framework
`;

/** The steps of the way in words, without signs. */
function way(page: Page) {
  return page.getByRole("list", { name: "The way of the charm" }).getByRole("listitem");
}

/** Whether a text is drawn paler than another on the same background. */
async function paler(page: Page, pale: string, strong: string): Promise<boolean> {
  const colour = (text: string) =>
    way(page)
      .getByText(text, { exact: true })
      .evaluate((element) => getComputedStyle(element).color);
  return (await colour(pale)) !== (await colour(strong));
}

/** Mistakes that Juju refuses, by file: the added text, Juju's message, and the line at fault. */
const refused = [
  {
    file: "metadata.yaml",
    added: "requires:\n  juju-search:\n    interface: search\n",
    says: 'charm "shop" using a reserved relation name: "juju-search"',
    line: "juju-search:",
  },
  {
    file: "config.yaml",
    added: 'config:\n  options:\n    mode:\n      type: string\n      default: "y"\n',
    says: 'invalid config default: option "mode" expected string, got true',
    line: 'default: "y"',
  },
  {
    file: "actions.yaml",
    added: "actions:\n  backup:\n    params:\n      keep:\n        minimum: one\n",
    says: "invalid params schema for action schema backup: minimum must be of a number",
    line: "minimum: one",
  },
] as const;

/** A text, escaped for a pattern. */
function escaped(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, "\\$&");
}

/** What the way of the charm shows. */
const deeds: Deeds = {
  "an accepted charm packs, deploys and is active; one that charmcraft refuses leads to its mistake": async (
    playground,
  ) => {
    const { page } = playground;
    const steps = way(page);
    await expect(steps).toHaveText([/packs$/, /deploys$/, /active$/]);
    await expect(steps.nth(1)).toHaveText(/^Juju deploys the charm/);
    await expect(steps.getByRole("button")).toHaveCount(0);
    await test.step("a charm that charmcraft refuses does not pack", async () => {
      await playground.write("charmcraft.yaml", charm.replace("ubuntu@24.04", "ubuntu@24.40"));
      await expect(steps.first()).toHaveText(/^charmcraft refuses the project/);
      await steps.first().getByRole("button").click();
      await expect(playground.editor).toBeFocused();
      await expect(playground.editor.locator(".cm-activeLine")).toContainText("ubuntu@24.40");
    });
  },

  "a charm that Juju refuses packs but does not deploy, and one that is blocked does both": async (
    playground,
  ) => {
    const { page } = playground;
    const steps = way(page);
    const cursor = playground.editor.locator(".cm-activeLine");
    for (const { file, added, says, line } of refused) {
      await test.step(`refused for its ${file}`, async () => {
        await playground.follow(fragmentOf({ "charmcraft.yaml": charm + added }));
        await expect(steps.nth(1)).toHaveText(new RegExp(`^Juju refuses the charm.*${escaped(says)}$`));
        await expect(steps.first()).toHaveText(/^charmcraft packs the charm/);
        await expect(steps.nth(2)).toHaveText(/^The charm would be active$/);
        expect(await paler(page, "active", "deploys"), file).toBe(true);
        await steps.nth(1).getByRole("button", { name: says }).click();
        await expect(playground.editor).toBeFocused();
        await expect(cursor).toContainText(line);
      });
    }
    await test.step("blocked: it says what the charm lacks", async () => {
      const requires = "requires:\n  postgresql:\n    interface: postgresql_client\n";
      await playground.follow(fragmentOf({ "charmcraft.yaml": charm + requires }));
      await expect(steps.nth(2)).toHaveText(/blocked.*missing integrations: postgresql/);
      await steps.nth(2).getByRole("button", { name: "missing integrations" }).click();
      await expect(cursor).toContainText("postgresql:");
      await expect(steps.nth(1)).toHaveText(/^Juju deploys the charm/);
    });
  },

  "Juju's verdict follows typing, and the way is there by keyboard": async (playground) => {
    const { page } = playground;
    await openWithin(playground, { "charmcraft.yaml": `${charm}terms: []\n` });
    await expect(way(page)).toHaveText([/packs$/, /deploys$/, /active$/]);
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("ArrowUp");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    const hand = new Hand(playground);
    await hand.type("f");
    await expect(way(page).nth(1)).toContainText('wrong term name format "f"');
    const message = way(page).nth(1).getByRole("button");
    await message.focus();
    await page.keyboard.press("Enter");
    await expect(playground.editor).toBeFocused();
    await expect(playground.editor.locator(".cm-activeLine")).toContainText("terms: [f]");
    await page.keyboard.press("End");
    await page.keyboard.press("ArrowLeft");
    await hand.type("air");
    await expect(way(page)).toHaveText([/packs$/, /deploys$/, /active$/]);
  },

  "the packed files are shown by a command, chosen by key, copied and downloaded": async (playground) => {
    const { page } = playground;
    const text = page.getByRole("textbox", { name: "Packed file, read-only" });
    await openWithin(playground, { "charmcraft.yaml": charm });
    await test.step("by keyboard", async () => {
      await playground.command("packed files");
      await expect(text).toContainText("assumes:");
      await page.getByRole("radio", { name: "metadata.yaml" }).focus();
      await page.keyboard.press("ArrowRight");
      await page.keyboard.press("ArrowRight");
      await expect(text).toContainText("rotate-secret-key:");
    });
    await test.step("by mouse", async () => {
      const options = "config:\n  options:\n    mode: {type: string}\n";
      await openWithin(playground, { "charmcraft.yaml": charm + options });
      await page.getByRole("radio", { name: "Packed files" }).check({ force: true });
      await page.getByRole("radio", { name: "metadata.yaml" }).check({ force: true });
      await expect(text).toContainText("assumes:");
      await expect(text).toContainText("summary: A shop.");
      await page.getByRole("radio", { name: "config.yaml" }).check({ force: true });
      await expect(text).toContainText("options:");
      await expect(text).toContainText("mode:");
      await page.getByRole("button", { name: "Copy config.yaml" }).click();
      const copied = await playground.clipboard();
      expect(copied).toContain("  mode:\n    type: string\n");
      const coming = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download config.yaml" }).click();
      const download = await coming;
      expect(download.suggestedFilename()).toBe("config.yaml");
      expect(readFileSync(await download.path(), "utf8")).toBe(copied);
    });
  },
};

test("the way of a charm leads to what charmcraft and Juju refuse, and to the packed files", async ({
  playground,
}) => {
  await playground.openProject({ "charmcraft.yaml": charm });
  await inOneVisit(playground, deeds);
});
