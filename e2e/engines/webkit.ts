/** WebKitGTK, by Selenium, which speaks WebDriver with it. Its MiniBrowser needs a screen and gets one of its own. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { type AddressInfo, createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { expect } from "@playwright/test";
import { Builder, By, type WebDriver } from "selenium-webdriver";
import { type Engine, inPage, type Start, windowSize } from "./engine";
import { ticks } from "./webdriver-keys";

/** What was started and has not been ended, which a run that breaks off leaves behind. */
const running = new Set<ChildProcess>();
process.once("exit", () => {
  for (const child of running) child.kill();
});

/** Starts a program that runs until it is ended. */
function start(program: string, args: readonly string[], env: NodeJS.ProcessEnv = process.env) {
  const child = spawn(program, args, { env, stdio: ["ignore", "ignore", "ignore", "pipe"] });
  running.add(child);
  return { child, end: () => ended(child) };
}

/** Ends a program and waits until it has. */
async function ended(child: ChildProcess): Promise<void> {
  running.delete(child);
  if (child.exitCode !== null || child.signalCode !== null) return;
  const exit = once(child, "exit");
  child.kill();
  await exit;
}

/** A screen that nobody sees, a little larger than the page. @returns with its name for DISPLAY */
async function startScreen() {
  const { width, height } = windowSize;
  const args = `-displayfd 3 -screen 0 ${width + 100}x${height + 100}x24 -nolisten tcp`;
  const { child, end } = start(process.env.XVFB ?? "Xvfb", args.split(" "));
  const [number] = await once(child.stdio[3] as Readable, "data");
  return { display: `:${String(number).trim()}`, end };
}

/** A port that nobody listens at. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  server.close();
  return port;
}

/** A home folder, in which downloads go where they are wanted. */
async function makeHome(downloads: string) {
  const home = await mkdtemp(join(tmpdir(), "webkit-"));
  await mkdir(join(home, ".config"));
  await writeFile(join(home, ".config/user-dirs.dirs"), `XDG_DOWNLOAD_DIR="${downloads}"\n`);
  return { home, end: () => rm(home, { recursive: true, force: true }) };
}

/** Asks the driver for a browser, as soon as it answers. */
async function openBrowser(port: number): Promise<WebDriver> {
  const capabilities = { browserName: "MiniBrowser" };
  let driver: WebDriver | undefined;
  await expect(async () => {
    driver = await new Builder()
      .disableEnvironmentOverrides()
      .usingServer(`http://127.0.0.1:${port}`)
      .withCapabilities(capabilities)
      .build();
  }).toPass();
  return driver as WebDriver;
}

/** Makes the window so large that its page has the size that is wanted. */
async function fitWindow(driver: WebDriver): Promise<void> {
  const window = driver.manage().window();
  await expect(async () => {
    const inner = await driver.executeScript<[number, number]>("return [innerWidth, innerHeight]");
    const outer = await window.getRect();
    const width = outer.width + windowSize.width - inner[0];
    const height = outer.height + windowSize.height - inner[1];
    await window.setRect({ x: 0, y: 0, width, height });
    expect(inner).toEqual([windowSize.width, windowSize.height]);
  }).toPass();
}

/** Milliseconds after which a page that has been replaced by another will never answer. */
const patience = 15_000;

/** Ends with an error when a page has had its time to answer. */
async function inTime<T>(answer: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("the page does not answer")), patience);
  });
  return Promise.race([answer, late]).finally(() => clearTimeout(timer));
}

/**
 * Works out an expression in the window's page, or in a frame of it. When a page comes in another process, the driver stays
 * with the one before, which answers as it was or not at all, until it is told to take the window's present page.
 */
async function evaluate<T>(driver: WebDriver, expression: string, frame?: string): Promise<T> {
  await driver.switchTo().window(await driver.getWindowHandle());
  if (frame !== undefined) await driver.switchTo().frame(await driver.findElement(By.css(frame)));
  try {
    return await inTime(driver.executeScript<T>(`return (${expression})`));
  } finally {
    if (frame !== undefined) await driver.switchTo().defaultContent();
  }
}

/** Starts WebKitGTK's browser with a screen, a home folder and a driver of its own. */
export const startWebKit: Start = async (downloads) => {
  const { home, end: removeHome } = await makeHome(downloads);
  const { display, end: endScreen } = await startScreen();
  const port = await freePort();
  const env = {
    ...process.env,
    DISPLAY: display,
    HOME: home,
    XDG_CONFIG_HOME: join(home, ".config"),
    // As with Chromium's --no-sandbox: Ubuntu forbids what the sandbox is made of, and only the playground is opened.
    WEBKIT_DISABLE_SANDBOX_THIS_IS_DANGEROUS: "1",
  };
  const { end: endServer } = start(process.env.WEBKIT ?? "WebKitWebDriver", [`--port=${port}`], env);
  const driver = await openBrowser(port);
  await fitWindow(driver);
  const run: Engine["run"] = (expression, frame) => evaluate(driver, expression, frame);
  return {
    open: (address) => driver.get(address),
    // The command for it waits for a load that a page from the back/forward cache does not have.
    back: () => driver.executeScript("history.back()"),
    run,
    press: async (key) => {
      const actions = driver.actions({ async: true });
      for (const { type, value } of ticks(key)) actions[type](value);
      await actions.perform();
    },
    click: async (left, top, frame) => {
      const place = await inPage(run, left, top, frame);
      await driver
        .actions({ async: true })
        .move({ ...place, duration: 0 })
        .press()
        .release()
        .perform();
    },
    picture: async () => Buffer.from(await driver.takeScreenshot(), "base64"),
    close: async () => {
      await driver.quit().catch(() => "it has ended by itself");
      await endServer();
      await endScreen();
      await removeHome();
    },
  };
};
