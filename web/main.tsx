import { render } from "preact";
import { keepForOffline } from "./offline/updates";
import { announceResults } from "./state/announce-results";
import { openLastProject, startKeeping } from "./state/keep";
import { openFirstExample } from "./state/open-example";
import { knowExamples } from "./state/own-charm";
import { fetchPart, missingPart } from "./state/parts";
import { keepPreferences } from "./state/preferences";
import { opening } from "./state/project";
import { startRepairs } from "./state/repair";
import { loadEngine, startSession } from "./state/session";
import { App } from "./views/app";
import { returnFocus } from "./views/focus-return";
import { listenForKeys } from "./views/global-keys";
import { listenForFiles } from "./views/open-files";
import { watchPointer } from "./views/pointer";
import { watchPresses } from "./views/press";

/**
 * Opens where the user left off, and over that, as a step that can be undone, what the address asks
 * for. An empty visit opens on an example.
 */
async function openProject(): Promise<void> {
  const leftOff = await openLastProject();
  const asked = location.hash !== "" && (await openAddressBar());
  if (!leftOff && !asked) await openFirstExample();
  addEventListener("hashchange", () => void openAddressBar());
}

/** Opens what the address asks for; the code of links comes only then. @returns whether it did */
async function openAddressBar(): Promise<boolean> {
  try {
    const { openAddress } = await fetchPart(() => import("./share/address-bar"));
    return await openAddress();
  } catch {
    missingPart.value = { what: "The link", again: () => void openAddressBar() };
    return false;
  }
}

/** Puts the page together. */
async function start(): Promise<void> {
  loadEngine();
  keepPreferences();
  const page = document.getElementById("page");
  // What stood there in case this program never came.
  page?.replaceChildren();
  if (page) render(<App />, page);
  await openProject();
  opening.value = false;
  void knowExamples();
  startSession();
  startRepairs();
  startKeeping();
  announceResults();
  listenForKeys();
  listenForFiles();
  watchPointer();
  returnFocus();
  watchPresses();
}

void start();
void keepForOffline();
