/** An edit applies to the text that it was made for, however late the engine answers. */

import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { openWithin, quick, readFiles, typeAs } from "../pages/texts";

/** Puts code in front of the worker's own script. */
async function withPrologue({ page }: Playground, prologue: string): Promise<void> {
  await page.route(/\/worker-[^/]*\.js$/, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: prologue + (await response.text()) });
  });
}

/** Starts every call of the core half a second late, as on a phone. */
const late = `
addEventListener("message", (event) => {
  if (!event.isTrusted) return;
  event.stopImmediatePropagation();
  setTimeout(() => dispatchEvent(new MessageEvent("message", { data: event.data })), 500);
});
`;

/** Never answers a call that contains \`# hang\`. */
const hanging = `
addEventListener("message", (event) => {
  if ((event.data.request ?? "").includes("# hang")) event.stopImmediatePropagation();
});
`;

const charmcraft = `name: shop
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop
description: Sells books.
extensions:
  - flask-framework
requries:
  redis:
    interface: redis
`;

const mended = charmcraft.replace("requries", "requires");

/** The button of the fix in the list of problems. */
function fix(playground: Playground) {
  return playground.findings.filter({ hasText: "requries" }).getByRole("button", { name: /'requires'/ });
}

/** Puts the cursor at the top of the shown file and types. */
async function typeAtTop(playground: Playground, text: string): Promise<void> {
  await playground.editor.click();
  await playground.page.keyboard.press("ControlOrMeta+Home");
  await typeAs(playground, text, quick);
}

for (const [what, prologue, comment] of [
  ["late", late, "# my"],
  ["hanging", hanging, "# hang"],
] as const) {
  test.describe(() => {
    // A call that hangs is given up at the page's own limit.
    test.use({ patient: prologue !== hanging });
    test(`with a ${what} engine a fix changes its own word, whatever was typed since, and is refused in it`, async ({
      playground,
    }) => {
      const { page } = playground;
      await withPrologue(playground, prologue);
      await playground.openProject({ "charmcraft.yaml": mended });
      await playground.write("charmcraft.yaml", charmcraft);
      await expect(fix(playground)).toBeVisible();
      await typeAtTop(playground, comment);
      await page.keyboard.press("Enter");
      await fix(playground).click();
      expect(await playground.text()).toBe(`${comment}\n${mended}`);

      await playground.write("charmcraft.yaml", charmcraft);
      await expect(fix(playground)).toBeVisible();
      await playground.editor.getByText("requries").click();
      await page.keyboard.press("End");
      await typeAs(playground, " #", quick);
      await fix(playground).click();
      const text = await playground.text();
      expect([
        charmcraft.replace("requries:", "requries: #"),
        mended.replace("requires:", "requires: #"),
      ]).toContain(text);
      if (text.includes("requries"))
        await expect(page.getByText("The text has changed there").first()).toBeVisible();
    });
  });
}

test("what a late engine says applies to the text as it is then", async ({ playground }) => {
  const { page } = playground;
  await withPrologue(playground, late);
  await test.step("an integration that is switched during typing is mocked in the text as it is then", async () => {
    await playground.openProject({
      "charmcraft.yaml": charmcraft.replace("requries", "requires"),
      "mock.yaml": "application: shop\n",
    });
    await expect(playground.integration("redis")).toBeVisible();
    await playground.show("mock.yaml");
    await typeAtTop(playground, "# a");
    await page.keyboard.press("Enter");
    await playground.integration("redis").click();
    await playground.editor.click();
    await page.keyboard.press("ControlOrMeta+Home");
    await typeAs(playground, "# b", quick);
    await page.keyboard.press("Enter");
    await expect(playground.integration("redis")).toBeChecked();
    const text = (await readFiles(playground))["mock.yaml"] ?? "";
    expect(text.startsWith("# b\n# a\n")).toBe(true);
    expect(text).toContain("application: shop\n");
    expect(text.match(/^ *- endpoint: redis$/gm)).toHaveLength(1);
  });

  await test.step("what the core says late about one file does not disturb another", async () => {
    await openWithin(playground, { "charmcraft.yaml": mended, "mock.yaml": "application: shop\n" });
    await playground.show("charmcraft.yaml");
    await playground.editor.click();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.press("Control+Space");
    await playground.editor.getByText("summary").hover();
    await playground.tab("mock.yaml").click();
    await typeAtTop(playground, "# a ");
    await typeAs(playground, "bcdefgh", [150]);
    expect(await readFiles(playground)).toEqual({
      "charmcraft.yaml": mended,
      "mock.yaml": "# a bcdefghapplication: shop\n",
    });
  });
});

