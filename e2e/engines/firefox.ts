/** Firefox, by Puppeteer, which speaks WebDriver BiDi with it. */
import { type Frame, launch, type Page } from "puppeteer-core";
import { type Start, windowSize } from "./engine";
import { ticks } from "./webdriver-keys";

/** A frame with the commands of WebDriver BiDi, which Puppeteer's types leave out. */
interface BidiFrame {
  readonly browsingContext: { performActions(sources: readonly object[]): Promise<void> };
}

/** Milliseconds after which a browser that does not answer has hung. */
const patience = 180_000;

/**
 * What Firefox shows first. With an empty page the focus would be in the address bar, and no click by WebDriver takes it
 * from there: an editor would be typed in that believes to be in another window.
 */
const firstPage = "data:text/html,<title>Start</title>";

/** The page, or a frame in it. */
async function inside(page: Page, frame?: string): Promise<Frame> {
  const element = frame === undefined ? null : await page.waitForSelector(frame);
  return (await element?.contentFrame()) ?? page.mainFrame();
}

/** Moves a device as WebDriver says, in the page or in a frame. */
async function perform(page: Page, device: object, frame?: string): Promise<void> {
  const { browsingContext } = (await inside(page, frame)) as unknown as BidiFrame;
  await browsingContext.performActions([device]);
}

/** A click of the mouse's first button, as WebDriver has it. */
function clickAt(x: number, y: number): object[] {
  return [
    { type: "pointerMove", x, y, duration: 0 },
    { type: "pointerDown", button: 0 },
    { type: "pointerUp", button: 0 },
  ];
}

/** Starts Firefox. */
export const startFirefox: Start = async (downloads) => {
  const browser = await launch({
    browser: "firefox",
    executablePath: process.env.FIREFOX ?? "/usr/bin/firefox-esr",
    args: [firstPage],
    timeout: patience,
    defaultViewport: windowSize,
    extraPrefsFirefox: {
      "browser.download.dir": downloads,
      "browser.download.folderList": 2,
      // Shows nothing of it, which would lie over the page.
      "browser.download.alwaysOpenPanel": false,
    },
  });
  const [page = await browser.newPage()] = await browser.pages();
  page.setDefaultTimeout(patience);
  await page.setViewport(windowSize);
  return {
    open: async (address) => void (await page.goto(address, { waitUntil: "domcontentloaded" })),
    back: async () => void (await page.goBack({ waitUntil: "domcontentloaded" })),
    run: async (expression, frame) => (await inside(page, frame)).evaluate(expression) as never,
    press: (key, frame) => perform(page, { type: "key", id: "keyboard", actions: ticks(key) }, frame),
    click: (x, y, frame) => perform(page, { type: "pointer", id: "mouse", actions: clickAt(x, y) }, frame),
    picture: async () => Buffer.from(await page.screenshot()),
    close: () => browser.close(),
  };
};
