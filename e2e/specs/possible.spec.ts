import { Hand } from "../pages/hand";
import type { Playground } from "../pages/playground";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit, openCharm } from "../pages/visit";

/** A charm with an unused option and an unused endpoint, indented by four spaces. */
const charmcraft = `name: shop
type: charm
summary: Shop
description: Sells things.
base: ubuntu@24.04
platforms:
    amd64:
extensions:
    - flask-framework
config:
    options:
        greeting:
            type: string
            description: What the shop says.
requires:
    s3:
        interface: s3
        optional: true
        limit: 1
`;

/**
 * Opens the shop in the open page, with all rows of the table, and waits until the possible variables are known.
 * @returns its text
 */
async function openShop(playground: Playground): Promise<string> {
  await searchField(playground).fill("");
  const text = await openCharm(playground, charmcraft);
  await expect(playground.pane("Environment").getByText("Not set, but possible")).toBeVisible();
  return text;
}

/** The row of a possible variable, or of what several of them need. */
function possible({ page }: Playground, name: string) {
  return page.getByRole("row").filter({ has: page.getByRole("rowheader", { name, exact: true }) });
}

/** The search field of the environment. */
function searchField({ page }: Playground) {
  return page.getByRole("searchbox", { name: "Search variables" });
}

/** Undoes the last step by the button of its note, and waits until both files are as before. @param before charmcraft.yaml */
async function undoAll(playground: Playground, before: string): Promise<void> {
  await playground.page.getByRole("button", { name: "Undo", exact: true }).click();
  await expect(playground.tab("mock.yaml")).toHaveCount(0);
  await playground.show("charmcraft.yaml");
  expect(await playground.text()).toBe(before);
}

