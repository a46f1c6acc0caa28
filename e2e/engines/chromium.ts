/** Chromium, by Playwright. */
import { chromium } from "@playwright/test";
import { chromiumFlags, wholeChromiumPath } from "../scripts/chromium.mjs";
import { type Engine, inPage, type Start, windowSize } from "./engine";

/** Starts Chromium, with the back/forward cache that Playwright otherwise takes from it. */
export const startChromium: Start = async (downloads) => {
  const browser = await chromium.launch({
    executablePath: wholeChromiumPath,
    args: chromiumFlags,
    ignoreDefaultArgs: ["--disable-back-forward-cache"],
  });
  const page = await browser.newPage({ viewport: windowSize });
  page.on("download", (download) => void download.saveAs(`${downloads}/${download.suggestedFilename()}`));
  const run: Engine["run"] = async (expression, frame) => {
    const inside = frame === undefined ? page : await (await page.waitForSelector(frame)).contentFrame();
    return inside?.evaluate(expression) as never;
  };
  return {
    run,
    open: async (address) => void (await page.goto(address, { waitUntil: "commit" })),
    back: async () => void (await page.goBack({ waitUntil: "commit" })),
    press: (key) => page.keyboard.press(key),
    click: async (left, top, frame) => {
      const { x, y } = await inPage(run, left, top, frame);
      await page.mouse.click(x, y);
    },
    picture: () => page.screenshot(),
    close: () => browser.close(),
  };
};
