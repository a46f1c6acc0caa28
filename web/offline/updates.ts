/// <reference types="vite-plugin-pwa/vanillajs" />
/** The service worker on the page's side: what it has kept, and what is new. */
import { signal } from "@preact/signals";
import { answered } from "./answered";
import { forgetWait, isOverdue } from "./overdue";

/** How the page compares with the service worker's version. */
export type Update =
  /** This is the newest version that is known. */
  | "none"
  /** A newer version is kept and waits until the user takes it. */
  | "waiting"
  /** Another tab took a newer version; this one still runs the old one. */
  | "taken-elsewhere";

/** Whether a newer version waits. */
export const update = signal<Update>("none");
/** Whether everything is kept in this browser, so that the page opens without a network. */
export const offlineReady = signal(false);

/** Milliseconds between two looks for a newer version while the page stays open: one hour. */
const lookAgainAfter = 3_600_000;

/** Milliseconds after its beginning at which a page no longer counts as being opened. */
const openingTime = 30_000;
/** Tells of a newer version, or takes it where it has waited for too long and the user has not worked on this page yet. */
function meetUpdate(): void {
  const opening = performance.now() < openingTime;
  try {
    if (opening && isOverdue(localStorage, Date.now())) return void takeUpdate();
  } catch {
    // A browser that remembers nothing is only told.
  }
  update.value = "waiting";
}

let takeOver: (() => void) | null = null;
let taken = false;

/**
 * Takes the newer version: the page loads anew, once that version's worker is in charge. The project is kept
 * in the browser as ever.
 */
export async function takeUpdate(): Promise<void> {
  taken = true;
  const registration = await navigator.serviceWorker.getRegistration();
  const waiting = registration?.waiting;
  if (!waiting || !takeOver) return window.location.reload();
  // A page of the very first visit has no worker in charge, so it is not told when that changes.
  waiting.addEventListener("statechange", () => {
    if (waiting.state === "activated") window.location.reload();
  });
  takeOver();
}

/** Leaves the newer version for the next time that the page is opened. */
export function leaveUpdate(): void {
  update.value = "none";
}

/** Ends when the page has loaded and has nothing more urgent to do. */
async function loaded(): Promise<void> {
  if (document.readyState !== "complete")
    await new Promise((resolve) => addEventListener("load", resolve, { once: true }));
  await answered();
  await new Promise<void>((resolve) => (window.requestIdleCallback ?? setTimeout)(() => resolve()));
}

/**
 * Registers the service worker once the page shows its first results, and keeps `update` and `offlineReady` up to date.
 * Without service workers (an old browser, a private window, plain HTTP) nothing happens.
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
