/** Taking the environment elsewhere. */
import { readFileSync } from "node:fs";
import { expect, test } from "../pages/test";

/** The formats by name, the name of the downloaded file, and a line that it has for the first example. */
const formats: readonly (readonly [string, string, RegExp])[] = [
  [".env", "environment.env", /^S3_BUCKET=book-covers$/m],
  ["Shell (export)", "environment.sh", /^export S3_BUCKET=book-covers$/m],
  ["Docker (--env-file)", "environment.list", /^S3_BUCKET=book-covers$/m],
  ["Compose", "compose.environment.yaml", /^ {6}S3_BUCKET: "book-covers"$/m],
  ["Kubernetes ConfigMap", "configmap.yaml", /^ {2}S3_BUCKET: "book-covers"$/m],
  ["Kubernetes Secret", "secret.yaml", /^ {2}S3_BUCKET: "Ym9vay1jb3ZlcnM="$/m],
  ["JSON", "environment.json", /^ {2}"S3_BUCKET": "book-covers",?$/m],
];

for (const [title, file, line] of formats) {
  test(`the environment is exported as ${title}`, async ({ playground }) => {
    const { page } = playground;
    await playground.open();
    await page.getByRole("button", { name: "Export the environment" }).click();
    await page.getByRole("radio", { name: title, exact: true }).check();
    await expect(page.getByRole("region", { name: `Preview of ${title}` })).toHaveText(line);
    const download = page.waitForEvent("download");
    await page
      .getByRole("dialog")
      .getByRole("button", { name: /^Download/ })
      .click();
    expect((await download).suggestedFilename()).toBe(file);
    const text = readFileSync(await (await download).path(), "utf8");
    expect(text).toMatch(line);
    await page.getByRole("button", { name: "Copy", exact: true }).click();
    await expect.poll(() => playground.clipboard()).toBe(text);
  });
}

test("the preview masks what the table masks, and the copy does not", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
  await page.getByRole("button", { name: "Export the environment" }).click();
  const preview = page.getByRole("region", { name: "Preview of .env" });
  await expect(preview).not.toContainText("7Yh3kQ");
  await page.getByRole("checkbox", { name: "Show sensitive values" }).check();
  await expect(preview).toContainText("7Yh3kQ");
  await page.getByRole("checkbox", { name: "Show sensitive values" }).uncheck();
  await page.getByRole("button", { name: "Copy", exact: true }).click();
  await expect.poll(() => playground.clipboard()).toContain("POSTGRESQL_DB_PASSWORD=7Yh3kQ");
});

test("what a format cannot hold is named with the reason", async ({ playground }) => {
  const { page } = playground;
  await playground.open("example=spring-boot-parcels");
  await page.getByRole("button", { name: "Export the environment" }).click();
  await page.getByRole("radio", { name: "Shell (export)" }).check();
  await expect(page.getByText(/^\d+ variables left out:$/)).toBeVisible();
  await expect(page.getByRole("listitem").filter({ hasText: "spring.datasource.url" })).toContainText(
    "only ASCII letters",
  );
  await page.getByRole("radio", { name: "Docker (--env-file)" }).check();
  await expect(page.getByText(/left out/)).toBeHidden();
});

test("the format that was chosen last is offered first, after a reload, too", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
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
});

test("by keyboard", async ({ playground }) => {
  const { page } = playground;
  await playground.open();
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
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toBeHidden();
});