test("each undo takes back its own step", async ({ playground }) => {
  const { page } = playground;
  // The clock stands still, so there are no pauses.
  await page.clock.setFixedTime(new Date());
  await test.step("a switch off and on gives back the same data, and each note takes back its own step", async () => {
    const mock = `relations:
- endpoint: s3
  application-data:
    bucket: book-covers # mine
    access-key: key
    secret-key: secret
config: {}
`;
    await playground.openProject({
      "charmcraft.yaml": charmcraft.replace("requries:", "requires:\n  s3:\n    interface: s3"),
      "mock.yaml": mock,
    });
    await expect(playground.integration("s3")).toBeChecked();
    await playground.integration("s3").click();
    await expect(playground.integration("s3")).not.toBeChecked();
    await playground.integration("s3").click();
    await expect(playground.integration("s3")).toBeChecked();
    expect((await readFiles(playground))["mock.yaml"]).toBe(mock);

    await playground.integration("s3").click();
    await expect(playground.integration("s3")).not.toBeChecked();
    await playground.integration("redis").click();
    await expect(playground.integration("redis")).toBeChecked();
    await playground.show("charmcraft.yaml");
    await typeAtTop(playground, "# typed");
    await page.keyboard.press("Enter");
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(playground.integration("redis")).not.toBeChecked();
    await expect(playground.editor).toContainText("# typed");
    await playground.integration("s3").click();
    await expect(playground.integration("s3")).toBeChecked();
    expect((await readFiles(playground))["mock.yaml"]).toBe(mock);
  });

  await test.step("undo ends at the end of a line, stays in the shown file, and says where else it goes", async () => {
    await openWithin(playground, { "charmcraft.yaml": mended, "mock.yaml": "application: shop\n" });
    await playground.show("charmcraft.yaml");
    await typeAtTop(playground, "# one");
    await page.keyboard.press("Enter");
    await typeAs(playground, "# two", quick);
    await playground.show("mock.yaml");
    await typeAtTop(playground, "# three");
    await playground.show("charmcraft.yaml");
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.editor).not.toContainText("# two");
    await expect(playground.editor).toContainText("# one");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.editor).not.toContainText("# one");
    await expect(playground.tab("charmcraft.yaml")).toHaveAttribute("aria-selected", "true");
    await page.keyboard.press("ControlOrMeta+z");
    await expect(page.getByText("Undone in mock.yaml: typing.").first()).toBeVisible();
    await expect(playground.tab("mock.yaml")).toHaveAttribute("aria-selected", "true");
    await expect(playground.editor).not.toContainText("# three");
  });
});

test("the unit of a link is shown, however late the engine is", async ({ playground }) => {
  const { page } = playground;
  // Longer than a project waits for the engine before it is opened.
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  await page.route(/\/core-[^/]*\.wasm$/, async (route) => {
    await held;
    await route.continue();
  });
  await page.goto("/#example=flask-minimal&unit=2");
  // The project is there before the engine is.
  await expect(playground.editor).toContainText("flask-framework");
  release();
  await page.getByRole("tab", { name: "mock.yaml" }).click();
  await expect(playground.editor).toContainText("unit: 2");
});
