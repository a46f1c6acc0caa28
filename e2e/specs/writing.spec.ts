import { testdata } from "../pages/playground";
import { expect, test } from "../pages/test";

const charmcraft = testdata("charmcraft.yaml");

test("the user's own text has hovers, new files, completion and fixes", async ({ playground }) => {
  const { page } = playground;
  await playground.openProject({ "charmcraft.yaml": charmcraft });

  await test.step("hover tells what a word means", async () => {
    await page.keyboard.press("ControlOrMeta+Home");
    await playground.editor.getByText("summary").hover();
    await expect(page.locator(".cm-tooltip-hover")).toBeVisible();
  });

  await test.step("a mock.yaml that is added begins with what can be mocked, as comments, and with a line to type in", async () => {
    const before = (await playground.count("Environment").textContent()) ?? "";
    await page.getByRole("button", { name: "Add a file" }).click();
    await page.getByRole("menuitem", { name: /^mock.yaml/ }).click();
    await expect(page.getByRole("textbox", { name: "mock.yaml, editor" })).toBeFocused();
    const began = await playground.text();
    expect(began.split("\n").filter((line) => !/^(#.*)?$/.test(line))).toEqual([]);
    for (const mock of ["greeting: ", "page-size: ", "- endpoint: postgresql\n", "- endpoint: s3\n"])
      expect(began).toContain(`#   ${mock}`);
    await expect(playground.count("Environment")).toHaveText(before);
    await expect(playground.findings.filter({ hasText: "mock.yaml:" })).toHaveCount(0);

    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.tab("mock.yaml")).toHaveCount(0);
    await playground.command("add a file");
    await page.getByRole("textbox", { name: "Path in the project" }).fill("mock.yaml");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("textbox", { name: "mock.yaml, editor" })).toBeFocused();
    await page.keyboard.insertText("application: library");
    await expect(playground.variable("FLASK_BASE_URL")).toContainText("//library.");
    const blank = began.indexOf("\n\n") + 1;
    expect(await playground.text()).toBe(`${began.slice(0, blank)}application: library${began.slice(blank)}`);
  });

  await test.step("completion opens while typing, and Enter accepts it", async () => {
    await playground.show("charmcraft.yaml");
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+End");
    await page.keyboard.type("part", { delay: 60 });
    const options = page.getByRole("listbox").getByRole("option");
    await expect(options.first()).toContainText("parts");
    await page.keyboard.press("Escape");
    await expect(options.first()).toBeHidden();
    await expect(playground.editor).toBeFocused();
    await page.keyboard.press("ControlOrMeta+Space");
    await expect(options.first()).toContainText("parts");
    // CodeMirror ignores keys for a moment after the list appears, so that nothing is chosen by mistake.
    await page.waitForTimeout(200);
    await page.keyboard.press("Enter");
    await expect(playground.editor).toContainText("parts:");
  });

  await test.step("all safe fixes are applied at once, and undone at once", async () => {
    await playground.write(
      "charmcraft.yaml",
      charmcraft.replace("description:", "descripton:").replace("summary:", "sumary:"),
    );
    await expect(playground.findings.filter({ hasText: "descripton" }).first()).toBeVisible();
    await page.getByRole("button", { name: /^Fix all \d+$/ }).click();
    await expect(
      playground.pane("Problems").getByRole("heading", { name: /^(No problems|Blocked)/ }),
    ).toBeVisible();
    await playground.editor.focus();
    await page.keyboard.press("ControlOrMeta+z");
    await expect(playground.findings.filter({ hasText: "descripton" }).first()).toBeVisible();
  });
});

test("an example is exported, and whatever is written into it leads to problems", async ({ playground }) => {
  const { page } = playground;
  await playground.open();

  await test.step("the environment is exported as it is shown, by keyboard", async () => {
    await page.getByRole("button", { name: "Export the environment" }).focus();
    await page.keyboard.press("Enter");
    await page.getByRole("radio", { name: "JSON", exact: true }).focus();
    await page.keyboard.press("Space");
    await page.getByRole("button", { name: "Copy", exact: true }).focus();
    await page.keyboard.press("Enter");
    await expect.poll(() => playground.clipboard()).toContain("{");
    const exported = JSON.parse(await playground.clipboard());
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Export the environment" })).toBeFocused();
    await expect(playground.count("Environment")).toHaveText(`${Object.keys(exported).length} variables`);
  });

  await test.step("any text in mock.yaml leads to findings and never to a blank page", async () => {
    for (const text of ["{", "- a\n- b\n", "relations: 1\n", "unit: -1\n", "\u0000", "a: &a [*a]\n"]) {
      await playground.write("mock.yaml", text);
      await expect(playground.findings.filter({ hasText: "mock.yaml" }).first()).toBeVisible();
      await expect(playground.manifest).toContainText("name: ");
    }
  });

  await test.step("F8 steps through the problems of all files and wraps around", async () => {
    await playground.write("mock.yaml", "relatoins: []\n");
    await playground.write("charmcraft.yaml", charmcraft.replace("type: string", "type: sting"));
    await expect(playground.findings.filter({ hasText: "sting" }).first()).toBeVisible();
    await expect(playground.findings.filter({ hasText: "relatoins" }).first()).toBeVisible();
    await page.keyboard.press("F8");
    const first = await playground.page.getByRole("tab", { selected: true }).textContent();
    await page.keyboard.press("Shift+F8");
    await page.keyboard.press("F8");
    await expect(playground.page.getByRole("tab", { selected: true })).toHaveText(first ?? "");
    await expect(playground.editor).toBeFocused();
  });
});

test("there is no verdict before the engine has given one; the page says when it cannot be loaded, the text stays, and trying again helps", async ({
  page,
}) => {
  let release = () => {};
  const held = new Promise<void>((resolve) => {
    release = resolve;
  });
  let broken = true;
  await page.route(/core.*\.wasm$/, async (route) => {
    await held;
    await (broken ? route.abort() : route.continue());
  });
  await page.goto("/");
  const problems = page.getByRole("region", { name: "Problems", exact: true });
  const integrations = page.getByRole("region", { name: "Integrations", exact: true });
  const status = page.getByRole("region", { name: "Status", exact: true });
  await test.step("before the engine has answered", async () => {
    await expect(problems.getByRole("heading")).toHaveText("Checking…");
    await expect(integrations).toContainText("once the engine is loaded");
  });
  release();
  await test.step("after it has failed", async () => {
    await expect(status).toContainText("Your text is safe.");
    await expect(problems.getByRole("heading")).toHaveText("Not checked");
    await expect(page.getByRole("textbox", { name: /, editor$/ })).toContainText("name: ");
  });
  broken = false;
  await status.getByRole("button", { name: "Try again" }).click();
  await expect(status).toContainText(/active|blocked/);
});
