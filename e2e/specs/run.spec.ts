/** Exporting the mocked deployment for Juju: commands, bundle, Terraform. */
import { testdata } from "../pages/playground";
import { takeAway } from "../pages/taking";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

/** The formats by name, with the name of the downloaded file and lines that it has for the first example. */
const ways: readonly (readonly [string, string, readonly RegExp[]])[] = [
  [
    "Commands",
    "deploy.sh",
    [
      /^juju add-model books$/m,
      /^juju deploy \.\/shop-k8s_amd64\.charm shop --resource flask-app-image=localhost:32000\/shop:1\.0$/m,
      /^juju integrate shop:postgresql postgresql-k8s:database$/m,
    ],
  ],
  [
    "Bundle",
    "bundle.yaml",
    [/^bundle: kubernetes$/m, /^ {4}charm: s3-integrator$/m, /^ {2}- "s3-integrator:s3-credentials"$/m],
  ],
  [
    "Terraform",
    "main.tf",
    [
      /^resource "juju_application" "shop" \{$/m,
      /^resource "juju_integration" "postgresql-k8s-postgresql" \{$/m,
    ],
  ],
];

/** What users do with the dialog that takes the deployment to Juju. */
const deeds: Deeds = {
  "by keyboard, and the format that was chosen last is offered first": async (playground) => {
    const { page } = playground;
    await playground.command("run it in juju");
    await expect(page.getByRole("radio", { name: "Commands" })).toBeFocused();
    await page.keyboard.press("ArrowDown");
    await expect(page.getByRole("radio", { name: "Bundle" })).toBeChecked();
    await playground.closeDialog();
    await playground.command("run it in juju");
    await expect(page.getByRole("radio", { name: "Bundle" })).toBeFocused();
    await expect(page.getByRole("region", { name: "Preview of Bundle" })).toContainText("applications:");
    await page.keyboard.press("Tab");
    await expect(
      page.locator("summary").filter({ hasText: "that cannot be carried over to Juju" }),
    ).toBeFocused();
    await page.keyboard.press("Tab");
    await expect(page.getByRole("region", { name: "Preview of Bundle" })).toBeFocused();
    await page.keyboard.press("Tab");
    await page.keyboard.press("Enter");
    await expect.poll(() => playground.clipboard()).toContain("bundle: kubernetes");
    await playground.closeDialog();
  },

  "the deployment is taken to Juju in each format; sensitive values are masked until the user shows them":
    async (playground) => {
      const { page } = playground;
      await page.getByRole("banner").getByRole("button", { name: "Run it" }).click();
      for (const [title, file, lines] of ways) {
        await test.step(title, async () => {
          await page.getByRole("radio", { name: title }).check();
          const preview = page.getByRole("region", { name: `Preview of ${title}` });
          for (const line of lines) await expect(preview).toHaveText(line);
          const text = await takeAway(playground, file);
          for (const line of lines) expect(text, title).toMatch(line);
        });
      }
      await test.step("sensitive values", async () => {
        await playground.closeDialog();
        await playground.command("run it in juju");
        await page.getByRole("radio", { name: "Commands" }).check();
        const preview = page.getByRole("region", { name: "Preview of Commands" });
        await expect(preview).toContainText("sync-s3-credentials");
        await expect(preview).not.toContainText("wJalr");
        await page.getByRole("checkbox", { name: "Show sensitive values here" }).check();
        await expect(preview).toContainText("secret-key=wJalrXUtnFEMI");
        await playground.closeDialog();
      });
    },

  "settings that no command can make are listed, with links to their lines": async (playground) => {
    const { page } = playground;
    await openCharm(playground, testdata("charmcraft.yaml"), {
      "mock.yaml": "# First\nsecret-key: fixed\nrelations:\n  - endpoint: nosuch\n",
    });
    await playground.status.getByRole("button", { name: "Run it in Juju" }).click();
    const left = page.getByRole("dialog").getByRole("listitem");
    await expect(left.filter({ hasText: "The charm generates its own secret key." })).toBeVisible();
    await left.filter({ hasText: "nosuch" }).getByRole("button", { name: "mock.yaml, line 4" }).click();
    await expect(page.getByRole("dialog")).toBeHidden();
    await expect(page.getByRole("textbox", { name: "mock.yaml, editor" })).toBeFocused();
    await page.keyboard.press("End");
    await page.keyboard.type("X");
    await expect(playground.editor.locator(".cm-activeLine")).toHaveText("  - endpoint: nosuchX");
  },

  "while charmcraft refuses the project, the dialog gives the reason": async (playground) => {
    const { page } = playground;
    await playground.write("charmcraft.yaml", "name: [");
    await playground.command("run it in juju");
    await expect(page.getByRole("alert")).toContainText("charmcraft.yaml cannot be expanded");
  },
};

test("the mocked deployment is taken to Juju", async ({ playground }) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
