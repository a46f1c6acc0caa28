/** Tests of journeys, each in a browser that was just started and on a site of its own. */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { test as base, expect, type TestInfo } from "@playwright/test";
import { serve } from "../../web/server/server.mjs";
import { startChromium } from "./chromium";
import type { Engine, EngineName, Start } from "./engine";
import { startFirefox } from "./firefox";
import { User } from "./user";
import { startWebKit } from "./webkit";

const starts: Readonly<Record<EngineName, Start>> = {
  chromium: startChromium,
  firefox: startFirefox,
  webkit: startWebKit,
};

const here = (path: string) => fileURLToPath(new URL(path, import.meta.url));

/** The playground, served. */
type Site = Awaited<ReturnType<typeof serve>>;

/** What a run chooses. */
export interface Options {
  /** The engine of the project. */
  readonly engine: EngineName;
}

/** What a journey has. */
interface Needs {
  /** An empty folder in which downloads arrive. */
  readonly downloads: string;
  readonly site: Site;
  /** Sits somebody down at a browser that has kept nothing. */
  readonly anybody: () => Promise<User>;
  /** Somebody at a browser; at the end there must be nothing that it complains of. */
  readonly user: User;
}

/** Keeps a picture of a window beside the other results; a browser that hangs or has gone gives none. */
async function keepPicture(engine: Engine, info: TestInfo, name: string): Promise<void> {
  const path = info.outputPath(name);
  try {
    await writeFile(path, await engine.picture());
    await info.attach("picture", { path, contentType: "image/png" });
  } catch (error) {
    console.log(`no picture: ${error}`);
  }
}

export const test = base.extend<Needs & Options>({
  engine: ["chromium", { option: true }],
  downloads: async ({ engine }, use) => {
    const folder = await mkdtemp(join(tmpdir(), `${engine}-downloads-`));
    await use(folder);
    await rm(folder, { recursive: true, force: true });
  },
  site: async ({ engine: _ }, use) => {
    const site = await serve({ root: here("../../dist"), config: here("../../netlify.toml") });
    await use(site);
    await site.close();
  },
  anybody: async ({ engine, downloads, site }, use, info) => {
    const users: User[] = [];
    await use(async () => {
      const user = new User(await starts[engine](downloads), site.url);
      users.push(user);
      return user;
    });
    const failed = info.errors.length > 0;
    for (const [n, { engine }] of users.entries()) {
      if (failed) await keepPicture(engine, info, `window-${n + 1}.png`);
      await engine.close();
    }
  },
  user: async ({ anybody }, use) => {
    const user = await anybody();
    await use(user);
    expect(await user.complaints()).toEqual([]);
  },
});

export { expect };