/** What users do with the variables that a charm does not set yet. */
const deeds: Deeds = {
  "one click declares an endpoint and mocks its relation, or adds an option, and one undo takes it back":
    async (playground) => {
      const shop = await openShop(playground);
      const { page } = playground;
      await test.step("an endpoint", async () => {
        await expect(page.getByText("MYSQL_DB_NAME", { exact: true })).toHaveCount(0);
        await page.getByRole("button", { name: "mysql", exact: true }).click();
        await expect(page.getByText("MYSQL_DB_NAME", { exact: true })).toBeVisible();
        await page.getByRole("button", { name: "Add the endpoint mysql" }).click();
        await expect(playground.variable("MYSQL_DB_NAME")).toContainText("app");
        await expect(playground.integration("mysql")).toBeChecked();
        await expect(page.getByRole("button", { name: "Add the endpoint mysql" })).toHaveCount(0);
        await playground.show("charmcraft.yaml");
        expect(await playground.text()).toBe(
          `${shop}    mysql:\n        interface: mysql_client\n        optional: true\n        limit: 1\n`,
        );
        await undoAll(playground, shop);
      });
      await test.step("the option that a variable needs, from the search", async () => {
        await searchField(playground).fill("FLASK_SENTRY_DSN");
        await page.getByRole("button", { name: "Add the option 'sentry-dsn'" }).click();
        await expect(playground.variable("FLASK_SENTRY_DSN")).toContainText("example");
        await expect(playground.nameButton("FLASK_SENTRY_DSN")).toBeFocused();
        await undoAll(playground, shop);
      });
    },

  "a relation at an endpoint brings the promised variables, more data brings more, and an option gets an example":
    async (playground) => {
      await openShop(playground);
      const { page } = playground;
      await test.step("an option, whose example the user types over", async () => {
        await expect(possible(playground, "FLASK_GREETING")).toContainText("What the shop says.");
        await possible(playground, "FLASK_GREETING").getByRole("button").click();
        await expect(playground.editor).toBeFocused();
        await new Hand(playground).type("hello");
        await expect(playground.variable("FLASK_GREETING")).toContainText("hello");
        expect(await playground.text()).toBe("config:\n  greeting: hello\n");
      });
      await test.step("a relation, and more data", async () => {
        await page.getByRole("button", { name: "Integrate s3", exact: true }).click();
        await expect(playground.variable("S3_BUCKET")).toContainText("app-bucket");
        await searchField(playground).fill("S3_PATH");
        await page.getByRole("button", { name: "Set it S3_PATH" }).click();
        await expect(playground.variable("S3_PATH")).toContainText("uploads");
      });
    },

  "all of it works by keyboard alone, and the focus follows": async (playground) => {
    await openShop(playground);
    const { page } = playground;
    const hand = new Hand(playground, 2);
    await searchField(playground).focus();
    for (const sign of "redis") await hand.press(sign);
    await expect(page.getByText("REDIS_DB_PORT", { exact: true })).toBeVisible();
    await page.getByRole("table", { name: "Environment variables" }).getByRole("button").first().focus();
    await hand.press("ArrowDown");
    await expect(page.getByRole("button", { name: "redis", exact: true })).toBeFocused();
    await hand.press("ArrowRight");
    await expect(page.getByRole("button", { name: "Add the endpoint redis" })).toBeFocused();
    await hand.press("Enter");
    await expect(playground.nameButton("REDIS_DB_CONNECT_STRING")).toBeFocused();
    await expect(playground.variable("REDIS_DB_PORT")).toContainText("6379");
    await hand.press("Control+z");
    await expect(playground.nameButton("REDIS_DB_PORT")).toHaveCount(0);
    await expect(page.getByText("REDIS_DB_PORT", { exact: true })).toBeVisible();
    await expect(playground.tab("mock.yaml")).toHaveCount(0);
  },

  "the possible variables can be folded away by key, and stay so": async (playground) => {
    await openShop(playground);
    const head = playground.page.getByRole("button", { name: /^Not set, but possible/ });
    await head.focus();
    await playground.page.keyboard.press("Enter");
    await expect(playground.page.getByText("Integrations that are not declared")).toHaveCount(0);
    await playground.integration("s3").click();
    await expect(playground.variable("S3_BUCKET")).toBeVisible();
    await expect(head).toHaveAttribute("aria-expanded", "false");
    await head.press("Enter");
  },

  "the search knows the names that others have for a variable, and why no charm sets what the documentation promises":
    async (playground) => {
      await openShop(playground);
      const pane = playground.pane("Environment");
      for (const [asked, meant] of [
        ["DATABASE_URL", "POSTGRESQL_DB_CONNECT_STRING"],
        ["spring.rabbitmq.host", "RABBITMQ_HOSTNAME"],
        ["APP_BASE_URL", "FLASK_BASE_URL"],
        ["FLASK_GREETNG", "FLASK_GREETING"],
      ] as const) {
        await searchField(playground).fill(asked);
        await expect(pane.getByRole("button", { name: meant, exact: true })).toBeVisible();
      }
      await test.step("what the documentation promises", async () => {
        await searchField(playground).fill("REDIS_DB_PASSWORD");
        await expect(pane.getByText("No charm sets REDIS_DB_PASSWORD.")).toContainText(
          "a host and a port only",
        );
        await searchField(playground).fill("SMTP_PASSWORD_ID");
        await pane.getByRole("button", { name: "SMTP_PASSWORD", exact: true }).click();
        await expect(searchField(playground)).toHaveValue("SMTP_PASSWORD");
        await expect(pane.getByText("SMTP_PASSWORD", { exact: true })).toBeVisible();
      });
    },

  "the commands find what would bring a variable": async (playground) => {
    await openShop(playground);
    await playground.command("MYSQL_DB_NAME");
    await expect(playground.variable("MYSQL_DB_NAME")).toContainText("app");
    await playground.command("FLASK_PEER_FQDNS");
    await expect(playground.variable("FLASK_PEER_FQDNS")).toContainText(/shop-\d+-1\./);
  },

  "the list of integrations finds one by a variable, by keyboard": async (playground) => {
    await openShop(playground);
    await playground.command("add an integration");
    const { page } = playground;
    await expect(page.getByRole("combobox", { name: "Search integrations and variables" })).toBeFocused();
    await new Hand(playground, 3).type("OIDC_CLIENT_ID");
    const found = page.getByRole("listbox", { name: "Integrations" }).getByRole("option");
    await expect(found).toHaveCount(1);
    await expect(found).toContainText("OAuth");
    await page.keyboard.press("Enter");
    await expect(playground.variable("FLASK_OIDC_CLIENT_ID")).toContainText("app-client");
    await playground.show("charmcraft.yaml");
    expect(await playground.text()).toContain("    oidc:\n        interface: oauth\n");
  },

  "the list of integrations is one click away, and marks those that exist already": async (playground) => {
    await openShop(playground);
    const { page } = playground;
    await playground.integration("s3").click();
    await page.getByRole("button", { name: "Add… an integration" }).click();
    const list = page.getByRole("listbox", { name: "Integrations" });
    await expect(list.getByRole("option")).toHaveCount(17);
    await expect(list.getByText("Integrated", { exact: true })).toBeVisible();
    await list.getByRole("option", { name: /^RabbitMQ/ }).click();
    await expect(playground.variable("RABBITMQ_HOSTNAME")).toBeVisible();
    await page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(playground.nameButton("RABBITMQ_HOSTNAME")).toHaveCount(0);
    await page.getByRole("button", { name: "Add… an integration" }).click();
    await list.getByRole("option", { name: /^S3/ }).click();
    await expect(playground.nameButton("S3_ACCESS_KEY")).toBeFocused();
  },
};

