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
 * Opens the project that the user left, and then, as a step that can be undone, whatever the address
 * names. A visitor without a project sees an example.
 */
async function openProject(): Promise<void> {
  const leftOff = await openLastProject();
  const asked = location.hash !== "" && (await openAddressBar());
  if (!leftOff && !asked) await openFirstExample();
  addEventListener("hashchange", () => void openAddressBar());
}

/** Opens what the address names; only then is the code for links fetched. @returns whether it opened anything */
async function openAddressBar(): Promise<boolean> {
  try {
    const openAddress = await fetchPart(
      () => import("./share/address-bar"),
      (module) => module.openAddress,
    );
    return await openAddress();
  } catch {
    missingPart.value = { what: "The link", again: () => void openAddressBar() };
    return false;
  }
}

/** Starts the page. */
async function start(): Promise<void> {
  loadEngine();
  keepPreferences();
  const page = document.getElementById("page");
  // Remove the placeholder that would stay if this program never came.
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
