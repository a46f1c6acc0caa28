/** What the build makes for use without a network: the service worker and the manifest of the installable app. */
import type { VitePWAOptions } from "vite-plugin-pwa";

/** The largest file in bytes that is kept; core.wasm has about 4 MB before compression. */
const largestKeptFile = 12_000_000;

/** The manifest of the installable app (W3C Web Application Manifest). */
const manifest: VitePWAOptions["manifest"] = {
  id: "/",
  name: "Charm Playground",
  short_name: "Playground",
  description: "Expand charmcraft.yaml and see the environment of a 12-factor charm's app.",
  lang: "en",
  dir: "ltr",
  start_url: "/",
  scope: "/",
  display: "standalone",
  theme_color: "#77295a",
  background_color: "#f6f4f2",
  categories: ["developer", "utilities"],
  icons: [
    { src: "/icon.svg", sizes: "any", type: "image/svg+xml", purpose: "any" },
    { src: "/icon-192.png", sizes: "192x192", type: "image/png", purpose: "any" },
    { src: "/icon-512.png", sizes: "512x512", type: "image/png", purpose: "any" },
    { src: "/icon-maskable-512.png", sizes: "512x512", type: "image/png", purpose: "maskable" },
  ],
};

/**
 * Options of vite-plugin-pwa. The page registers the worker itself, because the policy does not allow inline
 * scripts.
 */
export const offlineOptions: Partial<VitePWAOptions> = {
  registerType: "prompt",
  injectRegister: false,
  filename: "service-worker.js",
  manifestFilename: "playground.webmanifest",
  manifest,
  includeAssets: [],
  workbox: {
    globPatterns: ["**/*.{html,js,css,wasm,woff2,svg,png,webmanifest}"],
    maximumFileSizeToCacheInBytes: largestKeptFile,
    // A hash in the name is version enough.
    dontCacheBustURLsMatching: /^assets\//,
    // Each page has an address of its own; an unknown address is requested, and refused, as without a worker.
    navigateFallback: null,
    // The parameters of an embed are read by its page and do not lead to another file.
    ignoreURLParametersMatching: [/./],
    cleanupOutdatedCaches: true,
    sourcemap: false,
    disableDevLogs: true,
  },
};
