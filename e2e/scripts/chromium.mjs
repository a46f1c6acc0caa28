/** The browser of the tests, the pictures and the measurements. */

/** Path of its program. */
export const chromiumPath = process.env.CHROMIUM ?? "/usr/bin/chromium";

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
