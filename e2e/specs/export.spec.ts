/** Exporting the environment. */
import { testdata } from "../pages/playground";
import { takeAway } from "../pages/taking";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

/** The formats by name, with the name of the downloaded file and a line that it has for the first example. */
const formats: readonly (readonly [string, string, RegExp])[] = [
  [".env", "environment.env", /^S3_BUCKET=book-covers$/m],
  ["Shell (export)", "environment.sh", /^export S3_BUCKET=book-covers$/m],
  ["Docker (--env-file)", "environment.list", /^S3_BUCKET=book-covers$/m],
  ["Compose", "compose.environment.yaml", /^ {6}S3_BUCKET: "book-covers"$/m],
  ["Kubernetes", "environment.yaml", /^ {2}S3_BUCKET: "book-covers"$/m],
  ["JSON", "environment.json", /^ {2}"S3_BUCKET": "book-covers",?$/m],
];

/** What users do with the dialog that exports the environment. */
const deeds: Deeds = {
  "by keyboard": async (playground) => {
    const { page } = playground;
    await playground.command("export the environment");
    await expect(page.getByRole("radio", { name: ".env", exact: true })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: "Docker (--env-file)" })).toBeChecked();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("region", { name: "Preview of Docker (--env-file)" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => playground.clipboard()).toContain("S3_BUCKET=book-covers");
    await playground.closeDialog();
  },

  "the environment is exported in each format": async (playground) => {
    const { page } = playground;
    await page.getByRole("button", { name: "Export the environment" }).click();
    for (const [title, file, line] of formats) {
      await test.step(title, async () => {
        await page.getByRole("radio", { name: title, exact: true }).check();
        await expect(page.getByRole("region", { name: `Preview of ${title}` })).toHaveText(line);
        expect(await takeAway(playground, file), title).toMatch(line);
      });
    }
    await playground.closeDialog();
  },

  "the preview masks what the table masks, and copying says that it copies real values": async (
    playground,
  ) => {
    const { page } = playground;
    await page.getByRole("button", { name: "Export the environment" }).click();
    await page.getByRole("radio", { name: ".env", exact: true }).check();
    const preview = page.getByRole("region", { name: "Preview of .env" });
    await expect(preview).not.toContainText("7Yh3kQ");
    await expect(
      page.getByText(/^Copy and Download use the real values, including \d+ sensitive ones\.$/),
    ).toBeVisible();
    await page.getByRole("checkbox", { name: "Show sensitive values here" }).check();
    await expect(preview).toContainText("7Yh3kQ");
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await expect.poll(() => playground.clipboard()).toContain("POSTGRESQL_DB_PASSWORD=7Yh3kQ");
    await expect(page.getByRole("dialog").getByText(/^Copied the environment as \.env\./)).toBeVisible();
    await test.step("the checkbox in the dialog reveals nothing on the page", async () => {
      await playground.closeDialog();
      await expect(playground.variable("S3_SECRET_KEY")).toContainText("•••");
      await expect(playground.variable("S3_SECRET_KEY")).not.toContainText("wJalr");
    });
  },

  "the format that was chosen last is offered first, after a reload, too": async (playground) => {
    const { page } = playground;
    await page.getByRole("button", { name: "Export the environment" }).click();
    await expect(page.getByRole("radio", { name: ".env", exact: true })).toBeFocused();
    await page.getByRole("radio", { name: "Compose" }).check();
    for (const reload of [false, true]) {
      await page.keyboard.press("Escape");
      if (reload) await page.reload();
      await page.getByRole("button", { name: "Export the environment" }).click();
      await expect(page.getByRole("radio", { name: "Compose" })).toBeChecked();
      await expect(page.getByRole("radio", { name: "Compose" })).toBeFocused();
      await expect(page.getByRole("region", { name: "Preview of Compose" })).toContainText("environment:");
    }
    await playground.closeDialog();
  },

  "what a format cannot hold is named with the reason": async (playground) => {
    const { page } = playground;
    await playground.follow("example=spring-boot-parcels");
    await expect(playground.variable("spring.datasource.url")).toBeVisible();
    await page.getByRole("button", { name: "Export the environment" }).click();
    await page.getByRole("radio", { name: "Shell (export)" }).check();
    await expect(page.getByText(/^\d+ variables left out:$/)).toBeVisible();
    await expect(page.getByRole("listitem").filter({ hasText: "spring.datasource.url" })).toContainText(
      "only ASCII letters",
    );
    await page.getByRole("radio", { name: "Docker (--env-file)" }).check();
    await expect(page.getByText(/left out/)).toBeHidden();
    await playground.closeDialog();
  },

  "secrets are in a readable Secret, and every placeholder is explained": async (playground) => {
    const { page } = playground;
    await openCharm(playground, testdata("charmcraft.yaml"), { "mock.yaml": "# nothing\n" });
    await playground.integration("postgresql").click();
    await expect(playground.nameButton("POSTGRESQL_DB_PASSWORD")).toBeVisible();
    await page.getByRole("button", { name: "Export the environment" }).click();
    await page.getByRole("radio", { name: "Kubernetes" }).check();
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await expect.poll(() => playground.clipboard()).toContain("stringData:");
    const [map = "", secret = ""] = (await playground.clipboard()).split("---\n");
    expect(map).not.toContain("correct-horse");
    expect(secret).toMatch(/kind: Secret[\s\S]*POSTGRESQL_DB_PASSWORD: "correct-horse"/);
    for (const [title, shown] of [
      [".env", true],
      ["Kubernetes", true],
      ["JSON", false],
    ] as const) {
      await page.getByRole("radio", { name: title, exact: true }).check();
      await expect(page.getByRole("dialog").getByText(/^The charm generates FLASK_SECRET_KEY/)).toBeVisible();
      const preview = page.getByRole("region", { name: `Preview of ${title}` });
      if (shown) await expect(preview).toContainText("# The charm generates FLASK_SECRET_KEY");
    }
  },
};

test("the environment is exported, masked as the table is, with reasons for what is left out", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
