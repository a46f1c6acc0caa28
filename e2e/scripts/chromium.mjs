/** The browser of the tests, the pictures and the measurements. */
import { existsSync } from "node:fs";

/** Path of the whole browser: what CHROMIUM names, or Debian's. */
export const wholeChromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

const shell = "/usr/bin/chromium-headless-shell";

/** Path of the browser for all that needs no window, nor what comes with one, such as the cache of whole pages. */
export const chromiumPath = existsSync(shell) ? shell : wholeChromiumPath;

/** What keeps Debian's Chromium from calling home or needing a display. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
