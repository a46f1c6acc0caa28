import { type Playground, testdata } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

const charmcraft = testdata("charmcraft.yaml");

/** The parts of a database's connection that are variables of their own, beside the connection string. */
const parts = [
  "SCHEME",
  "NETLOC",
  "PATH",
  "PARAMS",
  "QUERY",
  "FRAGMENT",
  "USERNAME",
  "PASSWORD",
  "HOSTNAME",
  "PORT",
  "NAME",
];

/** Opens the bookshelf in the open page; its database is required and not integrated yet. @returns charmcraft.yaml */
async function openBookshelf(playground: Playground): Promise<string> {
  const own = await openCharm(playground, charmcraft, { "mock.yaml": "# nothing is related yet\n" });
  await expect(playground.status).toContainText("missing integrations: postgresql");
  return own;
}

/** What users do with the environment of a charm whose database is required. */
const deeds: Deeds = {
  "endpoints that bring no variables say so": async (playground) => {
    const integrations = playground.page.getByRole("region", { name: "Integrations" });
    await integrations.getByRole("button", { name: "3 more without variables" }).click();
    for (const name of ["logging", "metrics-endpoint", "grafana-dashboard"])
      await expect(integrations.getByRole("switch", { name: `Integrate ${name}` })).toContainText(
        "no variables",
      );
    const s3 = integrations.getByRole("switch", { name: "Integrate s3" });
    await expect(s3).not.toContainText("no variables");
    await expect(s3).toHaveAttribute("title", /S3_/);
  },

  "PostgreSQL is integrated by one click and brings twelve variables": async (playground) => {
    await openBookshelf(playground);
    await expect(playground.status).toContainText("blocked");
    await playground.integration("postgresql").click();
    await expect(playground.integration("postgresql")).toBeChecked();
    await expect(playground.status).toContainText("active");
    await expect(playground.variable("POSTGRESQL_DB_CONNECT_STRING")).toBeVisible();
    for (const part of parts) await expect(playground.nameButton(`POSTGRESQL_DB_${part}`)).toHaveCount(1);
    await playground.show("mock.yaml");
    await expect(playground.editor).toContainText("# nothing is related yet");
  },

  "a switch works by keyboard, and can be undone; removing the relation of a required endpoint blocks the charm":
    async (playground) => {
      await openBookshelf(playground);
      await playground.integration("postgresql").focus();
      await playground.page.keyboard.press("Space");
      await expect(playground.status).toContainText("active");
      await expect(playground.integration("postgresql")).toBeFocused();
      await playground.page.keyboard.press("ControlOrMeta+z");
      await expect(playground.status).toContainText("missing integrations: postgresql");
      await test.step("a relation is removed", async () => {
        await playground.integration("postgresql").click();
        await expect(playground.status).toContainText("active");
        await playground.integration("postgresql").click();
        await expect(playground.status).toContainText("blocked");
        await expect(playground.status).toContainText("missing integrations: postgresql");
        await expect(
          playground.status.getByRole("listitem").filter({ hasText: "flask" }).first(),
        ).toContainText("stopped");
      });
    },

  "sensitive values are masked until asked for, and another password in mock.yaml changes the connection string":
    async (playground) => {
      await openBookshelf(playground);
      await playground.integration("postgresql").click();
      await expect(playground.status).toContainText("active");
      await test.step("one value is shown and copied", async () => {
        const row = playground.variable("POSTGRESQL_DB_PASSWORD");
        await expect(row).toContainText("hidden");
        await row.hover();
        await row.getByRole("button", { name: "Show the value of POSTGRESQL_DB_PASSWORD" }).click();
        await expect(row).not.toContainText("hidden");
        await row.getByRole("button", { name: "Copy the value of POSTGRESQL_DB_PASSWORD" }).click();
        const password = await playground.clipboard();
        expect(password).not.toBe("");
        await expect(row).toContainText(password);
      });
      await test.step("another password", async () => {
        await playground.revealValues();
        await playground.show("mock.yaml");
        const text = await playground.text();
        await playground.write("mock.yaml", text.replace(/password: .*/, "password: swordfish"));
        await expect(playground.variable("POSTGRESQL_DB_CONNECT_STRING")).toContainText(":swordfish@");
        await expect(playground.variable("POSTGRESQL_DB_PASSWORD")).toContainText("swordfish");
        await playground.page.getByRole("button", { name: "Hide sensitive values" }).click();
      });
    },

  "the output of juju show-unit gives the same variables": async (playground) => {
    await openBookshelf(playground);
    await playground.write("mock.yaml", testdata("show-unit.yaml"));
    await expect(playground.status).toContainText("active");
    await playground.revealValues();
    await expect(playground.variable("POSTGRESQL_DB_CONNECT_STRING")).toContainText(
      "postgresql://relation_id_4:correct-horse@postgresql-k8s-primary.library.svc.cluster.local:5432/bookshelf-k8s",
    );
    await expect(playground.variable("FLASK_SECRET_KEY")).toContainText("from-the-peer-relation");
  },

  "Tab stops at the table once, arrow keys move inside it, and a variable leads to its lines and they to it":
    async (playground) => {
      const { page } = playground;
      await openBookshelf(playground);
      const pane = playground.pane("Environment");
      await test.step("by Tab and arrow keys", async () => {
        await page.getByRole("button", { name: /^Unit/ }).focus();
        await page.keyboard.press("Tab");
        await expect(pane.getByRole("row").nth(1).getByRole("button").first()).toBeFocused();
        await page.keyboard.press("ArrowDown");
        await expect(pane.getByRole("row").nth(2).getByRole("button").first()).toBeFocused();
        await page.keyboard.press("Enter");
        await expect(pane.getByText("Value from")).toBeVisible();
        await page.keyboard.press("Enter");
        await expect(pane.getByText("Value from")).toHaveCount(0);
      });
      await test.step("the cursor's line lights up everything that it produces", async () => {
        await playground.show("charmcraft.yaml");
        await playground.editor.getByText("page-size:").click();
        await page.mouse.move(0, 0);
        await expect(playground.variable("FLASK_PAGE_SIZE")).toHaveClass(/lit/);
        await expect(playground.variable("FLASK_GREETING")).not.toHaveClass(/lit/);
      });
      await test.step("a variable leads to the lines that it comes from", async () => {
        await playground.nameButton("FLASK_PAGE_SIZE").click();
        const details = pane.getByRole("row").filter({ hasText: "Name from" });
        await details.getByRole("button", { name: "charmcraft.yaml, line 20" }).first().click();
        await expect(playground.editor).toBeFocused();
      });
    },

  "what changed since the pin is marked until it is unpinned": async (playground) => {
    const { page } = playground;
    const own = await openBookshelf(playground);
    await page.getByRole("button", { name: "Pin result" }).click();
    await playground.integration("postgresql").click();
    await expect(playground.nameButton("POSTGRESQL_DB_PORT")).toHaveText(/new/);
    await playground.show("charmcraft.yaml");
    await playground.write("charmcraft.yaml", own.replace("default: 20", "default: 50"));
    await expect(playground.nameButton("FLASK_PAGE_SIZE")).toHaveText(/changed/);
    await page.getByRole("button", { name: "Unpin" }).click();
    await expect(playground.nameButton("FLASK_PAGE_SIZE")).not.toHaveText(/changed/);
  },

  "units are switched and compared": async (playground) => {
    const { page } = playground;
    await openBookshelf(playground);
    await playground.integration("postgresql").click();
    await expect(playground.status).toContainText("active");
    await page.getByRole("button", { name: /^Unit 0 of 1/ }).click();
    const dialog = page.getByRole("dialog", { name: "Units" });
    const units = dialog.getByRole("spinbutton", { name: "Units of the application" });
    await units.press("ControlOrMeta+a");
    await page.keyboard.type("12", { delay: 90 });
    await expect(dialog.getByRole("combobox", { name: "Shown unit" }).getByRole("option")).toHaveCount(12);
    await expect(units).toHaveValue("12");
    await units.fill("3");
    await expect(dialog.getByRole("combobox", { name: "Shown unit" }).getByRole("option")).toHaveCount(3);
    await expect(dialog.getByRole("combobox", { name: "Compare unit 0 with" })).toBeVisible();
    await expect(dialog.getByRole("row").filter({ hasText: "FLASK_PEER_FQDNS" })).toBeVisible();
    await dialog.getByRole("combobox", { name: "Shown unit" }).selectOption("2");
    await page.keyboard.press("Escape");
    await expect(page.getByRole("button", { name: "Unit 2 of 3" })).toBeVisible();
    await playground.show("mock.yaml");
    await expect(playground.editor).toContainText("unit: 2");
  },

  "workers run on all units, the scheduler on unit 0 only, and who leads is chosen": async (playground) => {
    const { page } = playground;
    const service = (name: string) => playground.status.getByRole("listitem").filter({ hasText: name });
    await playground.follow("example=flask-celery");
    await expect(service("celery-worker")).toBeVisible();
    await page.getByRole("button", { name: /^Unit / }).click();
    const dialog = page.getByRole("dialog", { name: "Units" });
    await dialog.getByRole("spinbutton", { name: "Units of the application" }).fill("3");
    for (const unit of ["0", "2"]) {
      await dialog.getByRole("combobox", { name: "Shown unit" }).selectOption(unit);
      await expect(service("celery-worker")).toContainText("running");
      await expect(service("celery-beat-scheduler")).toContainText(
        unit === "0" ? "running" : /stopped|disabled/,
      );
    }
    const leads = dialog.getByRole("checkbox", { name: "The shown unit is the leader" });
    await leads.focus();
    const led = await leads.isChecked();
    await page.keyboard.press("Space");
    await expect(leads).toBeChecked({ checked: !led });
    await page.keyboard.press("Escape");
    await expect(
      page.getByRole("button", { name: led ? "Unit 2 of 3" : "Unit 2 of 3, leader" }),
    ).toBeVisible();
  },

  "the table is searched, filtered and sorted": async (playground) => {
    const { page } = playground;
    await openBookshelf(playground);
    await playground.integration("postgresql").click();
    await expect(playground.status).toContainText("active");
    await page.getByRole("searchbox", { name: "Search variables" }).fill("hostname");
    await expect(playground.count("Environment")).toHaveText(/^1 of \d+ variables$/);
    await page.getByRole("searchbox", { name: "Search variables" }).fill("no such thing");
    await page.getByRole("button", { name: "Show all" }).click();
    await page.getByRole("combobox", { name: "Origin" }).selectOption("postgresql");
    await expect(playground.count("Environment")).toHaveText(/^12 of \d+ variables$/);
    await page.getByRole("combobox", { name: "Order" }).selectOption("By name");
    await expect(playground.pane("Environment").getByRole("row").nth(1)).toContainText(
      "POSTGRESQL_DB_CONNECT_STRING",
    );
  },
};

test("the environment follows integrations, mock.yaml, units and the pin, and is searched", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});
