/// <reference types="vite-plugin-pwa/vanillajs" />
/** The page's side of the service worker: what the worker has kept, and whether there is a newer version. */
import { signal } from "@preact/signals";
import { answered } from "./answered";
import { forgetWait, isOverdue } from "./overdue";

/** How the page's version compares with the service worker's. */
export type Update =
  /** The page is the newest known version. */
  | "none"
  /** A newer version is kept and waits until the user accepts it. */
  | "waiting"
  /** Another tab switched to a newer version; this one still runs the old one. */
  | "taken-elsewhere";

/** How the page's version compares with the service worker's. */
export const update = signal<Update>("none");
/** Whether the browser has kept everything that the page needs to open without a network. */
export const offlineReady = signal(false);

/** Milliseconds between two checks for a newer version while the page stays open: one hour. */
const lookAgainAfter = 3_600_000;

/** Milliseconds after its start during which a page counts as just opened. */
const openingTime = 30_000;
/** Announces a newer version, or switches to it if it has waited too long and the user has not begun to work here. */
function meetUpdate(): void {
  const opening = performance.now() < openingTime;
  try {
    if (opening && isOverdue(localStorage, Date.now())) return void takeUpdate();
  } catch {
    // Without storage its time is unknown, so only announce it.
  }
  update.value = "waiting";
}

let takeOver: (() => void) | null = null;
let taken = false;

/**
 * Switches to the newer version: the page reloads once that version's worker is in control. The project stays
 * in the browser as always.
 */
export async function takeUpdate(): Promise<void> {
  taken = true;
  const registration = await navigator.serviceWorker.getRegistration();
  const waiting = registration?.waiting;
  if (!waiting || !takeOver) return window.location.reload();
  // On a first visit no worker controls the page, so the browser does not report when one takes over.
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated") window.location.reload();
  });
  takeOver();
}

/** Leaves the newer version until the page is next opened. */
export function leaveUpdate(): void {
  update.value = "none";
}

/** Resolves when the page has loaded and has nothing more urgent to do. */
async function loaded(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await answered();
  await new Promise<void>((resolve) => (window.requestIdleCallback ?? setTimeout)(() => resolve()));
}

/**
 * Registers the service worker once the page shows its first results, and keeps `update` and `offlineReady` up to date.
 * Does nothing without service workers (an old browser, a private window, plain HTTP).
 */
export async function keepForOffline(): Promise<void> {
  if (!("serviceWorker" in navigator)) return;
  await loaded();
  const part = await import("virtual:pwa-register").catch(() => null);
  if (!part) return;
  const { registerSW } = part;
  const activate = registerSW({
    onNeedRefresh: () => queueMicrotask(meetUpdate),
    onOfflineReady: () => {
      offlineReady.value = true;
    },
    onNeedReload: () => {
      if (!taken) update.value = "taken-elsewhere";
    },
    onRegisteredSW: (_address, registration) => {
      if (!registration) return;
      if (registration.active) offlineReady.value = true;
      if (!registration.waiting && !registration.installing) forgetWait();
      setInterval(() => void registration.update().catch(() => {}), lookAgainAfter);
    },
  });
  takeOver = () => void activate();
}