test("what a charm does not set is found, explained and brought, by mouse, keyboard and commands", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});

/** The frameworks by the title of their new project, with the name of their extension. */
const frameworks = {
  Flask: "flask-framework",
  Django: "django-framework",
  Go: "go-framework",
  FastAPI: "fastapi-framework",
  ExpressJS: "expressjs-framework",
  "Spring Boot": "spring-boot-framework",
};

/** How a new project is begun. */
const beginnings: Deeds = {
  "a new project of each framework is a good start": async (playground) => {
    const { page } = playground;
    for (const [title, extension] of Object.entries(frameworks)) {
      await test.step(title, async () => {
        await page.getByRole("button", { name: "Menu" }).click();
        await page.getByRole("menuitem", { name: "New project…" }).click();
        await page.getByRole("option", { name: new RegExp(`^${title} ?The`) }).click();
        await expect(playground.editor).toBeFocused();
        await expect(playground.editor).toContainText(`- ${extension}`);
        await expect(playground.editor).not.toContainText("name: mine");
        await expect(playground.status).toContainText("active");
        await expect(playground.pane("Problems")).toContainText("No problems");
        await new Hand(playground, 4).type("mine");
        await expect(playground.editor).toContainText("name: mine");
        await expect(playground.status).toContainText("active");
        for (const file of ["rockcraft.yaml", "requirements.txt", "src/charm.py"])
          await expect(playground.tab(file)).toBeVisible();
      });
    }
  },

  "a new project is begun by keyboard, and undo brings the old one back": async (playground) => {
    await openShop(playground);
    await playground.command("new project");
    const hand = new Hand(playground, 5);
    await expect(playground.page.getByRole("combobox", { name: "Search frameworks" })).toBeFocused();
    await hand.type("spring");
    await hand.press("Enter");
    await expect(playground.editor).toContainText("spring-boot-framework");
    await expect(playground.status).toContainText("active");
    await playground.page.getByRole("button", { name: "Undo", exact: true }).click();
    await expect(playground.editor).toContainText("Sells things.");
  },
};

test("a new project is begun, of each framework", async ({ playground }) => {
  await playground.open();
  await inOneVisit(playground, beginnings);
});

test.describe("on a phone", () => {
  test.use({ viewport: { width: 390, height: 844 }, hasTouch: true });

  test("a value is set in the editor, and an endpoint from the table", async ({ playground }) => {
    await playground.openProject({ "charmcraft.yaml": charmcraft });
    await expect(playground.pane("Environment").getByText("Not set, but possible")).toBeVisible();
    const { page } = playground;
    await possible(playground, "FLASK_GREETING").getByRole("button").tap();
    await expect(playground.editor).toBeFocused();
    await new Hand(playground, 6).type("hi");
    await page.getByRole("navigation", { name: "Panes" }).getByRole("button", { name: "Environment" }).tap();
    await expect(playground.variable("FLASK_GREETING")).toContainText("hi");
    await page.getByRole("button", { name: "Add the endpoint redis" }).tap();
    await expect(playground.variable("REDIS_DB_PORT")).toBeVisible();
    const width = await page.evaluate(() => document.documentElement.scrollWidth);
    expect(width).toBeLessThanOrEqual(390);
  });
});
