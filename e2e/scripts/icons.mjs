/**
 * Draws web/public/icon-*.png from icon.svg: `node scripts/icons.mjs`. Maskable icons fill the square, and keep
 * the drawing within the circle of 80 % that every mask leaves (W3C Web Application Manifest, 2.5.1).
 */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { chromium } from "@playwright/test";
import { chromiumFlags, chromiumPath } from "./chromium.mjs";

const publicFile = (name) => fileURLToPath(new URL(`../../web/public/${name}`, import.meta.url));

/** @type {{file: string, size: number, maskable: boolean}[]} `size` is in pixels */
const icons = [
  { file: "icon-192.png", size: 192, maskable: false },
  { file: "icon-512.png", size: 512, maskable: false },
  { file: "icon-maskable-512.png", size: 512, maskable: true },
];

const drawing = readFileSync(publicFile("icon.svg"), "utf8");

/** A page that shows only the drawing, at the size of the window. */
function pageOf({ maskable }) {
  const shown = maskable
    ? drawing
        .replace('rx="8"', 'rx="0"')
        .replace('viewBox="0 0 32 32"', 'viewBox="-3 -3 38 38" style="background:#77295a"')
    : drawing;
  return `<!doctype html><style>body{margin:0}svg{display:block;width:100vw;height:100vh}</style>${shown}`;
}

const browser = await chromium.launch({ executablePath: chromiumPath, args: chromiumFlags });
for (const icon of icons) {
  const page = await browser.newPage({ viewport: { width: icon.size, height: icon.size } });
  await page.setContent(pageOf(icon));
  await page.screenshot({ path: publicFile(icon.file), omitBackground: true });
  await page.close();
}
await browser.close();
