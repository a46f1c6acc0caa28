/** Links that point something out, and the difference between two versions. */
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

const charmcraft = testdata("charmcraft.yaml");

/** A project with an option set. */
const project = {
  "charmcraft.yaml": charmcraft,
  "mock.yaml": "# The mock.\nunits: 1\nconfig:\n  webserver-workers: 2\n",
};

test("a link carries the pinned version, a line and a note", async ({ playground }) => {
  const { page } = playground;
  await playground.openProject(project);
  await page.getByRole("button", { name: "Pin result" }).click();
  await playground.write("mock.yaml", project["mock.yaml"].replace("2", "8"));
  await playground.integration("s3").click();
  await expect(playground.nameButton("S3_BUCKET")).toHaveText(/new/);
  await playground.editor.click();
  await page.keyboard.press("ControlOrMeta+Home");
  await page.keyboard.press("ArrowDown");
  await page.getByRole("button", { name: "Share", exact: true }).click();
  await page.locator("summary").filter({ hasText: "Point something out" }).click();
  await page.getByRole("checkbox", { name: "Look at mock.yaml, line 2" }).check();
  await page.getByRole("checkbox", { name: "Compare with the pinned result" }).check();
  await page.getByRole("textbox", { name: "Note" }).fill("Is one unit enough?");
  await page.getByRole("button", { name: "Copy the link" }).click();
  await expect.poll(() => playground.clipboard()).toContain("#d1=");
  const link = await playground.clipboard();

  const other = await page.context().newPage();
  await other.goto(link);
  const note = other.getByRole("complementary", { name: "Look here" });
  await expect(note).toContainText("Is one unit enough?");
  await expect(
    other.getByRole("textbox", { name: "mock.yaml, editor" }).locator(".cm-activeLine"),
  ).toHaveText("units: 1");
  await expect(other.getByRole("button", { name: /^S3_BUCKET new$/ })).toBeVisible();
  await other.getByRole("tab", { name: "charmcraft.yaml" }).click();
  await note.getByRole("button", { name: "mock.yaml, line 2" }).click();
  await expect(other.getByRole("textbox", { name: "mock.yaml, editor" })).toBeFocused();
  await note.getByRole("button", { name: "Dismiss the note" }).click();
  await expect(note).toBeHidden();
});

test("the pinned result and the present one are a table for a pull request, by keyboard", async ({
  playground,
}) => {
  const { page } = playground;
  await playground.openProject({ "charmcraft.yaml": charmcraft, "mock.yaml": "units: 1\n" });
  await playground.command("pin the result");
  await playground.integration("s3").click();
  await expect(playground.nameButton("S3_BUCKET")).toHaveText(/new/);
  await playground.command("compare two versions");
  const dialog = page.getByRole("dialog", { name: "Compare two versions" });
  await expect(dialog.getByRole("rowheader", { name: "S3_BUCKET" })).toBeVisible();
  await dialog.getByRole("button", { name: "Copy" }).focus();
  await page.keyboard.press("Enter");
  await expect.poll(() => playground.clipboard()).toContain("| `S3_BUCKET` | new |  | `app-bucket` |");
  expect(await playground.clipboard()).not.toContain("not-so-secret");
});

test("a link and a folder are versions, too", async ({ playground }) => {
  const { page } = playground;
  await playground.openProject({ "charmcraft.yaml": charmcraft, "mock.yaml": "units: 1\n" });
  await playground.command("compare two versions");
  const dialog = page.getByRole("dialog", { name: "Compare two versions" });
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await page.keyboard.insertText("https://playground.example/#example=flask-minimal");
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: "Since that version" })).toBeVisible();
  await dialog.getByRole("textbox").fill("nonsense");
  await dialog.getByRole("button", { name: "Compare", exact: true }).click();
  await expect(dialog.getByRole("alert")).toContainText("neither a playground link");

  const folder = mkdtempSync(join(tmpdir(), "version-"));
  mkdirSync(join(folder, "charm"));
  writeFileSync(join(folder, "charm", "charmcraft.yaml"), charmcraft);
  writeFileSync(join(folder, "charm", "mock.yaml"), "model: {name: other}\n");
  const chosen = page.waitForEvent("filechooser");
  await dialog.getByRole("button", { name: "Compare with a folder…" }).click();
  await (await chosen).setFiles(join(folder, "charm"));
  await expect(dialog.getByRole("heading", { name: "Since the folder" })).toBeVisible();
  await expect(dialog.getByRole("rowheader", { name: "FLASK_BASE_URL" })).toBeVisible();
  rmSync(folder, { recursive: true });
});

test("a revision at a public address is a version, too", async ({ playground }) => {
  const { page } = playground;
  const asked: string[] = [];
  const older: Record<string, string> = {
    "charmcraft.yaml": charmcraft,
    "mock.yaml": "model: {name: older}\n",
  };
  await page.route("https://raw.githubusercontent.com/**", (route) => {
    const url = route.request().url();
    asked.push(url);
    const text = older[url.split("/").at(-1) ?? ""];
    return route.fulfill({
      status: text ? 200 : 404,
      headers: { "Access-Control-Allow-Origin": "*" },
      body: text ?? "",
    });
  });
  await playground.openProject({ "charmcraft.yaml": charmcraft, "mock.yaml": "model: {name: newer}\n" });
  await playground.command("compare two versions");
  const dialog = page.getByRole("dialog", { name: "Compare two versions" });
  await expect(dialog.getByRole("textbox")).toBeFocused();
  await page.keyboard.insertText("https://github.com/canonical/bookshelf/tree/v1.0/charm");
  expect(asked).toEqual([]);
  await page.keyboard.press("Enter");
  await expect(dialog.getByRole("heading", { name: "Since that version" })).toBeVisible();
  const row = dialog.getByRole("row").filter({ hasText: "FLASK_BASE_URL" });
  await expect(row).toContainText("older");
  await expect(row).toContainText("newer");
  expect(asked).toContain("https://raw.githubusercontent.com/canonical/bookshelf/v1.0/charm/charmcraft.yaml");
  // A missing file is not an error of the page.
  playground.complaints.length = 0;
});
