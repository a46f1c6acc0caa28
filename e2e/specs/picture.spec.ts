/** The deployment as a graph. */
import { readFileSync } from "node:fs";
import { expect, test } from "../pages/test";
import { type Deeds, inOneVisit } from "../pages/visit";

/** What the picture is for. */
const deeds: Deeds = {
  "it is printed if it is on display, without its button": async (playground) => {
    const { page } = playground;
    const edge = page.getByRole("button", { name: /^s3-integrator, S3/ });
    await expect(edge).toBeVisible();
    await page.emulateMedia({ media: "print" });
    await expect(edge).toBeVisible();
    await expect(page.getByRole("button", { name: "Download the picture" })).toBeHidden();
    await page.emulateMedia({ media: "screen" });
    await page.getByRole("radio", { name: "All", exact: true }).check({ force: true });
    await expect(playground.pane("Expanded manifest")).toContainText("name:");
    await page.emulateMedia({ media: "print" });
    await expect(playground.pane("Environment")).toContainText("S3_BUCKET");
    await expect(edge).toBeHidden();
    await page.emulateMedia({ media: "screen" });
  },

  "pointing at an edge lights its variables, a click shows its line, and so does Enter": async (
    playground,
  ) => {
    const { page } = playground;
    await test.step("by mouse", async () => {
      await page.getByRole("radio", { name: "Picture" }).check({ force: true });
      const edge = page.getByRole("button", { name: /^s3-integrator, S3, at endpoint s3/ });
      await expect(edge).toBeVisible();
      await page.mouse.move(5, 5);
      await edge.hover();
      await expect(playground.variable("S3_BUCKET")).toHaveClass(/lit/);
      await edge.click();
      await expect(playground.variable("S3_BUCKET")).toBeInViewport();
      await page.getByRole("radio", { name: "All", exact: true }).check({ force: true });
      await expect(edge).toHaveCount(0);
    });
    await test.step("by keyboard, and an integration that is switched on is drawn", async () => {
      await playground.command("picture: the deployment");
      await expect(page.getByRole("button", { name: /^postgresql-k8s, PostgreSQL/ })).toBeVisible();
      await playground.integration("redis").click();
      const redis = page.getByRole("button", { name: /^redis-k8s, Redis/ });
      await expect(redis).toBeVisible();
      await redis.focus();
      await page.keyboard.press("Enter");
      const first = playground
        .pane("Environment")
        .getByRole("button", { name: /^REDIS_DB_/ })
        .first();
      await expect(first).toBeInViewport();
    });
    await test.step("it is downloaded with its colours", async () => {
      await playground.follow("example=flask-everything&manifest=picture");
      await expect(
        page.getByRole("button", { name: /^secret mailer-account with username, password/ }),
      ).toBeVisible();
      const download = page.waitForEvent("download");
      await page.getByRole("button", { name: "Download the picture" }).click();
      const text = readFileSync(await (await download).path(), "utf8");
      expect(text).toMatch(/^<svg [^>]*xmlns="http:\/\/www\.w3\.org\/2000\/svg"/);
      expect(text).toMatch(/<text[^>]* fill="rgb\(/);
      expect(text).not.toContain("k3-wQ");
    });
  },
};

test("the picture is pointed at, downloaded and printed", async ({ playground }) => {
  await playground.open("example=flask-shop&manifest=picture");
  await inOneVisit(playground, deeds);
});
