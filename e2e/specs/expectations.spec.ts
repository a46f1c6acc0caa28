/** The variables that the app reads, as its .env.example lists them, compared with those that the charm provides. */
import type { Locator } from "@playwright/test";
import type { Playground } from "../pages/playground";
import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

/** The line that summarises what the app reads. */
function summary({ page }: Playground): Locator {
  return page.getByText(/^Your app reads/);
}

/** A variable's entry in the list of what the app reads. */
function entry(playground: Playground, name: string): Locator {
  return playground
    .pane("Environment")
    .getByRole("listitem")
    .filter({ has: playground.page.getByRole("button", { name, exact: true }) });
}

/** What the list of variables that the app reads is for. */
const deeds: Deeds = {
  "an empty .env.example is added by the menu of files, and names typed there are answered": async (
    playground,
  ) => {
    await expect(summary(playground)).toBeHidden();
    await playground.write(".env.example", "S3_BUCKET=\nS3_BUKET=\n");
    await expect(summary(playground)).toHaveText("Your app reads 2 variables: 1 provided, 1 not");
  },

  "each variable that the app reads is provided, misspelt or missing, and says so": async (playground) => {
    await playground.follow("example=env-example");
    await expect(summary(playground)).toHaveText("Your app reads 5 variables: 4 provided, 1 not");
    await summary(playground).click();
    await expect(entry(playground, "FLASK_REMINDER_HOUR")).toContainText("Provided by");
    await expect(entry(playground, "FLASK_SECRET_KEY")).toContainText("Provided by");
    await expect(entry(playground, "POSTGRESQL_DB_CONNECT_STRING")).toContainText("Provided by");
    await expect(entry(playground, "REDIS_DB_CONNECT_STRING")).toContainText("'redis', once it is there");
    await expect(entry(playground, "POSTGRES_DB_HOSTNAME")).toContainText(
      "does not provide 'POSTGRES_DB_HOSTNAME', but it does provide 'POSTGRESQL_DB_HOSTNAME' (integration 'postgresql').",
    );
    await test.step("the misspelt one is renamed, until all are provided", async () => {
      await expect(playground.tab(".env.example")).toHaveAttribute("aria-selected", "true");
      await playground
        .pane("Problems")
        .getByRole("button", { name: "Change to 'POSTGRESQL_DB_HOSTNAME'" })
        .click();
      await expect(playground.editor).toContainText("POSTGRESQL_DB_HOSTNAME=localhost");
      await expect(summary(playground)).toHaveText("Your app reads 5 variables: all are provided");
      await expect(playground.findings).toHaveCount(0);
      await expect(entry(playground, "REDIS_DB_CONNECT_STRING")).toContainText("once it is there");
      await playground.integration("redis").click();
      await expect(entry(playground, "REDIS_DB_CONNECT_STRING")).not.toContainText("once it is there");
    });
    await summary(playground).click();
  },

  "by keyboard: the list opens, leads to the line, and the fix there adds what is missing": async (
    playground,
  ) => {
    const { page } = playground;
    await openCharm(playground, testdata("charmcraft.yaml"), {
      ".env.example": "# What the app reads.\nFLASK_GREETING=\nFLASK_OPENING_HOURS=\n",
    });
    await summary(playground).focus();
    await page.keyboard.press("Enter");
    await page.keyboard.press("Tab");
    await page.keyboard.press("Tab");
    await expect(page.getByRole("button", { name: "FLASK_OPENING_HOURS", exact: true })).toBeFocused();
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: ".env.example, editor" })).toBeFocused();
    await page.keyboard.press("ControlOrMeta+.");
    await page.getByRole("menuitem", { name: "Add the option 'opening-hours'" }).press("Enter");
    await expect(summary(playground)).toContainText(/FLASK|all are provided|2 provided/);
    await playground.show("charmcraft.yaml");
    await expect(playground.editor).toContainText("opening-hours:");
  },
};

test("what the app reads is compared with what the charm provides", async ({ playground }) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
