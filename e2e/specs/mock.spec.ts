import { expect, test } from "../pages/test";
import { openWithin } from "../pages/texts";
import { type Deeds, inOneVisit } from "../pages/visit";

const charm = `name: shop
type: charm
base: ubuntu@24.04
platforms:
  amd64:
summary: A shop.
description: A shop.
extensions:
  - flask-framework
requires:
  redis:
    interface: redis
    limit: 1
`;

/** What mock.yaml says, and what is pasted into it. */
const deeds: Deeds = {
  "the reason why the unit is not active is beside its status, and leads to the cause": async (
    playground,
  ) => {
    const { page } = playground;
    await openWithin(playground, {
      "charmcraft.yaml": charm,
      "mock.yaml": "workload:\n  can-connect: false\n",
    });
    await expect(playground.status).toContainText("waiting");
    await expect(playground.status).toContainText("Pebble in the workload container does not answer yet.");
    await expect(playground.pane("Problems").getByRole("heading")).toContainText("Waiting");
    await playground.show("charmcraft.yaml");
    await playground.status.getByRole("button", { name: "mock.yaml, line 2" }).click();
    await page.keyboard.type("# ", { delay: 80 });
    await expect(playground.editor).toContainText("# can-connect");
    await expect(playground.status).toContainText("missing integrations: redis");
    await expect(playground.pane("Problems").getByRole("heading")).not.toContainText("No problems");
  },

  "the output of each command is pasted and copied into mock.yaml": async (playground) => {
    const { page } = playground;
    await openWithin(playground, {
      "charmcraft.yaml": charm.replace("    limit: 1\n", "    optional: true\n    limit: 1\n"),
    });
    for (const [index, { command, text, title, shown }] of pastes.entries()) {
      await test.step(command, async () => {
        await playground.write("mock.yaml", text);
        const finding = playground
          .pane("Problems")
          .getByRole("listitem")
          .filter({ hasText: command })
          .first();
        await expect(finding).toContainText("for which mock.yaml has its own keys");
        const fix = finding.getByRole("button", { name: title });
        if (index % 2 === 0) await fix.click();
        else {
          await fix.focus();
          await page.keyboard.press("Enter");
        }
        await expect(finding).toHaveCount(0);
        await expect(playground.nameButton(shown)).toBeVisible();
        await expect(playground.status).toContainText("active");
      });
    }
  },
};

test("mock.yaml gives the reason of a status, and takes the output of each command", async ({
  playground,
}) => {
  await playground.open();
  await inOneVisit(playground, deeds);
});

const pastes = [
  {
    command: "juju config",
    text: "application: shop\ncharm: shop\nsettings:\n  flask-env:\n    source: user\n    type: string\n    value: staging\n",
    title: "Import 1 option",
    shown: "FLASK_ENV",
  },
  {
    command: "juju model-config",
    text: "juju-http-proxy:\n  value: http://squid:3128\n  source: model\nagent-stream:\n  value: released\n  source: default\n",
    title: "Import 1 setting of the model",
    shown: "HTTP_PROXY",
  },
  {
    command: "juju show-unit",
    text: "relation-info:\n- endpoint: redis\n  related-units:\n    redis-k8s/0:\n      data: {hostname: cache, port: '6379'}\n",
    title: "Change it to 'relations'",
    shown: "REDIS_DB_HOSTNAME",
  },
  {
    command: "juju export-bundle",
    text: "bundle: kubernetes\napplications:\n  shop:\n    charm: shop\n    scale: 2\n    options: {flask-env: staging}\n",
    title: "Import 2 units and 1 option",
    shown: "FLASK_PEER_FQDNS",
  },
  {
    command: "juju show-secret",
    text: "config: {flask-secret-key-id: 'secret:cjqub6vubg2s77p3nio0'}\ncjqub6vubg2s77p3nio0:\n  revision: 1\n  created: 2024-05-01T00:00:00Z\n  content:\n    value: hush\n",
    title: "Import 1 secret",
    shown: "FLASK_SECRET_KEY",
  },
];
