/** Links with far more than any project has: the page says so, or answers, and the user can work on. */
import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

const charmcraft = testdata("charmcraft.yaml");

/** A fragment with files in plain text. */
const plain = (files: Readonly<Record<string, string>>) =>
  Object.entries(files)
    .map(([path, text]) => `file:${encodeURIComponent(path)}=${encodeURIComponent(text)}`)
    .join("&");

/** Empty files whose names follow a pattern. */
const empty = (count: number, path: (n: number) => string) =>
  Object.fromEntries(Array.from({ length: count }, (_, n) => [path(n), ""]));

test("a link with 30,000 files is not opened, and nothing of it stays", async ({ playground }) => {
  const { page } = playground;
  await playground.open(plain(empty(30_000, (n) => `../f${n}`)));
  const dialog = page.getByRole("dialog", { name: "This link holds too many files" });
  await expect(dialog).toContainText("A project may have at most 500 files.");
  await dialog.getByRole("button", { name: "Keep my project" }).click();
  await playground.write("charmcraft.yaml", charmcraft);
  await expect(playground.manifest).toContainText("bookshelf-k8s");
  await page.reload();
  await expect(playground.editor).toContainText("name: bookshelf-k8s");
});

const answered: Readonly<
  Record<string, { readonly files: Readonly<Record<string, string>>; readonly words: RegExp }>
> = {
  "a path of 10,000 folders": {
    files: { [`${"a/".repeat(10_000)}x`]: "" },
    words: /cannot be the name of a file in a project folder/,
  },
  "400 folders where there are three": {
    files: empty(400, (n) => `cos_custom/d${n}/x`),
    words: /cannot be in cos_custom/,
  },
  "a list of 200,000 variables": {
    files: { ".env.example": "AB=1\n".repeat(200_000) },
    words: /The list has more than 1000 variables/,
  },
};

/** A charm with 3,000 options. */
function withOptions(): string {
  const options = Array.from(
    { length: 3_000 },
    (_, n) => `    o${n}:\n      type: string\n      default: a\n`,
  );
  const own = charmcraft.replace(/^ {2}options:\n/m, (line) => line + options.join(""));
  expect(own).not.toBe(charmcraft);
  return own;
}

test("links with far more than a project has are answered, and the user can go on typing", async ({
  playground,
}) => {
  const { page } = playground;
  for (const [name, { files, words }] of Object.entries(answered)) {
    await test.step(name, async () => {
      await page.goto(`/#${plain({ "charmcraft.yaml": charmcraft, ...files })}`);
      await expect(playground.findings.filter({ hasText: words }).first()).toBeVisible();
      await playground.show("charmcraft.yaml");
      await playground.editor.click();
      await page.keyboard.press("ControlOrMeta+Home");
      await page.keyboard.type("#qz", { delay: 60 });
      await expect(playground.editor).toContainText("#qz");
    });
  }
  await test.step("of 3,000 options the table says how many it does not show", async () => {
    await playground.follow(plain({ "charmcraft.yaml": withOptions() }));
    await expect(page.getByText(/more variables: search for what you want to see\./)).toBeVisible();
    await page.getByRole("searchbox").fill("O2999");
    await expect(page.getByRole("rowheader", { name: "FLASK_O2999" })).toBeVisible();
  });
});
