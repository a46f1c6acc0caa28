/** The browser for the tests, the screenshots and the measurements. */
import { existsSync } from "node:fs";

/** The path of the complete browser: the one in CHROMIUM, or Debian's. */
export const wholeChromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

const shell = "/usr/bin/chromium-headless-shell";

/**
 * The path of the browser for everything that needs neither a window nor its features, such as the back/forward
 * cache.
 */
export const chromiumPath = existsSync(shell) ? shell : wholeChromiumPath;

/** Flags that keep Debian's Chromium from calling home and from needing a display. */
export const chromiumFlags = [
  "--no-sandbox",
  "--disable-gpu",
  "--disable-quic",
  "--no-first-run",
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
];
